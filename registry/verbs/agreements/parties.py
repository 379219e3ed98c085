"""Show who is party to an agreement, and where each stands: signed, invited, declined or left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from registry.concepts.agreements import SidePart
from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.facts.standing import party_state
from registry.load.snapshot import Loaded, Snapshot
from registry.schema.published import Shape, shape
from registry.session import Session
from registry.values import Any, NamedTuple, dataclass
from registry.verbs.body import body
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.wording import _

SIGNED, NONE = "signed", "none"
_HAPPENINGS = ("invited", "signed", "declined", "left")


@dataclass(frozen=True, slots=True)
class Question:
    """Which agreement."""

    ref: str = asked("The agreement: its id, or `register/agreement/id`.", default="", positional=True)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that an adoption gives a day for: `invited`, `signed`, `declined` or `left`, and the day as `on`."""

    what: str
    on: str
    adoption: str


@dataclass(frozen=True, slots=True)
class Stands:
    """Where one organisation stands on the day.

    - `ref`, `title`: the organisation; an empty `ref` where it has no record here.
    - `state`: `signed`, `invited`, `declined`, `left`, or `none` where no record shows that it has signed.
    - `because`: the same in a sentence, with the day.
    - `adoption`: the record that shows it; empty where none does.
    - `happened`: every day its adoptions give, those ahead as well, the oldest first.
    """

    ref: str
    title: str
    state: str
    because: str
    adoption: str
    happened: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class DataRole:
    """What a party is to the data, and in how many flows it is that."""

    label: str
    flows: int


