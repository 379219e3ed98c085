"""Which reader takes a file of somebody else's: by its ending, and by its headings where the ending leaves it open."""

from __future__ import annotations

import importlib

from registry.errors import UsageError
from registry.exchange import sssom_in, words_csv
from registry.exchange.received import Received
from registry.exchange.sssom_in import Find
from registry.wording import _

GRAPHS = (".ttl", ".rdf", ".xml", ".jsonld")
TABLES = (".csv", ".tsv", ".txt")
_SPREADSHEETS = (".xlsx", ".xls", ".ods")


def receive(raw: bytes, name: str, subject: Find | None = None, target: Find | None = None) -> Received:
    """What a file says. Raises UsageError for a form that is not taken in.

    `subject` and `target` find the terms that mappings in SSSOM lead from and to.
    """
    lowered = name.lower()
    if lowered.endswith(GRAPHS):
        found: Received = importlib.import_module("registry.exchange.skos_in").read(raw, name)
        return found
    if lowered.endswith(_SPREADSHEETS) or raw.startswith(b"PK\x03\x04"):
        raise UsageError(
            _("{name} is a spreadsheet, which is not taken in as it is.").format(name=name),
            _("Open it, save the sheet with the words as “CSV UTF-8”, and take that in."),
        )
    if not lowered.endswith(TABLES):
        raise UsageError(
            _("What {name} holds cannot be told from its ending.").format(name=name),
            _("Word lists end in .csv or .tsv, mappings in .sssom.tsv, and SKOS in .ttl, .rdf, .xml or .jsonld."),
        )
    if lowered.endswith(".sssom.tsv") or sssom_in.is_sssom(raw):
        return sssom_in.read(raw, name, subject, target)
    return words_csv.read(raw, name)
