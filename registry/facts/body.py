"""A body for the purposes of the law: what kinds of body it is, wider kinds among them, and whose law it works under.

Source: the kinds are those by which gateways and Schedules name bodies; an organisation lists its own as capacities.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from registry.facts.reader import Reader
from registry.law.statute_book import StatuteBook
from registry.load.snapshot import Loaded
from registry.wording import _

ANYWHERE = "uk-wide"
"""The nation of a body, or the reach of law, that is of all the United Kingdom."""


@dataclass(frozen=True)
class Body:
    """One organisation, or one kind of body that a class of parties is made of.

    - `name`: what to call it.
    - `kinds`: the kinds of body it is, by ids of the law data, with every wider kind; none where nobody recorded them.
    - `may_be`: narrower kinds that it might be, since what was recorded is wider: a registered provider of social
      housing may be a non-profit one.
    - `nations`: those whose law it works under; none where nobody recorded it.
    - `kinds_at`, `nation_at`: the addresses where these are recorded, or should be.
    - `gap`: why nothing is known of it, in a sentence, where nothing is.
    - `record`: its own record; None for a kind of body, and where its record is not loaded.
    """

    name: str
    kinds: frozenset[str]
    nations: frozenset[str]
    kinds_at: str
    nation_at: str
    gap: str = ""
    record: Loaded | None = None
    may_be: frozenset[str] = frozenset()

    def works_in(self, nations: frozenset[str]) -> bool:
        """Whether law that reaches some nations can reach it. What is not recorded does not count against it."""
        return not self.nations or ANYWHERE in nations or ANYWHERE in self.nations or bool(self.nations & nations)


def organisation(reader: Reader, record: Loaded) -> Body:
    """An organisation, as its record says."""
    kinds = widened(reader, record.data.get("capacities", ()))
    nation = record.data.get("nation")
    said = _("No record shows what kind of body {name} is in law.").format(name=record.title)
    return Body(
        record.title, kinds, frozenset({nation} if nation else ()), f"{record.ref}#capacities", f"{record.ref}#nation",
        "" if kinds else said, record, _narrower(reader.book, frozenset(record.data.get("capacities", ()))),
    )  # fmt: skip


def kind_of_body(reader: Reader, kind: str, at: str) -> Body:
    """Every body of one kind. `at` is where the kind was named."""
    entry = reader.book.get(kind)
    name = entry.title if entry is not None else kind
    nations = frozenset(entry.data.get("nations", ()) if entry is not None else ())
    narrower = _narrower(reader.book, frozenset({kind}))
    return Body(name, widened(reader, (kind,)), nations, at, at, may_be=narrower)


def not_loaded(name: str, at: str) -> Body:
    """An organisation whose record was not read."""
    return Body(name, frozenset(), frozenset(), at, at, _("The record of {name} is not loaded.").format(name=name))


def not_recorded(name: str, at: str) -> Body:
    """A class of bodies of which nobody has recorded what kinds of body they are."""
    said = _("No record shows what kinds of body {name} are in law.").format(name=name)
    return Body(name, frozenset(), frozenset(), at, at, said)


def widened(reader: Reader, kinds: tuple[str, ...] | list[str]) -> frozenset[str]:
    """Some kinds of body with every wider kind. A word that is no kind of body stays as it is."""
    found: frozenset[str] = frozenset()
    for kind in kinds:
        found |= reader.book.wider.get(kind, frozenset({kind}))
    return found


@cache
def _narrower(book: StatuteBook, kinds: frozenset[str]) -> frozenset[str]:
    """Every kind of body that is one of some kinds, and not one of them itself."""
    return frozenset(own for own, wider in book.wider.items() if own not in kinds and wider & kinds)
