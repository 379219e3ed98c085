"""The findings of an evidence pack, and the law that the rules behind its verdicts rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.check.waiving import Waiving
from registry.concepts.rules import Actor, Severity
from registry.exchange.pack_parts import FindingLine, LawLine
from registry.findings import Finding, Outcome
from registry.history.seen import Seen
from registry.law.statute_book import Entry, state, statute_book
from registry.load.snapshot import Loaded
from registry.parse import parse
from registry.rules.catalogue import rule
from registry.session import Session
from registry.source import Ref
from registry.verbs.file_of import file_of
from registry.verbs.located import Line, first_place, lines_of, lines_within
from registry.verbs.opening import opened
from registry.wording import _

SEVERITIES = tuple(each.value for each in Severity)


@dataclass(frozen=True)
class Told:
    """What is told of findings besides what they say.

    - `waiving`: which are waived. `private`: whether it may be said why. `seen`: since when they are known.
    - `pages`: record → its page in the pack.
    """

    session: Session
    waiving: Waiving
    seen: Seen
    private: bool
    pages: Mapping[Ref, str]

    def lines(self, loaded: Loaded, raw: bytes, findings: Sequence[Finding]) -> list[FindingLine]:
        """The findings of one record, the most severe first. `raw` is its file, as it is in the pack."""
        if not findings:
            return []
        places = self._places(loaded, raw, {first_place(each) for each in findings})
        ordered = sorted(findings, key=lambda each: (SEVERITIES.index(each.severity), each.subject, each.rule))
        return [self._line(loaded, each, places) for each in ordered]

    def _places(self, loaded: Loaded, raw: bytes, addresses: Iterable[str]) -> dict[str, tuple[Ref, Line]]:
        """Address → the record it is in, and its file and line there."""
        by_record: dict[Ref, set[str]] = {}
        for address in addresses:
            by_record.setdefault(Ref.parse(address.partition("#")[0]) or loaded.ref, set()).add(address)
        found: dict[str, tuple[Ref, Line]] = {}
        for ref, own in by_record.items():
            if ref == loaded.ref:
                data, _problems = parse(raw, ref.register, loaded.document.path)
                lines = lines_within(raw, data, ref.kind, own)
                file = file_of(opened(self.session), loaded)
                found |= {address: (ref, Line(file, line)) for address, line in lines.items()}
            else:
                found |= {address: (ref, line) for address, line in lines_of(self.session, ref, own).items()}
        return found

    def _line(self, loaded: Loaded, finding: Finding, places: Mapping[str, tuple[Ref, Line]]) -> FindingLine:
        text = rule(finding.rule).text
        book = statute_book()
        law = dict.fromkeys([*(each["law"] for each in text["cites"]), *finding.law])
        ref, place = places.get(first_place(finding), (loaded.ref, Line(loaded.document.path, 1)))
        waived = self.waiving.said(finding) if finding.waiver else ""
        if waived and not self.private:
            waived = _("Waived. The decision is private and is not in this pack.")
        since = self.seen.of(finding.fingerprint)[2] if self.seen.looked_through else ""
        outcome = _("Cannot tell") if finding.outcome == Outcome.CANNOT_TELL else _("No record")
        return FindingLine(
            finding.severity, _(Severity(finding.severity).label), outcome, finding.rule, str(text["title"]),
            finding.because, str(loaded.ref), loaded.title, finding.subject, finding.at, place.file, place.line,
            self.pages.get(ref, ""), tuple(book.entries[each].title for each in law),
            tuple(book.entries[each].title for each in finding.unverified), since, _(Actor(text["who_acts"]).label),
            str(text["remedy"]).strip(), finding.waiver if self.private else "", waived, finding.follows_from,
        )  # fmt: skip


def law_lines(session: Session, applied: Iterable[str], findings: Iterable[Finding]) -> list[LawLine]:
    """All law that the rules which applied cite, and that findings rest on besides; each with what is known of it."""
    rules_of: dict[str, dict[str, None]] = {}
    for name in sorted(applied):
        for cited in rule(name).text["cites"]:
            rules_of.setdefault(cited["law"], {})[name] = None
    for finding in findings:
        for own in finding.law:
            rules_of.setdefault(own, {})[finding.rule] = None
    book = statute_book()
    found = [_law(session, book.entries[own], sorted(names)) for own, names in rules_of.items()]
    return sorted(found, key=lambda each: (each.title.casefold(), each.id))


def _law(session: Session, entry: Entry, names: Sequence[str]) -> LawLine:
    now = state(entry, session.today)
    says = str(entry.data.get("says") or entry.data.get("purpose") or entry.data.get("definition") or "").strip()
    known = ". ".join(str(entry.evidence[name]).rstrip(".") for name in ("read", "where") if entry.evidence.get(name))
    return LawLine(
        entry.id, entry.title, says, now.because, entry.is_verified, known, tuple(_doubts(entry)), _link(entry),
        tuple(names),
    )  # fmt: skip


def _doubts(entry: Entry) -> Iterator[str]:
    yield from map(str, entry.evidence.get("doubts", ()))


def _link(entry: Entry) -> str:
    own: Any = entry.data.get("link") or entry.data.get("evidence", {}).get("link")
    return str(own or (_link(entry.within) if entry.within else ""))
