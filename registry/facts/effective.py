"""The term of an agreement that counts: its own, or its parent's where the heading is inherited, with its origin."""

from __future__ import annotations

from registry.facts.reading import Reading
from registry.load.snapshot import Loaded, Snapshot, parent_of
from registry.source import Ref
from registry.values import Any, dataclass
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Term:
    """A term and the agreement whose words it is."""

    value: Any
    origin: Ref | None


def effective(snapshot: Snapshot, agreement: Loaded, heading: str) -> Reading[Term]:
    """The term under a heading, followed from parent to parent as far as it is inherited.

    A heading comes whole: nothing is merged. Where the parent is not loaded or says nothing, the value is None.
    Whether it binds a party (the parent in force, and adopted by that party) is for the rules.
    """
    here: Loaded | None = agreement
    seen: set[Ref] = set()
    while here is not None and here.ref not in seen:
        seen.add(here.ref)
        if heading in here.data:
            own = here.ref == agreement.ref
            because = _("Written in this agreement.") if own else _("Inherited from {title}.").format(title=here.title)
            return Reading(Term(here.data[heading], here.ref), because, (f"{here.ref}#{heading}",))
        if heading not in here.data.get("inherits", ()):
            return Reading(Term(None, None), _("Not stated."))
        inheriting = here
        here = parent_of(snapshot, here)
        if here is None:
            because = _("Inherited from a parent that is not loaded.")
            return Reading(Term(None, None), because, (f"{inheriting.ref}#parent",))
    return Reading(Term(None, None), _("The parents go round in a circle."))
