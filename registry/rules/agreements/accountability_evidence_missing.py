"""Is proof of what was agreed, or decided, kept with an agreement in force?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.unread_register import not_read
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.agreements.applying import if_personal, of_personal_data
from registry.subjects.agreement import Agreement
from registry.wording import _

_PROOF = frozenset({"signed-copy", "minutes", "approval", "dpia", "email", "form", "business-case", "legal-advice"})
"""Evidence of what was agreed or decided. A published text, a picture or a policy does not show that anybody did."""

_SEEN_TO_ACT = frozenset({"signed-commit", "oidc"})
"""How it was made sure that a signatory itself acted."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = of_personal_data(agreement)
    if otherwise is not None:
        return otherwise
    if any(each.get("kind") in _PROOF for each in agreement.data.get("evidence", ())):
        return satisfied(_("Proof of what was agreed or decided is kept with it."))
    for adoption in agreement.adoptions:
        has_proof = any(each.get("kind") in _PROOF for each in adoption.data.get("evidence", ()))
        is_sure = has_proof or adoption.data.get("assurance") in _SEEN_TO_ACT
        if is_sure and adherence(agreement.reader, [adoption]).value in ("signed", "left"):
            return satisfied(_("Proof that a party signed is kept with its adoption."))
    unread: set[str] = set()
    for text in agreement.data.get("dpias", ()):
        register = agreement.record.ref.register
        if agreement.reader.record(register, (Kind.DPIA.value,), text) is not None:
            return satisfied(_("An impact assessment is kept with it."))
        unread.add(not_read(agreement.reader, register, Kind.DPIA.value, text))
    away = sorted(unread - {""})
    if away:
        said = _("The impact assessment is in a register that was not read: {registers}.")
        return cannot_tell(agreement.place("dpias"), said.format(registers=", ".join(away)))
    said = _("No record shows a signed copy, the minutes of a decision, or other proof of what was agreed.")
    return if_personal(agreement, violated(agreement.place("evidence"), said))
