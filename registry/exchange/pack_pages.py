"""The pages of an evidence pack: what it is, and a page each for its records, documents, findings and the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from registry.concepts.kinds import Kind
from registry.exchange.pack_parts import CoverageLine, LawLine, Parts, RecordLine
from registry.exchange.pack_record import decision_table, document_table, finding_counts, finding_table, in_words
from registry.exchange.web_page import (
    NOTHING,
    Html,
    bullets,
    element,
    heading,
    link,
    pairs,
    paragraph,
    prose,
    safe,
    table,
)
from registry.wording import _, counted

INDEX = "index.html"

_TAGS = {"evidenced": "green", "partly": "yellow", "no-record": "red", "cannot-tell": "orange"}


def pages() -> list[tuple[str, str]]:
    """Every page but those of single records: its file and what it is called."""
    return [
        (INDEX, _("About this pack")),
        ("records.html", _("Records")),
        ("documents.html", _("Documents")),
        ("findings.html", _("Findings")),
        ("decisions.html", _("Decisions")),
        ("coverage.html", _("Coverage")),
        ("law.html", _("Law")),
        ("changes.html", _("Changes")),
    ]


def bodies(parts: Parts) -> Iterator[tuple[str, str, Iterator[str]]]:
    """Each page: its file, its heading and what stands under it."""
    titled = {
        INDEX: (_("Evidence pack: {title}").format(title=parts.about.title), _index),
        "records.html": (_("Records"), _records),
        "documents.html": (_("Documents"), _documents),
        "findings.html": (_("Findings"), _findings),
        "decisions.html": (_("Who decided, approved and signed what"), _decisions),
        "coverage.html": (_("What is evidenced, duty by duty"), _coverage),
        "law.html": (_("The law that was relied on"), _law),
        "changes.html": (_("Changes to the register"), _changes),
    }
    for file, (title, body) in titled.items():
        yield file, title, body(parts)


def _index(parts: Parts) -> Iterator[str]:
    about = parts.about
    said = _(
        "Records, documents, findings and decisions of {whose}, as its register held them and as they are judged on"
        " {day}. Everything is in this folder: it opens without a network, and it can be printed."
    )
    if about.record:
        said = _(
            "“{title}”, all that it rests on, and the findings and decisions about them, as the register of {whose} and"
            " those named below held them and as they are judged on {day}. Everything is in this folder: it opens"
            " without a network, and it can be printed."
        )
    said = said.format(title=about.title, whose=about.whose, day=in_words(about.as_of))
    yield paragraph(said, "lead")
    yield element(
        "div",
        paragraph(
            _(
                "Evidence on record is not proof that the law is kept, and the absence of findings is no proof either:"
                " rules look at what records say. A finding says what no record shows; it does not say that anybody"
                " broke the law."
            )
        ),
        class_="note",
        role="note",
    )
    yield heading(2, _("Of what, and of which day"))
    yield pairs(_particulars(parts))
    yield heading(2, _("What is in it"))
    yield from table(_("What is in this pack"), [_("Page"), _("How many"), _("As a table")], _contents(parts))
    yield heading(2, _("Records by kind"))
    yield from table(_("Records by kind"), [_("Kind"), _("Records"), _("Private")], _kinds(parts.records))
    if any(each.private for each in parts.records):
        yield paragraph(
            _(
                "Breaches, requests, complaints and waivers are private. A pack made again with --without-private"
                " leaves them out."
            )
        )
    yield heading(2, _("What is not in it"))
    if parts.left_out:
        yield from table(
            _("What is not in this pack"), [_("What"), _("Why")], ((safe(a), safe(b)) for a, b in parts.left_out)
        )
    else:
        yield paragraph(_("Nothing that was asked for was left out."))
    yield heading(2, _("How to check it"))
    yield from _checking()


def _particulars(parts: Parts) -> Iterator[tuple[str, Html]]:
    about = parts.about
    yield _("Register kept by"), safe(about.whose)
    yield _("Federation"), safe(about.federation)
    yield _("Judged as on"), safe(in_words(about.as_of))
    yield _("Files"), safe(about.files)
    yield _("One record and what it rests on"), safe(about.record)
    rows = [safe(f"{title} ({own}){source}") for own, title, source in about.registers]
    yield _("Registers read"), bullets(rows)
    yield _("Private records"), safe(_("Included") if about.private else _("Left out, by request"))
    yield _("Notes"), bullets(map(safe, about.notes)) if about.notes else NOTHING
    yield _("Made with"), safe(f"Muniment {about.version}")


def _contents(parts: Parts) -> Iterator[tuple[Html, Html, Html]]:
    named = dict(pages())
    numbers = (
        ("records.html", len(parts.records), "records.csv"),
        ("documents.html", len(parts.documents), "documents.csv"),
        ("findings.html", len(parts.findings), "findings.csv"),
        ("decisions.html", len(parts.decisions), "decisions.csv"),
        ("coverage.html", len(parts.coverage) + len(parts.expectations), ""),
        ("law.html", len(parts.law), ""),
        ("changes.html", len(parts.commits), ""),
    )
    for file, number, sheet in numbers:
        yield link(file, named[file]), safe(f"{number:,}"), link(sheet, sheet) if sheet else NOTHING


def _kinds(records: Iterable[RecordLine]) -> Iterator[tuple[Html, Html, Html]]:
    counts: Counter[tuple[str, str]] = Counter()
    private: Counter[tuple[str, str]] = Counter()
    for each in records:
        counts[_plural(each.kind), each.kind] += 1
        private[_plural(each.kind), each.kind] += each.private
    for (label, kind), number in sorted(counts.items()):
        hidden = private[label, kind]
        yield link("records.html", label, kind), safe(f"{number:,}"), safe(_("Private") if hidden else "")


def _plural(kind: str) -> str:
    return _(Kind(kind).plural)


def _checking() -> Iterator[str]:
    yield paragraph(
        _(
            "The file SHA256SUMS holds the SHA-256 digest of every other file here, and manifest.json says what each"
            " file is. Records and documents are byte for byte as the register holds them."
        )
    )
    yield element("p", safe(_("On Linux or macOS, in this folder: ")), element("code", safe("sha256sum -c SHA256SUMS")))
    yield element(
        "p",
        safe(_("On Windows, the digest of one file: ")),
        element("code", safe(r"Get-FileHash -Algorithm SHA256 .\index.html")),
    )


def _records(parts: Parts) -> Iterator[str]:
    yield paragraph(
        _(
            "Each record can be read on a page of its own, and is here as its file, byte for byte. Those of other"
            " registers are here because these rest on them; what rules say of them is for those who keep them."
        )
    )
    ordered = sorted(parts.records, key=lambda each: (_plural(each.kind), each.title.casefold(), each.ref))
    columns = [_("Record"), _("Status"), _("Findings"), _("Checks satisfied"), _("Why it is here"), _("SHA-256")]
    for (label, kind), group in groupby(ordered, key=lambda each: (_plural(each.kind), each.kind)):
        yield heading(2, label, kind)
        yield from table(label, columns, map(_record, group))


def _record(each: RecordLine) -> tuple[Html, ...]:
    file = element("div", link(each.path, each.file), class_="key")
    private = element("span", safe(_("Private")), class_="tag") if each.private else NOTHING
    judged = not each.because
    return (
        Html(link(each.page, each.title) + element("div", private) + file),
        safe(each.status),
        link(each.page, f"{each.open:,}", "findings") if judged and each.open else safe("0" if judged else ""),
        safe(f"{each.satisfied:,}" if judged else ""),
        safe(each.because),
        element("code", safe(each.sha256)),
    )


def _documents(parts: Parts) -> Iterator[str]:
    if not parts.documents:
        yield paragraph(_("No record here names a document as its evidence."))
        return
    yield paragraph(
        _("Every document that a record here names as evidence, its digest compared with the one that is stated.")
    )
    yield from document_table("", parts.documents, {each.ref: each.page for each in parts.records})


def _findings(parts: Parts) -> Iterator[str]:
    since = parts.about.looked_through
    if since:
        yield paragraph(_("When a finding was first seen goes by month ends since {day}.").format(day=in_words(since)))
    else:
        yield paragraph(_("When findings were first seen is not shown: the register's history was not looked through."))
    if not parts.findings:
        yield paragraph(_("The rules find nothing that needs attention. That is no proof that the law is kept."))
        return
    yield pairs(finding_counts(parts.findings))
    by_ref = {each.ref: each for each in parts.records}
    for ref, group in groupby(parts.findings, key=lambda each: each.ref):
        record = by_ref[ref]
        yield element("h2", link(record.page, record.title))
        yield from finding_table(list(group), "")


def _decisions(parts: Parts) -> Iterator[str]:
    yield paragraph(
        _(
            "What the records say of who decided, by role and day. How sure a record is that they did is said with it:"
            " self-declared means that whoever keeps the record wrote it. Who made each change to the files is on the"
            " page of changes."
        )
    )
    labels = {
        "signature": _("Agreements signed, declined and left"),
        "status": _("Changes of status"),
        "review": _("Reviews"),
        "waiver": _("Findings that somebody decided to live with"),
        "other": _("Other approvals and decisions"),
    }
    where = {each.ref: each.page for each in parts.records}
    for sort, label in labels.items():
        own = [each for each in parts.decisions if each.sort == sort]
        if own:
            yield heading(2, label, sort)
            yield from decision_table(own, where)
    if not parts.decisions:
        yield paragraph(_("No record here says who decided anything."))


def _coverage(parts: Parts) -> Iterator[str]:
    yield paragraph(
        _(
            "How far each duty is evidenced by the records here. Counts are of checks: one rule, on one record or a"
            " part of it."
        )
    )
    columns = [_("Law"), _("What it asks"), _("Evidence"), _("Satisfied"), _("No record"), _("Cannot tell")]
    for part, group in groupby(parts.coverage, key=lambda each: each.part):
        yield heading(2, part)
        yield from table(part, columns, map(_covered, group))
    if parts.expectations:
        yield heading(2, _("The regulator's Accountability Framework"))
        yield paragraph(
            _(
                "Expectations by the names they had in a list of 2020; their texts were not read, and which rules bear"
                " on them is our own reading. Three categories are not confirmed."
            )
        )
        named = [_("Expectation"), *columns[1:]]
        for part, group in groupby(parts.expectations, key=lambda each: each.part):
            yield heading(3, part)
            yield from table(part, named, map(_covered, group))


def _covered(each: CoverageLine) -> tuple[Html, ...]:
    why = element("div", prose(each.why), class_="quiet") if each.why else NOTHING
    return (
        safe(each.law), Html(safe(each.duty) + why),
        element("span", safe(each.label), class_=f"tag tag-{_TAGS.get(each.status, 'grey')}"),
        safe(f"{each.satisfied:,}"), safe(f"{each.violated:,}"), safe(f"{each.cannot_tell:,}"),
    )  # fmt: skip


def _law(parts: Parts) -> Iterator[str]:
    yield paragraph(
        _(
            "The law behind the rules that applied to these records. Verified means that its text was read in full;"
            " where it was not, what a lawyer should confirm is said."
        )
    )
    columns = [_("Law"), _("What it says"), _("On this day"), _("Verified"), _("Rules")]
    yield from table(_("The law that was relied on"), columns, map(_law_line, parts.law))


def _law_line(each: LawLine) -> tuple[Html, ...]:
    doubts = bullets(map(safe, each.doubts)) if each.doubts else NOTHING
    known = element("div", safe(each.known_from), class_="quiet") if each.known_from else NOTHING
    address = element("div", safe(each.link), class_="key") if each.link else NOTHING
    return (
        Html(safe(each.title) + address),
        prose(each.says),
        safe(each.because),
        Html(safe(_("Verified") if each.verified else _("Not verified")) + known + doubts),
        element("span", safe(", ".join(each.rules)), class_="key"),
    )


def _changes(parts: Parts) -> Iterator[str]:
    for said in parts.history:
        yield paragraph(said)
    if parts.commits:
        yield paragraph(_("Who git says made each change, the latest first. Git believes what the maker told it."))
        columns = [_("What was written of it"), _("Day"), _("Who"), _("Commit")]
        rows = (
            (safe(each.subject), safe(in_words(each.on)), safe(each.author), element("code", safe(each.commit)))
            for each in parts.commits
        )
        title = counted(len(parts.commits), _("change"), _("changes"))
        yield from table(title, columns, rows)
