"""The page of one record in an evidence pack: what is known of it, and its file with numbered lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from registry.exchange.pack_parts import DecisionLine, DocumentLine, FindingLine, RecordLine
from registry.exchange.web_page import NOTHING, Html, element, heading, link, pairs, paragraph, prose, safe, table
from registry.wording import _, counted, day

MOST_LINES = 20_000
"""Lines that are shown to be read; the file itself is whole."""

_SEVERITIES = ("critical", "high", "medium", "low")
COLOURS = {"critical": "red", "high": "red", "medium": "orange", "low": "blue"}


def record_page(
    home: str,
    record: RecordLine,
    text: str,
    findings: Sequence[FindingLine],
    decisions: Sequence[DecisionLine],
    documents: Sequence[DocumentLine],
) -> Iterator[str]:
    """What stands under its heading. `home` leads to the root of the pack."""
    yield pairs(_particulars(home, record))
    if findings:
        yield heading(2, counted(len(findings), _("finding"), _("findings")), "findings")
        yield from finding_table(findings, home)
    if decisions:
        yield heading(2, _("Decisions, signatures and reviews"), "decisions")
        yield from decision_table(decisions, None)
    if documents:
        yield heading(2, _("Documents"), "documents")
        yield from document_table(home, documents, None)
    yield heading(2, _("The file"), "file")
    yield from _lines(text)


def _particulars(home: str, record: RecordLine) -> Iterator[tuple[str, Html]]:
    yield _("Record"), element("span", safe(record.ref), class_="key")
    yield _("Kind"), safe(record.kind_label)
    yield _("Status"), safe(record.status)
    yield _("Why it is here"), safe(record.because)
    yield (
        _("Private"),
        safe(_("Yes. It is shown to nobody outside unless somebody decides to.")) if record.private else NOTHING,
    )
    yield _("File"), link(home + record.path, record.file)
    yield _("SHA-256"), element("code", safe(record.sha256))
    yield _("Checks satisfied"), safe(f"{record.satisfied:,}") if not record.because else NOTHING


def _lines(text: str) -> Iterator[str]:
    yield '<ol class="lines">'
    lines = text.splitlines()
    for number, line in enumerate(lines[:MOST_LINES], 1):
        # The longest pages have thousands of these.
        yield f'<li id="L{number}"><code>{safe(line)}</code></li>'
    yield "</ol>\n"
    if len(lines) > MOST_LINES:
        yield paragraph(_("The file goes on; what is shown here ends at line {number}.").format(number=MOST_LINES))


def finding_counts(findings: Sequence[FindingLine]) -> Iterator[tuple[str, Html]]:
    """How many there are of each severity, and how many of them all are counted nowhere else."""
    counts = Counter(each.severity for each in findings)
    labels = {each.severity: each.severity_label for each in findings}
    yield from ((labels[each], safe(f"{counts[each]:,}")) for each in _SEVERITIES if counts[each])
    waived = sum(bool(each.waived) for each in findings)
    if waived:
        yield _("Of all these, waived"), safe(f"{waived:,}")
    follow = sum(bool(each.follows_from) for each in findings)
    if follow:
        yield _("Of all these, following only from others"), safe(f"{follow:,}")


def finding_table(findings: Sequence[FindingLine], home: str) -> Iterator[str]:
    """Findings of one record. `home` leads to the root of the pack."""
    columns = [_("What no record shows"), _("How severe"), _("Where"), _("What to do"), _("Law")]
    yield from table(_("Findings"), columns, ([*_finding(each, home)] for each in findings))


def _finding(each: FindingLine, home: str) -> Iterator[Html]:
    waived = element("div", safe(each.waived), class_="quiet") if each.waived else NOTHING
    follows = NOTHING
    if each.follows_from:
        said = _("Follows from {rules}").format(rules=", ".join(each.follows_from))
        follows = element("div", safe(said), class_="quiet")
    what = element("div", element("b", safe(each.title)))
    yield Html(
        what + element("div", safe(each.because)) + waived + follows + element("div", safe(each.rule), class_="key")
    )
    tag = element("span", safe(each.severity_label), class_=f"tag tag-{COLOURS.get(each.severity, 'blue')}")
    since = element("div", safe(each.since), class_="quiet") if each.since else NOTHING
    yield Html(tag + element("div", safe(each.outcome)) + since)
    place = _("Line {number}").format(number=f"{each.line:,}")
    line = link(home + each.page, place, f"L{each.line}") if each.page else safe(f"{each.file}, {place.lower()}")
    # The record is named above its findings: only what is in it, or another record, is named here.
    place = (each.at[0] if each.at else each.subject).removeprefix(f"{each.ref}#")
    yield Html(line + element("div", safe(place), class_="key"))
    yield Html(prose(each.remedy) + element("div", safe(each.who_acts), class_="quiet"))
    unread = NOTHING
    if each.unverified:
        said = _("Text not read in full: {law}").format(law="; ".join(each.unverified))
        unread = element("div", safe(said), class_="quiet")
    yield Html(safe("; ".join(each.law)) + unread)


def decision_table(decisions: Sequence[DecisionLine], pages: dict[str, str] | None) -> Iterator[str]:
    """Decisions. `pages`: record → its page, where the record is to be named."""
    columns = [_("What"), _("Day"), _("Who"), _("Why"), _("How sure")]
    columns += [_("Record")] if pages is not None else []
    yield from table(_("Decisions, signatures and reviews"), columns, ([*_decision(each, pages)] for each in decisions))


def _decision(each: DecisionLine, pages: dict[str, str] | None) -> Iterator[Html]:
    yield Html(safe(each.what) + (element("div", safe(each.place), class_="key") if each.place else NOTHING))
    yield safe(in_words(each.on)) if each.on else element("span", safe(_("No day on record")), class_="quiet")
    yield (
        safe(each.who)
        if each.who or each.sort == "signature"
        else element("span", safe(_("No role on record")), class_="quiet")
    )
    yield safe(each.why)
    digest = NOTHING
    if each.digest:
        digest = Html(element("div", safe(each.agrees)) + element("div", safe(each.digest), class_="key"))
    shows = NOTHING
    if each.evidence:
        shows = element("div", safe(_("Shown by {documents}").format(documents=", ".join(each.evidence))))
    yield Html(safe(each.assurance) + digest + shows)
    if pages is not None:
        yield link(pages[each.ref], each.record) if each.ref in pages else safe(each.record)


def document_table(home: str, documents: Sequence[DocumentLine], pages: dict[str, str] | None) -> Iterator[str]:
    """Documents. `pages`: record → its page, where the record is to be named."""
    columns = [_("Document"), _("State"), _("SHA-256 of the file"), _("Shows")]
    columns += [_("Record")] if pages is not None else []
    yield from table(_("Documents"), columns, ([*_document(home, each, pages)] for each in documents))


def _document(home: str, each: DocumentLine, pages: dict[str, str] | None) -> Iterator[Html]:
    name = each.title or each.file or each.link or each.key
    drawn = link(home + each.path, name) if each.path else safe(name)
    yield Html(
        drawn
        + element("div", safe(each.sort), class_="quiet")
        + element("div", safe(each.file or each.link), class_="key")
    )
    yield safe(each.state)
    size = element("div", safe(counted(each.size, _("byte"), _("bytes"))), class_="quiet") if each.digest else NOTHING
    yield Html(element("code", safe(each.digest)) + size) if each.digest else NOTHING
    yield safe("; ".join(each.shows))
    if pages is not None:
        yield link(pages[each.ref], each.record) if each.ref in pages else safe(each.record)


def in_words(on: str) -> str:
    """A day in words; as it was written where it is no day there is."""
    try:
        return day(date.fromisoformat(on))
    except ValueError:
        return on
