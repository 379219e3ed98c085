"""What an agreement offers a list of shares: who may give what to whom under each flow, and whether it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from registry.concepts.agreements import SidePart
from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.agreement_between import agreements_near
from registry.facts.lifecycle import status_on
from registry.facts.reader import Desk, Reader
from registry.facts.standing import standing
from registry.index.search import Query, Search
from registry.index.snapshot import IndexSnapshot
from registry.index.words import words as words_of
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.sharing.sharer import Sharer
from registry.sharing.wordbook import Wordbook
from registry.source import Ref
from registry.subjects.agreement import Agreement, Flow
from registry.subjects.joining import adoptions_of, joiners
from registry.values import NamedTuple
from registry.wording import _, day

_AGREEMENT, _ORGANISATION = Kind.AGREEMENT.value, Kind.ORGANISATION.value
_GIVES, _GETS = SidePart.DISCLOSER.value, SidePart.RECEIVER.value
_MOST = 300
"""Agreements of one giver and getter that are looked at."""

_SIGNED = "signed"


class Offer(NamedTuple):
    """One agreement as it stands on the day.

    - `state`: `runs`, `over` (it ran once), or `not-yet`. `said`: that in a sentence.
    - `is_copy`: whether it is somebody's own record of an agreement that others record too.
    """

    agreement: Agreement
    title: str
    reference: str
    state: str
    said: str
    is_copy: bool = False

    @property
    def ref(self) -> str:
        """Its reference."""
        return str(self.agreement.record.ref)


class Met(NamedTuple):
    """That a sharer is at one end of a flow, and what to know of it."""

    said: str = ""
    is_sure: bool = True


class Offers:
    """The agreements that shares may be under, each looked at once."""

    def __init__(self, words: Wordbook) -> None:
        self._words = words
        self._snapshot, self._session = words.snapshot, words.session
        on, book = words.session.today, statute_book()
        self.reader = Reader(self._snapshot, self._session, book, on, Desk(self._snapshot, self._session, book, on))
        self._offers: dict[Ref, Offer | None] = {}
        self._near: dict[str, frozenset[Ref]] = {}
        self._between: dict[tuple[str, str], tuple[Offer, ...]] = {}
        self._named: dict[str, tuple[Offer, ...]] = {}
        self._unsigned: dict[tuple[str, str, str], str] = {}
        self._met: dict[tuple[str, str, str], Met | None] = {}

    # ── which agreements ─────────────────────────────────────────────────────────────────────────────────────────

    def between(self, giver: Sharer, getter: Sharer) -> tuple[Offer, ...]:
        """The agreements that name both, or to which both may be party."""
        key = (giver.asked, getter.asked)
        if key not in self._between:
            one, other = self._naming(giver), self._naming(getter)
            refs = one & other if one is not None and other is not None else one or other or frozenset()
            found = (self.offer(ref) for ref in sorted(refs)[:_MOST])
            self._between[key] = tuple(each for each in found if each is not None)
        return self._between[key]

    def _naming(self, sharer: Sharer) -> frozenset[Ref] | None:
        """The agreements that may name a sharer; None where that cannot be narrowed down."""
        if sharer.sort == "organisation":
            return self._of_body(sharer.ref)
        return None

    def _of_body(self, ref: str) -> frozenset[Ref]:
        if ref not in self._near:
            own = Ref.parse(ref)
            body = self._snapshot.record(own) if own is not None else None
            near = agreements_near(self.reader, body) if body is not None else frozenset()
            self._near[ref] = frozenset(each for each in near if self._session.may_see(each))
        return self._near[ref]

    def named(self, text: str) -> tuple[Offer, ...]:
        """The agreements that a list names so: by reference, id or title. None where that is not plain."""
        asked = " ".join(text.split())[:300]
        if asked not in self._named:
            self._named[asked] = tuple(self._called(asked)) if asked else ()
        return self._named[asked]

    def _called(self, text: str) -> Iterator[Offer]:
        wanted = words_of(text)
        if len("".join(wanted)) < 4:
            return
        own = Ref.parse(text)
        if own is not None and own.kind == _AGREEMENT and (exact := self.offer(own)) is not None:
            yield exact
            return
        bare = "".join(wanted)
        like = []
        for record in self._searched(text):
            offer = self.offer(record.ref)
            if offer is None:
                continue
            names = (offer.reference, offer.title, record.ref.id)
            if any("".join(words_of(name)) == bare for name in names if name):
                yield offer
                return
            told = set(wanted) - _EVERY
            if told and len(told) > 1 and any(told <= set(words_of(name)) for name in names):
                like.append(offer)
        if len(like) == 1:
            yield from like

    def _searched(self, text: str) -> Iterable[Loaded]:
        if not isinstance(self._snapshot, IndexSnapshot):
            return self._snapshot.all(self._session, _AGREEMENT)
        told = " ".join(word for word in words_of(text) if word not in _EVERY)
        query = Query(told or text, {"kind": (_AGREEMENT,)}, limit=20)
        return [hit.loaded for hit in Search(self._snapshot, self._session, query, self._session.today).page().hits]

    def offer(self, ref: Ref) -> Offer | None:
        """One agreement; None where it is a model text or is not to be seen."""
        if ref not in self._offers:
            record = self.reader.named(ref)
            is_one = record is not None and record.data.get("model_text") != "yes"
            self._offers[ref] = self._offered(record) if record is not None and is_one else None
        return self._offers[ref]

    def _offered(self, record: Loaded) -> Offer:
        on = self._session.today
        now = status_on(self.reader, record).value
        computed = {each.value: each.because for each in standing(record.data, on)}
        dates = record.data.get("dates", {})
        if now in ("in-force", "under-review") and not {"expired", "not-yet-effective"} & computed.keys():
            state, said = "runs", ""
        elif "expired" in computed:
            state = "over"
            said = _("It ran out: its last day was {end}.").format(end=day(date.fromisoformat(dates["end"])))
        elif now in ("terminated", "superseded", "suspended"):
            state, said = "over", _("It was ended.") if now != "suspended" else _("It is suspended.")
        else:
            state, said = "not-yet", computed.get("not-yet-effective", _("It is not in force yet."))
        return Offer(
            Agreement(self.reader, record),
            record.title,
            str(record.data.get("reference", "")),
            state,
            said,
            bool(record.data.get("counterpart_of")),
        )

    # ── who is at which end ──────────────────────────────────────────────────────────────────────────────────────

    def gives(self, flow: Flow, sharer: Sharer) -> Met | None:
        """Whether a sharer gives under a flow."""
        return self._at(flow, _GIVES, sharer)

    def gets(self, flow: Flow, sharer: Sharer) -> Met | None:
        """Whether a sharer gets under a flow."""
        return self._at(flow, _GETS, sharer)

    def _at(self, flow: Flow, part: str, sharer: Sharer) -> Met | None:
        key = (flow.address, part, sharer.asked)
        if key not in self._met:
            keys = [str(side.data.get("party")) for side in flow.sides if side.data.get("part") == part]
            met = [each for party in keys if (each := self._is(flow.agreement, party, sharer)) is not None]
            self._met[key] = max(met, key=lambda each: each.is_sure) if met else None
        return self._met[key]

    def unsigned(self, flow: Flow, *ends: Sharer) -> str:
        """Which end of a flow is not bound to it by its own signature, in a sentence; nothing where both are.

        A class is bound by those who joined, which is asked where its members are.
        """
        told = []
        for part, sharer in zip((_GIVES, _GETS), ends, strict=True):
            key = (flow.address, part, sharer.asked)
            if key not in self._unsigned:
                self._unsigned[key] = self._why_unsigned(flow, part, sharer)
            told.append(self._unsigned[key])
        return " ".join(filter(None, told))

    def _why_unsigned(self, flow: Flow, part: str, sharer: Sharer) -> str:
        why = ""
        for side in flow.sides:
            party = str(side.data.get("party"))
            own = flow.agreement.parties.get(party, {})
            if side.data.get("part") != part or self._is(flow.agreement, party, sharer) is None:
                continue
            if "party_class" in own or own.get("adherence") == "statute":
                return ""
            adoptions = adoptions_of(flow.agreement, party)
            if not adoptions and "on_behalf_of" in own:
                adoptions = adoptions_of(flow.agreement, str(own["on_behalf_of"]))
            state = adherence(self.reader, adoptions)
            if state.value != _SIGNED:
                why = _("No record shows that {title} is bound by it. {because}").format(
                    title=sharer.title, because=state.because)  # fmt: skip
                continue
            last = max(adoptions, key=lambda each: (str(each.data.get("signed", "")), str(each.ref)))
            if last.data.get("covers_all_flows") != "no" or flow.data.get("id") in last.data.get("flows", ()):
                return ""
            why = _("{title} has signed, and not for “{flow}”.").format(title=sharer.title, flow=flow.name)
        return why

    def is_party(self, agreement: Agreement, sharer: Sharer) -> Met | None:
        """Whether a sharer is a party of an agreement."""
        met = [each for party in agreement.parties if (each := self._is(agreement, party, sharer)) is not None]
        return max(met, key=lambda each: each.is_sure) if met else None

    def _is(self, agreement: Agreement, party: str, sharer: Sharer) -> Met | None:
        own = agreement.parties.get(party, {}).get("party_class")
        if own is None:
            body = agreement.organisation(party)
            is_it = body is not None and str(body.ref) == sharer.ref and sharer.sort == "organisation"
            return Met() if is_it else None
        if sharer.sort == "organisation":
            for joiner in joiners(agreement, party):
                if joiner.organisation is not None and str(joiner.organisation.ref) == sharer.ref:
                    said = _("{title} has joined it.").format(title=sharer.title)
                    return Met(said) if joiner.state.value == _SIGNED else None
            return None
        if sharer.kinds and set(sharer.kinds) & set(own.get("body_kinds", ())):
            said = _("“{asked}” are a class of parties there: only those that have joined are covered.")
            return Met(said.format(asked=sharer.asked))
        return None


_EVERY = frozenset(words_of("the a an of and for information data sharing agreement isa dsa protocol on to with see"))
"""Words of titles that tell no agreement from another."""
