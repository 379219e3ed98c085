"""Putting an evidence pack together: its records one by one, and what is told of them all."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from registry import __version__
from registry.check.covered import Counts
from registry.check.verdicts import Verdicts
from registry.concepts.coverage import Coverage
from registry.concepts.kinds import Kind
from registry.exchange.archive import Archive
from registry.exchange.evidence_pack import EvidencePack
from registry.exchange.pack_parts import About, CommitLine, CoverageLine, Parts, RecordLine
from registry.findings import Finding, Outcome
from registry.history.seen import Seen, seen
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import RegisterSource, find
from registry.load.snapshot import Loaded
from registry.parse import MAX_BYTES
from registry.problems import Problem, Stage
from registry.rules.duties import parts as law_parts
from registry.session import Session
from registry.source import Ref
from registry.sources.commits import changes
from registry.tree import EVIDENCE_FOLDER, REGISTER_FILE
from registry.verbs.attention.coverage_of import covered, expected
from registry.verbs.opening import opened
from registry.verbs.pack.decisions import decisions
from registry.verbs.pack.documents import Documents, blocks, open_inside
from registry.verbs.pack.findings import Told, law_lines
from registry.verbs.pack.scope import Chosen, is_private, of_record, of_register
from registry.verbs.stand import stand
from registry.wording import _, day

_LARGEST_TABLE = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Of:
    """What a pack is of: a register, or one record in it. `private`: whether private records go in."""

    register: RegisterSource
    record: Loaded | None
    private: bool


@dataclass(slots=True)
class _Found:
    """What the rules say of the pack's own records."""

    findings: dict[str, list[Finding]] = field(default_factory=dict)
    satisfied: Counter[str] = field(default_factory=Counter)
    tally: dict[str, Counter[str]] = field(default_factory=dict)


