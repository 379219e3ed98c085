"""What a gateway in a record names: a place in the law that may give a power or task, an exemption, or no law at all.

Sources: UK GDPR Article 6(3), by which a public task is laid down by law; DPA 2018 section 15 and Schedules 2 to 4,
which give relief from telling people and from their rights, and no power.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.law.citations import Cited, cited
from registry.law.statute_book import StatuteBook
from registry.wording import _

_EXEMPTIONS = re.compile(r"dpa18-(s15|sch[234])(-|$)|dpa98-s(29|35)$")
"""Provisions that give relief, by their ids in the law data; those of the Act of 1998 are still cited."""

_DATA_PROTECTION = re.compile(r"(uk-gdpr|dpa98)(-|$)|dpa18-(s[6-9]|s1[0-9]|sch1)(-|$)")
"""Provisions that say on what terms data may be processed: they ask for law, and are not the law asked for."""

_INSTRUMENT = re.compile(r"\b(Acts?|Regulations?|Order|Rules|Charter|Directions?|Measure|Scheme)\b")
"""Words by which a text names an instrument, also one that the law data do not hold."""


def names_exemption(reader: Reader, gateway: Mapping[str, Any], at: str) -> Reading[bool]:
    """Whether a gateway of a basis, at an address, names an exemption, alone or beside other law.

    Source: DPA 2018 section 15 and Schedules 2 to 4.
    """
    found = _is_exemption(reader.book, *_words(gateway))
    because = _("It names an exemption.") if found else _("It names no exemption.")
    return Reading(found, because, (_place(gateway, at),))


def names_law(reader: Reader, gateway: Mapping[str, Any], at: str) -> Reading[bool]:
    """Whether a gateway of a basis, at an address, names law that may lay down a task.

    It does if it is one of the law data, or its citation names an instrument and a place in it, or a rule of common
    law. Data protection law itself does not count. Whether that law exists, is in force and is open to the party is for
    the rules on gateways.

    Source: UK GDPR Article 6(3); DPA 2018 section 8.
    """
    found = _may_lay_down(reader.book, *_words(gateway))
    because = _("It names a place in the law.") if found else _("It names no place in any law.")
    return Reading(found, because, (_place(gateway, at),))


def _words(gateway: Mapping[str, Any]) -> tuple[str, str]:
    """What a gateway names: an id of the law data, and a citation."""
    return str(gateway.get("gateway", "")), str(gateway.get("provision", ""))


# The same few are named thousands of times.


@lru_cache(maxsize=4096)
def _is_exemption(book: StatuteBook, named: str, text: str) -> bool:
    own = book.get(named)
    ids = [each.entry.id for each in _cited(book, text) if each.entry is not None]
    ids += [own.id] if own is not None else []
    return any(_EXEMPTIONS.match(each) for each in ids) or (own is not None and own.sort == "exemption")


@lru_cache(maxsize=4096)
def _may_lay_down(book: StatuteBook, named: str, text: str) -> bool:
    own = book.get(named)
    return (own is not None and own.sort == "gateway") or any(_is_law(each) for each in _cited(book, text))


def _place(gateway: Mapping[str, Any], at: str) -> str:
    return f"{at}/gateway" if "gateway" in gateway and "provision" not in gateway else f"{at}/provision"


def _is_law(cited: Cited) -> bool:
    """Whether a citation names an instrument and a place in it, or a rule of common law."""
    if cited.instrument is None:
        return cited.spot is not None and _INSTRUMENT.search(cited.text) is not None
    if cited.provision is not None:
        return not (_EXEMPTIONS.match(cited.provision.id) or _DATA_PROTECTION.match(cited.provision.id))
    if _DATA_PROTECTION.match(cited.instrument.id):
        return False
    return cited.spot is not None or cited.instrument.data.get("kind") == "common-law"


def _cited(book: StatuteBook, text: str) -> tuple[Cited, ...]:
    """What a citation leads to."""
    return cited(book, text) if text else ()
