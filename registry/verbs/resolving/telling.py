"""`Telling`: makes of a resolution what is shown of it: whose words they are, who decided each step, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from registry.concepts.mappings import Outcome
from registry.index.snapshot import IndexSnapshot
from registry.session import Session
from registry.source import Ref
from registry.values import Any, replace
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.verbs.resolving import said
from registry.verbs.resolving.shown import Block, HopShown, MatchShown, TermShown, Told
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.resolution import Candidate, Circumstances, Hop, Resolution
from registry.vocabulary.resolve import Resolver
from registry.vocabulary.scope import scope_of
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey
from registry.wording import _, day, listed

MOST_PATHS, MOST_PROPOSED = 6, 20
"""Paths to one word, and proposals, that are shown."""

_MOST_KEPT = 5_000
"""Terms and steps that are kept as they are shown, for the next who asks."""


class Side:
    """Whose words are asked about: what it is called, and its vocabularies."""

    __slots__ = ("ref", "title", "vocabularies")

    def __init__(self, ref: str, title: str, vocabularies: Iterable[Ref]) -> None:
        self.ref, self.title, self.vocabularies = ref, title, tuple(vocabularies)


def telling_of(session: Session) -> Telling:
    """Kept as long as no record changes, for each day and whoever asks."""
    kept = opened(session).memory
    key = ("resolving", session.today, session.principal)
    if key not in kept:
        kept[key] = Telling(session, lexicon(session))
    telling: Telling = kept[key]
    return telling


class Telling:
    """Answers about one federation on one day."""

    def __init__(self, session: Session, lexicon: Lexicon) -> None:
        self.session, self.lexicon = session, lexicon
        self.snapshot: IndexSnapshot = opened(session)
        self.on = session.today.isoformat()
        self.vocabularies = {each.ref: each for each in lexicon.vocabularies() if session.may_see(each.ref)}
        self.resolver = Resolver(lexicon, session.may_see)
        self._ends = {own: (subject, object_) for own, subject, object_ in lexicon.sets()}
        self._terms: dict[TermKey, TermShown] = {}
        self._holders: dict[Ref, tuple[str, str]] = {}
        self._hops: dict[tuple[Any, ...], HopShown] = {}

    def block(self, key: TermKey, sides: Iterable[Side], circumstances: Circumstances) -> Block:
        """What each side has for one term."""
        named = self._named_as(key)
        return Block(self.term(key), tuple(self.told(key, side, circumstances, named) for side in sides))

    def told(self, key: TermKey, side: Side, circumstances: Circumstances, named: Iterable[TermKey] = ()) -> Told:
        """What one side has for one term. `named`: the terms of anybody that go by its label."""
        found = self.resolver.resolve(key, side.vocabularies, self.on, circumstances)
        return self._told(found, side, [each for each in named if each.ref in side.vocabularies])

    def _named_as(self, key: TermKey) -> list[TermKey]:
        """Other whole terms that go by the label of one. Codes go by letters that mean something else everywhere."""
        if key.code:
            return []
        return [each for each in self.lexicon.called(self.term(key).label) if not each.code and each != key]

    def _told(self, found: Resolution, side: Side, named: Iterable[TermKey]) -> Told:
        term = self.term(found.asked)
        matches = said.parts(tuple(self._match(each, term) for each in found.matches))
        aside = tuple(self._match(each, term) for each in found.aside)
        shared = tuple(self._match(each, term) for each in found.shared)
        none = tuple(self._none(step, found.asked) for step in found.none_by)
        proposed = tuple(self._proposed(step, found.asked) for step in found.proposed[:MOST_PROPOSED])
        if found.outcome == Outcome.NO_TERM:
            text = said.no_term(side.title, term.holder_title, term, none)
        elif found.outcome == Outcome.NOT_MAPPED:
            text = said.not_mapped(side.title, term.holder_title, term, shared, aside)
        else:
            text = said.outcome(found.outcome, side.title, term, matches, aside)
        known = {each.term for each in (*found.matches, *found.aside)}
        alike = tuple(self.term(each) for each in named if each not in known)
        outcome = Outcome(found.outcome)
        label = _(outcome.label)
        if outcome == Outcome.NO_TERM and not said.is_theirs(side.title, none):
            label = _("There is no shared word for it")
        return Told(
            side.ref, side.title, tuple(map(str, side.vocabularies)), found.outcome, label, text,
            _short(outcome, matches), matches, aside, shared, none, proposed, found.more_aside, alike,
        )  # fmt: skip

    # ── words that were found ────────────────────────────────────────────────────────────────────────────────────────

    def _match(self, each: Candidate, asked: TermShown) -> MatchShown:
        term = self.term(each.term)
        paths = tuple(tuple(self._hop(hop) for hop in path) for path in each.paths[:MOST_PATHS])
        decisions = sum(hop.step is not None for hop in each.paths[0])
        lost = tuple(dict.fromkeys(hop.loss for hop in paths[0] if hop.loss))
        only = _("Only for records where: {test}")
        tests = (" ".join(hop.conditions) for hop in paths[0] if hop.conditions)
        bounds = [*(each.scope for each in paths[0]), *(only.format(test=text) for text in tests)]
        is_bound = each.is_conditional or each.is_scoped
        between = listed(dict.fromkeys(path[0].end.quoted for path in paths if len(path) > 1), "or")
        negative = next((hop for hop in each.paths[0] if hop.step is not None and hop.step.negated), None)
        how = (
            said.denied(negative.predicate, asked.quoted, _whose(term))
            if negative is not None
            else said.stands(each.relation, asked.quoted, _whose(term))
        )
        others = [said.relation_word(name) for name in each.differing]
        return MatchShown(
            term, each.relation, how, each.is_composed, each.confidence,
            said.sure(each.confidence, decisions, len(each.paths)), each.climbed, each.is_conditional, each.is_scoped,
            tuple(dict.fromkeys(text for text in bounds if text)) if is_bound else (), lost, each.set_kind, each.group,
            said.together(each.set_kind),
            said.differing(others, is_denied=each.relation == "not-same"),
            said.why_not(each.relation, between), paths,
        )  # fmt: skip

    def term(self, key: TermKey) -> TermShown:
        """One term, as it is shown."""
        if key not in self._terms:
            if len(self._terms) > _MOST_KEPT:
                self._terms.clear()
            self._terms[key] = self._term(key)
        return self._terms[key]

    def _term(self, key: TermKey) -> TermShown:
        ref, term = key.ref, self.lexicon.term(key)
        vocabulary = self.vocabularies.get(ref)
        holder, holder_title = self.holder(ref)
        title = vocabulary.title if vocabulary is not None else str(ref)
        is_shared = vocabulary is not None and vocabulary.is_shared
        whole = self.lexicon.term(key.whole) if key.code else None
        of = whole.label if whole is not None else ""
        if term is None:
            label, gone = key.code or key.term, _("No record of this word is loaded.")
            return TermShown(str(key), label, str(ref), title, holder, holder_title, is_shared, of, out_of_use=gone)
        in_data = term.notation if term.notation != term.label else ""
        return TermShown(
            str(key), term.label, str(ref), title, holder, holder_title, is_shared, of, term.definition, term.others,
            in_data, self._out_of_use(term),
        )  # fmt: skip

    def _out_of_use(self, term: Term) -> str:
        if term.is_in_use(self.on):
            return ""
        if term.added > self.on:
            return _("{term} is in use only from {day}.").format(term=f"“{term.label}”", day=_day(term.added))
        text = _("{term} is out of use since {day}.").format(term=f"“{term.label}”", day=_day(term.ended))
        instead = [self._beside(term.key, name) for name in term.replaced_by]
        return f"{text} {_('Use {terms} instead.').format(terms=listed(instead))}" if instead else text

    def _beside(self, key: TermKey, name: str) -> str:
        other = key._replace(code=name) if key.code else key._replace(term=name)
        found = self.lexicon.term(other)
        return f"“{found.label if found is not None else name}”"

    def holder(self, ref: Ref) -> tuple[str, str]:
        """Whose words a vocabulary holds: its publisher, or else its register; and what that is called."""
        if ref not in self._holders:
            vocabulary = self.vocabularies.get(ref)
            publisher = vocabulary.publisher if vocabulary is not None else None
            if publisher is not None:
                self._holders[ref] = str(publisher), self._title(publisher)
            else:
                registers = {each.id: each.title for each in self.snapshot.federation.registers}
                self._holders[ref] = "", registers.get(ref.register, ref.register)
        return self._holders[ref]

    def _title(self, ref: Ref) -> str:
        loaded = self.snapshot.get(self.session, ref)
        return loaded.title if loaded is not None else str(ref)

    # ── what was decided ─────────────────────────────────────────────────────────────────────────────────────────────

    def _hop(self, hop: Hop) -> HopShown:
        start, end, step = self.term(hop.start), self.term(hop.end), hop.step
        if step is None:
            text = _("In {model}, {one} stands under {other}.")
            one, other = (start, end) if hop.predicate == "broad" else (end, start)
            text = text.format(model=start.vocabulary_title, one=one.quoted, other=other.quoted)
            return HopShown(start, end, hop.predicate, text)
        key = (step.address, hop.start, hop.end)
        if key not in self._hops:
            if len(self._hops) > _MOST_KEPT:
                self._hops.clear()
            text = (said.denied if step.negated else said.stands)(hop.predicate, _whose(start), _whose(end))
            self._hops[key] = self._decided(step, HopShown(start, end, hop.predicate, text), hop.is_backwards)
        return self._hops[key]

    def _none(self, step: Step, asked: TermKey) -> HopShown:
        """A decision that there is no term."""
        subject, object_ = self._ends.get(step.set, (None, None))
        if step.subject.term:
            start, other = step.subject, object_
        else:
            start, other = step.object or asked, subject
        term = self.term(start)
        end = self._nobody(other)
        text = _("{whose} has no word for {term}.").format(
            whose=end.vocabulary_title if end.is_shared else end.holder_title, term=_whose(term)
        )
        return self._decided(step, HopShown(term, end, "", text), not step.subject.term)

    def _nobody(self, ref: Ref | None) -> TermShown:
        if ref is None:
            return TermShown("", "", "", "", "", _("the other side"), False)
        vocabulary = self.vocabularies.get(ref)
        holder, title = self.holder(ref)
        name = vocabulary.title if vocabulary is not None else str(ref)
        return TermShown("", "", str(ref), name, holder, title, vocabulary is not None and vocabulary.is_shared)

    def _proposed(self, step: Step, asked: TermKey) -> HopShown:
        if step.no_term or step.object is None or not step.subject.term:
            return self._none(step, asked)
        start, end = self.term(step.subject), self.term(step.object)
        text = (said.denied if step.negated else said.stands)(step.predicate, _whose(start), _whose(end))
        return self._decided(step, HopShown(start, end, step.predicate, text), False)

    def _decided(self, step: Step, shown: HopShown, is_backwards: bool) -> HopShown:
        """A step with all that its record says of who decided it, and why."""
        detail, header = self.lexicon.detail(step), self.lexicon.header(step.set)
        titles = {}
        bounds = scope_of(self.lexicon, step) if step.is_scoped else ()
        for _name, value in bounds:
            ref = Ref.parse(value)
            titles[value] = self._title(ref) if ref is not None else value
        return replace(
            shown, at=step.address, set_title=str(header.get("title", step.set)), is_backwards=is_backwards,
            is_denied=step.negated, status=step.status, by=said.by(detail, header),
            confidence=None if step.confidence < 0 else step.confidence,
            reasoning=detail.get("reasoning", ""), seen=detail.get("seen", ""),
            evidence=tuple(_evidence(header, detail)), mismatch=said.mismatch(detail) if step.negated else "",
            conditions=said.limits(detail) if step.is_conditional else (), scope=said.scope(bounds, titles),
            loss=said.loss(detail, is_backwards=is_backwards),
        )  # fmt: skip


def _whose(term: TermShown) -> str:
    """A term in a sentence, with whose it is."""
    if term.is_shared:
        return _("the shared {term}").format(term=term.quoted)
    return _("{term} ({whose})").format(term=term.quoted, whose=term.holder_title)


def _short(outcome: Outcome, matches: tuple[MatchShown, ...]) -> str:
    """The words themselves, for a table; nothing where there are none."""
    if outcome in (Outcome.NO_TERM, Outcome.NOT_MAPPED, Outcome.NOT_THE_SAME):
        return ""
    best = [each for each in matches if each.relation == matches[0].relation] if outcome == Outcome.ONE else matches
    few = [each.term.quoted for each in best][:4]
    return ", ".join([*few, *(["…"] if len(best) > len(few) else [])])


def _evidence(header: Mapping[str, Any], detail: Mapping[str, Any]) -> Iterator[str]:
    known = {each["id"]: each for each in header.get("evidence", ())}
    for key in detail.get("evidence", ()):
        each = known.get(key, {})
        yield each.get("description") or each.get("title") or each.get("file") or key


def _day(text: str) -> str:
    from datetime import date

    return day(date.fromisoformat(text))
