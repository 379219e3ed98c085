"""Show how far each duty of the law, and each expectation of the regulator, is evidenced by what is on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from registry.check.attention import Attention
from registry.check.covered import waived_of
from registry.check.verdicts import Verdicts
from registry.concepts.coverage import Coverage
from registry.errors import UsageError
from registry.rules.catalogue import rule
from registry.rules.duties import parts
from registry.session import Session
from registry.verbs.attention.coverage_of import (
    Bearing,
    CategoryShown,
    DutyShown,
    Passed,
    bearings,
    covered,
    duty_key,
    expected,
)
from registry.verbs.cited import Copies, cited
from registry.verbs.opening import opened
from registry.verbs.registers_of import registers_of
from registry.verbs.verb import Verb, asked
from registry.wording import _, listed

MOST_PASSED = 200
"""Records of one rule that are named where a duty is asked for by itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose records, and which duties."""

    organisation: tuple[str, ...] = asked(
        "Only what is in the register of these organisations, by id or reference.", default=()
    )
    register: tuple[str, ...] = asked("Only these registers.", default=())
    status: tuple[str, ...] = asked(
        "Only so far evidenced.", default=(), choices=tuple(each.value for each in Coverage)
    )
    duty: tuple[str, ...] = asked(
        "Only these duties, by an id of their law such as `uk-gdpr-a30`, and the records that pass.", default=()
    )
    rule: tuple[str, ...] = asked("Only these rules, and the records that pass.", default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """How far duties and expectations are evidenced.

    - `registers`: those asked about, none where all are; `known` every register with its name.
    - `parts`: the parts of the law, in order, with what they are called.
    - `statuses`: status → how many duties, of all there are. `duties`: those asked for.
    - `expectations`: status → how many expectations, of those whose names were read. `unread`: how many more there are,
      and `unconfirmed` how many of the categories' numbers were not read.
    - `rules`: those asked for, or every rule that bears on a duty or on the framework, with their verdicts.
    - `records`: how many records were judged. `defects`: how many times a rule failed, which is never a pass.
    """

    as_of: str
    registers: tuple[str, ...]
    known: tuple[tuple[str, str], ...]
    records: int
    parts: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, int], ...]
    duties: tuple[DutyShown, ...]
    framework: tuple[CategoryShown, ...]
    expectations: tuple[tuple[str, int], ...]
    unread: int
    unconfirmed: int
    rules: tuple[Bearing, ...]
    defects: int
    copies: Copies


def run(session: Session, question: Question) -> Answer:
    """How far each is evidenced. Raises NotFound or UsageError where a register or duty is asked for that is not."""
    snapshot = opened(session)
    registers = registers_of(session, question.register, question.organisation)
    wanted = [duty_key(each) for each in question.duty]
    names = [rule(each).id for each in question.rule]
    unknown = next((each for each in question.status if each not in list(Coverage)), "")
    if unknown:
        raise UsageError(
            _("There is no status called {name}.").format(name=unknown),
            _("Write {known}.").format(known=listed([f"`{each.value}`" for each in Coverage], "or")),
        )

    def answer() -> Answer:
        attention = Attention(snapshot, session)
        judged = attention.verdicts
        tally = judged.tally(registers)
        waived = waived_of(attention, registers)
        duties = covered(session, tally, waived)
        categories = expected(tally)
        chosen = [each for each in duties if _is_among(each, wanted, question.status, names)]
        bearing = bearings(tally, waived, names)
        if wanted or names:
            passed = _passed(session, judged, registers, _asked_for(chosen if wanted else (), names))
            bearing = tuple(map(passed, bearing))
            chosen = [replace(each, rules=tuple(map(passed, each.rules))) for each in chosen] if wanted else chosen
        count = sum(map(snapshot.count, registers)) if registers else snapshot.count()
        named = [each for category in categories for each in category.expectations]
        return Answer(
            session.today.isoformat(), tuple(registers),
            tuple((each.id, each.title) for each in snapshot.federation.registers), count, tuple(parts().items()),
            _counted(each.status for each in duties), tuple(chosen), categories,
            _counted(each.status for each in named), sum(each.count for each in categories) - len(named),
            sum(not each.confirmed for each in categories), bearing, len(judged.defects),
            cited(snapshot.federation, registers or None),
        )  # fmt: skip

    return snapshot.as_one(answer)


def _is_among(duty: DutyShown, keys: Sequence[str], statuses: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a duty is asked for: where only rules are, none is."""
    if names and not keys and not statuses:
        return False
    return (not keys or duty.key in keys) and (not statuses or duty.status in statuses)


def _passed(
    session: Session, judged: Verdicts, registers: Sequence[str], names: Collection[str]
) -> Callable[[Bearing], Bearing]:
    """Gives a rule the records that satisfy it, if it is one of these names."""
    found: dict[str, tuple[Passed, ...]] = {}
    records: dict[str, int] = {}
    for name in names:
        records[name], passed = judged.satisfying(name, MOST_PASSED, registers)
        found[name] = tuple(Passed(str(ref), title) for ref, title in passed if session.may_see(ref))

    def given(each: Bearing) -> Bearing:
        if each.rule not in found:
            return each
        return replace(each, passed=found[each.rule], records=records[each.rule])

    return given


def _asked_for(duties: Iterable[DutyShown], names: Iterable[str]) -> set[str]:
    return {*names, *(each.rule for duty in duties for each in duty.rules)}


def _counted(statuses: Iterable[str]) -> tuple[tuple[str, int], ...]:
    found = Counter(statuses)
    return tuple((each.value, found[each.value]) for each in Coverage)


VERB = Verb(
    title="Show how far each duty of the law is evidenced.",
    examples=(
        ("muniment coverage", "every duty, and the Accountability Framework"),
        ("muniment coverage --organisation northmoor", "by one council's register"),
        ("muniment coverage --status no-record --status partly", "only where something is missing"),
        ("muniment coverage --duty uk-gdpr-a30", "one duty: its rules, and the records that pass"),
    ),
    question=Question,
    run=run,
)