@dataclass(frozen=True, slots=True)
class PartyShown:
    """One party.

    - `key`: its key in the agreement.
    - `is_class`: whether it stands for many organisations, which are then its `members`; `stands` is empty for it.
    - `role`: its part in the agreement; `controllership`: what the document calls it. Both in words.
    - `data_roles`: what it is to the data, from the sides of the flows. `gives`, `gets`: in how many flows.
    - `required`: whether the agreement says that it must sign first; `yes`, `no`, or empty where it does not say.
    """

    key: str
    title: str
    ref: str
    is_class: bool
    role: str
    controllership: str
    data_roles: tuple[DataRole, ...]
    gives: int
    gets: int
    required: str
    stands: Stands | None
    members: tuple[Stands, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The parties of one agreement on a day.

    - `named`, `signed`: how many parties are named one by one, and how many of those have signed.
    - `must_sign`, `must_signed`: the same of those the agreement says must sign before it has effect.
    - `joined`: how many members of classes have signed.
    - `elsewhere`: organisations whose adoption names no party of the agreement.
    """

    ref: str
    title: str
    as_of: str
    named: int
    signed: int
    must_sign: int
    must_signed: int
    joined: int
    parties: tuple[PartyShown, ...]
    elsewhere: tuple[Stands, ...]


def run(session: Session, question: Question) -> Answer:
    """Every party and where it stands. Raises UsageError where the record is not an agreement."""
    snapshot = opened(session)
    loaded = one(session, question.ref)
    if loaded.ref.kind != Kind.AGREEMENT:
        raise UsageError(
            _("{ref} is not an agreement, and only agreements have parties.").format(ref=loaded.ref),
            _("`muniment list agreement` shows the agreements there are."),
        )
    known = shape(loaded.ref.kind).fields
    places = _Places(snapshot, session, loaded)
    by_party, elsewhere = places.placed(_adoptions(snapshot, session, loaded))
    sides = _sides(loaded.data)
    shown = tuple(
        _party(places, entry, known["parties"].item, by_party.get(entry["id"], []), sides.get(entry["id"], []))
        for entry in loaded.data.get("parties", ())
    )
    named = [party.stands.state for party in shown if party.stands]
    must = [party.stands.state for party in shown if party.stands and party.required == "yes"]
    joined = [member.state for party in shown for member in party.members]
    return Answer(
        ref=str(loaded.ref), title=loaded.title, as_of=session.today.isoformat(),
        named=len(named), signed=named.count(SIGNED), must_sign=len(must), must_signed=must.count(SIGNED),
        joined=joined.count(SIGNED), parties=shown, elsewhere=tuple(places.members(elsewhere)),
    )  # fmt: skip


def _adoptions(snapshot: Snapshot, session: Session, agreement: Loaded) -> list[Loaded]:
    """The adoptions of an agreement. Only records that name it are read, however many others there are."""
    found = snapshot.referrers(session, agreement.ref)
    return [each for each, place in found if each.ref.kind == Kind.ADOPTION and place == ("agreement",)]


class _Side(NamedTuple):
    """A party's end of one flow: which flow it is, by its position, whether it gives, and what it is to the data."""

    flow: int
    gives: bool
    role: str


def _sides(data: dict[str, Any]) -> dict[str, list[_Side]]:
    """Party → its ends of flows."""
    found: dict[str, list[_Side]] = {}
    everyone = [each["id"] for each in data.get("parties", ())]
    role_of = _role_labels()
    for position, flow in enumerate(data.get("flows", ())):
        for side in flow.get("sides", ()):
            gives = side["part"] == SidePart.DISCLOSER
            found.setdefault(side["party"], []).append(_Side(position, gives, role_of(side)))
        if flow.get("every_party") == "yes" and not flow.get("sides"):
            for key in everyone:
                found.setdefault(key, []).extend(_Side(position, gives, "") for gives in (True, False))
    return found


def _role_labels() -> Any:
    flow = shape(Kind.AGREEMENT).fields["flows"].item
    side = flow.fields["sides"].item if flow else None
    return lambda entry: _label(side, entry, "role")


def _label(here: Shape | None, entry: dict[str, Any], name: str) -> str:
    """What a field of an entry says, in words."""
    if name not in entry or here is None:
        return ""
    return here.fields[name].label_of(entry[name])


class _Places:
    """Which party each adoption is of, and what is made of the adoptions of one."""

    def __init__(self, snapshot: Snapshot, session: Session, agreement: Loaded) -> None:
        self._snapshot = snapshot
        self._session = session
        self._agreement = agreement

    def placed(self, adoptions: Iterable[Loaded]) -> tuple[dict[str, list[Loaded]], list[Loaded]]:
        """Party → its adoptions, and those that name no party there is.

        An adoption that gives no party's key is of the party that is the same organisation.
        """
        entries = self._agreement.data.get("parties", ())
        by_party: dict[str, list[Loaded]] = {entry["id"]: [] for entry in entries}
        body_of = {ref: entry["id"] for entry in entries if (ref := self.of_party(entry)[0])}
        elsewhere: list[Loaded] = []
        for adoption in adoptions:
            key = adoption.data.get("party") or body_of.get(self.of(adoption)[0], "")
            by_party.get(key, elsewhere).append(adoption)
        return by_party, elsewhere

    def of_party(self, entry: dict[str, Any]) -> tuple[str, str]:
        """The reference and title of the organisation that a party is; both empty for a class."""
        found = body(self._snapshot, self._session, self._agreement, entry.get("organisation"))
        return (found.ref, found.title) if found else ("", "")

    def of(self, adoption: Loaded) -> tuple[str, str]:
        """The reference and title of the organisation that an adoption is by."""
        member = adoption.data.get("member", {})
        text = adoption.data.get("organisation") or member.get("organisation")
        found = body(self._snapshot, self._session, adoption, text, member.get("name_used"))
        return (found.ref, found.title or found.ref) if found else ("", "")

    def members(self, adoptions: Iterable[Loaded]) -> Iterator[Stands]:
        """Where each organisation stands that any of these adoptions is by, in the order of their names."""
        bodies: dict[tuple[str, str], list[Loaded]] = {}
        for adoption in adoptions:
            # An adoption that names nobody stands for itself.
            ref, title = self.of(adoption)
            bodies.setdefault((title or adoption.title, ref or str(adoption.ref)), []).append(adoption)
        for (title, ref), own in sorted(bodies.items(), key=lambda each: (each[0][0].casefold(), each[0][1])):
            known = "" if any(str(adoption.ref) == ref for adoption in own) else ref
            yield self.stands(known, title, own)

    def stands(self, ref: str, title: str, adoptions: Sequence[Loaded]) -> Stands:
        """Where one organisation stands on the session's day."""
        on = self._session.today
        now = party_state([adoption.data for adoption in adoptions], on)
        shows = [each for each in adoptions if now.value != NONE and party_state([each.data], on) == now]
        happened = sorted(
            (Happening(what, str(each.data[what]), str(each.ref)) for each in adoptions for what in _days(each.data)),
            key=lambda each: (each.on, _HAPPENINGS.index(each.what), each.adoption),
        )
        return Stands(ref, title, now.value, now.because, str(shows[-1].ref) if shows else "", tuple(happened))


def _days(adoption: dict[str, Any]) -> list[str]:
    """What an adoption gives a day for. One that is still a draft binds nobody."""
    return [what for what in _HAPPENINGS if what in adoption] if adoption.get("status") != "draft" else []


def _party(
    places: _Places, entry: dict[str, Any], here: Shape | None, adoptions: list[Loaded], sides: list[_Side]
) -> PartyShown:
    is_class = "party_class" in entry
    ref, own = places.of_party(entry)
    group = entry.get("party_class", {})
    title = entry.get("name_used") or own or group.get("definition") or ref or entry["id"]
    roles = Counter(role for _flow, role in {(side.flow, side.role) for side in sides if side.role})
    return PartyShown(
        key=entry["id"], title=title, ref=ref if own else "", is_class=is_class,
        role=_label(here, entry, "role"), controllership=_label(here, entry, "controllership"),
        data_roles=tuple(DataRole(*each) for each in sorted(roles.items(), key=lambda each: (-each[1], each[0]))),
        gives=len({side.flow for side in sides if side.gives}),
        gets=len({side.flow for side in sides if not side.gives}),
        required=entry.get("required", ""),
        stands=None if is_class else places.stands(ref if own else "", title, adoptions),
        members=tuple(places.members(adoptions)) if is_class else (),
    )  # fmt: skip


VERB = Verb(
    title="Show who is party to an agreement, and whether each has signed.",
    examples=(
        ("muniment parties childrens-hub", "its parties, as they stand today"),
        ("muniment parties childrens-hub --as-of 2026-06-01", "as they stood on another day"),
    ),
    question=Question,
    run=run,
)
