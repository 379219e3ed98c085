"""Say which decisions about words contradict one another or no longer fit, and which words mean several things."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from registry.concepts.kinds import Kind
from registry.errors import NotFound, UsageError
from registry.session import Session
from registry.source import Ref
from registry.verbs.conflicting.desk import ConflictDesk
from registry.verbs.conflicting.shown import SEVERITIES, ConflictShown, FriendShown, RuleShown
from registry.verbs.lexicon import lexicon
from registry.verbs.meaning.desk import vocabulary_named
from registry.verbs.opening import one, opened
from registry.verbs.records.search import Counted, Heading
from registry.verbs.verb import Verb, asked
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts import conflicts
from registry.vocabulary.conflicts.catalogue import RULES, Rule
from registry.vocabulary.extension import entries, extension
from registry.vocabulary.false_friends import FalseFriend, false_friends
from registry.vocabulary.revision import revision
from registry.wording import _, nearest

_MOST = 500
_FINDINGS = 1
LEVELS = tuple(SEVERITIES)
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Question:
    """Which conflicts."""

    vocabulary: tuple[str, ...] = asked("Only what concerns the words of these vocabularies.", default=())
    organisation: tuple[str, ...] = asked("Only what concerns the words of these organisations.", default=())
    rule: tuple[str, ...] = asked("Only what these rules find: by name, or by number from 1 to 12.", default=())
    severity: tuple[str, ...] = asked("Only conflicts of this severity.", default=(), choices=LEVELS)
    false_friends: bool = asked("Words that several organisations use and mean different things by.", default=False)
    model: bool = asked("What is wrong with the integration model by itself.", default=False)
    since: str = asked(
        "With --model: what has become of it since the files of this day (such as 2026-10-01).", default=""
    )
    fail_on: str = asked(
        "The least severity of a conflict that makes the exit code 1.", default="never", choices=(*LEVELS, "never")
    )
    limit: str = asked("How many to show, at most 500. Left out: 50.", default="50")
    after: str = asked("Go on from where a page ended, as it said.", default="")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found on a day.

    - `rows`: one page of conflicts, or of those of the integration model; `friends`: of false friends, where asked for.
    - `total`: how many there are of what was asked for; `next` goes on from there.
    - `of_mappings`, `of_models`, `of_words`: how many conflicts between mappings, findings on integration models and
      false friends there are in all, by the same vocabularies and organisations.
    - `rules`: every rule that was run, with how much it found.
    - `headings`: what the results are filed under, each counted as if nothing had been chosen under it.
    - `failing`: how many the exit code tells of.
    """

    as_of: str
    rows: tuple[ConflictShown, ...]
    friends: tuple[FriendShown, ...]
    total: int
    of_mappings: int
    of_models: int
    of_words: int
    rules: tuple[RuleShown, ...]
    headings: tuple[Heading, ...]
    failing: int
    next: str


