"""Does the agreement stand, have both signed it, is what must come first met, and does the flow run: on the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from registry.canonical import digest
from registry.concepts.agreements import Condition
from registry.concepts.running import RUNNING
from registry.facts.adherence import adherence
from registry.facts.lifecycle import status_on
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.grading import CANNOT_TELL, HELD, MISSING, NOT_NEEDED, WEAKENED, Part
from registry.sharing.permits.ways import End, Way
from registry.subjects.joining import adoptions_of
from registry.wording import _, day

RUNS, LATER, ENDED, DRAFT, UNSURE = "runs", "later", "ended", "draft", "unsure"
"""How an agreement stands on a day: it runs, is to begin, is over, is still being written, or nobody has said."""

_DRAFTS = frozenset({"idea", "screening", "draft", "consultation", "legal-ig-review"})
_COMING = frozenset({"approved", "signing"})
_OVER = frozenset({"terminated", "superseded", "withdrawn-before-force", "retired"})
_ALONE = frozenset({"published-statement", "register-entry"})
"""Documents that one body publishes by itself: nobody signs them."""


def stage(reader: Reader, agreement: Loaded) -> str:
    """How an agreement stands on the day."""
    now, dates = status_on(reader, agreement).value, agreement.data.get("dates", {})
    if now in _OVER or ("end" in dates and reader.is_past(dates["end"])):
        return ENDED
    if now in _DRAFTS:
        return DRAFT
    if now in _COMING or not now or ("effective" in dates and not reader.has_come(dates["effective"])):
        return LATER
    return RUNS if now in RUNNING else UNSURE


def in_force(bench: Bench, way: Way) -> Part:
    """Whether the agreement is in force on the day; where it is not, since when or until when."""
    record, reader = way.agreement.record, bench.reader
    now, dates = status_on(reader, record), record.data.get("dates", {})
    at = bench.places([f"{record.ref}#status"])
    title, who = record.title, _("The lead of the agreement")
    stands = stage(reader, record)
    if stands == ENDED:
        ended = dates.get("end")
        if ended and reader.is_past(ended):
            said = _("{title} has ended: its last day was {day}.").format(title=title, day=_day(ended))
            at = bench.places([f"{record.ref}#dates/end"])
        else:
            said = _("{title} has ended. {because}").format(title=title, because=now.because)
        return Part(MISSING, said, _("Renew it, or make another agreement, signed by both."), who, at)
    if stands == DRAFT:
        said = _("{title} is a draft. {because}").format(title=title, because=now.because)
        return Part(MISSING, said, _("Finish it, have it approved, and have both sign it."), who, at)
    if stands == LATER:
        start = dates.get("effective")
        if start and not reader.has_come(start):
            said = _("{title} takes effect on {day}, and not before.").format(title=title, day=_day(start))
        else:
            said = _("{title} is not in force yet. {because}").format(title=title, because=now.because)
        return Part(MISSING, said, _("Wait until it is in force."), who, at)
    if stands == UNSURE:
        said = _("Nobody has recorded whether {title} is in force.").format(title=title)
        if now.value == "suspended":
            said = _("{title} is suspended. {because}").format(title=title, because=now.because)
            return Part(MISSING, said, _("Ask the lead why, and when it runs again."), who, at)
        return Part(CANNOT_TELL, said, _("Have the lead record its status."), who, at)
    start, end = dates.get("effective"), dates.get("end")
    said = _("{title} is in force").format(title=title)
    if start:
        said = _("{title} has been in force since {day}").format(title=title, day=_day(start))
    if end:
        said = _("{said}, and runs until {day}").format(said=said, day=_day(end))
    return Part(HELD, f"{said}.", at=at)


# ── who has signed ───────────────────────────────────────────────────────────────────────────────────────────────────


def signed(bench: Bench, way: Way, end: End) -> list[Part]:
    """Whether one of the two is bound on the day, by its own signature, to this text and this flow."""
    agreement, name = way.agreement, end.body.title
    party = agreement.parties.get(end.party.key, {})
    place = bench.places([f"{agreement.record.ref}#parties[{end.party.key}]"])
    if agreement.data.get("instrument") in _ALONE:
        said = _("It is something that one body publishes by itself: no record shows that {name} has signed it.")
        return [Part(CANNOT_TELL, said.format(name=name), _settles_signing(name), name, place)]
    if party.get("adherence") == "statute":
        return [Part(NOT_NEEDED, _("{name} is bound by statute and need not sign.").format(name=name), at=place)]
    if "joins" in party and not bench.reader.has_come(party["joins"]):
        said = _("{name} is bound only from {day}.").format(name=name, day=_day(party["joins"]))
        return [Part(MISSING, said, _("Wait until then."), name, place)]
    if "leaves" in party and bench.reader.is_past(party["leaves"]):
        said = _("The last day {name} was bound was {day}.").format(name=name, day=_day(party["leaves"]))
        return [Part(MISSING, said, _settles_signing(name), name, place)]
    adoptions = own_adoptions(way, end)
    state = adherence(bench.reader, adoptions)
    if state.value != "signed":
        said = _("No record shows that {name} is bound by {title}. {because}").format(
            name=name, title=agreement.record.title, because=state.because
        )
        return [Part(MISSING, said, _settles_signing(name), name, bench.places([*state.sources, *_addresses(place)]))]
    last = _latest(adoptions)
    days = (end.party.joiner.member.get("joins") if end.party.joiner else None, last.data.get("effective"))
    first = max((str(each) for each in days if each), default="")
    if first and not bench.reader.has_come(first):
        said = _("{name} has signed, and is bound only from {day}.").format(name=name, day=_day(first))
        return [Part(MISSING, said, _("Wait until then."), name, bench.places(state.sources))]
    said = _("{name} has signed. {because}").format(name=name, because=state.because)
    parts = [Part(HELD if "signed" in last.data else WEAKENED, said, at=bench.places([str(last.ref)]))]
    parts += _to_this_text(bench, way, last, name)
    parts += _to_this_flow(bench, way, last, name)
    return parts


def own_adoptions(way: Way, end: End) -> Sequence[Loaded]:
    """The adoptions of one end, its own alone where the party is a class; its principal's where it acts for another."""
    if end.party.joiner is not None:
        return end.party.joiner.adoptions
    own = adoptions_of(way.agreement, end.party.key)
    principal = way.agreement.parties.get(end.party.key, {}).get("on_behalf_of")
    return own or (adoptions_of(way.agreement, str(principal)) if principal else own)


