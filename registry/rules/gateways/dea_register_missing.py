"""Is sharing under the Digital Economy Act in the public register that its code asks for?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.gateways.digital_economy import DEBT_AND_FRAUD, PUBLIC_SERVICES, only_the_part, powers_named
from registry.subjects.agreement import Agreement
from registry.wording import _

_NAME = "digital economy"
"""How the register is told from others, in small letters."""


def judge(agreement: Agreement) -> Verdict:
    """Judge one agreement."""
    unclear = only_the_part(agreement)
    powers = powers_named(agreement, PUBLIC_SERVICES | DEBT_AND_FRAUD)
    if not powers and not unclear:
        return not_applicable(_("It names no power of Chapter 1, 3 or 4 of Part 5 of the Digital Economy Act 2017."))
    law = tuple(dict.fromkeys(each.law.id for each in powers if each.law is not None))
    entries = [each for each in agreement.get("public_registers") or () if _NAME in str(each["scheme"]).casefold()]
    for entry in entries:
        at = agreement.place(f"public_registers[{entry['scheme']}]")
        if "registered" in entry and not agreement.reader.has_come(entry["registered"]):
            said = _("It will be in the Digital Economy Act register only later.")
            return violated(f"{at}/registered", said, law)
        if entry.get("number") or entry.get("link"):
            return satisfied(_("It is in the Digital Economy Act register."), law)
    if not powers:
        said = _("It cites Part 5 of the Digital Economy Act 2017, and no record shows which Chapter.")
        return cannot_tell(tuple(each.place for each in unclear), said)
    if entries:
        at = agreement.place(f"public_registers[{entries[0]['scheme']}]/number")
        return violated(at, _("No record shows its number or page in the Digital Economy Act register."), law)
    said = _("It relies on {gateway}, and no record shows an entry in the Digital Economy Act register.")
    return violated(agreement.place("public_registers"), said.format(gateway=powers[0].name), law)
