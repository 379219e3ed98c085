"""Explain a rule: what it looks for, why, by which law, what puts it right, with examples judged as you read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registry.check.engine import judge
from registry.findings import Outcome
from registry.law.statute_book import statute_book
from registry.rules.catalogue import Rule, rule, rules
from registry.rules.examples import given
from registry.session import Session
from registry.source import Ref
from registry.verbs.law_standing import Resting, standing_of
from registry.verbs.part_names import PartNames
from registry.verbs.verb import Verb, asked
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Which rule."""

    rule: str = asked("The rule. Left out: all of them, in a list.", default="", positional=True, optional=True)
    counts: bool = asked(
        "Judge the records of the federation, and say how often each outcome was reached.", default=False
    )


@dataclass(frozen=True, slots=True)
class LawShown:
    """A provision that a rule rests on, and its state on the day.

    - `id`: its id in the law data. `for_`: what the rule takes from it.
    - `since`, `until`: the first and last day of that state, as dates; empty where it is open or not known.
    - `not_before`: the law that must have begun before the rule rests on this one, by title; empty where there is none.
    - `verified`: whether its text and dates were read in full; `doubts` say what was not.
    """

    title: str
    for_: str
    state: str
    because: str
    verified: bool
    id: str
    since: str
    until: str
    not_before: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What an example changes in sound records: the place, what it is called, and what is put there or taken out."""

    at: str
    name: str
    put: Any
    removed: bool


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """An example: what is the case, what the rule says of it, and why, as judged just now.

    - `at`: the places it names. `changed`: the addresses of what differs from sound records; `edits` the same in full.
    - `subject`: what was judged, in words. `on`: the day it was judged on.
    """

    title: str
    outcome: str
    because: str
    at: tuple[str, ...]
    changed: tuple[str, ...]
    edits: tuple[Edit, ...]
    subject: str
    on: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a rule reached each outcome: verdicts, of which one record may have many, each on a part of it."""

    satisfied: int = 0
    violated: int = 0
    cannot_tell: int = 0
    not_applicable: int = 0

    @property
    def findings(self) -> int:
        """How many need attention, waived or not."""
        return self.violated + self.cannot_tell


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule, as a person reads it.

    - `follows_from`: rules whose findings explain its own, by id; `after`, `before` rules that its findings follow
      from, and that follow from them, with their titles.
    - `also_ended`: whether it judges what has ended as well.
    - `policy`: what of it is not law but our choice.
    """

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
    area: str
    also_ended: bool
    after: tuple[Resting, ...]
    before: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule in the list. `law` are the ids and titles it rests on; `unverified` how many of them were not read."""

    id: str
    family: str
    area: str
    title: str
    broken: str
    severity: str
    who_acts: str
    on: tuple[str, ...]
    law: tuple[tuple[str, str], ...]
    unverified: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The rule asked for; or every rule with its title and severity, where none was.

    - `rules`: id, family, title and severity of each; `lines` the same and more.
    - `tallies`: rule → how often it reached each outcome today, where that was asked.
    """

    as_of: str
    rule: RuleShown | None
    rules: tuple[tuple[str, str, str, str], ...]
    lines: tuple[RuleLine, ...]
    tallies: tuple[tuple[str, Tally], ...]


def run(session: Session, question: Question) -> Answer:
    """The rule, or the list of them. Raises NotFound where there is none of that name."""
    chosen = rule(question.rule) if question.rule else None
    # Opening a pinned federation sets its day, by which law is told as well.
    tallies = _tallies(session, chosen) if question.counts else ()
    on = session.today.isoformat()
    if chosen is not None:
        return Answer(on, _shown(session, chosen), (), (), tallies)
    listed = tuple((each.id, each.family, str(each.text["title"]), each.severity) for each in rules().values())
    return Answer(on, None, listed, tuple(_line(session, each) for each in rules().values()), tallies)


def _tallies(session: Session, chosen: Rule | None) -> tuple[tuple[str, Tally], ...]:
    from registry.check.verdicts import Verdicts  # whoever only reads a rule need not wait for the index
    from registry.verbs.opening import opened

    wanted = [chosen.id] if chosen else list(rules())
    found = Verdicts(opened(session), session).tally(by=[chosen.id] if chosen else ())
    return tuple((name, _tally(found.get(name, Counter()))) for name in wanted)


def _tally(found: Counter[str]) -> Tally:
    return Tally(
        found[Outcome.SATISFIED.value], found[Outcome.VIOLATED.value], found[Outcome.CANNOT_TELL.value],
        found[Outcome.NOT_APPLICABLE.value],
    )  # fmt: skip


def _line(session: Session, each: Rule) -> RuleLine:
    law = [standing_of(statute_book().entries[own], session.today) for own in _cited(each)]
    return RuleLine(
        each.id, each.family, each.area.value, str(each.text["title"]), str(each.text["broken"]), each.severity,
        str(each.text["who_acts"]), each.on, tuple((own.id, own.title) for own in law),
        sum(not own.verified for own in law),
    )  # fmt: skip


def _cited(each: Rule) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(cite["law"]) for cite in each.text["cites"]))


def _shown(session: Session, found: Rule) -> RuleShown:
    text = found.text
    return RuleShown(
        id=found.id, title=str(text["title"]), severity=found.severity, broken=str(text["broken"]),
        why=str(text["why"]),
        on=found.on, from_status=found.from_status, remedy=str(text["remedy"]), who_acts=str(text["who_acts"]),
        waivable_by=tuple(text.get("waivable_by", ())), follows_from=found.follows_from,
        policy=str(text.get("policy", "")), law=tuple(_law(session, each) for each in text["cites"]),
        examples=tuple(_example(session, found, example) for example in text["examples"]),
        area=found.area.value, also_ended=found.also_ended,
        after=tuple(Resting(own, str(rule(own).text["title"])) for own in found.follows_from),
        before=tuple(
            Resting(each.id, str(each.text["title"])) for each in rules().values() if found.id in each.follows_from
        ),
    )  # fmt: skip


def _law(session: Session, cite: Mapping[str, Any]) -> LawShown:
    book = statute_book()
    now = standing_of(book.entries[cite["law"]], session.today)
    first = book.get(str(cite.get("not_before", "")))
    return LawShown(
        now.title, str(cite.get("for", "")), now.state, now.because, now.verified, now.id, now.since, now.until,
        first.title if first else "", now.doubts,
    )  # fmt: skip


def _example(session: Session, found: Rule, example: dict[str, object]) -> ExampleShown:
    on = given(example)
    subject = str(example["subject"])
    record = on.snapshot.record(Ref(*subject.partition("#")[0].split("/")))
    assert record is not None
    judged = judge(on.snapshot, session, statute_book(), [found], record, on.on)
    verdict = next(each.verdict for each in judged.verdicts if each.subject == subject)
    edits = example.get("edits", [])
    assert isinstance(edits, list)
    names = PartNames(on.snapshot, record)
    changes = (Edit(at := str(each["at"]), names.place(at), each.get("put"), "put" not in each) for each in edits)
    return ExampleShown(
        str(example["title"]), verdict.outcome.value, verdict.because, verdict.at,
        tuple(str(edit["at"]) for edit in edits),
        tuple(changes),
        _("{part} of {title}").format(part=names.part(subject), title=record.title), on.on.isoformat(),
    )  # fmt: skip


VERB = Verb(
    title="Explain a rule: what it looks for, by which law, with examples.",
    examples=(
        ("muniment explain", "every rule in a line"),
        ("muniment explain --counts", "and how often each outcome was reached today"),
        ("muniment explain lawful-basis-missing", "one rule, with examples judged as you read"),
    ),
    question=Question,
    run=run,
)