def run(session: Session, question: Question) -> Answer:
    """What is found. Raises NotFound or UsageError where something is asked for that there is not."""
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    limit, skip = _number(question.limit, 50, 1, _MOST), _number(question.after, 0, 0, 10_000_000)
    rules = {_rule(text).id for text in question.rule}
    if question.since and not question.model:
        raise UsageError(_("--since compares integration models."), _("Add --model."))
    vocabularies = {str(vocabulary_named(session, each)) for each in question.vocabulary}
    organisations = {_organisation(session, each) for each in question.organisation}
    shown = ConflictDesk(session)
    where = {
        "severity": frozenset(question.severity), "organisation": frozenset(organisations), "rule": frozenset(rules),
        "vocabulary": frozenset(vocabularies),
    }  # fmt: skip

    def kept(found: list[Conflict]) -> list[_Filed]:
        seen = [each for each in found if shown.may_see(each.terms, each.steps)]
        return [_filed(shown, each) for each in seen]

    between, models = kept(_between(session)), kept(_models(session, question.since))
    words = [
        _Filed(each, _of_friend(each))
        for each in _friends(session)
        if shown.may_see([side.term.key for side in each.sides], each.denials)
    ]
    looked_at = models if question.model else between
    fitting: list[Conflict] = [each.found for each in looked_at if each.fits(where)]
    friends: list[FalseFriend] = [each.found for each in words if each.fits(where)]
    total = len(friends) if question.false_friends else len(fitting)
    filed = words if question.false_friends else looked_at
    by_rule = [each.found for each in looked_at if each.fits(where, "rule")]
    return Answer(
        session.today.isoformat(),
        () if question.false_friends else shown.conflicts(fitting[skip : skip + limit]),
        shown.friends(friends[skip : skip + limit]) if question.false_friends else (),
        total, sum(each.fits(where) for each in between), sum(each.fits(where) for each in models), len(friends),
        tuple(_rules(by_rule, of_model=question.model)), tuple(_headings(shown, filed, where)),
        _failing(fitting, question.fail_on), str(skip + limit) if total > skip + limit else "",
    )  # fmt: skip


# ── what there is, kept for as long as no record changes ─────────────────────────────────────────────────────────────


def _kept(session: Session, name: str, find: Callable[[], list[_Row]]) -> list[_Row]:
    memory, key = opened(session).memory, ("conflicts", name, session.today)
    if key not in memory:
        memory[key] = find()
    found: list[_Row] = memory[key]
    return found


def _between(session: Session) -> list[Conflict]:
    on = session.today.isoformat()
    return _kept(session, "between", lambda: conflicts(lexicon(session), opened(session), on))


def _friends(session: Session) -> list[FalseFriend]:
    on = session.today.isoformat()
    return _kept(session, "friends", lambda: false_friends(lexicon(session), opened(session), on))


def _models(session: Session, since: str) -> list[Conflict]:
    on = session.today.isoformat()
    found = _kept(session, "models", lambda: extension(lexicon(session), opened(session), on))
    if not since:
        return found
    return sorted(
        [*found, *_kept(session, f"since {since}", lambda: _since(session, since))], key=lambda each: each.order
    )


def _since(session: Session, since: str) -> list[Conflict]:
    """What has become of the integration models since the files of a day."""
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise UsageError(_("{text} is not a day.").format(text=since), _("Write a day such as 2026-10-01.")) from error
    earlier = opened(replace(session, as_at=day, as_of=session.today, memory={}))
    on = session.today.isoformat()
    shared = [each.ref for each in lexicon(session).vocabularies() if each.is_shared]
    return [
        each
        for ref in shared
        if earlier.record(ref) is not None
        for each in revision(ref, entries(earlier, ref), entries(opened(session), ref), on)
    ]


# ── what it is filed under ───────────────────────────────────────────────────────────────────────────────────────────


