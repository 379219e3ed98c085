"""Is it on record who asked for what, what was decided, by whom, when and why?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _, listed

_NOTHING_DECIDED = frozenset({"withdrawn", "nothing-held"})
_NOT_ABOUT_THE_LIVING = frozenset({"not-personal", "deceased-only"})


def judge(disclosure: Whole) -> Verdict:
    """Judge one decision, a refusal as much as a disclosure."""
    data = disclosure.data
    if data.get("living") == "no" or data.get("basis", {}).get("regime") in _NOT_ABOUT_THE_LIVING:
        return not_applicable(_("The record says that it is not about living people."))
    if data.get("decision") in _NOTHING_DECIDED:
        return not_applicable(_("There was nothing to decide: the request was withdrawn, or nothing was held."))
    given = [name for name in ("given", "disclosed_on", "disclosed_at") if data.get(name)]
    if "decision" not in data and not given and "decided" not in data:
        said = _("No record shows what was decided, or that nothing has been decided yet.")
        return cannot_tell(disclosure.place("decision"), said)
    lacking = list(_lacking(disclosure))
    if not lacking:
        return satisfied(_("It is on record who asked for what, what was decided, by whom, when and why."))
    said = _("No record shows {what}.").format(what=listed((what for _field, what in lacking), "or"))
    return violated(tuple(disclosure.place(field) for field, _what in lacking), said)


def _lacking(disclosure: Whole) -> Iterator[tuple[str, str]]:
    """The fields that should say something and do not, each with what it would say."""
    request = disclosure.data.get("request", {})
    if request.get("body") != "own-motion":
        if not (request.get("organisation") or request.get("name") or request.get("body")):
            yield "request/organisation", _("who asked")
        if not (request.get("requested") or request.get("received_at")):
            yield "request/requested", _("when it was asked for")
        if not says_something(request.get("purpose")):
            yield "request/purpose", _("for what purpose")
    information = disclosure.data.get("information", {})
    if not (information.get("items") or information.get("categories") or disclosure.data.get("given")):
        yield "information/items", _("which information it was")
    for field, what in (
        ("decision", _("what was decided")),
        ("decided", _("when it was decided")),
        ("decided_by", _("who decided")),
        ("reasons", _("why")),
    ):
        said = disclosure.data.get(field)
        if not said or (field == "reasons" and not says_something(said)):
            yield field, what
