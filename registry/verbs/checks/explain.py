"""Explain a rule: what it looks for, why, by which law, what puts it right, with examples judged as you read."""

from __future__ import annotations

from dataclasses import dataclass

from registry.check.engine import judge
from registry.law.statute_book import state, statute_book
from registry.rules.catalogue import Rule, rule, rules
from registry.rules.examples import given
from registry.session import Session
from registry.source import Ref
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True, slots=True)
class Question:
    """Which rule."""

    rule: str = asked("The rule. Left out: all of them, in a list.", default="", positional=True, optional=True)


@dataclass(frozen=True, slots=True)
class LawShown:
    """A provision that a rule rests on, and its state on the day."""

    title: str
    for_: str
    state: str
    because: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """An example: what is the case, what the rule says of it, and why, as judged just now."""

    title: str
    outcome: str
    because: str
    at: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule, as a person reads it."""

    id: str
    title: str
    severity: str
    broken: str
    why: str
    on: tuple[str, ...]
    from_status: str
    remedy: str
    who_acts: str
    waivable_by: tuple[str, ...]
    follows_from: tuple[str, ...]
    policy: str
    law: tuple[LawShown, ...]
    examples: tuple[ExampleShown, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rule asked for; or every rule with its title and severity, where none was."""

    as_of: str
    rule: RuleShown | None
    rules: tuple[tuple[str, str, str, str], ...]


def run(session: Session, question: Question) -> Answer:
    """The rule, or the list of them. Raises NotFound where there is none of that name."""
    if not question.rule:
        listed = tuple((each.id, each.family, str(each.text["title"]), each.severity) for each in rules().values())
        return Answer(session.today.isoformat(), None, listed)
    found = rule(question.rule)
    text = found.text
    book = statute_book()
    law = []
    for each in text["cites"]:
        entry = book.entries[each["law"]]
        now = state(entry, session.today)
        law.append(LawShown(entry.title, str(each.get("for", "")), now.state, now.because, now.verified))
    shown = RuleShown(
        id=found.id, title=str(text["title"]), severity=found.severity, broken=str(text["broken"]),
        why=str(text["why"]),
        on=found.on, from_status=found.from_status, remedy=str(text["remedy"]), who_acts=str(text["who_acts"]),
        waivable_by=tuple(text.get("waivable_by", ())), follows_from=found.follows_from,
        policy=str(text.get("policy", "")), law=tuple(law),
        examples=tuple(_example(session, found, example) for example in text["examples"]),
    )  # fmt: skip
    return Answer(session.today.isoformat(), shown, ())


def _example(session: Session, found: Rule, example: dict[str, object]) -> ExampleShown:
    on = given(example)
    subject = str(example["subject"])
    record = on.snapshot.record(Ref(*subject.partition("#")[0].split("/")))
    assert record is not None
    judged = judge(on.snapshot, session, statute_book(), [found], record, on.on)
    verdict = next(each.verdict for each in judged.verdicts if each.subject == subject)
    edits = example.get("edits", [])
    assert isinstance(edits, list)
    changed = tuple(str(edit["at"]) for edit in edits)
    return ExampleShown(str(example["title"]), verdict.outcome.value, verdict.because, verdict.at, changed)


VERB = Verb(
    title="Explain a rule: what it looks for, by which law, with examples.",
    examples=(
        ("muniment explain", "every rule in a line"),
        ("muniment explain lawful-basis-missing", "one rule, with examples judged as you read"),
    ),
    question=Question,
    run=run,
)
