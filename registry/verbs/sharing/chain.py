"""Show who gets an organisation's data in the end, and where the chain is weakest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.concepts.sharing import Strength
from registry.errors import NotFound, UsageError
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.sharing.chains.bench import Bench
from registry.sharing.chains.chain import Chain, Hop, Node, Path
from registry.sharing.chains.follow import follow
from registry.sharing.cited import Place, Weakness
from registry.source import Ref
from registry.verbs.file_of import file_of
from registry.verbs.located import Line, lines_of
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.wording import _

__all__ = [
    "VERB", "Answer", "Chain", "Hop", "Line", "Node", "Path", "Place", "Question", "Weakness", "beginnings", "run",
    "sources",
]  # fmt: skip
"""What the pages and the command line need of it."""

DEEPEST = 20
STRENGTHS = tuple(each.value for each in Strength)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Question:
    """Where to begin, and how far to go."""

    start: str = asked("An organisation, or an agreement.", default="", positional=True)
    agreement: tuple[str, ...] = asked("Only by these agreements.", default=())
    to: str = asked("Only ways that reach this organisation, country or system.", default="")
    depth: int = asked("How many links to go at most.", default=8)
    strength: tuple[str, ...] = asked("Only ways as strong as these.", default=(), choices=STRENGTHS)


@dataclass(frozen=True, slots=True)
class Answer:
    """The chain. `title` what it begins with; `ref` its record.

    - `mend`: where to look first to mend the weakest link; `file` and `line` the same. Empty where nothing is wanting.
    """

    as_of: str
    ref: str
    title: str
    chain: Chain
    mend: str = ""
    file: str = ""
    line: int = 0


def run(session: Session, question: Question) -> Answer:
    """Follow it. Raises NotFound, UsageError."""
    if not 1 <= question.depth <= DEEPEST:
        said = _("{number} is not a number of links from 1 to {most}.").format(number=question.depth, most=DEEPEST)
        raise UsageError(said, _("Write --depth 8, for example."))
    unknown = [each for each in question.strength if each not in STRENGTHS]
    if unknown:
        said = _("There is no strength called {name}.").format(name=unknown[0][:_LONGEST])
        raise UsageError(said, _("Write {names}.").format(names=", ".join(STRENGTHS)))
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    snapshot = opened(session)
    start = _start(session, question.start)
    only = tuple(_agreement(session, text).ref for text in question.agreement)
    bench = Bench(snapshot, session)
    chain = follow(bench, start, only, question.to[:_LONGEST], question.depth, question.strength)
    worst = next((each for each in chain.hops if each.id in chain.weakest[:1]), None)
    mend = worst.mend if worst is not None else ""
    at = sources(session, [mend]).get(mend, Line("", 0)) if mend else Line("", 0)
    return Answer(session.today.isoformat(), str(start.ref), start.title, chain, mend, at.file, at.line)


def _start(session: Session, text: str) -> Loaded:
    """An organisation at home, or an agreement, by what a person calls it."""
    snapshot = opened(session)
    found: Loaded | None = None
    if "/" not in text:
        for kind in (Kind.ORGANISATION, Kind.AGREEMENT):
            try:
                found = one(session, f"{kind.value}/{text}")
                break
            except NotFound:
                continue
    found = found or one(session, text)
    if found.ref.kind == Kind.ORGANISATION:
        return snapshot.get(session, snapshot.home(found.ref)) or found
    if found.ref.kind != Kind.AGREEMENT:
        raise UsageError(
            _("{text} is neither an organisation nor an agreement.").format(text=text[:_LONGEST]),
            _("`muniment list organisation` shows which there are."),
        )
    return found


def _agreement(session: Session, text: str) -> Loaded:
    found = one(session, text if "/" in text else f"{Kind.AGREEMENT.value}/{text}")
    if found.ref.kind != Kind.AGREEMENT:
        raise UsageError(
            _("{text} is not an agreement.").format(text=text[:_LONGEST]),
            _("`muniment list agreement` shows which there are."),
        )
    return found


def sources(session: Session, addresses: Iterable[str], *, lines: bool = True) -> dict[str, Line]:
    """Address → the file it is in and its line, or with no `lines` the file alone, for which none need be read."""
    wanted: dict[Ref, set[str]] = {}
    for address in addresses:
        ref = Ref.parse(address.partition("#")[0])
        if ref is not None:
            wanted.setdefault(ref, set()).add(address)
    found: dict[str, Line] = {}
    snapshot = opened(session)
    for ref, sought in wanted.items():
        if lines:
            found.update(lines_of(session, ref, sought))
        elif (loaded := snapshot.get(session, ref)) is not None:
            found.update(dict.fromkeys(sought, Line(file_of(snapshot, loaded), 0)))
    return found


def beginnings(session: Session) -> tuple[tuple[str, str], ...]:
    """The organisations that keep the registers that are open, as reference and title: where most chains begin."""
    snapshot = opened(session)
    found: dict[str, str] = {}
    for register in snapshot.federation.registers:
        targets = snapshot.targets(register.id, (Kind.ORGANISATION.value,), register.owner) if register.owner else []
        home = snapshot.get(session, snapshot.home(targets[0])) if targets else None
        if home is not None:
            found[str(home.ref)] = home.title
    return tuple(sorted(found.items(), key=lambda each: each[1]))


VERB = Verb(
    title="Show who gets data in the end, and the weakest link.",
    examples=(
        ("muniment chain northmoor", "everybody whom Northmoor's data reaches, the weakest way first"),
        ("muniment chain childrens-hub --to ZA", "how what is shared in the hub comes to South Africa"),
        ("muniment chain northmoor --strength broken --strength weak", "the ways where something serious is wanting"),
    ),
    question=Question,
    run=run,
    sheet="chain",
)
