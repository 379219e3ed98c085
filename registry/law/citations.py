"""The citation reader: what “s.115 CDA 1998” leads to, with its state on a day, or why it leads nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from registry.law.places import Spot, spots
from registry.law.statute_book import Entry, State, StatuteBook, state
from registry.wording import _, listed, nearest

_YEAR = re.compile(r"\b(1[5-9]|20)[0-9]{2}\b")
NUMBERED = re.compile(r"\b(?:S\.?I\.?|S\.?S\.?I\.?|SI No\.?)\s?((?:19|20)[0-9]{2}/[0-9]{1,5})\b", re.IGNORECASE)
LONGEST = 500
"""Letters of a citation that are read."""

_AND_ANOTHER = re.compile(r";|, (?:read )?with (?=[A-Z0-9])|,? and (?=S\.?I\.? [0-9])")
"""What stands between one citation and another in the same text."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What one place in a citation leads to.

    - `text`: the citation as it was written, less what belongs to other places.
    - `instrument`, `provision`: what it leads to; None where that is not in the data.
    - `spot`: the place in the instrument; None where the whole instrument is cited.
    - `trouble`: why it cannot be right, as far as the data tell, with what may have been meant. Empty where nothing is
      known to be wrong: then, without a provision, the data do not tell.
    - `assumed`: whether the instrument was not named, and is a guess.
    """

    text: str
    instrument: Entry | None = None
    provision: Entry | None = None
    spot: Spot | None = None
    trouble: str = ""
    assumed: bool = False

    @property
    def entry(self) -> Entry | None:
        """The narrowest thing it leads to."""
        return self.provision or self.instrument

    @property
    def is_resolved(self) -> bool:
        """Whether it leads to a provision, or to an instrument as a whole, that the data know."""
        return not self.trouble and (self.provision is not None or (self.instrument is not None and self.spot is None))

    def state(self, on: date) -> State | None:
        """Its state on a day; None where it leads nowhere."""
        return state(self.entry, on) if self.entry is not None else None


class CitationReader:
    """Reads citations against one statute book."""

    def __init__(self, book: StatuteBook) -> None:
        self._book = book

    def read(self, text: str, context: str = "") -> list[Cited]:
        """What a citation leads to, one for each place in it; at least one.

        `context` is the id of the instrument meant where none is named.
        """
        text = " ".join(text[:LONGEST].split())
        parts = [part.strip() for part in _AND_ANOTHER.split(text) if part.strip()]
        if len(parts) < 2:
            return self._read(text, context)
        found: list[Cited] = []
        for part in parts:
            # “section 17A; Schedule 2” speaks of one instrument throughout.
            before = next((each.instrument.id for each in reversed(found) if each.instrument), context)
            found += self._read(part, before)
        return found

    def _read(self, text: str, context: str) -> list[Cited]:
        own = self._book.get(text.lower())
        if own is not None and own.sort in ("instrument", "provision"):
            return [Cited(text, *(own.within, own) if own.sort == "provision" else (own, None))]
        exact = self._exact.get(plain_name(text))
        if exact is not None:
            return [Cited(text, exact.within, exact)]
        named, rest = self._instrument(text)
        places = spots(rest)
        if named is None:
            trouble = self._unknown(rest, has_place=bool(places))
            if trouble:
                return [Cited(text, spot=places[0] if places else None, trouble=trouble)]
            guessed = self._book.get(context) if context else None
            if guessed is not None:
                return [self._at(guessed, spot, assumed=True) for spot in places] or [
                    Cited(text, guessed, assumed=True)
                ]
            return [self._without_instrument(text, spot) for spot in places] or [Cited(text, trouble=_no_law(text))]
        if not places:
            return [Cited(text, named)]
        return [self._at(named, spot) for spot in places]

    # ── the instrument ───────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _names(self) -> dict[str, Entry]:
        """Every name of every instrument, in small letters without points."""
        found: dict[str, Entry] = {}
        for entry in self._book.of_sort("instrument"):
            for name in (entry.data["title"], *entry.data.get("names", ()), entry.data.get("number", "")):
                if name:
                    found.setdefault(plain_name(name), entry)
        return found

    @cached_property
    def _exact(self) -> dict[str, Entry]:
        """Provisions by their names in full: some have a place in words, such as a duty of common law."""
        return {plain_name(entry.title): entry for entry in self._book.of_sort("provision")}

    @cached_property
    def _miswritten(self) -> dict[str, Entry]:
        return {
            plain_name(name): entry
            for entry in self._book.of_sort("instrument")
            for name in entry.data.get("often_miswritten", ())
        }

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the names of instruments in a text made plain."""
        longest_first = sorted(self._names, key=len, reverse=True)
        return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![a-z0-9])")

    @cached_property
    def _without_year(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for name, entry in self._names.items():
            if _YEAR.search(name):
                found.setdefault(_YEAR.sub("", name).strip(), []).append(entry)
        return found

    def _instrument(self, text: str) -> tuple[Entry | None, str]:
        """The instrument that a text names, and the rest of the text."""
        plain = plain_name(text)
        number = NUMBERED.search(text)
        if number:
            for entry in self._book.of_sort("instrument"):
                if number[1] in str(entry.data.get("number", "")):
                    return entry, text[: number.start()] + " " + text[number.end() :]
        match = self.pattern.search(plain)
        if match is None or self._is_of_another_year(plain, match):
            return None, text
        # What is written in small letters without points is as long, so the rest can be told apart. The rest keeps its
        # points and commas: “Sch. 2, para. 2” and “ss. 10, 11” are read by them.
        rest = text if len(text) == len(plain) else plain
        return self._names[match[0]], rest[: match.start()] + " " + rest[match.end() :]

    def _is_of_another_year(self, plain: str, match: re.Match[str]) -> bool:
        """Whether a name without a year is followed by one that is not the instrument's."""
        year = _YEAR.match(plain[match.end() :].strip())
        return (
            year is not None
            and not _YEAR.search(match[0])
            and year[0] not in f"{self._names[match[0]].data['title']} {self._names[match[0]].data.get('number', '')}"
        )

    def _unknown(self, rest: str, has_place: bool) -> str:
        """Why no instrument was found, where something was named that looks like one."""
        plain = plain_name(rest)
        for name, entry in self._miswritten.items():
            if re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", plain):
                return _wrong(name_as(rest, name), [entry])
        number = NUMBERED.search(rest)
        if number:
            return _("{number} is not among the instruments that these data hold.").format(number=number[0])
        year = _YEAR.search(plain)
        if year:
            without = [
                (len(name), name, found)
                for name, found in self._without_year.items()
                if re.search(rf"(?<![a-z0-9]){re.escape(name)} {year[0]}(?![0-9])", plain)
            ]
            if without:
                _length, name, found = max(without, key=lambda each: each[0])
                return _wrong(name_as(rest, f"{name} {year[0]}"), found)
            named = _named_act(rest)
            if named:
                close = nearest(plain_name(named), list(self._names))
                return _wrong(named, [self._names[close]] if close else [])
        return ""

    # ── the place in it ──────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _places(self) -> dict[tuple[str, tuple[tuple[str, str], ...]], list[tuple[Spot, Entry]]]:
        """Instrument and place → the provisions there, with the points of each."""
        found: dict[tuple[str, tuple[tuple[str, str], ...]], list[tuple[Spot, Entry]]] = {}
        for entry in self._book.of_sort("provision"):
            assert entry.within is not None
            for written in (entry.data["at"], *entry.data.get("also_at", ())):
                for spot in spots(written)[:1]:
                    found.setdefault((entry.within.id, spot.narrowest), []).append((spot, entry))
        return found

    def _at(self, instrument: Entry, spot: Spot, assumed: bool = False) -> Cited:
        """The narrowest provision that holds a place of an instrument."""
        text = f"{instrument.data['title']} {str(spot)[:1].lower()}{str(spot)[1:]}"
        steps = spot.narrowest
        while steps:
            here = self._places.get((instrument.id, steps), [])
            fitting = [each for each in here if spot.points[: len(each[0].points)] == each[0].points]
            if fitting:
                _own, entry = max(fitting, key=lambda each: len(each[0].points))
                trouble = self._misplaced(spot, here, entry) if steps == spot.narrowest else ""
                return Cited(text, instrument, entry, spot, trouble, assumed)
            steps = steps[:-1]
        return Cited(text, instrument, None, spot, self._other_unit(instrument, spot), assumed)

    def _misplaced(self, spot: Spot, here: list[tuple[Spot, Entry]], entry: Entry) -> str:
        """Why a section is not where it is said to be, where the data know its Part and Chapter."""
        known = [each.around for each, _entry in here if each.around]
        if not spot.around or not known or any(set(spot.around) <= set(around) for around in known):
            return ""
        where = " ".join(f"{unit.capitalize()} {number}" for unit, number in known[0])
        said = _("{provision} is in {where}.")
        return said.format(provision=f"{entry.data['at'][:1].upper()}{entry.data['at'][1:]}", where=where)

    def _other_unit(self, instrument: Entry, spot: Spot) -> str:
        """Whether what is called a paragraph is a section, as far as the data tell."""
        unit, number = spot.steps[-1]
        for other in ("section", "article", "regulation"):
            if other != unit and len(spot.narrowest) == 1 and (instrument.id, ((other, number),)) in self._places:
                found = self._places[(instrument.id, ((other, number),))]
                misplaced = self._misplaced(Spot((*spot.around, (other, number))), found, found[0][1])
                said = _("There is {other} {number} in it. Did you mean that?").format(other=other, number=number)
                return f"{said} {misplaced}".strip()
        return ""

    def _without_instrument(self, text: str, spot: Spot) -> Cited:
        """A place of which nobody says where it is: of the instruments that have one, the only one is meant."""
        having = {own for own, steps in self._places if steps == spot.narrowest}
        if len(having) == 1 and spot.steps[0][0] in ("annex", "article", "recital", "schedule"):
            instrument = self._book.get(having.pop())
            assert instrument is not None
            return self._at(instrument, spot, assumed=True)
        titles = sorted(self._book.entries[own].title for own in having)
        said = _("It does not say which Act or instrument {place} is in.").format(place=str(spot))
        if 0 < len(titles) <= 4:
            said += " " + _("There is one in {titles}.").format(titles=listed(titles))
        return Cited(text, spot=spot, trouble=said)


def _no_law(text: str) -> str:
    return _("“{text}” names no law that can be recognised.").format(text=text)


def _wrong(name: str, meant: list[Entry]) -> str:
    said = _("There is no {name} that these data know.").format(name=name)
    if meant:
        titles = list(dict.fromkeys(entry.data["title"] for entry in meant))
        said += " " + _("Did you mean {titles}?").format(titles=listed([f"the {title}" for title in titles], "or"))
    return said


_WORD = r"(?:[A-Z][A-Za-z'’-]*|of|and|the|in|for|etc\.?|\([A-Za-z ]+\))"
NAMED_ACT = re.compile(rf"(?:{_WORD}[ ,]+)+(?:Act|Regulations|Order|Rules)\s+(?:19|20)[0-9]{{2}}")
SHORT_NAME = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]{1,}[A-Za-z]*\s+(?:19|20)[0-9]{2}")


def _named_act(text: str) -> str:
    """The words that look like the name of an Act."""
    match = NAMED_ACT.search(text) or SHORT_NAME.search(text)
    return match[0].strip().removeprefix("the ").removeprefix("of the ").removeprefix("of ") if match else ""


def name_as(text: str, plain: str) -> str:
    """A name as it was written, where its plain form was found in a text."""
    at = plain_name(text).find(plain)
    return text[at : at + len(plain)] if at >= 0 and len(plain_name(text)) == len(text) else plain


def plain_name(text: str) -> str:
    """Small letters, with nothing but spaces where points and quotes stood; as long as the text."""
    return re.sub(r"[.,’'“”\"]", " ", text).lower()


@cache
def citations_of(book: StatuteBook) -> CitationReader:
    """The reader of one book's citations, which has learned its names once."""
    return CitationReader(book)


@lru_cache(maxsize=4096)
def cited(book: StatuteBook, text: str, context: str = "") -> tuple[Cited, ...]:
    """What a citation leads to. `context` is the id of the instrument meant where none is named.

    The same few are written thousands of times, and are read once.
    """
    return tuple(citations_of(book).read(text, context))
