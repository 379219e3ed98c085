"""Short forms of the ends of names: `Eastvale DC`, `Northmoor County Council`, `Harbour Hospitals NHS FT`.

A council is often called by its place and what sort of council it is, whatever it calls itself.
"""

from __future__ import annotations

_WRITTEN_OUT = {
    "dc": "district council", "rdc": "district council", "bc": "borough council", "mbc": "metropolitan borough council",
    "lbc": "london borough council", "cc": "county council", "ft": "foundation trust", "nhsft": "nhs foundation trust",
    "frs": "fire and rescue service", "fra": "fire and rescue authority", "icb": "integrated care board",
    "ccg": "clinical commissioning group", "la": "local authority", "las": "local authorities",
    "gps": "general practices", "mat": "multi academy trust", "pcc": "police and crime commissioner",
}  # fmt: skip

_DISTRICT = frozenset(
    {"district-council", "metropolitan-district-council", "london-borough-council", "unitary-council"}
)
_COUNTY = frozenset({"county-council", "county-council-wales"})
_SORTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("county council", _COUNTY), ("county", _COUNTY),
    ("metropolitan borough council", _DISTRICT), ("london borough council", _DISTRICT),
    # A borough is a district whose council has a charter: people say either.
    ("district council", _DISTRICT), ("borough council", _DISTRICT), ("district", _DISTRICT), ("borough", _DISTRICT),
)  # fmt: skip
"""How names of councils end, and what kinds of body they may then be: ids of the law data."""


def written_out(name: str) -> str:
    """A name, as it is compared, with its short forms written out; the name itself where it has none."""
    return " ".join(_WRITTEN_OUT.get(word, word) for word in name.split())


def council_of(name: str) -> tuple[str, frozenset[str]] | None:
    """The place in a council's name, and the kinds of body it may be; None for other names, and where it has no place.

    `name`: as it is compared, written out.
    """
    for end, kinds in _SORTS:
        place = name.removesuffix(f" {end}")
        if place != name:
            return place, kinds
    return None
