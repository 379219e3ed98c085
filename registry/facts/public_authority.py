"""Whether a body is a public authority for data protection, and acts as one: what closes points (f) and (ea) to it.

Source: DPA 2018 section 7. A public authority is what freedom of information law covers (subsection (1)), but not a
parish or community council and the like (subsection (3)), and only when it performs its public tasks (subsection (2)).
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.facts.reader import Reader, answered
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _


def public_authority(
    reader: Reader, organisation: Loaded | None, at: str, kinds_of_class: Sequence[str] = ()
) -> Reading[str]:
    """Whether a body is a public authority for data protection: `yes`, `no` or `unknown`.

    `at` is where the organisation is named, or should be: what to look at where no record of it is loaded. For a class
    of bodies `kinds_of_class` are the kinds that belong to it: it is what all of them are, if they are alike. A body's
    own answer counts, but for a body that section 7(3) takes out; without an answer, what the law data say of the kinds
    of body that it says it is. Where its answer and those differ, nobody can tell.

    Source: DPA 2018 section 7(1) and (3).
    """
    if organisation is None and kinds_of_class:
        return _of_class(reader, kinds_of_class, at)
    if organisation is None:
        return Reading("unknown", _("No record of the organisation is loaded."), (at,))
    data = organisation.data
    taken_out = _taken_out(reader, organisation)
    if taken_out:
        because = _("{name} is one of the bodies that section 7(3) takes out, as its record says.")
        return Reading("no", because.format(name=organisation.title), (taken_out,))
    said, kinds = answered(data, "public_authority"), _by_kinds(reader, organisation)
    place = (f"{organisation.ref}#public_authority",)
    if said not in ("yes", "no") and len(kinds) == 1:
        said, place = kinds.pop(), (f"{organisation.ref}#capacities",)
    if said == "yes":
        return Reading("yes", _("{name} is a public authority.").format(name=organisation.title), place)
    if said == "no" and "yes" in kinds:
        because = _("{name} says that it is not a public authority, and names a kind of body that is one.")
        return Reading("unknown", because.format(name=organisation.title), (*place, f"{organisation.ref}#capacities"))
    if said == "no":
        return Reading("no", _("{name} is not a public authority.").format(name=organisation.title), place)
    because = _("No record shows whether {name} is a public authority.")
    return Reading("unknown", because.format(name=organisation.title), place)


def acts_as_public_authority(
    reader: Reader,
    organisation: Loaded | None,
    at: str,
    public_task: str,
    task_at: str,
    kinds_of_class: Sequence[str] = (),
) -> Reading[str]:
    """Whether a body acts as a public authority in what it does: `yes`, `no` or `unknown`.

    `public_task` is what the record answers to whether this is one of its public tasks; `task_at` where it answers. The
    other arguments are as for `public_authority`.

    Source: DPA 2018 section 7(2): only when it performs a task in the public interest or in official authority.
    """
    authority = public_authority(reader, organisation, at, kinds_of_class)
    if authority.value == "no":
        return authority
    if public_task == "no":
        return Reading("no", _("The record says that this is not one of its public tasks."), (task_at,))
    if authority.value == "unknown":
        return authority
    if public_task == "yes":
        said = _("{because} The record says that this is one of its public tasks.")
        return Reading("yes", said.format(because=authority.because), (*authority.sources, task_at))
    return Reading("unknown", _("No record shows whether this is one of its public tasks."), (task_at,))


_OUT = frozenset({"parish-council", "parish-meeting", "community-council"})
"""The kinds of body that section 7(3) takes out, by their ids in the law data; narrower kinds go with them."""


def _taken_out(reader: Reader, organisation: Loaded) -> str:
    """Where the record says that section 7(3) takes the body out; nothing where it does not."""
    if answered(organisation.data, "parish_or_community_council") == "yes":
        return f"{organisation.ref}#parish_or_community_council"
    kinds = (reader.book.wider.get(str(kind), frozenset()) for kind in organisation.data.get("capacities", ()))
    return f"{organisation.ref}#capacities" if any(_OUT & wider for wider in kinds) else ""


def _of_class(reader: Reader, kinds: Sequence[str], at: str) -> Reading[str]:
    """What all the kinds of body of a class are, if the law data say the same of each."""
    entries = [reader.book.get(kind) for kind in kinds]
    said = {str(entry.data.get("public_authority", "")) if entry is not None else "" for entry in entries}
    if said == {"yes"}:
        return Reading("yes", _("Every body of the class is of a kind that is a public authority."), (at,))
    if said == {"no"}:
        return Reading("no", _("No body of the class is of a kind that is a public authority."), (at,))
    return Reading("unknown", _("No record shows that every body of the class is a public authority, or none."), (at,))


def _by_kinds(reader: Reader, organisation: Loaded) -> set[str]:
    """What the law data say of the kinds of body that it is, as far as they say anything: `yes`, `no`, both or none."""
    found = (reader.book.get(str(kind)) for kind in organisation.data.get("capacities", ()))
    said = {str(entry.data.get("public_authority", "")) for entry in found if entry is not None}
    return said & {"yes", "no"}
