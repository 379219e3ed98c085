"""The lists of an evidence pack as CSV: RFC 4180 in UTF-8, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

from registry.exchange.pack_parts import DecisionLine, DocumentLine, FindingLine, Parts, RecordLine
from registry.exchange.sheet import as_text, shortened
from registry.wording import _


def tables(parts: Parts) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The name of each file, and its bytes."""
    yield "records.csv", _csv(_RECORDS, map(_record, parts.records))
    yield "findings.csv", _csv(_FINDINGS, map(_finding, parts.findings))
    yield "decisions.csv", _csv(_DECISIONS, map(_decision, parts.decisions))
    yield "documents.csv", _csv(_DOCUMENTS, map(_document, parts.documents))


_Cell = str | int

_RECORDS = (
    "Record", "Title", "Kind", "Status", "File in the register", "File in the pack", "SHA-256", "Private",
    "Why it is here", "Checks satisfied", "Findings",
)  # fmt: skip
_FINDINGS = (
    "Severity", "Outcome", "Rule", "What", "Why", "Record", "Title", "Where", "File", "Line", "First seen", "Who acts",
    "What to do", "Law", "Law not verified", "Waived", "Follows from", "Finding",
)  # fmt: skip
_DECISIONS = (
    "Day", "Who", "What", "Record", "Title", "Place", "Why", "How sure", "Digest signed", "Beside the agreement now",
    "Documents",
)  # fmt: skip
_DOCUMENTS = (
    "Record", "Title", "Document", "What it is", "File in the register", "Link", "SHA-256 stated",
    "SHA-256 of the file", "Bytes", "File in the pack", "State", "Shows",
)  # fmt: skip


def _record(each: RecordLine) -> tuple[_Cell, ...]:
    private = _("yes") if each.private else _("no")
    return (
        each.ref, each.title, each.kind_label, each.status, each.file, each.path, each.sha256, private, each.because,
        each.satisfied, each.open,
    )  # fmt: skip


def _finding(each: FindingLine) -> tuple[_Cell, ...]:
    where = "; ".join(each.at or (each.subject,))
    return (
        each.severity_label, each.outcome, each.rule, each.title, each.because, each.ref, each.record, where, each.file,
        each.line,
        each.since, each.who_acts, each.remedy, "; ".join(each.law), "; ".join(each.unverified), each.waived,
        "; ".join(each.follows_from), each.fingerprint,
    )  # fmt: skip


def _decision(each: DecisionLine) -> tuple[_Cell, ...]:
    return (
        each.on, each.who, each.what, each.ref, each.record, each.place, each.why, each.assurance, each.digest,
        each.agrees, "; ".join(each.evidence),
    )  # fmt: skip


def _document(each: DocumentLine) -> tuple[_Cell, ...]:
    return (
        each.ref, each.record, each.title or each.key, each.sort, each.file, each.link, each.stated, each.digest,
        each.size if each.digest else "", each.path, each.state, "; ".join(each.shows),
    )  # fmt: skip


def _csv(columns: Iterable[str], rows: Iterable[tuple[_Cell, ...]]) -> Iterator[bytes]:
    yield BOM_UTF8 + _line(map(_, columns))
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[_Cell]) -> bytes:
    out = io.StringIO(newline="")
    safe = [as_text(shortened(cell)) if isinstance(cell, str) else cell for cell in cells]
    csv.writer(out, lineterminator="\r\n").writerow(safe)
    return out.getvalue().encode("utf-8")
