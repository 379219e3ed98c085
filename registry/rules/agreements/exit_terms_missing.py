"""Is it said how the agreement ends, how parties leave and join, and what becomes of the information then?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.says_something import says_something
from registry.facts.stated_term import Stated, stated_term
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.agreements.applying import if_personal, of_personal_data
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_SEVERAL = 3
"""The fewest parties of which it is asked how others join: two who share make a new agreement with a third."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = of_personal_data(agreement)
    if otherwise is not None:
        return otherwise
    term = stated_term(agreement.reader, agreement.record, "exit")
    if term.value.said == "unknown":
        said = _("Whether it is said how the agreement ends cannot be read here. {because}")
        return cannot_tell(term.sources, said.format(because=term.because))
    lacking = list(_lacking(agreement, term.value))
    if not lacking:
        return satisfied(
            _("It is said how it ends and what becomes of the information. {because}").format(because=term.because)
        )
    places = tuple(term.value.place(field) for field, _what in lacking)
    said = _("No record shows {what}.").format(what=listed((what for _field, what in lacking), "or"))
    if term.value.said == "nowhere":
        said = _("{said} {because}").format(said=said, because=term.because)
    return if_personal(agreement, violated(places, said))


def _lacking(agreement: Agreement, exit_term: Stated) -> Iterator[tuple[str, str]]:
    """The fields of the heading that should say something and do not, each with what it would say."""
    dates = agreement.data.get("dates", {})
    if not (says_something(exit_term.get("wind_up")) or "notice_period" in dates or "end" in dates):
        yield "wind_up", _("how the agreement comes to an end")
    if not (says_something(exit_term.get("leaving")) or exit_term.get("notice")):
        yield "leaving", _("how a party leaves")
    if not says_something(exit_term.get("joining")) and _others_may_join(agreement):
        yield "joining", _("how a party joins")
    if not says_something(exit_term.get("return_or_delete")) and agreement.flows:
        yield "return_or_delete", _("what becomes of shared information afterwards")


def _others_may_join(agreement: Agreement) -> bool:
    classes = [party["party_class"] for party in agreement.parties.values() if "party_class" in party]
    return any(each.get("joining") != "closed" for each in classes) or len(agreement.parties) >= _SEVERAL
