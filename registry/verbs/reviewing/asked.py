"""A decision as it was asked for, looked at before anything is recorded: all that is wrong with it, field by field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from registry.concepts.kinds import Kind
from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.concepts.mappings import Loss, MismatchReason, TermSetKind
from registry.errors import MunimentError, UsageError
from registry.facts.says_something import says_something
from registry.load.table.cells import record_of
from registry.parse import parse
from registry.personal_data.found import shown
from registry.personal_data.recognise import recognise
from registry.session import Session
from registry.source import Document, Ref
from registry.validate import fits, validate
from registry.values import Any, dataclass, field
from registry.verbs.lexicon import lexicon
from registry.verbs.reviewing.entries import OPEN, PREDICATES
from registry.verbs.reviewing.whose import Aim, aim_of_term, term_of
from registry.vocabulary.term import Term, TermKey
from registry.wording import _, listed

if TYPE_CHECKING:
    from registry.verbs.words.decide import Question

_LONGEST = 4_000
_MOST_OBJECTS, _MOST_ALSO, _MOST_SEEN = 20, 2_000, 50
_CONFIDENCE = re.compile(r"0(\.[0-9]{1,6})?|1(\.0{1,6})?")
_EXACTLY_ONE = frozenset({*PREDICATES} - {MappingDecision.SPLIT})
_TAKES_NONE = frozenset({MappingDecision.NO_TERM, MappingDecision.AGREE, MappingDecision.DISAGREE})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a decision, and which field of the question it is about."""

    field: str
    message: str


@dataclass
class Asked:
    """What was asked for, as far as it can be understood. `terms`: whose decision it is, each with where it goes."""

    faults: list[Fault] = field(default_factory=list)
    decision: MappingDecision = MappingDecision.UNSURE
    part: DecidedAs = DecidedAs.MAKER
    terms: list[tuple[Term, Aim]] = field(default_factory=list)
    whole_set: Aim | None = None
    objects: list[Term] = field(default_factory=list)
    together: str = ""
    reason: str = ""
    words: str = ""
    role: str = ""
    transform: dict[str, Any] | None = None
    loss: str = ""
    seen: list[tuple[str, str]] = field(default_factory=list)


def asked_for(session: Session, question: Question) -> Asked:
    """Understand a question. Whatever is wrong with it is among the faults."""
    found = Asked(
        words=" ".join(question.words.split()), role=" ".join(question.role.split()), together=question.together,
        reason=question.reason, loss=question.loss,
    )  # fmt: skip
    found.faults += _choices(question, found)
    found.faults += _terms(session, question, found)
    found.faults += _objects(session, question, found)
    found.faults += _fitting(question, found)
    found.faults += _turned_down(session, question, found)
    found.faults += _texts(found)
    found.faults += _transform(question, found)
    found.faults += _seen(question, found)
    return found


def _choices(question: Question, found: Asked) -> Iterator[Fault]:
    choices: dict[str, tuple[str, ...]] = {
        "decision": tuple(each.value for each in MappingDecision),
        "part": tuple(each.value for each in DecidedAs),
        "together": ("", *(each.value for each in TermSetKind)),
        "reason": ("", *(each.value for each in MismatchReason)),
        "loss": ("", *(each.value for each in Loss)),
    }
    for name, known in choices.items():
        value = getattr(question, name)
        if value not in known:
            words = listed([f"`{each}`" for each in known if each], "or")
            yield Fault(name, _("Write {words}.").format(words=words))
        elif name == "decision":
            found.decision = MappingDecision(value)
        elif name == "part":
            found.part = DecidedAs(value)


def _terms(session: Session, question: Question, found: Asked) -> Iterator[Fault]:
    words = lexicon(session)
    ours = [each for each in words.vocabularies() if not each.is_shared and session.may_see(each.ref)]
    if not question.term.strip():
        yield Fault("term", _("Say which term: its address, as `muniment review` shows it."))
        return
    if len(question.also) > _MOST_ALSO:
        yield Fault("also", _("At most {most} are decided at once.").format(most=f"{_MOST_ALSO:,}"))
        return
    ref = Ref.parse(question.term.strip())
    if ref is not None and ref.kind == Kind.MAPPING_SET:
        from registry.verbs.reviewing.whose import aims

        try:
            found.whole_set = aims(session, str(ref), question.to)[0]
        except MunimentError as error:
            yield Fault("term", f"{error.message} {error.fix}".strip())
    for name, texts in (("term", (question.term,)), ("also", question.also)):
        for text in texts if name == "also" or found.whole_set is None else ():
            try:
                key = term_of(words, ours, text)
                aim = aim_of_term(session, words, key, question.to)
            except UsageError as error:
                yield Fault(name, f"{error.message} {error.fix}".strip())
                continue
            term = words.term(key)
            assert term is not None
            if any(other.key == key for other, _aim in found.terms):
                continue
            if not term.is_in_use(session.today.isoformat()):
                yield Fault(name, _("“{label}” is out of use.").format(label=term.label))
            if found.terms and aim.hub.ref != found.terms[0][1].hub.ref:
                yield Fault(name, _("“{label}” is mapped to another integration model.").format(label=term.label))
            found.terms.append((term, aim))