def _latest(adoptions: Sequence[Loaded]) -> Loaded:
    """The adoption by which somebody is bound now: the last that it signed."""
    return max(adoptions, key=lambda each: (str(each.data.get("signed", "")), str(each.ref)))


def _to_this_text(bench: Bench, way: Way, adoption: Loaded, name: str) -> Iterator[Part]:
    """What it signed must be what the record says now, as far as that can be compared."""
    own = str(adoption.data.get("digest", "")).removeprefix("sha256:")
    if not own:
        said = _("Which text {name} signed is not on record: its adoption holds no digest.").format(name=name)
        yield Part(WEAKENED, said, at=bench.places([str(adoption.ref)]))
        return
    asked = ("digest", way.agreement.record.ref)
    now = bench.reader.remembered(asked, lambda: digest(bench.snapshot, way.agreement.record) or "")
    if now and now.removeprefix("sha256:") != own:
        said = _("What {name} signed is not the agreement as it stands in the records now.").format(name=name)
        settles = _("Compare the two, and have {name} sign again if what changed matters.").format(name=name)
        yield Part(CANNOT_TELL, said, settles, name, bench.places([f"{adoption.ref}#digest"]))


def _to_this_flow(bench: Bench, way: Way, adoption: Loaded, name: str) -> Iterator[Part]:
    """It may have signed for some flows only, or on conditions."""
    if way.flow is None:
        return
    own = way.flow.data["id"]
    flows = adoption.data.get("flows")
    if flows is not None and own not in flows and adoption.data.get("covers_all_flows") != "yes":
        said = _("{name} has signed for other flows, and not for this one.").format(name=name)
        settles = _("Ask {name} to take part in this flow.").format(name=name)
        yield Part(MISSING, said, settles, name, bench.places([f"{adoption.ref}#flows"]))
    if flows is None and adoption.data.get("covers_all_flows") == "no":
        said = _("{name} has signed for some flows only, and no record shows for which.").format(name=name)
        settles = _("Have {name} record the flows that it signed for.").format(name=name)
        yield Part(CANNOT_TELL, said, settles, name, bench.places([f"{adoption.ref}#covers_all_flows"]))
    for condition in conditions_of(bench.reader, adoption, own):
        said = _("{name} signed on a condition: {text}").format(name=name, text=condition.get("text", ""))
        at = bench.places([f"{adoption.ref}#conditions[{condition['id']}]"])
        if condition.get("accepted") == "yes":
            yield Part(HELD, said, at=at)
        else:
            settles = _("Have the lead record whether it accepts the condition.")
            said = _("{said} No record shows that the lead has accepted it.").format(said=said)
            yield Part(CANNOT_TELL, said, settles, _("The lead of the agreement"), at)


