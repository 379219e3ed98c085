"""Where data is for statistics, planning, research or evaluation: is it said why it must identify people?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import GENERAL, in_doubt, under
from registry.subjects.agreement import Flow
from registry.subjects.relied_on import gateways_of
from registry.wording import _

_RESEARCH_CONDITIONS = frozenset({"j-archiving-research-statistics", "para-4-research"})
_RESEARCH_ROUTE = "research-archiving-statistics"
_RESEARCH_GATEWAY = "dea17-64"
_STATISTICS = "statistic"
_WORDS = (_STATISTICS, "research", "evaluat", "planning")
"""How words begin by which a purpose says that it is one of these. Care, too, is planned: that is why it is asked
whether the data is used for decisions about a particular person."""


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    kind = _kind_of_purpose(flow)
    if kind == "individual":
        return not_applicable(
            _("No record shows that it is for statistics, planning, research or evaluation, rather than for decisions.")
        )
    otherwise = _under_general_law(flow)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    return in_doubt(_judged(flow, kind), otherwise)


def _judged(flow: Flow, kind: str) -> Verdict:
    """Judge a flow whose purpose is, or may be, one for which people need not be named."""
    if says_something(flow.get("why_identifiable")):
        return satisfied(_("The record says why the data must identify people."))
    how = flow.get("identifiability")
    if how is None:
        return cannot_tell(flow.place("identifiability"), _("No record shows how readily people could be identified."))
    if how != "identified":
        return satisfied(_("The data does not name people."))
    place = flow.place("why_identifiable")
    if kind == "group":
        said = _("The purpose is one for which people need not be named, and no record shows why they are.")
        return violated(place, said)
    said = _("The data names people, and no record shows whether decisions are made about them, or why it names them.")
    return cannot_tell((flow.place("individual_decisions"), place), said)


def _under_general_law(flow: Flow) -> Verdict | None:
    """Nothing where a side of the flow is under the UK GDPR; otherwise why not, or why nobody can tell."""
    verdicts = [under(side, GENERAL) for side in flow.sides]
    if None in verdicts:
        return None
    if not verdicts and flow.agreement.data.get("personal_data") != "no":
        return cannot_tell(flow.place("sides"), _("No record shows which law this is under."))
    unclear = [each for each in verdicts if each is not None and each.outcome == Outcome.CANNOT_TELL]
    return unclear[0] if unclear else not_applicable(_("No side of the flow is under the UK GDPR."))


def _kind_of_purpose(flow: Flow) -> str:
    """`group` where the purpose is statistics, planning, research or evaluation; `individual`; or `unclear`.

    Conditions and routes of research say so. So do the words of the purpose, if nobody is decided about. Statistics are
    never about one person; a household, too, may be researched, and a risk to it evaluated.
    """
    if _is_research(flow):
        return "group"
    words = _words_of_purpose(flow)
    if flow.get("individual_decisions") == "yes" or not any(word.startswith(_WORDS) for word in words):
        return "individual"
    is_clear = flow.get("individual_decisions") == "no" or any(word.startswith(_STATISTICS) for word in words)
    return "group" if is_clear else "unclear"


def _is_research(flow: Flow) -> bool:
    if (flow.get("compatibility") or {}).get("route") == _RESEARCH_ROUTE:
        return True
    relied_on = {value for side in flow.sides for field in ("art9", "sch1") for value, _basis in side.values(field)}
    gateways = {each.entry.id for side in flow.sides for each in gateways_of(side) if each.entry is not None}
    return bool(relied_on & _RESEARCH_CONDITIONS) or _RESEARCH_GATEWAY in gateways


def _words_of_purpose(flow: Flow) -> list[str]:
    """The words of its purpose: its own, those it names, or else the agreement's."""
    purpose = flow.agreement.data.get("purpose", {})
    named = [each for each in purpose.get("purposes", ()) if each["id"] == flow.get("purpose_key")]
    texts = [flow.get("purpose"), *(each.get(field) for each in named for field in ("title", "description"))]
    said = [str(text) for text in texts if text] or [str(purpose.get("aim", ""))]
    return "".join(each if each.isalpha() else " " for each in " ".join(said).casefold()).split()
