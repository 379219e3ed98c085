"""`Befallen`: what a mishap befell, and which mishaps can befall what."""

from __future__ import annotations

from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.concepts.sharing import Mishap
from registry.law.statute_book import Entry
from registry.load.snapshot import Loaded

SORTS = {
    Kind.ORGANISATION.value: "organisation",
    Kind.PROCESSOR_CONTRACT.value: "contract",
    Kind.INFORMATION_SYSTEM.value: "system",
    Kind.AGREEMENT.value: "agreement",
    Kind.TRANSFER.value: "transfer",
}
"""The kinds of record that a mishap can befall, and what they are called here."""

MISHAPS = {
    "organisation": (Mishap.BREACHED, Mishap.LEAVES),
    "contract": (Mishap.ENDS, Mishap.BREACHED),
    "system": (Mishap.BREACHED, Mishap.ENDS),
    "agreement": (Mishap.ENDS,),
    "transfer": (Mishap.ENDS, Mishap.BREACHED),
    "certificate": (Mishap.ENDS,),
    "gateway": (Mishap.ENDS,),
}
"""What can befall what: the first is meant where nothing is said."""


@dataclass(frozen=True, slots=True)
class Befallen:
    """What a mishap befell.

    - `address`: its lasting name: a reference, an address in a record, or an id of the law data. `sort`: see `MISHAPS`.
    - `record`: the record it is, or is written in; None for a gateway. `gateway`: the law it is.
    - `mishap`: a word of `Mishap`.
    """

    address: str
    title: str
    sort: str
    mishap: str
    record: Loaded | None = None
    gateway: Entry | None = None
