"""What a column's values would need on the way to a shared word. It is proposed to a person, never done in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.concepts.vocabularies import Datatype
from registry.tabular.profile import Profile
from registry.values import Any
from registry.verbs.map_file.reading import codes_of, marks_of, plain
from registry.verbs.map_file.shown import Change
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, counted, listed

FEWEST = 10
"""A count smaller than this might point at somebody, and is not written down."""

_ISO = "YYYY-MM-DD"
_FORM = re.compile(r"\bwritten ([A-Za-z0-9/.:-]*[A-Za-z0-9])")
_DAYS = (Datatype.DATE, Datatype.PARTIAL_DATE)
_MOST_NAMED = 6


def changes(lexicon: Lexicon, profile: Profile, shared: TermKey) -> tuple[Change, ...]:
    """What is plainly needed: dates written otherwise, codes of another list, marks for not known, lists in a cell."""
    entry = lexicon.entry(shared)
    return tuple(_changes(profile, entry))


def _changes(profile: Profile, entry: Any) -> Iterator[Change]:
    if profile.datatype in _DAYS and profile.forms and entry.get("datatype") in (*_DAYS, None):
        yield from _dates(profile, entry)
    codes = codes_of(profile)
    if codes and entry.get("codes"):
        yield from _codes(codes, entry["codes"])
    marks = marks_of(profile)
    if marks:
        said = _("{marks} is read as “not known”, and left empty.")
        yield Change(
            "not-known", said.format(marks=listed([f"“{each}”" for each in marks], "or")), "",
            {"encoding": {"not_known": list(marks)}},
        )  # fmt: skip
    if profile.separator.strip():
        said = _("A cell with “{mark}” in it is read as several values.")
        mark = plain(profile.separator)
        yield Change("list", said.format(mark=mark), "", {"encoding": {"list_separator": mark}})


def _dates(profile: Profile, entry: Any) -> Iterator[Change]:
    """Dates, where the shared word writes them otherwise. Nothing is said of how a date is to be guessed."""
    found = _FORM.search(entry.get("value_domain", ""))
    wanted, own = found[1] if found else _ISO, profile.forms[0].form
    if own.casefold() == wanted.casefold():
        return
    others = sum(each.times for each in profile.forms[1:])
    more = ""
    if others:
        more = _("{dates} written another way. A translation would leave such cells empty and list them.").format(
            dates=counted(others, _("date is"), _("dates are"))
        )
    said = _("Dates are written again, from {own} to {wanted}.").format(own=own, wanted=wanted)
    yield Change("dates", said, more, {"encoding": {"subject_form": own, "object_form": wanted}})


def _codes(codes: tuple[tuple[str, int], ...], shared: Any) -> Iterator[Change]:
    """Codes that stand for one and the same by their text or label. What has no like is left to be decided."""
    by_name: dict[str, set[str]] = {}
    for each in shared:
        in_data = each.get("code", each["id"])
        for name in (in_data, each["id"], each.get("label", ""), *each.get("alternative_labels", ())):
            if name:
                by_name.setdefault(folded(name), set()).add(in_data)
    pairs, left = [], []
    for text, times in codes:
        found = by_name.get(folded(text), set())
        if len(found) != 1:
            left.append(text)
            continue
        pair: dict[str, Any] = {"subject_code": text, "object_codes": sorted(found), "predicate": "exact"}
        pairs.append(pair | ({"count": times} if times >= FEWEST else {}))
    if not pairs:
        return
    shown = [f"“{each['subject_code']}” → “{each['object_codes'][0]}”" for each in pairs[:_MOST_NAMED]]
    rest = _(" and {count} more").format(count=len(pairs) - len(shown)) if len(pairs) > len(shown) else ""
    more = ""
    if left:
        named = listed([f"“{each}”" for each in left[:_MOST_NAMED]]) + (" …" if len(left) > _MOST_NAMED else "")
        more = _("Nothing is proposed for {codes}: decide {them} in Mapping review.").format(
            codes=named, them=_("it") if len(left) == 1 else _("them")
        )
    said = _("Codes that are called alike become each other: {pairs}.").format(pairs=", ".join(shown) + rest)
    yield Change("codes", said, more, {"terminology": pairs})


def together(changes: tuple[Change, ...]) -> dict[str, Any]:
    """The `transform` of a mapping for which a person agreed to these changes."""
    made: dict[str, Any] = {}
    for each in changes:
        for name, part in each.transform.items():
            made[name] = {**made[name], **part} if name in made else part
    return {name: made[name] for name in ("structural", "terminology", "encoding") if name in made}


def lost(changes: tuple[Change, ...], predicate: str) -> str:
    """The worst that is lost by them, of `Loss`, as far as that is plain; nothing where it is not."""
    if predicate != "exact" or not changes:
        return ""
    pairs = [pair for each in changes for pair in each.transform.get("terminology", ())]
    ends = [tuple(each["object_codes"]) for each in pairs]
    if len(set(ends)) < len(ends):
        return "category"
    if any(each.kind == "not-known" and len(each.transform["encoding"]["not_known"]) > 1 for each in changes):
        return "context"
    return "format"
