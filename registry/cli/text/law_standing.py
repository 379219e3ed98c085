"""How law stands on a day, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.cli.colour import style
from registry.concepts.organisations import Nation
from registry.verbs.law_standing import Reach, Resting, Standing
from registry.wording import _, listed

UNVERIFIED = _("Not verified")


def standing(shown: Standing, on: str) -> Iterator[str]:
    """Its state on the day, how that is known, and what to confirm."""
    yield _("On {day}: {because}").format(day=on, because=shown.because)
    if shown.verified:
        yield _("Verified: its text was read. {from_}").format(from_=shown.known_from)
    else:
        known = f" {shown.known_from}." if shown.known_from else ""
        yield style(_("Not verified: have a lawyer confirm it."), fg="yellow") + known
    for doubt in shown.doubts:
        yield _("  To confirm: {doubt}").format(doubt=doubt)


def reach(shown: Reach) -> str:
    """Where it applies, in a sentence; nothing where nobody says."""
    nations = listed(_(Nation(each).label) for each in shown.nations)
    said = _("The law of {nations}.").format(nations=nations) if nations else ""
    return f"{said} {shown.note}".strip()


def resting(label: str, shown: Iterable[Resting]) -> Iterator[str]:
    """What rests on it, one in a line."""
    for each in shown:
        yield f"  {label} {each.id}: {each.title}"
