"""How the terms of a vocabulary stand in review: undecided, proposed, reviewed, in doubt, in dispute, decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.concepts.mapped import DECIDED, Mapped
from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.load.reviews import Event, Reviews, reviews_of
from registry.session import Session
from registry.source import Ref
from registry.values import Any, dataclass
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.verbs.reviewing.entries import MAKING
from registry.verbs.reviewing.shown import Moving
from registry.verbs.reviewing.whose import Aim
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.standing import Standing, standing
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey

STATES = ("undecided", "proposed", "reviewed", "unsure", "disagreed", "decided")
_DECIDED = frozenset(each.value for each in DECIDED)
_DOUBTS = (MappingDecision.UNSURE.value, MappingDecision.NEW_CONCEPT.value)
_MAKING = frozenset(each.value for each in MAKING)


@dataclass(frozen=True, slots=True)
class Stands:
    """How one term stands. `step`: the mapping that it has, open ones first; `events`: what was recorded on it."""

    term: Term
    at: int
    state: str
    is_decided: bool
    step: Step | None
    standing: Standing
    rejected: frozenset[TermKey]
    events: tuple[Event, ...]


def reviews(session: Session, ref: Ref | None) -> Reviews:
    """What was recorded on a set; nothing where there is none."""
    if ref is None:
        return Reviews()
    snapshot = opened(session)
    loaded, folder = snapshot.record(ref), snapshot.folders.get(ref.register)
    return reviews_of(folder, loaded) if loaded is not None and folder is not None else Reviews()


def stands(session: Session, aim: Aim, only: TermKey | None = None) -> Iterator[Stands]:
    """How the terms of a vocabulary stand to its integration model on the day, in the vocabulary's order."""
    words, on = lexicon(session), session.today.isoformat()
    by_term: dict[TermKey, list[Event]] = {}
    for event in reviews(session, aim.set).events:
        for own in event.data["subject"]:
            key = TermKey(aim.vocabulary.ref.register, aim.vocabulary.ref.id, own, event.data.get("subject_code", ""))
            by_term.setdefault(key, []).append(event)
    for at, term in enumerate(_terms(words, aim, only)):
        if (term.key.code and only is None) or not term.is_in_use(on):
            continue
        yield _stands(words, aim, term, at, on, by_term.get(term.key, ()))


def _terms(words: Lexicon, aim: Aim, only: TermKey | None) -> Iterable[Term]:
    if only is None:
        return words.terms(aim.vocabulary.ref)
    found = words.term(only)
    return [found] if found is not None else []


def _stands(words: Lexicon, aim: Aim, term: Term, at: int, on: str, events: Sequence[Event]) -> Stands:
    found = standing(words, term, on, frozenset({aim.hub.ref}))
    own = [each for each in words.steps_from(term.key) if each.object is None or each.object.ref == aim.hub.ref]
    ours = [each for each in own if aim.set is None or each.set == aim.set]
    waiting = next((each for each in ours if each.status in ("reviewed", "proposed") and not each.negated), None)
    is_decided = found.mapped in _DECIDED
    used = next((each for each in found.steps), None) if is_decided else None
    later = next((each for each in ours if each.status == "approved" and not each.negated), None)
    step = waiting or used or later
    if waiting is not None:
        state = waiting.status
    elif is_decided:
        state = "decided"
    elif found.mapped == Mapped.PROPOSED:
        state = "reviewed" if later is not None else "proposed"
    else:
        state = "undecided"
    rejected = frozenset(
        each.object for each in own if each.negated and each.object is not None and each.status != "retired"
    )
    state = doubt(term.key, [each.data for each in events]) or state
    return Stands(term, at, state, is_decided, step, found, rejected, tuple(events))


def doubt(key: TermKey, events: Sequence[Mapping[str, Any]]) -> str:
    """`disagreed` or `unsure` where what was recorded last on a term leaves it so; otherwise nothing."""
    own = [each for each in events if key.term in each["subject"] and each.get("subject_code", "") == key.code]
    if _is_disputed(own):
        return "disagreed"
    return "unsure" if own and own[-1]["decision"] in _DOUBTS else ""


def _is_disputed(events: Sequence[Mapping[str, Any]]) -> bool:
    """Whether people disagree, and neither of them came round, nor did the steward decide."""
    against: dict[str, None] = {}
    claim: tuple[Any, ...] | None = None
    by = ""
    for each in events:
        decision, who = each["decision"], _who(each)
        if each["part"] == DecidedAs.STEWARD and decision != MappingDecision.DISAGREE and decision not in _DOUBTS:
            # The steward has the last word.
            against.clear()
        elif decision == MappingDecision.DISAGREE:
            against[who] = None
            continue
        elif decision in _MAKING or decision == MappingDecision.NOT_THIS:
            against.pop(who, None)
            if claim is not None and _contradicts(claim, each) and by != who:
                against[by] = None
        elif decision == MappingDecision.AGREE:
            against.pop(who, None)
        if decision in _MAKING:
            claim, by = _claim(each), who
        elif decision == MappingDecision.NOT_THIS and claim is not None and _contradicts(claim, each):
            claim, by = None, ""
    return bool(against)


def _claim(event: Mapping[str, Any]) -> tuple[Any, ...]:
    return (tuple(event.get("object", ())), event.get("object_code", ""), event.get("predicate", ""))


def _contradicts(claim: tuple[Any, ...], event: Mapping[str, Any]) -> bool:
    if event["decision"] == MappingDecision.NOT_THIS:
        return claim[:2] == _claim(event)[:2]
    return claim != _claim(event)


def _who(event: Mapping[str, Any]) -> str:
    # Where git does not know people, their roles are all that tells them apart.
    return str(event["author"] if event["author"] != "unknown" else event.get("role", ""))


def moving(aim: Aim, found: Sequence[Stands]) -> Moving:
    """How far a vocabulary is."""
    counts = Counter(each.state for each in found)
    decided = sum(each.is_decided for each in found)
    return Moving(
        str(aim.vocabulary.ref), aim.vocabulary.title, str(aim.hub.ref), aim.hub.title, len(found), decided,
        tuple((state, counts[state]) for state in STATES), decided / len(found) if found else 0.0,
    )  # fmt: skip
