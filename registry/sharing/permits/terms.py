"""On what terms something may go: what the agreement, its parents and the flow say of it, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from registry.concepts.handling import Channel
from registry.facts.effective import effective
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.permit import Term
from registry.sharing.permits.standing_links import conditions_of, own_adoptions
from registry.sharing.permits.ways import End, Way
from registry.wording import _, day, period

_MOST = 30


def terms(bench: Bench, way: Way) -> tuple[Term, ...]:
    """Every term on record that binds those who give or get it, in a fixed order."""
    found = [
        _term(bench, "conditions", _("Only on these conditions"), _conditions(bench, way)),
        _term(bench, "use", _("Not to be used for"), _uses(bench, way)),
        _term(bench, "prohibited", _("Never to be shared"), _texts(bench, way, "prohibited_information")),
        _term(bench, "onward", _("Passing it on"), _onward(bench, way)),
        _term(bench, "channel", _("How it goes"), _channel(way)),
        _term(bench, "access", _("Who may see it"), _access(bench, way)),
        _term(bench, "retention", _("How long it is kept"), _retention(bench, way)),
        _term(bench, "security", _("How it is kept safe"), _security(bench, way)),
        _term(bench, "review", _("When it is looked at again"), _review(way)),
    ]
    return tuple(term for term in found if term.said)


Line = tuple[str, str]
"""What is said, and the address where."""


def _term(bench: Bench, own: str, title: str, lines: Iterable[Line]) -> Term:
    told = list(dict.fromkeys(lines))[:_MOST]
    return Term(own, title, tuple(said for said, _at in told), bench.places(at for _said, at in told))


def _texts(bench: Bench, way: Way, heading: str) -> Iterator[Line]:
    """What is said under a heading, with whose words it is where that is a parent's."""
    record = way.agreement.record
    found = effective(bench.snapshot, record, heading)
    term = found.value
    if term.origin is None or not term.value:
        return
    for each in term.value if isinstance(term.value, (list, tuple)) else [term.value]:
        if isinstance(each, str):
            inherited = "" if term.origin == record.ref else f" ({found.because.rstrip('.')})"
            yield f"{each}{inherited}", f"{term.origin}#{heading}"


def _uses(bench: Bench, way: Way) -> Iterator[Line]:
    yield from _texts(bench, way, "use_restrictions")
    if way.flow is not None:
        for each in way.flow.get("use_limits") or ():
            yield str(each), way.flow.place("use_limits")


def _conditions(bench: Bench, way: Way) -> Iterator[Line]:
    if way.flow is None:
        return
    for each in way.flow.get("conditions") or ():
        yield str(each), way.flow.place("conditions")
    if way.flow.get("trigger"):
        yield _("It is set off by: {trigger}").format(trigger=way.flow.get("trigger")), way.flow.place("trigger")
    for item in way.flow.items:
        if item.get("shared_when"):
            said = _("{item}: {when}").format(item=item.get("name") or item.get("id"), when=item.get("shared_when"))
            yield said, item.place("shared_when")
    for end in (way.giver, way.getter):
        for adoption in own_adoptions(way, end):
            for each in conditions_of(bench.reader, adoption, str(way.flow.data["id"])):
                said = _("{name} signed on this condition: {text}")
                at = f"{adoption.ref}#conditions[{each['id']}]"
                yield said.format(name=end.body.title, text=each.get("text", "")), at


def _onward(bench: Bench, way: Way) -> Iterator[Line]:
    if way.flow is not None and way.flow.get("onward_rule"):
        yield str(way.flow.get("onward_rule")), way.flow.place("onward_rule")
    yield from _texts(bench, way, "onward_sharing")
    yield from _texts(bench, way, "onward_routes")


def _channel(way: Way) -> Iterator[Line]:
    if way.flow is None:
        return
    for each in way.flow.get("channels") or ():
        yield _(Channel(each).label), way.flow.place("channels")
    for name in ("channel_detail", "file_format"):
        if way.flow.get(name):
            yield str(way.flow.get(name)), way.flow.place(name)


def _access(bench: Bench, way: Way) -> Iterator[Line]:
    allowed = {key for item in (way.flow.items if way.flow else ()) for key in item.get("may_access") or ()}
    own = (way.getter.party.key, None)
    for each in effective(bench.snapshot, way.agreement.record, "access_roles").value.value or ():
        parties = each.get("parties") or own
        if way.getter.party.key in parties and (not allowed or each.get("id") in allowed):
            said = ": ".join(str(each[name]) for name in ("title", "may") if each.get(name)) or str(each.get("id"))
            yield said, f"{way.agreement.record.ref}#access_roles[{each.get('id')}]"


def _retention(bench: Bench, way: Way) -> Iterator[Line]:
    found = effective(bench.snapshot, way.agreement.record, "retention").value
    for end in (way.giver, way.getter):
        named = end.side.data.get("retention") if end.side is not None else None
        for each in found.value or ():
            if named == each.get("id") or (named is None and end is way.getter and _binds(each, end, way)):
                said = _("{name}: {how}").format(name=end.body.title, how=_how_long(each))
                yield said, f"{found.origin}#retention[{each.get('id')}]"


def _binds(term: Any, end: End, way: Way) -> bool:
    items = set(way.flow.data.get("items", ())) if way.flow is not None else set()
    parties, about = term.get("parties"), term.get("items")
    return (not parties or end.party.key in parties) and (not about or bool(items & set(about)))


def _how_long(term: Any) -> str:
    parts = []
    if term.get("period"):
        parts.append(period(str(term["period"])))
    if term.get("trigger"):
        parts.append(_("from: {trigger}").format(trigger=term["trigger"]))
    if term.get("until"):
        parts.append(_("until {day}").format(day=day(date.fromisoformat(str(term["until"])))))
    if term.get("until_age"):
        parts.append(_("until the person is {age}").format(age=term["until_age"]))
    for name in ("criterion", "schedule_name", "what"):
        if term.get(name):
            parts.append(str(term[name]))
    if term.get("schedule"):
        parts.append(_("by the retention schedule {schedule}").format(schedule=term["schedule"]))
    return ", ".join(parts) or str(term.get("id"))


def _security(bench: Bench, way: Way) -> Iterator[Line]:
    found = effective(bench.snapshot, way.agreement.record, "security")
    term = found.value
    if not isinstance(term.value, dict):
        return
    if term.origin != way.agreement.record.ref:
        yield found.because, f"{term.origin}#security"
    for name in ("transmission", "storage", "access_control", "vetting"):
        if term.value.get(name):
            yield str(term.value[name]), f"{term.origin}#security/{name}"
    if term.value.get("controls"):
        yield _("The measures agreed are listed there."), f"{term.origin}#security/controls"


def _review(way: Way) -> Iterator[Line]:
    dates = way.agreement.data.get("dates", {})
    for name, said in (("review_due", _("Its review is due on {day}.")), ("end", _("It ends on {day}."))):
        if name in dates:
            on = day(date.fromisoformat(str(dates[name])))
            yield said.format(day=on), f"{way.agreement.record.ref}#dates/{name}"