def _rules(found: Iterable[Conflict], *, of_model: bool) -> Iterable[RuleShown]:
    counts = Tally(each.rule for each in found)
    for rule in RULES.values():
        if (rule.number == 0) == of_model:
            yield RuleShown(
                rule.id, rule.number, _(rule.title), rule.severity.value, _(SEVERITIES[rule.severity.value]),
                _(rule.looks_for), _(rule.why), _(rule.repair), rule.source, counts[rule.id],
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Filed:
    """A conflict or false friend, and its values under each heading it is filed under."""

    found: Any
    under: Mapping[str, frozenset[str]]

    def fits(self, where: Mapping[str, frozenset[str]], but: str = "") -> bool:
        """Whether it is among what was chosen, one heading left out of account."""
        return all(
            not wanted or name == but or bool(self.under[name] & wanted)
            for name, wanted in where.items()
            if name in self.under
        )


def _filed(shown: ConflictDesk, conflict: Conflict) -> _Filed:
    refs = {str(key.ref) for key in conflict.terms} | ({str(conflict.vocabulary)} if conflict.vocabulary else set())
    whose = frozenset(each.ref or each.label for each in shown.organisations(conflict))
    under = {
        "severity": frozenset((conflict.severity.value,)), "organisation": whose, "rule": frozenset((conflict.rule,)),
        "vocabulary": frozenset(refs),
    }  # fmt: skip
    return _Filed(conflict, under)


def _of_friend(friend: FalseFriend) -> Mapping[str, frozenset[str]]:
    return {
        "organisation": frozenset(str(side.owner) for side in friend.sides),
        "vocabulary": frozenset(str(side.term.key.ref) for side in friend.sides),
    }


def _headings(shown: ConflictDesk, filed: Sequence[_Filed], where: Mapping[str, frozenset[str]]) -> Iterable[Heading]:
    labels = {
        "severity": _("How severe"), "organisation": _("Organisation"), "rule": _("Rule"),
        "vocabulary": _("Vocabulary"),
    }  # fmt: skip
    for name, label in labels.items():
        counts = Tally(
            value for each in filed if name in each.under and each.fits(where, name) for value in each.under[name]
        )
        counts.update(dict.fromkeys(where[name] - counts.keys(), 0))
        named = {value: _called(shown, name, value) for value in counts}
        order = list(SEVERITIES) if name == "severity" else list(RULES) if name == "rule" else []
        values = sorted(
            counts.items(),
            key=lambda each: (order.index(each[0]) if order else -each[1], named[each[0]].casefold()),
        )
        if values:
            yield Heading(name, label, tuple(Counted(own, named[own], count) for own, count in values), 0)


def _called(shown: ConflictDesk, name: str, value: str) -> str:
    if name == "severity":
        return _(SEVERITIES[value])
    return _(RULES[value].title) if name == "rule" else shown.title(value)


def _failing(found: Sequence[Conflict], fail_on: str) -> int:
    least = LEVELS.index(fail_on) if fail_on in LEVELS else -1
    return sum(LEVELS.index(each.severity.value) <= least for each in found)


# ── what was asked for ───────────────────────────────────────────────────────────────────────────────────────────────


def _rule(text: str) -> Rule:
    for rule in RULES.values():
        if text in (rule.id, str(rule.number or "")):
            return rule
    close = nearest(text, RULES)
    fix = _("Did you mean {close}?").format(close=close) if close else _("`muniment conflicts` lists them.")
    raise NotFound(_("There is no rule about words called {rule}.").format(rule=text), fix)


def _organisation(session: Session, text: str) -> str:
    found = one(session, text if "/" in text else f"{Kind.ORGANISATION.value}/{text}").ref
    if found.kind != Kind.ORGANISATION:
        raise UsageError(
            _("{ref} is not an organisation.").format(ref=found), _("`muniment list organisation` lists them.")
        )
    return str(opened(session).home(Ref(*found)))


def _number(text: str, otherwise: int, least: int, most: int) -> int:
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise UsageError(
            _("{text} is not a whole number from {least} to {most}.").format(text=text, least=least, most=f"{most:,}"),
            _("Write 30, for example."),
        )
    return int(text)


def exit_code(answer: Answer) -> int:
    """1 where a conflict is as severe as was asked; otherwise 0."""
    return _FINDINGS if answer.failing else 0


VERB = Verb(
    title="Say which decisions about words contradict one another.",
    examples=(
        ("muniment conflicts", "every conflict between mappings, the worst first, with what to do"),
        ("muniment conflicts --organisation eastvale", "those that concern one council's words"),
        ("muniment conflicts --rule two-for-one", "what one rule finds"),
        ("muniment conflicts --false-friends", "words that mean different things to different organisations"),
        ("muniment conflicts --model", "what is wrong with the integration model by itself"),
        ("muniment conflicts --fail-on error", "exit code 1 where decisions contradict one another"),
        ("muniment conflicts --output conflicts.xlsx", "all of them, as a spreadsheet"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    sheet="conflicts",
)
