"""One term as one of the other side, by one path: how they stand, and how a value is led along it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from registry.concepts.mappings import Loss
from registry.values import Any, NamedTuple
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.relation import BROAD, EXACT, NARROW, NOT_SAME, STRENGTH, UNKNOWN, composed
from registry.vocabulary.resolution import Candidate, Circumstances, Hop
from registry.vocabulary.resolve import Resolver
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.vocabulary.translating.choosing import Broader, Checked
from registry.vocabulary.translating.codes import Codes
from registry.vocabulary.translating.legs import Encoding, Leg, Structure, Turnabout, separator
from registry.vocabulary.translating.nodes import Node, Via
from registry.vocabulary.translating.turned import CONTEXT, Unable
from registry.wording import _

Details = Callable[[Step], Mapping[str, Any]]


class Standing(NamedTuple):
    """How a term stands to one of the other side by a path.

    - `relation`: of `Relation`; of a mapping that holds on conditions, as it is where they are met.
    - `checks`: tests on what is written, which the other side's own mapping asks for.
    - `why_not`: why it is not usable although something is there; empty where the relation says it.
    """

    relation: str
    path: Sequence[Hop]
    checks: Sequence[Mapping[str, Any]] = ()
    why_not: str = ""


class Place(NamedTuple):
    """Where and when a file is translated. `newest`: the last year that two digits may mean. `is_typed`: the file holds
    dates as dates, which are read as YYYY-MM-DD."""

    resolver: Resolver
    on: str
    circumstances: Circumstances
    is_typed: bool

    @property
    def lexicon(self) -> Lexicon:
        """The words."""
        return self.resolver.lexicon

    @property
    def newest(self) -> int:
        """The year of the day."""
        return int(self.on[:4])


def standings(
    candidates: Sequence[Candidate], lexicon: Lexicon, is_met: Callable[[Step], bool]
) -> dict[TermKey, Standing]:
    """Term of the other side → how it stands, by the best path. `is_met`: whether a mapping's conditions are met."""
    found: dict[TermKey, Standing] = {}
    for each in candidates:
        if each.term.code or each.relation == NOT_SAME:
            continue
        for path in each.paths:
            own = _standing(path, each, lexicon, is_met)
            known = found.get(each.term)
            if known is None or _rank(own) < _rank(known):
                found[each.term] = own
    return found


def _rank(each: Standing) -> tuple[bool, int, int]:
    return (bool(each.why_not), STRENGTH.get(each.relation, len(STRENGTH)), len(each.path))


def _standing(path: Sequence[Hop], candidate: Candidate, lexicon: Lexicon, is_met: Callable[[Step], bool]) -> Standing:
    relation, why_not = EXACT, ""
    checks: list[Mapping[str, Any]] = []
    for hop in path:
        own, step = hop.predicate, hop.step
        if step is not None:
            if "alternatives" in (step.subject_set, step.object_set):
                why_not = _("It may be one of several words, and no mapping says which.")
            elif step.subject_set or step.object_set:
                why_not = _("It is only one of several words that belong together.")
            if step.is_conditional and hop.is_backwards:
                tests = lexicon.detail(step).get("conditions", ())
                if all(each.get("subject_term") == step.subject.term for each in tests):
                    checks += tests
                    own = EXACT if own == BROAD else own
                else:
                    why_not = _("Their own mapping holds only on conditions about other columns.")
            elif step.is_conditional:
                if is_met(step):
                    own = EXACT if own == NARROW else own
                else:
                    why_not = _("Whether it holds depends on a value that is not there.")
        relation = composed(relation, own)
    if candidate.is_scoped:
        why_not = _("It holds for one data set, system or agreement only, and it is not said that this is it.")
    return Standing(relation, path, checks, why_not)


def details(path: Sequence[Hop], lexicon: Lexicon) -> Iterator[tuple[Hop, Mapping[str, Any]]]:
    """Each decision on a path with all that its record says."""
    for hop in path:
        if hop.step is not None:
            yield hop, lexicon.detail(hop.step)


