"""What agreements in force have agreed as terms of a vocabulary, and where those stand for whoever receives them.

The rules decide: whether a mapping is missing is what `term-unmapped` says, and whether a loss was agreed to is what
`mapping-lossy-unapproved` says. Here their verdicts are told apart by item and receiver.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from registry.check.verdicts import Verdicts
from registry.concepts.kinds import Kind
from registry.concepts.mapped import FlowWord
from registry.facts.lifecycle import reached
from registry.facts.reader import Desk, Reader
from registry.findings import Finding, Outcome
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.mappings.own_words import own_words
from registry.session import Session
from registry.subjects.agreement import Agreement, Flow, Side
from registry.subjects.processing import Member
from registry.verbs.how_mapped.once import shared_words
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.loss import is_agreed, is_lossy, losses
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _

UNMAPPED, UNAPPROVED = "term-unmapped", "mapping-lossy-unapproved"
"""The rules whose verdicts these are."""


@dataclass(frozen=True, slots=True)
class AgreedWord:
    """One item of a flow in force, agreed as a term, for one of those who receive it.

    - `state`: of `FlowWord`; `because` what no record shows, where the rule has something to say.
    - `agreement`, `flow`, `item`: the agreement by reference, and the lasting addresses of the others, with titles.
    - `term`, `word`: the address of the term, and what it is called. `receiver`: by reference where that is known.
    - `mapping`: the address of the mapping that serves; empty where none does. `loss`: what is lost on the way.
    - `finding`: what names the finding that says so; empty where there is none. `is_waived`: whether it is waived.
    """

    state: str
    because: str
    agreement: str
    agreement_title: str
    flow: str
    flow_title: str
    item: str
    item_title: str
    term: str
    word: str
    receiver: str
    receiver_title: str
    mapping: str = ""
    loss: tuple[str, ...] = ()
    finding: str = ""
    is_waived: bool = False


def agreed_terms(session: Session) -> Counter[TermKey]:
    """Term → in how many flows of agreements in force it goes."""
    found: Counter[TermKey] = Counter()
    for flow in _flows(session):
        keys = (TermKey.parse(str(item.get("term_ref"))) for item in flow.items if item.get("term_ref"))
        for key in {each.whole for each in keys if each is not None}:
            found[_home(session, key)] += 1
    return found


def agreed_words(session: Session) -> list[AgreedWord]:
    """Every item that goes under an agreement in force as a term, for each who receives it, the most urgent first."""
    verdicts = Verdicts(opened(session), session)
    found = list(verdicts.findings(by=(UNMAPPED, UNAPPROVED)))
    by_flow = {each.subject: each for each in found if each.rule == UNMAPPED}
    by_mapping = {
        place.rpartition("/")[0]: each for each in found if each.rule == UNAPPROVED and _is_violated(each)
        for place in each.at
    }  # fmt: skip
    words = [
        _word(session, flow, item, side, by_flow.get(flow.address), by_mapping)
        for flow in _flows(session)
        for item in flow.items
        if item.get("term_ref")
        for side in flow.sides
        if not side.is_discloser
    ]
    order = [each.value for each in FlowWord]
    return sorted(words, key=lambda each: (order.index(each.state), each.agreement_title, each.flow, each.item))


def _is_violated(finding: Finding) -> bool:
    return finding.outcome == Outcome.VIOLATED


def _flows(session: Session) -> Iterator[Flow]:
    """The flows of agreements in force of which an item is agreed as a term, in the order of references."""
    snapshot, on = opened(session), session.today
    book = statute_book()
    desk = Desk(snapshot, session, book, on)
    for loaded in snapshot.all(session, Kind.AGREEMENT.value):
        if any("term_ref" in item for item in loaded.data.get("items", ())):
            reader = Reader(snapshot, session, book, on, desk)
            if reached(reader, loaded, "in-force").value == "yes":
                yield from Agreement(reader, loaded).flows


def _word(
    session: Session, flow: Flow, item: Member, side: Side, finding: Finding | None, lossy: dict[str, Finding]
) -> AgreedWord:
    place = item.place("term_ref")
    key = TermKey.parse(str(item.get("term_ref")))
    term = lexicon(session).term(_home(session, key)) if key is not None else None
    said = finding if finding is not None and (place in finding.at or flow.place("sides") in finding.at) else None
    state, step = _state(session, side, item, key, said)
    lost: tuple[str, ...] = ()
    by = said if state in (FlowWord.MISSING, FlowWord.UNCLEAR) else None
    if step is not None and key is not None:
        detail = lexicon(session).detail(step)
        # Data go from the agreed words to the receiver's own; shared words are read either way, so both count.
        is_forward, is_shared = step.subject.whole == _home(session, key).whole, _is_shared(session, key)
        lost = losses(step, detail, forward=is_forward or is_shared, back=is_shared or not is_forward)
        by = lossy.get(str(step.address))
        if by is not None:
            state = FlowWord.LOSSY
        elif is_lossy(lost):
            state = FlowWord.LOSSY_AGREED if is_agreed(detail, session.today.isoformat()) else FlowWord.LOSSY
    receiver = side.organisation
    return AgreedWord(
        state.value, by.because if by is not None else "", str(flow.record.ref), flow.record.title, flow.address,
        flow.name, place.rpartition("/")[0], str(item.get("name") or item.get("id")), str(item.get("term_ref")),
        term.label if term is not None else str(item.get("term_ref")),
        str(receiver.ref) if receiver is not None else "",
        receiver.title if receiver is not None else _party(side), step.address if step is not None else "",
        tuple(each for each in lost if each), by.fingerprint if by is not None else "",
        bool(by is not None and by.waiver),
    )  # fmt: skip


def _party(side: Side) -> str:
    party = side.party
    said = party.get("title") or party.get("name") or party.get("party_class", {}).get("definition")
    return str(said or side.data.get("party") or _("Not known"))


def _state(
    session: Session, side: Side, item: Member, key: TermKey | None, said: Finding | None
) -> tuple[FlowWord, Step | None]:
    """Where an item stands for one receiver, and the mapping that serves it."""
    own = own_words(side, item)
    if key is None:
        return FlowWord.UNCLEAR, None
    if any(each.ref == _home(session, key).ref for each in own):
        return FlowWord.OWN, None
    step = _serving(session, key, own)
    if said is not None:
        # The rule speaks of the item; where it has several receivers, those of whom a mapping is found are not meant.
        others = [each for each in side.flow.sides if not each.is_discloser]
        if len(others) > 1 and step is not None:
            return FlowWord.MAPPED, step
        if len(others) > 1 and not own and _is_shared(session, key):
            return FlowWord.SHARED, None
        return (FlowWord.MISSING if said.outcome == Outcome.VIOLATED else FlowWord.UNCLEAR), None
    if not own and _is_shared(session, key):
        return FlowWord.SHARED, None
    return FlowWord.MAPPED, step


def _serving(session: Session, key: TermKey, own: list[Loaded]) -> Step | None:
    """The mapping by which a receiver reads a term, to its own words or shared ones: the one that loses least."""
    words, key, on = lexicon(session), _home(session, key), session.today.isoformat()
    is_shared = _is_shared(session, key)
    readable = {each.ref for each in own}
    if not is_shared:
        readable |= shared_words(session)
    fits = [
        step
        for step, end, may in _at(words, key, is_shared=is_shared)
        if end is not None and end.ref in readable and may and step.counts(on) and not step.negated
        and not step.pair and step.predicate != "related"
    ]  # fmt: skip
    return min(fits, key=lambda step: is_lossy(losses(step, words.detail(step))), default=None)


def _at(words: Lexicon, key: TermKey, *, is_shared: bool) -> Iterator[tuple[Step, TermKey | None, bool]]:
    """The steps at a term, each with its other end, and whether it may be read from the term.

    What arrives in the receiver's words and is read as shared ones was agreed in shared words: either way serves.
    """
    for step in words.steps_from(key):
        yield step, step.object, step.forward or is_shared
    for step in words.steps_to(key):
        yield step, step.subject, step.back or is_shared


def _is_shared(session: Session, key: TermKey) -> bool:
    return _home(session, key).ref in shared_words(session)


def _home(session: Session, key: TermKey) -> TermKey:
    """The term by the name that its vocabulary has now, where that was renamed."""
    found = opened(session).targets(key.register, (Kind.VOCABULARY.value,), str(key.ref))
    return key._replace(register=found[0].register, vocabulary=found[0].id) if found else key