def conditions_of(reader: Reader, adoption: Loaded, flow: str) -> Iterator[Mapping[str, Any]]:
    """The conditions on which somebody signed that hold for a flow on the day."""
    for condition in adoption.data.get("conditions") or ():
        is_over = "until" in condition and reader.is_past(condition["until"])
        if not is_over and flow in (condition.get("flows") or (flow,)):
            yield condition


def _settles_signing(name: str) -> str:
    return _("Have {name} sign it, and record the signature as an adoption.").format(name=name)


def _addresses(places: Sequence[Any]) -> list[str]:
    return [place.address for place in places]


# ── what must come first ─────────────────────────────────────────────────────────────────────────────────────────────


def preconditions(bench: Bench, way: Way) -> list[Part]:
    """What the agreement asks either of the two to have before anything goes, and whether it has."""
    parts: list[Part] = []
    for each in way.agreement.data.get("preconditions") or ():
        for end in (way.giver, way.getter):
            if end.party.key in (each.get("parties") or (end.party.key,)):
                parts.append(_precondition(bench, way, end, each))
    if len(parts) > 1 and all(part.state == HELD for part in parts):
        said = _("Everything that must come first is met.")
        at = tuple(dict.fromkeys(place for part in parts for place in part.at))
        return [Part(HELD, said, at=at, also=tuple(part.said for part in parts))]
    return parts or [Part(NOT_NEEDED, _("No record shows anything that must come first."))]


def _precondition(bench: Bench, way: Way, end: End, asked: Mapping[str, Any]) -> Part:
    own, name = str(asked["id"]), end.body.title
    condition = str(asked.get("condition") or "")
    known = {each.value: _(each.label) for each in Condition}
    what = str(asked.get("details") or known.get(condition) or own).rstrip(".")
    at = f"{way.agreement.record.ref}#preconditions[{own}]"
    met, when = asked.get("met"), asked.get("met_on")
    for adoption in own_adoptions(way, end):
        for each in adoption.data.get("preconditions") or ():
            # Where the agreement says that it is not met, a party's own word does not make it so.
            if each.get("precondition") == own and "met" in each and met != "no":
                met, when = each["met"], each.get("met_on")
                at = f"{adoption.ref}#preconditions[{own}]"
    places = bench.places([at])
    if met == "yes" and (when is None or bench.reader.has_come(when)):
        return Part(HELD, _("{name} has met this: {what}.").format(name=name, what=what), at=places)
    settles = _("Have {name} meet it, and record when: {what}.").format(name=name, what=what)
    if met == "yes":
        said = _("{name} met this only on {day}: {what}.").format(name=name, day=_day(str(when)), what=what)
        return Part(MISSING, said, settles, name, places)
    if met == "no":
        said = _("The record says that {name} has not met this: {what}.").format(name=name, what=what)
        return Part(MISSING, said, settles, name, places)
    said = _("No record shows whether {name} has met this: {what}.").format(name=name, what=what)
    return Part(CANNOT_TELL, said, settles, name, places)


