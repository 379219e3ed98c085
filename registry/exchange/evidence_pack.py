"""`EvidencePack`: one archive for somebody who checks: records, documents, findings, decisions, law, and an index.

index.html …          pages to read; they open without a network and run nothing
read/…                a page for each record, with its findings, decisions and documents, and its file
records/REGISTER/…    the records' files and the tables beside them, byte for byte
evidence/REGISTER/…   the documents, byte for byte
records.csv …         the same lists for a spreadsheet
manifest.json         what each file is; SHA256SUMS: the digest of every file, for `sha256sum -c`
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from registry.exchange.archive import Archive
from registry.exchange.pack_pages import bodies, pages
from registry.exchange.pack_parts import DecisionLine, DocumentLine, FindingLine, Parts, RecordLine
from registry.exchange.pack_record import record_page
from registry.exchange.pack_tables import tables
from registry.exchange.web_page import page

FORMAT = 1


class EvidencePack:
    """A pack that is being written. Files go in one by one; what the lists say is held until the end.

    - `parts`: what the pages and lists are made from.
    """

    def __init__(self, archive: Archive, parts: Parts) -> None:
        self._archive = archive
        self.parts = parts
        for path, _title in pages():
            archive.name(path)

    def place(self, register: str, file: str) -> tuple[str, str]:
        """Where a record's file, and the page to read it on, are to be: two names that nothing else has."""
        return self._archive.name(f"records/{register}/{file}"), self._archive.name(f"read/{register}/{file}.html")

    def add_file(self, register: str, file: str, folder: str, chunks: Iterable[bytes], **about: Any) -> tuple[str, str]:
        """Put one file in as it is; its path in the pack, and its digest."""
        name = self._archive.name(f"{folder}/{register}/{file}")
        entry = self._archive.add(name, chunks, {"register": register, "file": file, **about})
        return name, entry.sha256

    def add_record(
        self,
        record: RecordLine,
        raw: bytes,
        findings: Sequence[FindingLine],
        decisions: Sequence[DecisionLine],
        documents: Sequence[DocumentLine],
    ) -> None:
        """Put one record in: its file, its page, and its lines in the lists."""
        about = {
            "what": "record", "record": record.ref, "private": record.private, "file": record.file,
            "register": record.ref.partition("/")[0],
        }  # fmt: skip
        entry = self._archive.add(record.path, [raw], about)
        record = replace(record, sha256=entry.sha256, size=entry.size, open=len(findings))
        home = "../" * record.page.count("/")
        text = raw.decode("utf-8-sig", "replace")
        body = record_page(home, record, text, findings, decisions, documents)
        # Private particulars may stand on the page of any record that is private itself.
        said = {"what": "page", "record": record.ref, "private": record.private}
        self._archive.add(record.page, page(record.title, home, pages(), "", body), said)
        self.parts.records.append(record)
        self.parts.findings += findings
        self.parts.decisions += decisions
        self.parts.documents += documents

    def close(self) -> None:
        """Write the lists, the pages and the digests."""
        for name, chunks in tables(self.parts):
            self._archive.add(self._archive.name(name), chunks, {"what": "list"})
        for path, title, body in bodies(self.parts):
            self._archive.add(path, page(title, "", pages(), path, body), {"what": "page"})
        about = {"format": FORMAT, "about": asdict(self.parts.about)}
        about["left_out"] = [{"what": what, "why": why} for what, why in self.parts.left_out]
        self._archive.close(about)
