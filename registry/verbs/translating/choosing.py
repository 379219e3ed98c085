"""Whose words a file is in and into whose it goes: the vocabularies that fit it best, out of those of two sides."""

from __future__ import annotations

from collections.abc import Sequence

from registry.errors import UsageError
from registry.source import Ref
from registry.verbs.resolving.sides import side
from registry.verbs.resolving.telling import Telling
from registry.vocabulary.resolution import Circumstances
from registry.vocabulary.translating.columns import Fitted, fitted
from registry.vocabulary.translating.ways import is_usable, standings
from registry.wording import _, counted, listed

_RETIRED = "retired"


def source_of(telling: Telling, text: str, columns: Sequence[str], data_set: str) -> Fitted:
    """The vocabulary of a side of which most columns are. Raises UsageError where none fits, or several do alike."""
    refs = _of_side(telling, text, "--from")
    found = [fitted(telling.lexicon, ref, columns, telling.on) for ref in refs]
    found = _of_data_set(telling, found, data_set)
    most = max((len(each.terms) for each in found), default=0)
    if not most:
        few = listed(f"“{each}”" for each in columns[:6])
        raise UsageError(
            _("No column of the file is a word of {whose}. The columns are {columns}.").format(
                whose=_names(telling, refs), columns=few
            ),
            _("See that the file is theirs, or map its columns first: `muniment mapfile`."),
        )
    best = [each for each in found if len(each.terms) == most]
    if len(best) > 1:
        _ambiguous(telling, "--from", [each.vocabulary for each in best], counted(most, _("column"), _("columns")))
    return best[0]


def target_of(telling: Telling, text: str, source: Fitted, where: Circumstances) -> Ref:
    """The vocabulary of a side that has a word for most of the columns. Raises UsageError."""
    refs = [ref for ref in _of_side(telling, text, "--to") if ref != source.vocabulary]
    if not refs:
        raise UsageError(_("The file is in these words already."), _("Name somebody else with --to."))
    if len(refs) == 1:
        return refs[0]
    counts = {ref: sum(_leads(telling, source, slot, ref, where) for slot in source.terms) for ref in refs}
    most = max(counts.values())
    best = [ref for ref, count in counts.items() if count == most]
    if not most:
        raise UsageError(
            _("None of {names} has a word for any column of the file.").format(names=_names(telling, refs)),
            _("See who has: `muniment resolve WORD --from …`, or decide what is not mapped yet: `muniment suggest`."),
        )
    if len(best) > 1:
        _ambiguous(telling, "--to", best, counted(most, _("column"), _("columns")))
    return best[0]


def _leads(telling: Telling, source: Fitted, slot: int, ref: Ref, where: Circumstances) -> bool:
    found = telling.resolver.resolve(source.terms[slot].key, [ref], telling.on, where)
    own = standings((*found.matches, *found.aside), telling.lexicon, lambda _step: True)
    return any(is_usable(each) for each in own.values())


def _of_side(telling: Telling, text: str, option: str) -> list[Ref]:
    if not text:
        told = _("Whose words is the file in?") if option == "--from" else _("Whose words are wanted?")
        raise UsageError(told, _("Name an organisation: `{option} northmoor`.").format(option=option))
    refs = side(telling, text, option).vocabularies
    used = [ref for ref in refs if telling.vocabularies[ref].status != _RETIRED]
    return used or list(refs)


def _of_data_set(telling: Telling, found: list[Fitted], data_set: str) -> list[Fitted]:
    """Those of a data set, where any is of it."""
    wanted = " ".join(data_set.casefold().split())
    own = [each for each in found if wanted and telling.vocabularies[each.vocabulary].data_set.casefold() == wanted]
    return own or found


def _names(telling: Telling, refs: Sequence[Ref]) -> str:
    return listed([f"“{telling.vocabularies[ref].title}”" for ref in refs], "or")


def _ambiguous(telling: Telling, option: str, refs: Sequence[Ref], many: str) -> None:
    told = _("{option}: {names} fit alike, with {many} each.")
    raise UsageError(
        told.format(option=option, names=listed(f"“{telling.vocabularies[ref].title}”" for ref in refs), many=many),
        _("Name one: {choices}.").format(choices=listed([f"`{option} {ref}`" for ref in refs], "or")),
    )