# ── the flow ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def flow_runs(bench: Bench, way: Way) -> list[Part]:
    """Whether the agreement says that this goes from one to the other, and that it goes on the day."""
    if way.flow is None:
        record = way.agreement.record
        said = _("{title} binds both, and no record shows what goes from whom to whom under it.")
        settles = _("Have the lead record the flows, from the agreement's text.")
        place = bench.places([f"{record.ref}#flows"])
        return [Part(MISSING, said.format(title=record.title), settles, _("The lead of the agreement"), place)]
    flow, reader = way.flow, bench.reader
    place = bench.places([flow.address])
    who = _("The lead of the agreement")
    starts, ends = flow.get("starts"), flow.get("ends")
    if starts and not reader.has_come(starts):
        said = _("“{flow}” begins on {day}.").format(flow=flow.name, day=_day(starts))
        return [Part(MISSING, said, _("Wait until then."), who, place)]
    if ends and reader.is_past(ends):
        said = _("“{flow}” has ended: its last day was {day}.").format(flow=flow.name, day=_day(ends))
        return [Part(MISSING, said, _("Ask the lead whether it is to go on."), who, place)]
    said = _("“{flow}” goes from {giver} to {getter}.").format(
        flow=flow.name, giver=way.giver.body.title, getter=way.getter.body.title
    )
    parts = [Part(HELD, said, at=place)]
    if flow.get("live") == "no":
        parts.append(Part(WEAKENED, _("The record says that it is not happening now."), at=place))
    if flow.get("interim") == "yes":
        said = _("It is an arrangement for the time being. {why}").format(why=flow.get("interim_reason") or "")
        parts.append(Part(WEAKENED, said.strip(), at=place))
    conditions = flow.get("conditions") or ()
    if conditions:
        said = _("It goes only on these conditions: {conditions}").format(conditions="; ".join(map(str, conditions)))
        parts.append(Part(HELD, said, at=bench.places([flow.place("conditions")])))
    return parts


def channelled(bench: Bench, way: Way) -> list[Part]:
    """Whether it is on record how it goes: by what nobody named, nobody can say that it is safe."""
    if way.flow is None or any(way.flow.get(name) for name in ("channels", "channel_detail", "access_mode")):
        return []
    said = _("No record shows by what means “{flow}” goes.").format(flow=way.flow.name)
    return [Part(WEAKENED, said, at=bench.places([way.flow.place("channels")]))]


def sides_recorded(bench: Bench, way: Way) -> list[Part]:
    """Whether each end of the flow is on record, with what it is to the data."""
    if way.flow is None:
        return [Part(CANNOT_TELL, _("No flow is recorded that would say what each is to the data."))]
    parts = []
    for end in (way.giver, way.getter):
        if end.side is None:
            said = _("No record shows the part of {name} in “{flow}”: its role, its law and what it relies on.")
            settles = _("Have the lead record the side of {name}.").format(name=end.body.title)
            at = bench.places([way.flow.place("sides")])
            who = _("The lead of the agreement")
            parts.append(Part(MISSING, said.format(name=end.body.title, flow=way.flow.name), settles, who, at))
    return parts


def _day(text: str) -> str:
    return day(date.fromisoformat(str(text)))
