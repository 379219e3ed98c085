"""What a privacy notice must tell of: always, or only where the processing is so.

Source: UK GDPR Articles 13(1) and (2) and 14(1) and (2).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.reading import Reading
from registry.facts.significant_decision import significant_decision
from registry.load.snapshot import Loaded
from registry.subjects.subject import Whole
from registry.wording import _

ALWAYS = (
    "controller", "purposes", "lawful_basis", "retention", "access", "rectification", "erasure", "restriction",
    "complaint_to_regulator",
)  # fmt: skip
"""What every notice tells of."""

_ARTICLE_13 = frozenset({"from-the-person", "both"})
_ARTICLE_14 = frozenset({"from-elsewhere", "both"})
_OBJECTION = frozenset({"e-public-task", "ea-recognised-legitimate-interest", "f-legitimate-interests"})
_PORTABILITY = frozenset({"a-consent", "b-contract"})
_CONSENT = frozenset({"a-consent"})
_INTEREST = frozenset({"f-legitimate-interests"})
_EXPLICIT_CONSENT = "a-explicit-consent"
_GENERAL, _LAW_ENFORCEMENT = "uk-gdpr", "dpa-part3"

Asked = Reading[str]
"""Whether something must be told: `yes`, `no`, or `unknown` with the places it turns on."""


class Telling:
    """A privacy notice, and what the records say of the processing that it tells of."""

    def __init__(self, notice: Whole) -> None:
        self.notice = notice
        self._bases = frozenset(notice.get("art6") or ())

    @cached_property
    def activities(self) -> tuple[Loaded, ...]:
        """The processing that it names, as far as that is loaded."""
        return tuple(self.notice.linked_all("activities", Kind.PROCESSING_ACTIVITY.value))

    @cached_property
    def controllers(self) -> tuple[Loaded, ...]:
        """The controllers it speaks for, as far as they are loaded."""
        return tuple(self.notice.linked_all("controllers", Kind.ORGANISATION.value))

    @property
    def is_law_enforcement(self) -> bool:
        """Whether any of it is for a law-enforcement purpose."""
        said = (self.notice.get("law_enforcement") or {}).get("applies") == "yes"
        return said or any(each.data.get("regime") == _LAW_ENFORCEMENT for each in self.activities)

    @property
    def is_general(self) -> bool:
        """Whether any of it is for another purpose: it is, unless all of it is for law enforcement."""
        if not self.is_law_enforcement or self._bases:
            return True
        regimes = {each.data.get("regime", _GENERAL) for each in self.activities}
        return _GENERAL in regimes

    def asked(self) -> dict[str, Asked]:
        """The fields of `contents` that do not always apply, with whether they do."""
        origin = str((self.notice.get("giving") or {}).get("origin", ""))
        from_person = self._of_origin(origin, _ARTICLE_13)
        from_elsewhere = self._of_origin(origin, _ARTICLE_14)
        return {
            "dpo_contact": self._of_controllers("dpo", "designated"),
            "representative": self._has_representative(),
            "recipients": self._has_recipients(),
            "legitimate_interest": self._rests_on(_INTEREST),
            "objection": self._rests_on(_OBJECTION),
            "portability": self._rests_on(_PORTABILITY),
            "withdrawal_of_consent": self._rests_on(_CONSENT, _EXPLICIT_CONSENT),
            "transfers": _yes_or_no(self._goes_abroad()),
            "complaint_to_controller": _yes_or_no(self.notice.reader.in_force("uk-gdpr-a13-2-ca")),
            "automated_decisions": _yes_or_no(self._decides()),
            "statutory_or_contractual": from_person,
            "categories": from_elsewhere,
            "data_source": from_elsewhere,
        }

    # ── what each turns on ───────────────────────────────────────────────────────────────────────────────────────

    def _of_origin(self, origin: str, among: frozenset[str]) -> Asked:
        if origin:
            return _yes_or_no(origin in among)
        said = _("No record shows whether data comes from the people themselves.")
        return Reading("unknown", said, (self.notice.place("giving/origin"),))

    def _of_controllers(self, part: str, field: str) -> Asked:
        """Whether a controller says yes: not known where none does, and one says nothing or is not loaded."""
        answers = [each.data.get(part, {}).get(field) for each in self.controllers]
        if "yes" in answers:
            return _yes_or_no(True)
        is_known = len(answers) == len(self.notice.get("controllers") or ()) and answers
        if is_known and all(answer == "no" for answer in answers):
            return _yes_or_no(False)
        said = _("No record shows whether each controller has a data protection officer.")
        return Reading("unknown", said, (self.notice.place("controllers"),))

    def _has_representative(self) -> Asked:
        return _yes_or_no(
            any(each.data.get("representative", {}).get("appointed") == "yes" for each in self.controllers)
        )

    def _has_recipients(self) -> Asked:
        """Whether anybody receives the data: somebody does, unless every record says that nobody does."""
        given = [self.notice.get("recipients"), *(each.data.get("recipients") for each in self.activities)]
        return _yes_or_no(any(each != [] for each in given))

    def _rests_on(self, bases: frozenset[str], condition: str = "") -> Asked:
        own = [basis for each in self.activities for basis in each.data.get("bases", ())]
        known = self._bases | {value for basis in own for value in basis.get("art6", ())}
        conditions = {*(self.notice.get("art9") or ()), *(value for basis in own for value in basis.get("art9", ()))}
        if not known:
            said = _("No record shows which lawful bases it gives.")
            return Reading("unknown", said, (self.notice.place("art6"),))
        return _yes_or_no(bool(known & bases) or condition in conditions)

    def _goes_abroad(self) -> bool:
        places = [self.notice.get("transfers") or {}, *(each.data.get("transfers", {}) for each in self.activities)]
        return any(each.get("outside_uk") == "yes" for each in places)

    def _decides(self) -> bool:
        decisions = (each for activity in self.activities for each in activity.data.get("automated_decisions", ()))
        return any(significant_decision(each, "").value == "yes" for each in decisions)


def _yes_or_no(is_asked: Any) -> Asked:
    return Reading("yes" if is_asked else "no", "")


def words_of(field: str) -> str:
    """What a field of `contents` is about, in words that end a sentence."""
    words = {
        "controller": _("who the controller is"),
        "representative": _("who represents the controller"),
        "dpo_contact": _("how to reach the data protection officer"),
        "purposes": _("the purposes"),
        "lawful_basis": _("the lawful bases"),
        "legitimate_interest": _("the legitimate interest"),
        "recipients": _("who receives the data"),
        "transfers": _("what goes abroad"),
        "retention": _("how long data is kept"),
        "access": _("the right of access"),
        "rectification": _("the right to have mistakes put right"),
        "erasure": _("the right to erasure"),
        "restriction": _("the right to restriction"),
        "objection": _("the right to object"),
        "portability": _("the right to portability"),
        "withdrawal_of_consent": _("withdrawing consent"),
        "complaint_to_controller": _("the right to complain to the controller"),
        "complaint_to_regulator": _("the right to complain to the regulator"),
        "statutory_or_contractual": _("whether people must give the data"),
        "automated_decisions": _("decisions made without a person's involvement"),
        "categories": _("the categories of data"),
        "data_source": _("where the data comes from"),
    }
    return words[field]
