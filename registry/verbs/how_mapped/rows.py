"""How much of each vocabulary and organisation is mapped, and the terms behind that, as they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from registry.concepts.mapped import Mapped
from registry.session import Session
from registry.source import Ref
from registry.values import dataclass
from registry.verbs.how_mapped.known import title_of, whose
from registry.verbs.lexicon import lexicon
from registry.vocabulary.coverage import Counts, Coverage, Covered, lossy
from registry.vocabulary.matrix import Pair
from registry.vocabulary.standing import Standing
from registry.vocabulary.term import TermKey

Shares = tuple[tuple[str, int], ...]
"""Where terms stand (`Mapped`) → how many, or how much they are used; those of which there are none left out."""


@dataclass(frozen=True, slots=True)
class Name:
    """A record or a term: its address, and what it is called."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Some terms, or what they are used, by where they stand: all, those decided, those usable, and each."""

    total: int
    decided: int
    usable: int
    by: Shares


@dataclass(frozen=True, slots=True)
class VocabularyRow:
    """How much of one vocabulary is mapped (see `vocabulary.coverage.Covered`).

    - `usage`: what `weighed` is of (`Usage`); `unweighed` how many terms or codes no record gives a weight.
    """

    vocabulary: Name
    publisher: Name
    data_set: str
    version: str
    terms: Sum
    codes: Sum
    usage: str
    weighed: Sum
    unweighed: int
    lossy: int
    lossy_agreed: int
    loss_unsaid: int
    limited: int


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """How much of one organisation's words is mapped, all its vocabularies together."""

    organisation: Name
    vocabularies: int
    terms: Sum


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term, where it stands, and what was decided.

    - `mapped`: of `Mapped`; empty where it is asked about of another organisation's words, when `group` says what it
      comes to (`vocabulary.matrix.GROUPS`) and `outcome` the answer in full (`concepts.mappings.Outcome`).
    - `to`: the shared terms it is mapped to, or the other organisation's terms with how they stand to it.
    - `via`: the shared terms that it is mapped to, where it was asked about of another organisation's words.
    - `used`: how much it is used, as far as recorded; -1 where no record says. `usage`: what that counts (`Usage`).
    - `loss`: `open`, `unsaid` or `agreed` where its mapping loses something, or may.
    - `mapping`: the address of what says first where it stands; `by`, `on`: who decided by role, and when (ISO text).
    """

    term: Name
    vocabulary: Name
    definition: str
    mapped: str
    to: tuple[tuple[str, Name], ...] = ()
    group: str = ""
    outcome: str = ""
    used: int = -1
    usage: str = ""
    loss: str = ""
    is_limited: bool = False
    mapping: str = ""
    by: str = ""
    on: str = ""
    via: tuple[Name, ...] = ()


def sum_of(counts: Counts) -> Sum:
    """Counts as they are shown."""
    by = tuple((each.value, counts.by[each.value]) for each in Mapped if counts.by[each.value])
    return Sum(counts.total, counts.decided, counts.usable, by)


def vocabulary_row(session: Session, each: Covered) -> VocabularyRow:
    """One vocabulary."""
    own, publisher = each.vocabulary, each.vocabulary.publisher
    whose_words = Name(str(publisher), title_of(session, publisher)) if publisher is not None else Name("", "")
    return VocabularyRow(
        Name(str(own.ref), own.title), whose_words, own.data_set, own.version, sum_of(each.terms), sum_of(each.codes),
        each.usage, sum_of(each.weighed), each.unweighed, each.lossy, each.lossy_agreed, each.loss_unsaid, each.limited,
    )  # fmt: skip


def organisation_rows(session: Session, known: Coverage) -> tuple[OrganisationRow, ...]:
    """Every organisation that has words, those of which most terms are open first."""
    counts = {each.vocabulary.ref: each.terms for each in known.vocabularies}
    rows = []
    for ref, own in whose(known).items():
        together: Counter[str] = Counter()
        for each in own:
            together.update(counts[each].by)
        rows.append(OrganisationRow(Name(str(ref), title_of(session, ref)), len(own), sum_of(Counts(together))))
    return tuple(sorted(rows, key=lambda each: (-(each.terms.total - each.terms.decided), each.organisation.title)))


def whole(vocabularies: Iterable[Covered]) -> Sum:
    """Some vocabularies together, by terms."""
    together: Counter[str] = Counter()
    for each in vocabularies:
        together.update(each.terms.by)
    return sum_of(Counts(together))


def chosen(known: Coverage, among: Sequence[Ref], standings: Sequence[str], *, codes: bool) -> list[Standing]:
    """The terms of some vocabularies that stand so, the most used first; with their codes where asked for."""
    found = [
        each
        for ref in among
        for each in known.standings[ref]
        if (codes or not each.key.code) and (not standings or each.mapped in standings)
    ]
    return sorted(found, key=lambda each: -known.weights.get(each.key, -1))


def term_row(session: Session, known: Coverage, each: Standing) -> TermRow:
    """One term, as it stands to the integration model."""
    step = each.steps[0] if each.steps else None
    detail = lexicon(session).detail(step) if step is not None else {}
    to = tuple((each.mapped, term_name(session, key)) for key in each.shared)
    return TermRow(
        Name(str(each.key), each.term.label), _vocabulary(session, each.key), each.term.definition, each.mapped, to,
        used=known.weights.get(each.key, -1), usage=_usage(known, each.key),
        loss=lossy(lexicon(session), each, known.on), is_limited=each.is_limited,
        mapping=step.address if step is not None else "",
        by=str(detail.get("steward_role") or detail.get("reviewer_role") or detail.get("creator_role") or ""),
        on=str(detail.get("approved") or detail.get("reviewed") or detail.get("created") or ""),
    )  # fmt: skip


def pair_row(session: Session, known: Coverage, each: Pair) -> TermRow:
    """One term, as another organisation has it."""
    answer = each.resolution
    to = tuple((match.relation, term_name(session, match.term)) for match in answer.matches)
    return TermRow(
        Name(str(each.term.key), each.term.label), _vocabulary(session, each.term.key), each.term.definition, "", to,
        each.group, str(answer.outcome), known.weights.get(each.term.key, -1), _usage(known, each.term.key),
        via=tuple(term_name(session, one.term) for one in answer.shared if one.relation != "not-same"),
    )  # fmt: skip


def _usage(known: Coverage, key: TermKey) -> str:
    return next((each.usage for each in known.vocabularies if each.vocabulary.ref == key.ref), "")


def term_name(session: Session, key: TermKey) -> Name:
    """What a term is called; its key where it is not there."""
    term = lexicon(session).term(key)
    return Name(str(key), term.label if term is not None else key.code or key.term)


def _vocabulary(session: Session, key: TermKey) -> Name:
    return Name(str(key.ref), title_of(session, key.ref))
