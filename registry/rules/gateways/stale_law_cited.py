"""Does a record cite law that has been repealed, or name a kind of body that there is no longer?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from registry.facts.cited_law import law_cited
from registry.facts.reader import Reader
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import Entry, StatuteBook
from registry.subjects.subject import Subject
from registry.wording import _, listed

_FORMER = "bases/former_law"
_CITATIONS = (
    _FORMER, "bases/as_printed", "bases/section_8", "bases/legal_obligation", "bases/part3/law",
    "bases/part3/authorised_by",
    "flows/notice_exemption", "flows/compatibility/law", "transparency/exemption", "retention/law",
    "definitions/origin", "human_rights/in_accordance_with_law", "caldicott/comply_with_law",
    "automated_decisions/law", "laws", "rules/law", "law",
)  # fmt: skip
"""Where records cite law, besides the gateways of a basis, of which other rules ask whether they are in force."""

_GATEWAYS = ("bases", "gateways")
"""Those other rules go by the id of a gateway where there is one, and so do not read the citation beside it."""

_BODIES = (
    "parties/party_class/body_kinds",
    "recipients/body_kinds",
    "flows/outside_receivers/body_kinds",
    "capacities",
)
_NAMES = (
    "parties/name_used", "recipients/category", "recipients/names", "flows/outside_receivers/category",
    "flows/outside_receivers/names",
)  # fmt: skip
"""Where a body is named in words, of which only those are read that name a kind of body there is no longer."""

_REGIMES = ("regime", "flows/sides/regime")
_REPLACED_REGIME = {"dpa-1998": "dpa98"}
_STEPS = {path: tuple(path.split("/")) for path in (*_CITATIONS, *_BODIES, *_NAMES, *_REGIMES)}

_UNCLEAR = re.compile(r"\bthe 1998 Act\b", re.IGNORECASE)
"""It may be the Data Protection Act or the Crime and Disorder Act of that year."""


@dataclass(frozen=True, slots=True)
class _Named:
    """One thing that a record names: where, what of the law data it is, and its words. `is_former`: the record itself
    says that it has been replaced, and the data do not know it."""

    at: str
    entry: Entry | None
    written: str
    is_former: bool = False


def judge(subject: Subject) -> Verdict:
    """Judge a whole record: an agreement, a record of processing, a notice, a schedule, a standard, an organisation."""
    ceased = subject.get("ceased")
    if ceased and subject.reader.is_past(ceased):
        return not_applicable(_("The body itself exists no longer, as its record says."))
    named = list(_named(subject))
    if not named:
        return not_applicable(_("It cites no law here, and names no kind of body."))
    stale = [each for each in named if each.is_former or _is_over(subject.reader, each.entry)]
    if stale:
        law = tuple(dict.fromkeys(each.entry.id for each in stale if each.entry is not None))
        return violated(tuple(dict.fromkeys(each.at for each in stale)), _said(subject.reader, stale), law)
    unclear = [each for each in named if each.entry is None and _UNCLEAR.search(each.written)]
    if unclear:
        said = _("It cites “the 1998 Act”, and no record shows whether the Data Protection Act 1998 is meant.")
        return cannot_tell(tuple(dict.fromkeys(each.at for each in unclear)), said)
    return satisfied(_("Nothing that it cites or names has been repealed, as far as these data tell."))


def _named(subject: Subject) -> Iterator[_Named]:
    book, start = subject.reader.book, f"{subject.record.ref}#"
    for path, at, text in _texts_of(subject, _CITATIONS, start):
        found = law_cited(book, text, in_full=path == _FORMER)
        yield from (_Named(at, entry, text) for entry in found)
        if not found:
            yield _Named(at, None, text, is_former=path == _FORMER)
    for at, text in _beside_gateways(subject.data, start):
        yield from (_Named(at, entry, text) for entry in law_cited(book, text))
    for _path, at, text in _texts_of(subject, _NAMES, start):
        yield from (_Named(at, entry, text) for name, entry in _ended_bodies(book) if name.search(text))
    for _path, at, kind in _texts_of(subject, _BODIES, start):
        yield _Named(at, book.get(kind), kind)
    for _path, at, regime in _texts_of(subject, _REGIMES, start):
        if regime in _REPLACED_REGIME:
            yield _Named(at, book.get(_REPLACED_REGIME[regime]), regime)


def _beside_gateways(data: Mapping[str, Any], start: str) -> Iterator[tuple[str, str]]:
    """What is cited beside the id of a gateway, with its address."""
    bases, gateways = _GATEWAYS
    for basis in data.get(bases) or ():
        for each in basis.get(gateways) or ():
            if each.get("gateway") and each.get("provision"):
                at = f"{start}{bases}[{basis.get('id')}]/{gateways}[{each.get('id')}]/provision"
                yield at, str(each["provision"])


@cache
def _ended_bodies(book: StatuteBook) -> tuple[tuple[re.Pattern[str], Entry], ...]:
    """The kinds of body that there are no longer, or may be no longer, by their names."""
    ended = [entry for entry in book.of_sort("body-kind") if any(each["state"] == "repealed" for each in entry.windows)]
    return tuple((re.compile(rf"\b{re.escape(entry.title)}s?\b", re.IGNORECASE), entry) for entry in ended)


def _texts_of(subject: Subject, paths: tuple[str, ...], start: str) -> Iterator[tuple[str, str, str]]:
    """Every text under some paths: the path, the address, and the text."""
    for path in paths:
        steps = _STEPS[path]
        if steps[0] in subject.data:
            yield from ((path, at, text) for at, text in _texts(subject.data, steps, start))


def _texts(data: Mapping[str, Any], steps: tuple[str, ...], at: str) -> Iterator[tuple[str, str]]:
    """Every text under a path of fields, through lists, with the address of the field or member that holds it."""
    value = data.get(steps[0])
    if value is None:
        return
    address = f"{at}{steps[0]}"
    members = value if isinstance(value, list | tuple) else [value]
    for each in members:
        if len(steps) == 1:
            yield address, str(each)
        elif isinstance(value, dict):
            yield from _texts(each, steps[1:], f"{address}/")
        elif isinstance(each, dict):  # some kinds say under the same name in words what others list
            key = each.get("id") or f"{each.get('party')}.{each.get('part')}"
            yield from _texts(each, steps[1:], f"{address}[{key}]/")


def _is_over(reader: Reader, entry: Entry | None) -> bool:
    return entry is not None and reader.state(entry).state == "repealed"


def _said(reader: Reader, stale: list[_Named]) -> str:
    known = {each.entry.id: each.entry for each in stale if each.entry is not None and _is_over(reader, each.entry)}
    if not known:
        return _("It still cites law that its record says has been replaced.")
    titles = listed([entry.title for entry in known.values()])
    after = {own for entry in known.values() for own in entry.data.get("replaced_by", ())}
    instead = [_short(entry) for own in sorted(after) if (entry := reader.book.get(own)) is not None]
    if not instead:
        return _("It names what was repealed or exists no longer: {titles}.").format(titles=titles)
    said = _("It names what was repealed or exists no longer: {titles}. In its place: {instead}.")
    return said.format(titles=titles, instead=listed(instead))


def _short(entry: Entry) -> str:
    return str(entry.data.get("cited_as") or entry.title)
