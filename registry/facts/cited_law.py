"""What of the law data a text names, as far as it may have been repealed.

Source: the windows of the law data, which say until when an instrument or a provision was in force.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from registry.law.citations import Cited, cited
from registry.law.statute_book import Entry, StatuteBook


@lru_cache(maxsize=4096)
def law_cited(book: StatuteBook, text: str, in_full: bool = False) -> tuple[Entry, ...]:
    """What of the law data a text names for certain.

    Unless it is to be read in full, only what may have been repealed is looked for: nothing is found in a text that
    names no instrument of which any part has ended.
    """
    if not in_full and _may_be_over(book).search(text) is None:
        return ()
    found = {entry.id: entry for name, entry in _ended(book) if name.search(text)}
    for each in cited(book, text):
        entry = _meant(book, each)
        # An instrument that has ended was found by a name of its own already; by another it is only guessed.
        is_guess = each.instrument is not None and _is_ended(each.instrument)
        if entry is not None and not is_guess:
            found.setdefault(entry.id, entry)
    return tuple(found.values())


def _meant(book: StatuteBook, each: Cited) -> Entry | None:
    """What a citation means: the UK GDPR has no Schedules, and a Schedule of it is one of the Act of 1998."""
    is_schedule = each.spot is not None and each.spot.steps[0][0] == "schedule"
    if is_schedule and each.instrument is not None and each.instrument.id == "uk-gdpr":
        return book.get("dpa98")
    return each.entry


@cache
def _may_be_over(book: StatuteBook) -> re.Pattern[str]:
    """What a text says that may name something repealed: reading every citation in full would take far too long."""
    over = [entry for sort in ("instrument", "provision") for entry in book.of_sort(sort) if _is_ended(entry)]
    instruments = {whole.id: whole for entry in over for whole in (entry.within or entry,)}
    names = {name for each in instruments.values() for name in (each.title, *each.data.get("names", ()))}
    return re.compile("|".join(map(re.escape, sorted(names))) + r"|\barticle\b", re.IGNORECASE)


@cache
def _ended(book: StatuteBook) -> tuple[tuple[re.Pattern[str], Entry], ...]:
    """The instruments that have been repealed as a whole, by each name that is theirs alone."""
    return tuple(
        (re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE), entry)
        for entry in book.of_sort("instrument")
        if _is_ended(entry)
        for name in (entry.title, *entry.data.get("names", ()))
        if not name.startswith("the ")
    )


def _is_ended(entry: Entry) -> bool:
    return any(window["state"] == "repealed" for window in entry.windows)
