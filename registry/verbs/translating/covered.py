"""Which words of a file an agreement covers: what may go from the one whose words they are to the one who gets them.

An item of the agreement covers a term where it is agreed as that very term, as a broader one, or as one that means the
same; never where it is agreed as something narrower or merely close. Only flows that run on the day count, in which the
source gives and the target gets. Whether sharing is lawful is another matter: the rules and their findings say that.

Source: ICO data sharing code, agreement heading 4 (what information is shared, and under which flow).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.concepts.agreements import AgreementStatus
from registry.concepts.kinds import Kind
from registry.concepts.running import RUNNING
from registry.errors import UsageError
from registry.facts.effective import effective
from registry.facts.reader import Reader
from registry.facts.standing import party_state, standing, status
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.sharing.covering_items import Matching
from registry.source import Ref
from registry.subjects.agreement import Agreement, Flow, Side
from registry.verbs.opening import one, opened
from registry.verbs.resolving.sides import side
from registry.verbs.resolving.telling import Telling, telling_of
from registry.vocabulary.term import TermKey
from registry.wording import _, day, listed


@dataclass(frozen=True, slots=True)
class Cover:
    """What an agreement says of one term.

    - `term`: its address. `is_covered`: whether it may go under the agreement.
    - `item`, `item_title`, `flow`, `flow_title`: what covers it, by lasting addresses; empty where nothing does.
    - `said`: how it is covered, or why it is withheld, in a sentence.
    """

    term: str
    is_covered: bool
    item: str
    item_title: str
    flow: str
    flow_title: str
    said: str


@dataclass(frozen=True, slots=True)
class Covered:
    """What an agreement covers of some terms on a day.

    - `agreement`, `title`: which agreement. `why_nothing`: why it covers none of them at all, if so.
    - `terms`: one for each term asked about, in that order. `notes`: what else to know, in sentences.
    """

    agreement: str
    title: str
    why_nothing: str
    terms: tuple[Cover, ...]
    notes: tuple[str, ...] = ()


def covered(session: Session, agreement: str, source_terms: Sequence[TermKey], target: str) -> Covered:
    """What an agreement (id or reference) covers, given to the organisation that `target` means (see `sides.side`).

    The source is whoever publishes the vocabulary that the terms are of. Raises UsageError, NotFound.
    """
    loaded = one(session, agreement)
    if loaded.ref.kind != Kind.AGREEMENT:
        said = _("{title} is no agreement.").format(title=loaded.title)
        raise UsageError(said, _("Name an agreement: `muniment list agreement` shows them."))
    telling = telling_of(session)
    wanted = side(telling, target, _("target"))
    getters = {_publisher(telling, ref) for ref in wanted.vocabularies} - {""}
    whole = _Whole(session, loaded)
    why = whole.why_not_running()
    found: dict[Ref, tuple[tuple[Flow, ...], str]] = {}
    covers = []
    for key in source_terms:
        if key.ref not in found:
            found[key.ref] = whole.between(_publisher(telling, key.ref), getters, telling, key.ref, wanted.title)
        flows, none = found[key.ref]
        covers.append(_nothing(key, why or none) if why or none else _cover(telling, whole, key, flows))
    whole.notes += [each for each in (whole.never(),) if each]
    nothing = why or next((none for _flows, none in found.values() if none), "")
    whole_why = nothing if covers and not any(each.is_covered for each in covers) else ""
    return Covered(str(loaded.ref), loaded.title, whole_why, tuple(covers), tuple(dict.fromkeys(whole.notes)))


def _nothing(key: TermKey, why: str) -> Cover:
    return Cover(str(key), False, "", "", "", "", why)


def _publisher(telling: Telling, vocabulary: Ref) -> str:
    """The organisation whose words a vocabulary holds, by the reference of its home record; nothing where unknown."""
    holder, _title = telling.holder(vocabulary)
    named = Ref.parse(holder)
    if named is None or named.kind != Kind.ORGANISATION:
        return ""
    return str(telling.snapshot.home(named))


def _cover(telling: Telling, whole: _Whole, key: TermKey, flows: Sequence[Flow]) -> Cover:
    matching = Matching(telling, key, whole.ref)
    refused = []
    for flow in flows:
        for item in flow.items:
            match = matching.with_item(item)
            title = str(item.get("name") or item.get("id"))
            if match.is_covered:
                return Cover(str(key), True, item.at, title, flow.address, flow.name, match.said)
            refused += [match.said] if match.said else []
    if refused:
        return _nothing(key, refused[0])
    said = _("None of what {agreement} lets {giver} give {getter} is “{word}”.")
    giver, getter = whole.names
    word = telling.term(key).label
    return _nothing(key, said.format(agreement=whole.title, giver=giver, getter=getter, word=word))


class _Whole:
    """An agreement, on the session's day. Its parties, items and flows are its own: none of them can be inherited."""

    def __init__(self, session: Session, loaded: Loaded) -> None:
        self.session, self.snapshot, self.on = session, opened(session), session.today
        self.ref, self.title = loaded.ref, loaded.title
        self.notes: list[str] = []
        self.names = ("", "")
        self._own = loaded
        reader = Reader(self.snapshot, session, statute_book(), self.on)
        self._agreement = Agreement(reader, loaded)

    def never(self) -> str:
        """What must never go under it, in its own words or those of the agreement it inherits them from."""
        said = effective(self.snapshot, self._own, "prohibited_information").value.value or ()
        if not said:
            return ""
        told = _("Under {title} this must never go: {what}. Look whether the file holds any of it.")
        return told.format(title=self.title, what="; ".join(map(str, said)))

    def why_not_running(self) -> str:
        """Why nobody may rely on the agreement on the day; nothing where they may."""
        now = status(self._own.data, self.on).value
        when = day(self.on)
        if now not in RUNNING:
            label = _(AgreementStatus(now).label).lower() if now else _("not begun")
            said = _("{title} is not in force on {day}: its status is “{status}”. So nothing goes under it.")
            return said.format(title=self.title, day=when, status=label)
        for each in standing(self._own.data, self.on):
            if each.value in ("expired", "not-yet-effective"):
                said = _("{title} is not in force on {day}. {because} So nothing goes under it.")
                return said.format(title=self.title, day=when, because=each.because)
        return ""

    def between(
        self, giver: str, getters: set[str], telling: Telling, vocabulary: Ref, target: str
    ) -> tuple[tuple[Flow, ...], str]:
        """The flows of the day in which one gives to the others, or why there is none."""
        giver_title = telling.holder(vocabulary)[1]
        self.names = (giver_title, target)
        if not giver:
            return (), _(
                "No record shows which organisation publishes {words}, so no party of {title} gives them."
            ).format(words=giver_title, title=self.title)
        if not getters:
            said = _("No record shows which organisation publishes {words}, so no party of {title} gets them.")
            return (), said.format(words=target, title=self.title)
        flows = self.flows({giver}, getters)
        if not flows:
            said = _("{title} has no flow in which {giver} gives and {getter} gets.")
            return (), said.format(title=self.title, giver=giver_title, getter=target)
        left = self._left({giver, *getters})
        if left:
            return (), left
        running = [flow for flow in flows if self._runs(flow)]
        if not running:
            said = _("The flows of {title} in which {giver} gives and {getter} gets do not run on {day}: {flows}.")
            names = listed([f"“{each.name}”" for each in flows])
            return (), said.format(
                title=self.title, giver=giver_title, getter=target, day=day(self.on), flows=names
            )  # fmt: skip
        return tuple(running), ""

    def flows(self, givers: set[str], getters: set[str]) -> list[Flow]:
        """The flows in which one of some bodies gives and one of others gets, on whatever day."""
        return [
            flow for flow in self._agreement.flows
            if self._is_part(flow, givers, gives=True) and self._is_part(flow, getters, gives=False)
        ]  # fmt: skip

    def _runs(self, flow: Flow) -> bool:
        starts, ends = flow.data.get("starts"), flow.data.get("ends")
        return not (starts and date.fromisoformat(starts) > self.on) and not (
            ends and date.fromisoformat(ends) < self.on
        )

    def _is_part(self, flow: Flow, bodies: set[str], *, gives: bool) -> bool:
        if flow.data.get("every_party") in (True, "yes") and not flow.sides:
            return any(self._is_party(key, bodies) for key in self._agreement.parties)
        return any(each.is_discloser == gives and self._is_side(each, bodies) for each in flow.sides)

    def _is_side(self, each: Side, bodies: set[str]) -> bool:
        return self._is_party(str(each.data.get("party")), bodies)

    def _is_party(self, key: str, bodies: set[str]) -> bool:
        own = self._agreement.organisation(key)
        if own is not None:
            return str(own.ref) in bodies
        # A class of parties: whoever has joined it.
        return any(
            str(self._body(each)) in bodies and each.data.get("party") == key and self._state([each]) == "signed"
            for each in self._agreement.adoptions
        )

    def _left(self, bodies: set[str]) -> str:
        """Why one of them is not bound by the agreement, where its own adoption says so."""
        for body in sorted(bodies):
            own = [each for each in self._agreement.adoptions if str(self._body(each)) == body]
            ref = Ref.parse(body)
            loaded = self.snapshot.record(ref) if ref is not None else None
            name = loaded.title if loaded is not None else body
            if own and self._state(own) in ("left", "declined"):
                said = _("{body} is not bound by {title} on {day}. {because} So nothing goes under it.")
                because = party_state([each.data for each in own], self.on).because
                return said.format(body=name, title=self.title, day=day(self.on), because=because)
            if not own or self._state(own) != "signed":
                self.notes.append(
                    _("No record shows that {body} has signed {title}.").format(body=name, title=self.title)
                )
        return ""

    def _state(self, adoptions: Sequence[Loaded]) -> str:
        return party_state([each.data for each in adoptions], self.on).value

    def _body(self, adoption: Loaded) -> Ref | None:
        named = self.snapshot.targets(
            adoption.ref.register, (Kind.ORGANISATION.value,), str(adoption.data.get("organisation", ""))
        )
        return self.snapshot.home(named[0]) if named else None


def agreements_between(session: Session, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The agreements in which the one whose words `source` are gives to the other, by reference and title.

    Raises UsageError where nobody with words goes by one of them.
    """
    telling = telling_of(session)
    givers, getters = side(telling, source, _("source")), side(telling, target, _("target"))
    giving = {_publisher(telling, ref) for ref in givers.vocabularies} - {""}
    getting = {_publisher(telling, ref) for ref in getters.vocabularies} - {""}
    if not giving or not getting:
        return
    for loaded in opened(session).all(session, Kind.AGREEMENT.value):
        if session.may_see(loaded.ref):
            whole = _Whole(session, loaded)
            if not whole.why_not_running() and whole.flows(giving, getting):
                yield str(loaded.ref), loaded.title
