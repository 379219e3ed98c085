"""What each column of a list of shares is: told by its heading, and by what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from registry.errors import UsageError
from registry.values import NamedTuple
from registry.wording import _, listed, nearest

PARTS = ("giver", "getter", "data", "purpose", "title", "reference", "agreement", "stated", "direction")
"""What a column may be taken for. `stated`: whether the list says that there is an agreement; `direction`: in or out.
"""

NOTHING = "nothing"
"""What a column is called that tells nothing that is looked for."""

_SEVERAL = frozenset(("getter", "data", "purpose"))
"""What may be said in more than one column."""

_HEADINGS: tuple[tuple[str, float, str], ...] = (
    ("direction", 1.0, r"in or out|in ?/ ?out|direction|inbound|outbound|flow direction|give or (?:get|receive)"
                        r"|two[- ]?way|both ways|one[- ]way or two"),
    ("stated", 1.0, r"(?:agreement|isa|dsa|contract) (?:in place|signed|exists)|is there an? (?:agreement|isa)"
                    r"|covered\?|signed\?|agreement \(?y/?n\)?|(?:isa|dsa|agreement)\?"),
    ("agreement", 1.0, r"(?:isa|dsa|dpa|agreement|protocol|mou)s? ?(?:ref\w*|no\.?|number|id|name|title|register)\b"
                       r"|name of (?:the )?agreement|which agreement|under which"),
    ("agreement", 0.8, r"(?:data|information)[- ]sharing agreement|\bagreement|\bisa\b|\bdsa\b|protocol"),
    ("giver", 1.0, r"who (?:shares|gives|sends|provides)|^(?:who )?from(?: whom?)?$"
                     r"|shared by|discloser|provider|sender|source of"
                   r"|supplied by|disclosing|originat|sharing organisation|data owner organisation"),
    ("getter", 1.0, r"who (?:do|does) .*(?:share|give|send)|shared? with|sharing with|recipient|receiver"
                      r"|^(?:who )?to(?: whom?)?$|given to"
                    r"|partner|third part|who (?:gets|receives)|disclosed to|sent to|other part(?:y|ies)|receiving"),
    ("getter", 0.6, r"organisation|agenc|bod(?:y|ies)|with whom|external|^who\??$|party|parties"),
    ("purpose", 1.0, r"\bwhy\b|purpose|reason|what for|justification|objective|^use of"),
    ("data", 1.0, r"(?:information|data|details|personal data|categories of data)(?: items?| types?| elements?)?"
                  r"(?: that (?:is|are))? ?(?:shared|sent|given|disclosed|involved|exchanged)"
                  r"|what (?:data|information|personal)|data (?:items?|set|sets|types?|fields|elements?|categor)"
                  r"|categor\w+ of (?:personal )?(?:data|information)|types? of (?:data|information)|information shared"
                  r"|special categor|^what\??$|^what (?:goes|is sent)"
                  r"|^what (?:do )?(?:we|they|you) (?:share|send|give)"),
    ("data", 0.6, r"^(?:personal )?(?:data|information|content|fields|items)\b"),
    ("title", 1.0, r"name of (?:the )?(?:share|sharing|flow|activity|process)"
                   r"|(?:share|flow) (?:name|title)"
                   r"|(?:activity|process) (?:name|title)|^title$|what is shared|description|^share$|^activity"
                   r"|^name$|^flow$|^process"),
    ("reference", 1.0, r"^(?:ref|reference|id|no|number|row|share ref|flow ref|item)\b\.?(?: no\.?| number)?$|^#$"
                       r"|unique (?:id|ref)"),
    (NOTHING, 1.1, r"\b(?:owner|contact|manager|lead|frequen\w*|how often|methods?|how (?:is|are|do)|lawful|legal|basis"
                   r"|article|gateway|retention|reviewe?d?|dates?|systems?|security|dpia|risk|notes?|comments?|volume"
                   r"|format|service|team|department|directorate|status|transfer|subjects?|expiry|start|end)\b"),
)  # fmt: skip
"""What headings say: for what, how surely, and the words. The surest wins; of two as sure, the first."""

_RULES = tuple((part, weight, re.compile(words)) for part, weight, words in _HEADINGS)
_IN_OUT = re.compile(
    r"(?:in|out|both|inbound|outbound|in/out|in and out|incoming|outgoing|two[- ]way|give|receive|sent|received)",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"(?:y|n|yes|no|\?|n/?a|tbc|unknown|not known|contract|draft|x|✓)", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{0,6}[-/ .]?[0-9]{1,6}[A-Za-z]?")
_LOOKED_AT = 300
_LOOKED_UP, _LONGEST_NAME = 25, 120
_ENOUGH = 0.5


class Found(NamedTuple):
    """What one column was taken for: its place and heading, a word of `PARTS` or `NOTHING`, and why."""

    at: int
    heading: str
    part: str
    said: str


def by_heading(heading: str) -> tuple[str, float]:
    """What a heading alone says, and how surely."""
    text = " ".join(heading.lower().split()).strip(" :*")
    best = (NOTHING, 0.0)
    for part, weight, words in _RULES:
        if weight > best[1] and words.search(text):
            best = part, weight
    return best


def columns_of(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    is_known: Callable[[str], bool],
    is_agreement: Callable[[str], bool],
    chosen: Iterable[str] = (),
) -> tuple[Found, ...]:
    """What each column is taken for.

    `rows`: the first ones. `is_known`: whether a cell names an organisation on record; `is_agreement`: whether it
    names an agreement. `chosen`: what a person says, as `part=heading`; that goes before anything found.

    Raises UsageError for a choice of no such part or column.
    """
    settled = _chosen(headings, chosen)
    told: dict[int, tuple[str, float, str]] = {}
    for at, heading in enumerate(headings):
        if at not in settled:
            cells = [row[at].strip() for row in rows[:_LOOKED_AT] if at < len(row) and row[at].strip()]
            told[at] = _told(heading, cells, is_known, is_agreement)
    taken = set(settled.values()) - _SEVERAL
    was_chosen = set(settled.values())
    found: dict[int, tuple[str, str]] = {at: (part, _("You chose it.")) for at, part in settled.items()}
    for at, (part, weight, said) in sorted(told.items(), key=lambda each: (-each[1][1], each[0])):
        if part == NOTHING or weight < _ENOUGH:
            continue
        again = part in was_chosen or (part in taken and (part not in _SEVERAL or weight < 1))
        if again:
            found[at] = NOTHING, _("Another column says that already.")
            continue
        taken.add(part)
        found[at] = part, said
    unread = NOTHING, _("Nothing that is looked for here.")
    return tuple(Found(at, heading, *found.get(at, unread)) for at, heading in enumerate(headings))


def is_list(found: Iterable[Found]) -> bool:
    """Whether these columns make a list of shares: who, and what for or of what."""
    parts = {each.part for each in found}
    return bool(parts & {"getter", "giver"}) and bool(parts & {"data", "purpose", "title"})


def _told(
    heading: str, cells: Sequence[str], is_known: Callable[[str], bool], is_agreement: Callable[[str], bool]
) -> tuple[str, float, str]:
    part, weight = by_heading(heading)
    by_words = _("By its heading.")
    if not cells:
        return part, weight * 0.9, by_words
    if _share(cells, lambda cell: _IN_OUT.fullmatch(cell) is not None) > 0.8:
        return "direction", 1.2, _("Its cells say in, out or both.")
    if _share(cells, lambda cell: _YES_NO.fullmatch(cell) is not None) > 0.8:
        if part == "direction":
            return part, weight, _("By its heading: yes is both ways, no is out.")
        # Yes or no to another question than this one tells nothing of agreements.
        is_asked = part in ("stated", "agreement")
        if not is_asked:
            return NOTHING, weight, _("Its cells say yes or no, and its heading does not ask about agreements.")
        return "stated", weight, _("Its heading asks for an agreement, its cells say yes or no.")
    if part == "stated":
        part = "agreement"
    if part == NOTHING and weight:
        return part, weight, by_words
    # What a heading says plainly is not asked of anybody: looking names up costs more than all the rest.
    few = [each for each in dict.fromkeys(cells) if len(each) <= _LONGEST_NAME][:_LOOKED_UP]
    agreements = _share(few, is_agreement) if part in ("agreement", NOTHING) else 0.0
    if agreements >= 0.3:
        return "agreement", max(weight, 0.6) + agreements, _("Its cells name agreements on record.")
    known = _share(few, is_known) if part in ("getter", "giver", NOTHING) else 0.0
    if known >= 0.3:
        said = (
            _("Its heading, and its cells name organisations on record.")
            if weight
            else _("Its cells name organisations on record.")
        )
        return (part if part != NOTHING else "getter"), max(weight, 0.5) + known, said
    if (
        part == NOTHING
        and _share(cells, lambda cell: _CODE.fullmatch(cell) is not None) > 0.9
        and (len(set(cells)) == len(cells) > 2)
    ):
        return "reference", 0.6, _("Each cell is a short mark of its own.")
    return part, weight, by_words


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _chosen(headings: Sequence[str], chosen: Iterable[str]) -> Mapping[int, str]:
    by_name = {heading.strip().casefold(): at for at, heading in enumerate(headings)}
    settled: dict[int, str] = {}
    for each in chosen:
        part, equals, heading = each.partition("=")
        part, heading = part.strip().lower(), heading.strip()
        if part not in (*PARTS, NOTHING) or not equals:
            raise UsageError(
                _("“{text}” does not say which column is what.").format(text=each[:200]),
                _("Say it as data=Heading. There is {parts}.").format(parts=listed((*PARTS, NOTHING), "or")),
            )
        at = by_name.get(heading.casefold())
        if at is None:
            close = nearest(heading, headings)
            fix = (
                _("Did you mean {close}?").format(close=close)
                if close
                else _("Its columns are {names}.").format(names=listed(f"“{each}”" for each in headings[:20]))
            )
            raise UsageError(_("The list has no column “{heading}”.").format(heading=heading[:200]), fix)
        settled[at] = part
    return settled
