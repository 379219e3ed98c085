"""How mappings are spoken of in what is said of a conflict."""

from __future__ import annotations

from collections.abc import Iterable

from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.step import Step
from registry.wording import _, counted


def relation(gathered: Gathered, step: Step) -> str:
    """What a step says, as a clause: `“Referral” in “…” is broader than “Contact” in “…”`."""
    assert step.object is not None
    one, other = gathered.name(step.subject), gathered.name(step.object)
    if step.predicate == "broad":
        one, other = other, one
        said = _("{one} is broader than {other}")
    elif step.predicate == "narrow":
        # Read from the subject, the object is narrower.
        said = _("{one} is broader than {other}")
    else:
        said = {
            "exact": _("{one} means the same as {other}"),
            "close": _("{one} is close to {other}"),
            "related": _("{one} has to do with {other}"),
        }.get(step.predicate, _("{one} and {other} stand in a relation that is not said"))
    return said.format(one=one, other=other)


def address_said(step: Step) -> str:
    """A mapping as it is named in a repair: its address, and how sure its maker was."""
    if step.confidence < 0:
        return f"`{step.address}`"
    return _("`{address}` (confidence {number:.2g})").format(address=step.address, number=step.confidence)


def some(names: Iterable[str], most: int = 5) -> str:
    """Some names in a row, and how many more there are."""
    row = list(names)
    shown = ", ".join(row[:most])
    if len(row) <= most:
        return shown
    return _("{some} and {more}").format(some=shown, more=counted(len(row) - most, _("other"), _("others")))
