"""Compare two registers' records of the same share, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import UsageError
from registry.facts.reader import Desk, Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.sharing.cited import Place
from registry.sharing.counterparts.compare import compare
from registry.sharing.counterparts.comparison import Compared, Comparison, Pair
from registry.sharing.counterparts.pairing import AGREEMENT, Pairing
from registry.verbs.opening import one, opened, present, registers_named
from registry.verbs.pairing.deciding import decided, digest_of_pair
from registry.verbs.resolving.telling import telling_of
from registry.verbs.verb import Verb, asked
from registry.wording import _

__all__ = ["VERB", "Answer", "Compared", "Comparison", "Counted", "Pair", "Place", "Question", "run"]
"""What the pages and the command line need of it."""

_MOST_RECORDS = 20_000
"""Agreements up to which every pair is looked for at once. Beyond that, a register has to be named."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which records."""

    record: tuple[str, ...] = asked(
        "One record to find the counterparts of, or two to compare. Left out: every pair.", default=(), positional=True
    )
    register: tuple[str, ...] = asked("Only pairs in which one of these registers has a part.", default=())
    confirm: bool = asked("Write down in the first record that the second is of the same share.", default=False)
    apart: bool = asked("Write down in the first record that the second is not of the same share.", default=False)
    reason: str = asked("Why, where either of these two is written down.", default="")
    role: str = asked("The role of whoever decides.", default="")
    expect: str = asked("The digest that was shown: refused if the record changed since.", default="")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many fields of one pair agree, differ in what matters, are said by one only, and cannot be compared."""

    here: str
    there: str
    agree: int
    differ: int
    one_side: int
    open: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    - `pairs`: pairs that a record or an identifier shows, then those that only look alike, the likest first.
    - `comparison`: of the one pair that was asked for, if it was one. `written`: the file that was changed, if any.
    - `counted`: of each pair, in their order. `digest`: of the first record as it was read, where two were asked for.
    - `commit`, `note`: the commit that holds what was written, or why it was not committed.
    """

    as_of: str
    pairs: tuple[Pair, ...]
    comparison: Comparison | None
    written: str
    counted: tuple[Counted, ...] = ()
    digest: str = ""
    commit: str = ""
    note: str = ""


def run(session: Session, question: Question) -> Answer:
    """Compare. Raises NotFound, UsageError, Conflict."""
    if question.confirm or question.apart:
        present(session)
    if question.confirm and question.apart:
        raise UsageError(_("The two are of one share or they are not."), _("Write either --confirm or --apart."))
    if (question.confirm or question.apart) and len(question.record) != 2:
        raise UsageError(
            _("Name the two records that this is about."),
            _("Write both references: the first is the record that it is written in."),
        )
    if len(question.record) > 2:
        raise UsageError(_("Two records can be compared, not more."), _("Name one, to find its counterparts, or two."))
    registers = registers_named(session, question.register)
    records = [_agreement(session, text) for text in question.record]
    if len(records) == 2:
        return _two(session, question, records[0], records[1])
    return opened(session).as_one(lambda: _many(session, records, registers))


def _two(session: Session, question: Question, here: Loaded, there: Loaded) -> Answer:
    if here.ref == there.ref:
        raise UsageError(_("Both are the same record."), _("Name two records, of two registers."))
    if here.ref.register == there.ref.register:
        raise UsageError(
            _("Both are in the register {register}, so neither is another organisation's record.").format(
                register=here.ref.register
            ),
            _("Counterparts are kept by two organisations, each in its own register."),
        )
    if question.confirm or question.apart:
        outcome = decided(
            session, here, there, is_same=question.confirm, reason=question.reason, role=question.role,
            expect=question.expect,
        )  # fmt: skip
        session.memory.clear()  # What was opened is no longer all there is.
        here, there = _agreement(session, str(here.ref)), _agreement(session, str(there.ref))
        written, commit, note = outcome
    else:
        written, commit, note = "", "", ""
    pairing = _pairing(session)
    pair = pairing.pair(here, there)
    comparison = compare(pairing.reader, telling_of(session), pair, here, there)
    return Answer(
        session.today.isoformat(), (pair,), comparison, written, (_counted(comparison),),
        digest_of_pair(session, here), commit, note,
    )  # fmt: skip


def _many(session: Session, records: list[Loaded], registers: list[str]) -> Answer:
    key = ("counterparts", session.today, session.principal, tuple(each.ref for each in records), tuple(registers))
    kept = opened(session).memory
    if key not in kept:
        kept[key] = _looked_for(session, records, registers)
    found: Answer = kept[key]
    return found


def _looked_for(session: Session, records: list[Loaded], registers: list[str]) -> Answer:
    snapshot = opened(session)
    if not records:
        total = sum(1 for _each in snapshot.refs(AGREEMENT)) if not registers else 0
        if total > _MOST_RECORDS:
            said = _("There are {total} agreements here: too many to look for every pair at once.")
            raise UsageError(said.format(total=f"{total:,}"), _("Name a register with --register, or a record."))
        wanted: list[str | None] = [*registers] or [None]
        records = [each for own in wanted for each in snapshot.all(session, AGREEMENT, own)]
    pairing = _pairing(session)
    pairs = pairing.every(records)
    counted = []
    for pair in pairs:
        here, there = (_agreement(session, ref) for ref in (pair.here, pair.there))
        counted.append(_counted(compare(pairing.reader, telling_of(session), pair, here, there)))
    return Answer(session.today.isoformat(), tuple(pairs), None, "", tuple(counted))


def _pairing(session: Session) -> Pairing:
    snapshot = opened(session)
    book = statute_book()
    reader = Reader(snapshot, session, book, session.today, Desk(snapshot, session, book, session.today))
    return Pairing(reader, telling_of(session), snapshot)


def _agreement(session: Session, text: str) -> Loaded:
    found = one(session, text)
    if found.ref.kind != AGREEMENT:
        raise UsageError(
            _("{record} is not an agreement.").format(record=found.ref),
            _("Only agreements are compared, not what else may name a counterpart, such as processing activities."),
        )
    return found


def _counted(comparison: Comparison) -> Counted:
    states = dict(comparison.counts)
    differ = sum(each.is_substance and each.state != "agree" for each in comparison.fields)
    one_side = sum(each.state in ("only-here", "only-there") and not each.is_substance for each in comparison.fields)
    return Counted(
        comparison.pair.here, comparison.pair.there, states.get("agree", 0), differ, one_side,
        states.get("cannot-compare", 0),
    )  # fmt: skip


VERB = Verb(
    title="Compare two registers' records of the same share.",
    examples=(
        ("muniment reconcile", "every pair of records of one share, and how many fields differ"),
        ("muniment reconcile --register northmoor", "those in which one register has a part"),
        ("muniment reconcile --output pairs.xlsx", "all of them, as a spreadsheet"),
    ),
    question=Question,
    run=run,
    sheet="reconcile",
)
