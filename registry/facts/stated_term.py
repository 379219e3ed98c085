"""Whether an agreement says something under a heading: in its own words, or in those of a parent it takes it from.

Source: the ICO data sharing code lets an agreement stand beside the terms that its parties share already; the records'
own rule that a heading named in `inherits` comes whole from the parent, and its parents after it.
"""

from __future__ import annotations

from typing import Any

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.values import dataclass
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said under a heading.

    - `said`: `here`; `parent`; `nowhere`, where neither says it; `unknown`, where it is left to a parent that was not
      read, or to a parent's terms of which the headings are not named.
    - `value`: what stands there. What is left to a parent without naming the heading is not given: nobody has said it.
    - `origin`: the agreement whose words it is; `at`: the address where it stands, or should.
    """

    said: str
    value: Any
    origin: Ref | None
    at: str

    def get(self, field: str) -> Any:
        """One field of it; None where that is not said."""
        return self.value.get(field) if isinstance(self.value, dict) else None

    def place(self, field: str) -> str:
        """The address of one of its fields, whether it is there or should be."""
        return f"{self.at}/{field}"


def stated_term(reader: Reader, agreement: Loaded, heading: str) -> Reading[Stated]:
    """What an agreement says under a heading, itself or through its parents; the source is where that stands.

    Whether the parent is in force, and whether each party has accepted it, is not asked here: rules of their own do.
    """
    return reader.remembered(("stated", heading, agreement.ref), lambda: _stated(reader, agreement, heading))


def _stated(reader: Reader, agreement: Loaded, heading: str) -> Reading[Stated]:
    own = f"{agreement.ref}#{heading}"
    if heading in agreement.data:
        return Reading(Stated("here", agreement.data[heading], agreement.ref, own), _("The agreement says it."), (own,))
    is_taken = heading in agreement.data.get("inherits", ())
    if not is_taken and "leaves_to_parent" not in agreement.data.get("parent", {}):
        return Reading(Stated("nowhere", None, None, own), _("The agreement does not say it."), (own,))
    found = _from_parents(reader, agreement, heading)
    if is_taken or found.value.said == "nowhere":
        return found
    parent = f"{agreement.ref}#parent/leaves_to_parent"
    because = _("The agreement leaves terms to its parent, and does not say whether this is one of them.")
    return Reading(Stated("unknown", None, None, own), because, (own, parent))


def _from_parents(reader: Reader, agreement: Loaded, heading: str) -> Reading[Stated]:
    """What the nearest parent that says anything says, as far up as the heading is taken from the next."""
    here = agreement
    for parent in reader.parents(agreement):
        at = f"{parent.ref}#{heading}"
        if heading in parent.data:
            because = _("Its parent says it: {title}.").format(title=parent.title)
            return Reading(Stated("parent", parent.data[heading], parent.ref, at), because, (at,))
        here = parent
        if heading not in parent.data.get("inherits", ()):
            because = _("It is left to the parent, which does not say it: {title}.").format(title=parent.title)
            return Reading(Stated("nowhere", None, None, at), because, (at,))
    at = f"{here.ref}#parent"
    if "parent" not in here.data:
        because = _("It is left to a parent, and none is named.")
        return Reading(Stated("nowhere", None, None, at), because, (at,))
    return Reading(Stated("unknown", None, None, at), _("It is left to a parent that was not read."), (at,))
