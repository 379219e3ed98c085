"""Which commit of each register was read, in one line. What to know of the copies is said with every answer."""

from __future__ import annotations

from collections.abc import Iterator

from registry.verbs.cited import Copies
from registry.wording import _, listed

_MOST = 6


def cited_line(copies: Copies) -> Iterator[str]:
    """One line, where any register was read from a copy."""
    said = _("{register} at commit {commit}")
    first = [said.format(register=each.register, commit=each.commit[:7]) for each in copies.registers]
    if len(first) > _MOST:
        more = _("{count} others that federation.lock names").format(count=f"{len(first) - _MOST:,}")
        first = [*first[:_MOST], more]
    if first:
        yield _("Read from copies: {registers}.").format(registers=listed(first))
