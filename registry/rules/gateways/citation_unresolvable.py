"""Does each citation of a power or duty lead to law that there is?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.facts.reader import Reader
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.citations import Cited, cited
from registry.subjects.processing import Member
from registry.subjects.relied_on import gateways_in
from registry.subjects.subject import Subject
from registry.wording import _

_BETWEEN = re.compile(r";|, with ")
"""What stands between two citations in one text."""

_OF_THE_REGISTER = "information-sharing-agreement-"
_POWERS = f"{_OF_THE_REGISTER}powers-and-objectives-0001:"
"""How the names of the lists begin that go with the Digital Economy Act register, and its list of powers in full."""


def judge(subject: Subject) -> Verdict:
    """Judge every citation in the bases of an agreement or of a record of processing."""
    bases = [Member(f"{subject.record.ref}#bases[{each['id']}]", each) for each in subject.get("bases") or ()]
    citing = [each for basis in bases for each in gateways_in(basis) if each.get("provision")]
    codes = list(_codes_of_powers(subject))
    if not citing and not codes:
        return not_applicable(_("It cites no provision."))
    wrong = [at for at, code in codes if not code.startswith(_POWERS)]
    said = [_("“{code}” is in no list of powers.").format(code=code) for at, code in codes if at in wrong]
    unknown = []
    for each in citing:
        for found in _read(subject.reader, each):
            if found.trouble:
                wrong.append(each.at)
                said.append(
                    _("{trouble} So “{citation}” leads to no law.").format(
                        citation=each.get("provision"), trouble=found.trouble
                    )
                )
            elif not found.is_resolved:
                unknown.append(each)
    if wrong:
        return violated(tuple(dict.fromkeys(wrong)), " ".join(dict.fromkeys(said)))
    if unknown:
        names = "; ".join(dict.fromkeys(str(each.get("provision")) for each in unknown))
        at = tuple(dict.fromkeys(each.at for each in unknown))
        return cannot_tell(at, _("These data do not hold the provision cited: {names}.").format(names=names))
    return satisfied(_("Every citation leads to a provision."))


def _codes_of_powers(subject: Subject) -> Iterator[tuple[str, str]]:
    """The codes by which the Digital Economy Act register gives the powers, as printed, and where they stand."""
    for entry in subject.get("public_registers") or ():
        if str(entry.get("power_code", "")).startswith(_OF_THE_REGISTER):
            yield f"{subject.record.ref}#public_registers[{entry['scheme']}]/power_code", str(entry["power_code"])


def _read(reader: Reader, gateway: Member) -> list[Cited]:
    """What a citation leads to; “section 17A, with SI 2007/1831” is two."""
    parts = [each for each in _BETWEEN.split(str(gateway.get("provision"))) if each.strip()]
    return [found for part in parts for found in cited(reader.book, part, _instrument(reader, gateway))]


def _instrument(reader: Reader, gateway: Member) -> str:
    """The Act or instrument of the gateway that is named, which a bare “section 115” means."""
    entry = reader.book.get(str(gateway.get("gateway") or ""))
    provision = reader.book.get(entry.data["provisions"][0]) if entry is not None and entry.sort == "gateway" else None
    return provision.within.id if provision is not None and provision.within is not None else ""
