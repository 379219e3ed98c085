"""Is it said what sharing, or other processing, is for, in words that mean something?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Activity
from registry.wording import _

_FEWEST_LETTERS = 12
_SAYS_NOTHING = frozenset({
    "a", "agreed", "an", "and", "as", "appropriate", "be", "between", "completed", "confirmed", "data", "decided",
    "exchange", "for", "general", "information", "later", "lawful", "needed", "of", "our", "other", "partner",
    "partners", "personal", "processing", "purpose", "purposes", "required", "share", "shared", "sharing", "such",
    "the", "to", "use", "various", "with",
})  # fmt: skip
"""Words that are no purpose, however many of them stand together: "information sharing", "sharing data as needed", "to
be confirmed"."""


def judge(subject: Agreement | Activity) -> Verdict:
    """Judge an agreement, or a record of processing."""
    return _of_agreement(subject) if isinstance(subject, Agreement) else _of_activity(subject)


def _of_agreement(agreement: Agreement) -> Verdict:
    personal = _is_personal(agreement)
    if personal == "no":
        return not_applicable(_("The record says that none of it is personal data."))
    purpose = agreement.data.get("purpose", {})
    aim = purpose.get("aim")
    if aim is not None:
        verdict = _said(aim, agreement.place("purpose/aim"))
    else:
        several = {str(each["id"]): _words(each) for each in purpose.get("purposes", ())}
        verdict = _of_several(several, agreement.place("purpose/purposes"), agreement.place("purpose/aim"))
    if verdict is None:
        return satisfied(_("The record says what the sharing is for."))
    if personal != "yes":
        said = _("{because} Nobody has recorded whether any of it is personal data.")
        return cannot_tell((*verdict.at, agreement.place("personal_data")), said.format(because=verdict.because))
    return verdict


def _of_activity(activity: Activity) -> Verdict:
    if activity.regime in ("not-personal", "deceased-only") or (not activity.regime and activity.is_personal == "no"):
        return not_applicable(_("The record says that it is not about personal data."))
    place = activity.place("purposes")
    several = {str(each["id"]): _words(each) for each in activity.get("purposes") or ()}
    verdict = _of_several(several, place, place)
    return verdict or satisfied(_("The record says what the processing is for."))


def _is_personal(agreement: Agreement) -> str:
    """Whether any of it is personal data, as the agreement says for the whole or for a side of a flow."""
    regimes = {side.regime for flow in agreement.flows for side in flow.sides}
    if regimes & {"uk-gdpr", "dpa-part3"}:
        return "yes"
    return str(agreement.data.get("personal_data", "unknown"))


def _words(purpose: dict[str, str]) -> str:
    """What a purpose says, its title and description together."""
    return " ".join(filter(None, (purpose.get("title"), purpose.get("description"))))


def _of_several(several: dict[str, str], place: str, missing: str) -> Verdict | None:
    if not several:
        return violated(missing, _("No record shows what this is for."))
    vague = [key for key, words in several.items() if _is_vague(words)]
    if vague:
        return violated(
            tuple(f"{place}[{key}]" for key in vague), _("What is recorded as a purpose does not say what this is for.")
        )
    return None


def _said(words: str, place: str) -> Verdict | None:
    return (
        violated(place, _("What is recorded as the aim does not say what this is for.")) if _is_vague(words) else None
    )


def _is_vague(words: str) -> bool:
    meant = "".join(each if each.isalpha() else " " for each in words.casefold()).split()
    is_short = len("".join(meant)) < _FEWEST_LETTERS
    return is_short or not says_something(words) or all(word in _SAYS_NOTHING for word in meant)
