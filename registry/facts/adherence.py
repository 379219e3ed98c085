"""Where one body stands towards an agreement on the reader's day, from its own adoptions.

Source: ICO data sharing code, data sharing agreements; the records' own rule that an act counts from its own day.
"""

from __future__ import annotations

from collections.abc import Iterable

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.facts.standing import party_state
from registry.load.snapshot import Loaded


def adherence(reader: Reader, adoptions: Iterable[Loaded]) -> Reading[str]:
    """`signed`, `left`, `declined`, `invited` or `none`; the sources are the adoptions."""
    own = tuple(adoptions)
    asked = ("adherence", tuple(adoption.ref for adoption in own))
    return reader.remembered(asked, lambda: _adherence(reader, own))


def _adherence(reader: Reader, own: tuple[Loaded, ...]) -> Reading[str]:
    for adoption in own:
        for name in ("invited", "signed", "declined"):
            if name in adoption.data:
                reader.has_come(adoption.data[name])
        if "left" in adoption.data:
            reader.is_past(adoption.data["left"])
    now = party_state([adoption.data for adoption in own], reader.on)
    return Reading(now.value, now.because, tuple(str(adoption.ref) for adoption in own))
