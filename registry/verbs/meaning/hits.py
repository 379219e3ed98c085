"""Terms that fit what was looked for, and what they are filed under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from registry.concepts.vocabularies import TermElement
from registry.source import Ref
from registry.values import dataclass
from registry.verbs.meaning.desk import WordDesk
from registry.verbs.meaning.said import STATES
from registry.verbs.records.search import Counted, Heading
from registry.vocabulary.meaning import Meaning
from registry.vocabulary.term import Term, TermKey
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that was found. `filed`: heading → the value that it is under."""

    term: Term
    meaning: Meaning
    state: str
    holder: str
    holder_title: str
    is_named: bool
    depth: int
    filed: Mapping[str, str]

    @property
    def shared(self) -> TermKey | None:
        """The shared term that says most of what it means; itself, where it is one."""
        return self.term.key if self.state == "shared" else self.meaning.first


def hit_of(here: WordDesk, term: Term, *, is_named: bool, depth: int = 0) -> Hit:
    """A term as a hit."""
    holder, meaning = here.holder(term.key.ref), here.meanings.of(term.key)
    state = here.state(term, meaning)
    filed = {
        "organisation": holder.ref or holder.label, "vocabulary": str(term.key.ref), "kind": term.element,
        "mapped": state,
    }  # fmt: skip
    return Hit(term, meaning, state, holder.ref, holder.label, is_named, depth, filed)


def fits(hit: Hit, where: Mapping[str, tuple[str, ...]], but: str = "") -> bool:
    """Whether a hit is under one of the values chosen for every heading, one heading left out of account."""
    return all(not values or hit.filed[name] in values for name, values in where.items() if name != but)


def headings(here: WordDesk, hits: Sequence[Hit], where: Mapping[str, tuple[str, ...]]) -> Iterator[Heading]:
    """What hits are filed under, with how many each value would leave."""
    kinds = {each.value: each.label for each in TermElement}
    titles = {hit.holder or hit.holder_title: hit.holder_title for hit in hits}
    called: dict[str, tuple[str, Callable[[str], str]]] = {
        "organisation": (_("Organisation"), lambda own: titles.get(own, own)),
        "vocabulary": (_("Vocabulary"), lambda own: here.title(ref) if (ref := Ref.parse(own)) else own),
        "kind": (_("What it names"), lambda own: _(kinds[own]) if own in kinds else _("Not recorded")),
        "mapped": (_("What is decided"), lambda own: _(STATES[own])),
    }
    for name, (label, said) in called.items():
        counts = Counter(hit.filed[name] for hit in hits if fits(hit, where, name))
        counts.update(dict.fromkeys(set(where[name]) - counts.keys(), 0))
        counts.pop("", None)
        values = sorted(counts.items(), key=lambda each: (-each[1], said(each[0])))
        if values:
            yield Heading(name, label, tuple(Counted(own, said(own), count) for own, count in values), 0)
