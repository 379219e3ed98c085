"""Whether a body must act compatibly with the Convention rights, the right to private life among them.

Source: Human Rights Act 1998 section 6: public authorities, and bodies with public functions in those. It has no such
exception as DPA 2018 section 7(3) makes for parish and community councils.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.facts.public_authority import public_authority
from registry.facts.reader import Reader, answered
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _

_LOCAL = frozenset({"parish-council", "parish-meeting", "community-council"})
"""The kinds of body that are public authorities here, and not for data protection."""


def bound_by_convention(
    reader: Reader, organisation: Loaded | None, at: str, kinds_of_class: Sequence[str] = ()
) -> Reading[str]:
    """Whether a body is a public authority for the Convention rights: `yes`, `no` or `unknown`.

    The arguments are as for `public_authority`. What a body's record says of it for data protection counts here too.

    Source: Human Rights Act 1998 section 6.
    """
    kinds = kinds_of_class if organisation is None else organisation.data.get("capacities", ())
    is_local = any(_LOCAL & reader.book.wider.get(str(kind), frozenset()) for kind in kinds)
    if organisation is not None and answered(organisation.data, "parish_or_community_council") == "yes":
        is_local = True
    if is_local:
        return Reading("yes", _("A parish or community council is bound by the Convention rights."), (at,))
    return public_authority(reader, organisation, at, kinds_of_class)