def led(standing: Standing, node: Node, place: Place) -> Node:
    """A value led along a path. Raises Unable where a mapping asks for what is not done here."""
    path, lexicon = standing.path, place.lexicon
    every = list(details(path, lexicon))
    # What a mapping does with a value that is not in its table is about its subject's values, and no others.
    otherwise = next((str(own["otherwise"]) for hop, own in every if own.get("otherwise") and not hop.is_backwards), "")
    codes = Codes(place.resolver, path, place.on, place.circumstances, otherwise)
    legs: list[Leg] = []
    for hop, own in every:
        transform = own.get("transform", {})
        made = list(_legs(transform, place, codes.takes_part, is_first=hop is every[0][0]))
        legs += [Turnabout(each) for each in reversed(made)] if hop.is_backwards else made
        if codes.takes_part and hop is every[0][0] and not hop.is_backwards:
            legs.append(codes)
    if codes.takes_part and codes not in legs:
        legs.insert(0, codes)
    between = _between(every, path)
    # What is left as it is takes no time.
    made_of = Via(node, legs, between) if legs or any(between) else node
    if standing.checks:
        made_of = Checked(made_of, standing.checks)
    if standing.relation == BROAD:
        kind = next((lost for lost in declared(every) if lost not in ("", "none", "format")), CONTEXT)
        label = _label(lexicon, path[-1].end)
        made_of = Broader(made_of, kind, _("Their “{word}” is broader: it means more than this.").format(word=label))
    return made_of


def _label(lexicon: Lexicon, key: TermKey) -> str:
    term = lexicon.term(key)
    return term.label if term is not None else key.term


def _legs(transform: Mapping[str, Any], place: Place, is_coded: bool, *, is_first: bool) -> Iterator[Leg]:
    structure = Structure(transform.get("structural", {}))
    if not structure.is_plain:
        yield structure
    encoding = transform.get("encoding", {})
    if encoding and not is_coded:
        made = Encoding(encoding, place.newest, place.is_typed and is_first)
        if not made.is_plain:
            yield made


def _between(every: Sequence[tuple[Hop, Mapping[str, Any]]], path: Sequence[Hop]) -> tuple[str, str]:
    """What stands between several values in one cell, here and there."""
    one = other = ""
    for hop, own in every:
        text = separator(own.get("transform", {}).get("encoding", {}).get("list_separator"), "")
        if text and not hop.is_backwards and hop.start == path[0].start:
            one = text
        elif text and hop.is_backwards and hop.end == path[-1].end:
            other = text
    return one, other


def declared(every: Sequence[tuple[Hop, Mapping[str, Any]]]) -> list[str]:
    """What the mappings say is lost on the way, as `concepts.mappings.Loss`."""
    return [str(own.get("loss_back" if hop.is_backwards else "loss", Loss.NONE.value)) for hop, own in every]


def addresses(path: Sequence[Hop]) -> list[str]:
    """The addresses of the decisions."""
    return [f"{hop.step.set}#mappings[{hop.step.mapping}]" for hop in path if hop.step is not None]


def is_usable(standing: Standing) -> bool:
    """Whether a value may be led along."""
    return not standing.why_not and standing.relation in (EXACT, BROAD)


def why_not(standing: Standing) -> str:
    """Why a word that is there is not written, in a sentence."""
    if standing.why_not:
        return standing.why_not
    return {
        NARROW: _("There is only a narrower word, which may not hold for every row."),
        "close": _("There is only a word that is close, which is not the same."),
        "related": _("There is only a word that has to do with it, which is not the same."),
        "overlaps": _("There is only a word that overlaps, which is not the same."),
        "same-group": _("There is only a word of the same group, which may even exclude it."),
        UNKNOWN: _("Nothing follows from the mappings between."),
    }.get(standing.relation, _("Nothing follows from the mappings between."))


__all__ = [
    "Details",
    "Place",
    "Standing",
    "Unable",
    "addresses",
    "declared",
    "is_usable",
    "led",
    "standings",
    "why_not",
]
