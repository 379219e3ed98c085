"""What came of putting two files together, in words."""

from __future__ import annotations

from collections.abc import Sequence

from registry.tabular.table import Reading
from registry.values import NamedTuple
from registry.verbs.consolidating.shown import Difference
from registry.vocabulary.consolidating.resolving import Rules
from registry.vocabulary.consolidating.together import Tally
from registry.wording import _, counted

_MOST_OF_A_SORT = 3
"""Troubles of one sort that are told with their lines."""


class Came(NamedTuple):
    """What came of it: the count, the first differences, and the two files, read to their ends."""

    tally: Tally
    listed: tuple[Difference, ...]
    readings: tuple[Reading, Reading]

    @property
    def dropped(self) -> tuple[int, int]:
        """Rows of each file that could not be read."""
        return _dropped(self.readings[0]), _dropped(self.readings[1])

    def troubles(self, names: Sequence[str]) -> tuple[str, ...]:
        """What was wrong with the files, each sort a few times and then counted."""
        return tuple(said for name, each in zip(names, self.readings, strict=True) for said in _troubles(name, each))


def _dropped(reading: Reading) -> int:
    codes = {each.code for each in reading.troubles if each.is_dropped}
    return sum(reading.counts.get(code, 0) for code in codes)


def _troubles(name: str, reading: Reading) -> list[str]:
    told: dict[str, int] = {}
    found = []
    for each in reading.troubles:
        told[each.code] = told.get(each.code, 0) + 1
        if told[each.code] <= _MOST_OF_A_SORT:
            where = _("{file}, line {line}").format(file=name, line=each.line) if each.line else name
            found.append(f"{where}: {each.message} {each.fix}".strip())
    for code, times in reading.counts.items():
        more = times - min(told.get(code, 0), _MOST_OF_A_SORT)
        if more > 0:
            first = next((each for each in reading.troubles if each.code == code), None)
            about = first.message if first is not None else code
            found.append(_("{file}: {count} more: {about}").format(file=name, count=f"{more:,}", about=about))
    return found


def stopped_by(came: Came, rules: Rules, leave_unreadable: bool) -> str:
    """Why nothing may be written, in a sentence; nothing where it may."""
    dropped = sum(came.dropped)
    if dropped and not leave_unreadable:
        rows = counted(dropped, _("row"), _("rows"))
        return _(
            "{rows} could not be read, so nothing was written. Mend the file, or go on without them:"
            " --leave-unreadable."
        ).format(rows=rows)
    if came.tally.stopped:
        differ = counted(came.tally.stopped, _("difference"), _("differences"))
        return _("No rule was given for {differ}, so nothing was put together. Give one with --conflicts.").format(
            differ=differ
        )
    return ""


def said_of(came: Came) -> str:
    """The most important thing, in a few sentences."""
    tally = came.tally
    said = [
        _("{rows}: {both} from both files, {first} only from the first, {second} only from the second.").format(
            rows=counted(tally.rows, _("row"), _("rows")), both=f"{tally.both:,}", first=f"{tally.only_first:,}",
            second=f"{tally.only_second:,}",
        )
    ]  # fmt: skip
    differ = sum(tally.conflicts.values())
    if differ:
        said.append(_("The files differ in {cells}.").format(cells=counted(differ, _("cell"), _("cells"))))
    elif tally.both:
        said.append(_("They differ in nothing."))
    if tally.undecided:
        said.append(
            _("{cells} no rule could decide: left empty and listed.").format(
                cells=counted(tally.undecided, _("difference"), _("differences"))
            )
        )
    return " ".join(said)
