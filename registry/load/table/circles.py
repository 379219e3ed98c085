"""Terms that lead back to themselves: through what they stand under, come from, or were replaced by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.values import Any

LEADS = ("parent", "derived_from", "replaced_by")
"""The fields of a term that lead to other terms of its vocabulary, and may not lead round."""

_SHOWN = 8


class Leads:
    """Where terms lead, as it is noted one by one; of those that lead nowhere nothing is kept."""

    def __init__(self) -> None:
        self._leads: dict[str, dict[str, list[str]]] = {field: {} for field in LEADS}

    def note(self, entry: Mapping[str, Any]) -> None:
        """A term, as it is written."""
        for field, leads in self._leads.items():
            found = entry.get(field)
            if not found:
                leads.pop(entry["id"], None)
            else:
                leads[entry["id"]] = [found] if isinstance(found, str) else list(found)

    def circles(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """The first term of each circle, the field that leads round, and what to say of it."""
        for field, leads in self._leads.items():
            for chain in _rounds(leads):
                shown = [*chain[:_SHOWN], *(["…"] if len(chain) > _SHOWN else []), chain[0]]
                yield chain[0], field, {"term": chain[0], "field": field, "chain": " → ".join(shown)}


def _rounds(leads: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """One way round for each time that a walk comes back to a term it is still on. Each term is walked from once."""
    done: set[str] = set()
    for start in leads:
        if start in done:
            continue
        way: dict[str, Iterator[str]] = {start: iter(leads[start])}
        while way:
            here = next(reversed(way))
            after = next(way[here], None)
            if after is None:
                done.add(here)
                del way[here]
            elif after in way:
                names = list(way)
                yield names[names.index(after) :]
            elif after in leads and after not in done:
                way[after] = iter(leads[after])