class Packing:
    """One pack in the making.

    - `parts`: what its lists say, complete when it is packed. `files`: how many files it has then.
    """

    def __init__(self, session: Session, of: Of, stream: IO[bytes]) -> None:
        self._session = session
        self._snapshot: IndexSnapshot = opened(session)
        self._of = of
        self._archive = Archive(stream, session.today)
        self._chosen = self._wanted()
        self._judged = Verdicts(self._snapshot, session)
        self._seen: Seen = seen(session, kept_only=True)
        self._pack = EvidencePack(self._archive, Parts(self._about()))
        self._documents = Documents(self._pack)
        self._digests: dict[Ref, str] = {}

    @property
    def parts(self) -> Parts:
        return self._pack.parts

    @property
    def files(self) -> int:
        # The list of digests is no entry of itself.
        return len(self._archive.entries) + 1

    def packed(self) -> None:
        """Write everything. What is left out is told of in the lists."""
        own = {each.ref for each in self._chosen if not each.because}
        found = self._found(own)
        places = {each.ref: self._place(each.ref) for each in self._chosen}
        pages = {ref: page for ref, (_path, page) in places.items()}
        told = Told(self._session, self._judged.waiving, self._seen, self._of.private, pages)
        for done, (ref, because) in enumerate(self._chosen):
            if self._session.progress and done % 20 == 0:
                self._session.progress(done, len(self._chosen), _("Packing records"))
            self._record(ref, because, places[ref], found, told)
        self._register_file()
        self._tell_what_is_left_out()
        parts = self.parts
        parts.law = law_lines(
            self._session, [name for name, counts in found.tally.items() if _applied(counts)],
            (each for several in found.findings.values() for each in several),
        )  # fmt: skip
        self._coverage(found)
        self._changes(sorted(own))
        self._pack.close()

    # ── what there is ────────────────────────────────────────────────────────────────────────────────────────────

    def _wanted(self) -> list[Chosen]:
        record, register = self._of.record, self._of.register.id
        if record is not None:
            found = of_record(self._snapshot, self._session, record)
        else:
            found = of_register(self._snapshot, self._session, register)
        return [each for each in found if self._of.private or not is_private(each.ref)]

    def _about(self) -> About:
        federation, register, record = self._snapshot.federation, self._of.register, self._of.record
        owner = (
            self._snapshot.targets(register.id, (Kind.ORGANISATION.value,), register.owner) if register.owner else []
        )
        loaded = self._snapshot.get(self._session, owner[0]) if owner else None
        at = self._session.as_at
        files = (
            _("The files as they are now") if at is None else _("The files as they stood on {day}").format(day=day(at))
        )
        used = dict.fromkeys([register.id, *(each.ref.register for each in self._chosen)])
        sources = tuple((each.id, each.title, _source(each)) for each in federation.registers if each.id in used)
        return About(
            record.title if record else register.title, loaded.title if loaded else register.title, federation.title,
            self._session.today.isoformat(), files, sources, str(record.ref) if record else "", self._of.private,
            self._seen.looked_through, __version__, self._snapshot.notes,
        )  # fmt: skip

    def _found(self, own: set[Ref]) -> _Found:
        register = [self._of.register.id]
        found = _Found()
        for ref, tally in self._judged.by_record(register):
            if ref in own:
                found.satisfied[str(ref)] = sum(counts[Outcome.SATISFIED] for counts in tally.values())
                for name, counts in tally.items():
                    found.tally.setdefault(name, Counter()).update(counts)
        names = {str(each) for each in own}
        for finding in self._judged.findings(register):
            record = finding.subject.partition("#")[0]
            if record in names:
                found.findings.setdefault(record, []).append(finding)
        return found

    # ── putting in ───────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, ref: Ref) -> tuple[str, str]:
        loaded = self._snapshot.get(self._session, ref)
        return self._pack.place(ref.register, loaded.document.path if loaded else f"{ref.kind}/{ref.id}")

    def _record(self, ref: Ref, because: str, place: tuple[str, str], found: _Found, told: Told) -> None:
        loaded = self._snapshot.get(self._session, ref)
        raw = self._read(loaded) if loaded is not None else None
        if loaded is None or raw is None:
            self.parts.left_out.append((str(ref), _("Its file was no longer there, or could not be read.")))
            return
        folder = self._snapshot.folders[ref.register]
        private = is_private(ref)
        findings = found.findings.get(str(ref), []) if not because else []
        line = RecordLine(
            str(ref), loaded.title, ref.kind, _(Kind(ref.kind).label), stand(loaded, self._session.today).label,
            loaded.document.path, *place, private, because, found.satisfied[str(ref)],
        )  # fmt: skip
        self._pack.add_record(
            line, raw, told.lines(loaded, raw, findings),
            decisions(self._snapshot, self._session, loaded, self._digests),
            self._documents.of(loaded, folder, private=private),
        )  # fmt: skip
        self._tables(loaded, private)

    def _read(self, loaded: Loaded) -> bytes | None:
        folder = self._snapshot.folders[loaded.ref.register]
        try:
            raw = folder.read(loaded.document.path, MAX_BYTES + 1)
        except OSError:
            return None
        return raw if len(raw) <= MAX_BYTES else None

    def _tables(self, loaded: Loaded, private: bool) -> None:
        """The files beside a record that count as part of it."""
        folder = self._snapshot.folders[loaded.ref.register]
        beside = loaded.document.path.rpartition("/")[0]
        for file in _beside(loaded):
            path = f"{beside}/{file}" if beside else file
            try:
                handle = open_inside(str(folder.root), str(folder.root / path))
            except OSError:
                self.parts.left_out.append((f"{loaded.ref.register}: {path}", _("The register has no such file.")))
                continue
            with os.fdopen(handle, "rb") as stream:
                about = {"what": "table", "record": str(loaded.ref), "private": private}
                self._pack.add_file(loaded.ref.register, path, "records", blocks(stream, _LARGEST_TABLE), **about)

    def _register_file(self) -> None:
        """What the register says of itself: whose it is, and what it asks of its own records."""
        register = self._of.register
        with suppress(OSError):
            raw = self._snapshot.folders[register.id].read(REGISTER_FILE, MAX_BYTES)
            self._pack.add_file(register.id, REGISTER_FILE, "records", [raw], what="register", private=False)

    def _tell_what_is_left_out(self) -> None:
        parts, register = self._pack.parts, self._of.register.id
        if not self._of.private and self._of.record is None:
            hidden = sum(1 for each in self._snapshot.refs(None, register) if is_private(each))
            if hidden:
                said = _("They are private, and the pack was asked for without them.")
                parts.left_out.append((_("Breaches, requests, complaints and waivers: {n}").format(n=hidden), said))
        if self._of.record is None:
            for path in sorted({each.path for each in self._refused(register)}):
                said = _("This file is not a record: `muniment validate` says why.").replace("`", "")
                parts.left_out.append((f"{register}: {path}", said))
            for file in self._unnamed(register):
                parts.left_out.append((f"{register}: {file}", _("No record that is here names it as evidence.")))
        if self._judged.defects:
            parts.left_out.append((_("Verdicts"), _("Some rules failed, which is a defect of Muniment.")))

    def _refused(self, register: str) -> Iterator[Problem]:
        for each in self._snapshot.problems():
            if each.register == register and each.stage == Stage.RECORD and each.path != REGISTER_FILE:
                yield each

    def _unnamed(self, register: str) -> list[str]:
        """Files of the evidence folder that no record in the pack names."""
        named = {each.file for each in self.parts.documents if each.ref.startswith(f"{register}/")}
        root = self._snapshot.folders[register].root
        found = []
        for folder, _folders, files in os.walk(root / EVIDENCE_FOLDER):
            found += [os.path.relpath(os.path.join(folder, file), root).replace(os.sep, "/") for file in files]
        return sorted(each for each in found if each not in named and not each.rpartition("/")[2].startswith("."))

    # ── what is told besides ─────────────────────────────────────────────────────────────────────────────────────

    def _coverage(self, found: _Found) -> None:
        titles = law_parts()
        for duty in covered(self._session, found.tally, {}):
            law = "; ".join(each.title for each in duty.law)
            self.parts.coverage.append(
                CoverageLine(
                    _(titles[duty.part]), law, duty.duty, duty.status, _(Coverage(duty.status).label),
                    duty.counts.satisfied, duty.counts.violated, duty.counts.cannot_tell, duty.why,
                )
            )  # fmt: skip
        for category in expected(found.tally):
            part = _(category.title)
            if not category.confirmed:
                why = _("Not confirmed: its expectations were not read, and their number is what practitioners say.")
                what = _("{n} expectations, taken together").format(n=category.count)
                self._expect(part, what, category.status, category.counts, why)
            for each in category.expectations:
                self._expect(part, _(each.title), each.status, each.counts, "")

    def _expect(self, part: str, title: str, status: str, counts: Counts, why: str) -> None:
        self.parts.expectations.append(
            CoverageLine(
                part, title, "", status, _(Coverage(status).label), counts.satisfied, counts.violated,
                counts.cannot_tell, why,
            )
        )  # fmt: skip

    def _changes(self, own: Sequence[Ref]) -> None:
        register, parts = self._of.register, self._pack.parts
        if register.pulled is not None:
            said = _("The register was read from a copy of {url}, at commit {commit}; who changed what is told there.")
            parts.history.append(said.format(url=register.pulled.url, commit=register.pulled.commit))
            return
        files = [each.file for each in parts.records if not each.because] if self._of.record else []
        told = changes(self._kept_at(), files, self._session.as_at)
        if told.because:
            parts.history.append(told.because)
        if told.found and self._session.as_at is None:
            parts.history.append(
                _("The files here are those in use now, which may differ from the last of these changes.")
            )
        parts.commits += [
            CommitLine(register.id, each.commit, each.on, each.author, each.subject) for each in told.found
        ]

    def _kept_at(self) -> Path:
        """The folder that the register is kept in, whatever day its files were read as of."""
        own = self._of.register
        if self._session.as_at is None:
            return own.folder
        now = find(self._session.federation).registers
        return next((each.folder for each in now if each.id == own.id), own.folder)


def _applied(counts: Counter[str]) -> bool:
    return any(counts[outcome] for outcome in Outcome if outcome != Outcome.NOT_APPLICABLE)


def _beside(loaded: Loaded) -> Iterator[str]:
    table = loaded.data.get("table")
    for own in (table.get("file") if isinstance(table, dict) else None, loaded.data.get("reviews_file")):
        if isinstance(own, str):
            yield own


def _source(register: RegisterSource) -> str:
    if register.pulled is None:
        return ""
    return _(", a copy of {url}, commit {commit}").format(url=register.pulled.url, commit=register.pulled.commit)
