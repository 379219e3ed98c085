"""What is shown of an answer about words between organisations."""

from __future__ import annotations

from registry.values import dataclass


@dataclass(frozen=True, slots=True)
class TermShown:
    """One term, or one code of a term.

    - `ref`: its address. `vocabulary`, `holder`: references of its vocabulary and of whose words they are, which is
      empty where no record says. `of`: for a code, the label of its term.
    - `others`: its other labels. `in_data`: how it stands in data, where that is not its label.
    - `out_of_use`: where it is not in use on the day, that, in a sentence.
    """

    ref: str
    label: str
    vocabulary: str
    vocabulary_title: str
    holder: str
    holder_title: str
    is_shared: bool
    of: str = ""
    definition: str = ""
    others: tuple[str, ...] = ()
    in_data: str = ""
    out_of_use: str = ""

    @property
    def quoted(self) -> str:
        """The label as it stands in a sentence."""
        return f"“{self.label}”"


@dataclass(frozen=True, slots=True)
class HopShown:
    """One step on the way from a word to another.

    - `said`: what it says, in a sentence. `relation`: how `start` stands to `end`, of `Relation`.
    - `at`: the address of the mapping; empty where it leads up or down an integration model. `set_title`: of its set.
    - `by`: who made, reviewed and approved it: what they did, their role, and when, in words.
    - `reasoning`, `seen`, `evidence`: why it is right, what it was judged by, and what shows it.
    - `conditions`, `scope`: for which records and where it holds, in words.
    - `loss`: what is lost or added when values are translated this way, in words.
    - `file`, `line`: where it is written, where that was asked for.
    """

    start: TermShown
    end: TermShown
    relation: str
    said: str
    at: str = ""
    set_title: str = ""
    is_backwards: bool = False
    is_denied: bool = False
    status: str = ""
    by: tuple[str, ...] = ()
    confidence: float | None = None
    reasoning: str = ""
    seen: str = ""
    evidence: tuple[str, ...] = ()
    mismatch: str = ""
    conditions: tuple[str, ...] = ()
    scope: str = ""
    loss: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class MatchShown:
    """A word of the other side, and how it stands to the one asked about.

    - `relation`: of `Relation`; `said`: the same in a sentence, and `why_not` why it is no match, where it is none.
    - `is_composed`: whether it follows from several decisions; `sure`: how sure that is, in words.
    - `limits`: for which records and where it holds, in words; empty where always and everywhere.
    - `losses`: what is lost or added on the way, in words.
    - `together`: how it belongs with the others of its `group`; empty where it stands by itself.
    - `differing`: what other paths say instead, in words.
    - `paths`: every path that says this, the surest first.
    """

    term: TermShown
    relation: str
    said: str
    is_composed: bool
    confidence: float | None
    sure: str
    climbed: int
    is_conditional: bool
    is_scoped: bool
    limits: tuple[str, ...]
    losses: tuple[str, ...]
    set_kind: str
    group: int
    together: str
    differing: str
    why_not: str
    paths: tuple[tuple[HopShown, ...], ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that is wrong with a mapping that an answer rests on.

    - `said`, `repair`: what is wrong and what to do, in sentences. `rule`: of the conflicts, by name.
    - `vocabulary`: the vocabulary whose conflicts it stands among. `at`: the address of the mapping.
    """

    said: str
    repair: str
    rule: str
    vocabulary: str
    at: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one organisation has for one word.

    - `to`, `to_title`: the organisation, register or vocabulary; `vocabularies`: the vocabularies looked in.
    - `outcome`: of `Outcome`; `said`: the answer in a sentence or two; `short`: in a word or two, for a table.
    - `matches`: usable, best first, then what is only near; `aside`: what is no match, and why.
    - `shared`: the shared terms that the word is mapped to. `none_by`: the decisions that there is no word.
    - `proposed`: what nobody has approved yet, and nothing rests on. `more_aside`: how many more are no match.
    - `alike`: words of theirs that go by the same name and are none of these: false friends, for all that is known.
    - `careful`: what is wrong with what it rests on, as far as was looked; only where one side was asked about.
    """

    to: str
    to_title: str
    vocabularies: tuple[str, ...]
    outcome: str
    outcome_label: str
    said: str
    short: str
    matches: tuple[MatchShown, ...] = ()
    aside: tuple[MatchShown, ...] = ()
    shared: tuple[MatchShown, ...] = ()
    none_by: tuple[HopShown, ...] = ()
    proposed: tuple[HopShown, ...] = ()
    more_aside: int = 0
    alike: tuple[TermShown, ...] = ()
    careful: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One term that goes by the word asked about, and what each organisation asked has for it."""

    term: TermShown
    told: tuple[Told, ...]
