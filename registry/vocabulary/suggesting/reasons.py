"""Why a candidate is suggested, in words and numbers, the strongest reason first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from registry.concepts.vocabularies import Datatype
from registry.vocabulary.suggesting.candidates import Known
from registry.vocabulary.suggesting.decided import Target
from registry.vocabulary.suggesting.names import alike, name_of
from registry.vocabulary.suggesting.suggestion import Reason
from registry.vocabulary.suggesting.voting import Prepared, Votes
from registry.wording import _, counted, listed

MOST = 5


class Telling:
    """Says why. `label` gives what a target is called."""

    def __init__(
        self, own: Prepared, found: Votes, label: Callable[[Target], str], taken: Mapping[Target, float]
    ) -> None:
        self._own, self._found, self._label, self._taken = own, found, label, taken
        self._asked = f"“{own.asked.label}”"

    def reasons(self, known: Known, row: Mapping[str, float]) -> tuple[Reason, ...]:
        """Everything that is worth saying, at most so much as people read."""
        return tuple([*self._all(known, row)][:MOST])

    def _all(self, known: Known, row: Mapping[str, float]) -> Iterator[Reason]:
        yield from self._memory(known.candidate.target)
        yield from self._names(known, row)
        yield from self._values(known, row)
        if known.candidate.target not in self._found.anywhere:
            yield from self._like(known.candidate.target)
        if known.candidate.target in self._taken:
            yield Reason("taken", _("But another term of this vocabulary is decided to be the same as it."))
        number = self._found.rejected.get(known.candidate.target, 0)
        if number:
            who = counted(number, _("organisation"), _("organisations"))
            yield Reason("rejected-elsewhere", _("{who} decided that a column called so is not this.").format(who=who))

    def _memory(self, target: Target) -> Iterator[Reason]:
        here = self._found.here
        if here.get(target):
            yield Reason("others-map-it", self._counts(here, target, _("in this data set")))
        elif self._found.anywhere.get(target):
            yield Reason("others-map-it-elsewhere", self._counts(self._found.anywhere, target, _("in other data sets")))

    def _counts(self, votes: Mapping[Target | None, int], target: Target, where: str) -> str:
        number = votes[target]
        who = counted(number, _("organisation maps"), _("organisations map"))
        text = _("{who} {asked} {where} to {target}").format(
            who=who, asked=self._asked, where=where, target=self._called(target)
        )
        rest = sorted(((n, self._called(t)) for t, n in votes.items() if t != target), key=lambda e: (-e[0], e[1]))
        others = listed(f"{n} {_('to')} {name}" for n, name in rest[:2])
        return f"{text}, {others}." if others else f"{text}."

    def _called(self, target: Target | None) -> str:
        return _("nothing") if target is None else self._label(target)

    def _names(self, known: Known, row: Mapping[str, float]) -> Iterator[Reason]:
        if row.get("same-name"):
            asked = {name.bare for name in self._own.names}
            first = known.names[0]
            if first.bare in asked:
                yield Reason("same-name", _("Same name."))
            else:
                other = next(name for name in known.names if name.bare in asked)
                written = next((each for each in known.candidate.names if _same(each, other.bare)), other.text)
                yield Reason("same-other-name", _("Its other name “{name}” is the same.").format(name=written))
        elif row.get("words", 0) > 0.35 or row.get("words-bare", 0) > 0.6:
            shared = self._shared(known)
            if shared:
                yield Reason("like-name", _("Words in common: {words}.").format(words=listed(shared)))
        elif row.get("letters", 0) > 0.4:
            yield Reason("like-letters", _("The names are written alike."))
        if row.get("definition", 0) >= 0.5 and not row.get("same-name"):
            yield Reason("definition", _("Its definition uses the same words."))

    def _shared(self, known: Known) -> list[str]:
        found = []
        theirs = [word for name in known.names for word in name.words]
        for word in (word for name in self._own.names for word in name.words):
            near = max(theirs, key=lambda each: (alike(word, each), each), default="")
            if near and alike(word, near) >= 0.45:
                found.append(f"“{word}”" if word == near else _("“{word}” for “{near}”").format(word=word, near=near))
        return list(dict.fromkeys(found))[:3]

    def _values(self, known: Known, row: Mapping[str, float]) -> Iterator[Reason]:
        asked = self._own.asked
        said = asked.datatype or (asked.profile.datatype if asked.profile is not None else "")
        kind = _(Datatype(said).label).lower() if said in {each.value for each in Datatype} else ""
        theirs = known.candidate.datatype
        other = _(Datatype(theirs).label).lower() if theirs in {each.value for each in Datatype} else ""
        if kind and row.get("values-agree", 0) >= 0.4 and known.form != "text":
            yield Reason("values-agree", _("Its values look like what belongs there: {kind}.").format(kind=kind))
        if kind and row.get("type-agrees") and known.form != "text":
            yield Reason("type-agrees", _("Both hold the same sort of value: {kind}.").format(kind=kind))
        if row.get("codes-agree"):
            both, of = len(self._own.codes & known.codes), len(self._own.codes)
            yield Reason("codes-agree", _("{both} of {of} codes agree.").format(both=both, of=of))
        if kind and row.get("values-clash", 0) >= 0.4:
            there = other or _("something else, by its name")
            yield Reason(
                "values-clash",
                _("But its values look like {kind}, and this holds {other}.").format(kind=kind, other=there),
            )
        if kind and other and row.get("type-clashes"):
            yield Reason("type-clashes", _("But one holds {kind}, the other {other}.").format(kind=kind, other=other))
        if row.get("unit-clash"):
            text = _("But the units differ: {one} and {other}.")
            yield Reason("unit-clash", text.format(one=asked.unit, other=known.candidate.unit))

    def _like(self, target: Target) -> Iterator[Reason]:
        near = self._found.near.get(target)
        if near is not None and near[0] >= 0.3:
            column = near[1]
            number = len(column.targets.get(target, ()))
            who = counted(number, _("organisation maps"), _("organisations map"))
            text = _("{who} the like-named “{name}” to it.")
            yield Reason("like-column", text.format(who=who, name=column.name.text))


def _same(text: str, bare: str) -> bool:
    return name_of(text).bare == bare