def _objects(session: Session, question: Question, found: Asked) -> Iterator[Fault]:
    aim = found.whole_set or (found.terms[0][1] if found.terms else None)
    if aim is None:
        return
    if len(question.object) > _MOST_OBJECTS:
        yield Fault("object", _("At most {most} shared terms go together.").format(most=_MOST_OBJECTS))
        return
    words = lexicon(session)
    for text in question.object:
        try:
            term = words.term(term_of(words, [aim.hub], text))
        except UsageError as error:
            yield Fault("object", f"{error.message} {error.fix}".strip())
            continue
        assert term is not None
        if not term.is_in_use(session.today.isoformat()):
            yield Fault("object", _("“{label}” is out of use: choose another.").format(label=term.label))
        if term not in found.objects:
            found.objects.append(term)


def _fitting(question: Question, found: Asked) -> Iterator[Fault]:
    """What one decision needs and another does not take."""
    decision, count = found.decision, len(found.objects)
    if found.whole_set is not None and decision is not MappingDecision.AGREE:
        yield Fault("decision", _("A whole set can only be agreed with. Decide otherwise term by term."))
    if decision in _EXACTLY_ONE and count != 1 and len(question.object) < 2 and not (question.object and not count):
        yield Fault("object", _("Say which shared term, one of them."))
    elif decision in _EXACTLY_ONE and len(question.object) > 1:
        yield Fault("object", _("This names more than one. Where several belong together, decide `split`."))
    if decision is MappingDecision.SPLIT:
        if len(question.object) < 2:
            yield Fault("object", _("Say which shared terms, two of them or more."))
        if not found.together:
            yield Fault("together", _("Say how the shared terms belong together."))
        if any(each.key.code for each in found.objects):
            yield Fault("object", _("Codes do not go together with other terms: name whole terms."))
    elif found.together:
        yield Fault("together", _("Only where several shared terms belong together is there something to say."))
    if decision in _TAKES_NONE and question.object:
        yield Fault("object", _("This decision names no shared term: leave it out."))
    if decision is MappingDecision.NOT_THIS and len(question.object) > 1:
        yield Fault("object", _("Turn them down one by one."))
    if decision is MappingDecision.NOT_THIS and not found.reason:
        yield Fault("reason", _("Say why not, so that it is not suggested again."))
    if found.reason and decision not in (MappingDecision.NOT_THIS, MappingDecision.DISAGREE):
        yield Fault("reason", _("A reason why not goes with `not-this` or `disagree` only."))
    if decision is MappingDecision.TRANSFORM and not question.transform.strip():
        yield Fault("transform", _("Say how values are translated."))
    if question.transform.strip() and decision not in (*PREDICATES, MappingDecision.TRANSFORM):
        yield Fault("transform", _("This decision says nothing of how values are translated: leave it out."))
    if decision is MappingDecision.AGREE and found.part is DecidedAs.MAKER:
        yield Fault("part", _("Whoever agrees reviews it or approves it: choose one of these parts."))
    needs = {
        MappingDecision.NEW_CONCEPT: _("Say what the new shared word is to mean."),
        MappingDecision.DISAGREE: _("Say why you disagree."),
    }
    if decision in needs and not says_something(found.words):
        yield Fault("words", needs[decision])


def _turned_down(session: Session, question: Question, found: Asked) -> Iterator[Fault]:
    """Where no shared term is named, the one that is proposed is turned down: there must be just one."""
    if found.decision is not MappingDecision.NOT_THIS or question.object:
        return
    words = lexicon(session)
    for term, _aim in found.terms:
        open_ones = {
            each.mapping for each in words.steps_from(term.key)
            if each.object is not None and each.status in OPEN and not each.negated
        }  # fmt: skip
        if len(open_ones) != 1:
            yield Fault("object", _("Say which shared term it is not: choose or name one."))
            return


def _texts(found: Asked) -> Iterator[Fault]:
    if not found.role:
        yield Fault("role", _("Say in which role you decide: Data analyst."))
    for name in ("role", "words"):
        text = getattr(found, name)
        if len(text) > _LONGEST or (name == "role" and len(text) > 200):
            yield Fault(name, _("This is too long. Say it shortly."))
            continue
        # It is shown cut short, and never whole.
        taken = [shown(text, each) for each in recognise(text)]
        if taken:
            said = _("No personal data: this looks like {what}. Say it without naming anybody; a role is enough.")
            yield Fault(name, said.format(what=listed(list(dict.fromkeys(taken)))))


def _transform(question: Question, found: Asked) -> Iterator[Fault]:
    text = question.transform.strip()
    if not text:
        return
    data, problems = parse(f"transform:\n{_indented(text)}\n".encode())
    if data is None:
        try:
            data = {"transform": json.loads(text)}
            problems = []
        except (ValueError, RecursionError):
            data = None
    if data is None or problems or not isinstance(data.get("transform"), dict):
        why = f"{problems[0].message}." if problems else _("there are no fields in it.")
        yield Fault("transform", _("This cannot be read: {why}").format(why=why))
        return
    transform = data["transform"]
    record = record_of("mapping-set", {"id": "x", "transform": transform})
    if not fits("mapping-set", record):
        first = validate(Document("", "", record))[0]
        place = "/".join(str(step) for step in first.place[3:])
        yield Fault("transform", f"{place}: {first.message}. {first.fix}".removeprefix(": "))
        return
    found.transform = transform


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _seen(question: Question, found: Asked) -> Iterator[Fault]:
    for text in question.seen[:_MOST_SEEN]:
        address, _equals, confidence = text.rpartition("=")
        if TermKey.parse(address) is None or not _CONFIDENCE.fullmatch(confidence):
            yield Fault("seen", _("{text} is not of the form ADDRESS=0.85.").format(text=text[:120]))
        else:
            found.seen.append((address, confidence))


def label_of(terms: list[Term]) -> str:
    """What shared terms are called, in one text; nothing where there are none."""
    return "; ".join(each.label for each in terms)
