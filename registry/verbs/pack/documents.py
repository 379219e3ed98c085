"""The documents that records name as evidence: read only where they may be, and put into a pack once."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from registry.concepts.handling import EvidenceKind
from registry.exchange.evidence_pack import EvidencePack
from registry.exchange.pack_parts import DocumentLine
from registry.load.snapshot import Loaded
from registry.tree import EVIDENCE_FOLDER, Folder
from registry.wording import _

LARGEST = 64 * 1024 * 1024
"""Bytes of one document that is put in; a larger one is named with its digest."""

IN_ALL = 512 * 1024 * 1024
"""Bytes of all documents that are put in."""

_BLOCK = 1 << 20


@dataclass(slots=True)
class _Put:
    """What became of one file: where it is in the pack, its digest and size, and that in words."""

    path: str
    digest: str
    size: int
    state: str


@dataclass
class Documents:
    """Puts documents into a pack, each once, however many records name it."""

    pack: EvidencePack
    _put: dict[tuple[str, str], _Put] = field(default_factory=dict)
    _total: int = 0

    def of(self, loaded: Loaded, folder: Folder, *, private: bool) -> list[DocumentLine]:
        """Every piece of evidence of one record, put in where it can be."""
        return [
            self._document(loaded, folder, each, private)
            for each in loaded.data.get("evidence") or ()
            if isinstance(each, dict)
        ]

    def _document(self, loaded: Loaded, folder: Folder, piece: dict[str, Any], private: bool) -> DocumentLine:
        file, stated = str(piece.get("file", "")), str(piece.get("digest", "")).removeprefix("sha256:")
        put = (
            self._file(folder, file, private)
            if file
            else _Put("", "", 0, _("Published elsewhere: only its address is here."))
        )
        if not file and not piece.get("link"):
            put.state = _("The record gives neither a file nor an address.")
        if put.digest and stated:
            agrees = (
                _("Its digest is the one stated.") if put.digest == stated else _("Its digest is not the one stated.")
            )
            put = _Put(put.path, put.digest, put.size, f"{put.state} {agrees}")
        sort = str(piece.get("kind", ""))
        sort = _(EvidenceKind(sort).label) if sort in list(EvidenceKind) else sort
        key, title, link = (str(piece.get(name, "")) for name in ("id", "title", "link"))
        shows = tuple(map(str, piece.get("shows") or ()))
        return DocumentLine(
            str(loaded.ref), loaded.title, key, title, sort, file, link, stated, put.digest, put.size,
            put.path, put.state, shows,
        )  # fmt: skip

    def _file(self, folder: Folder, file: str, private: bool) -> _Put:
        key = (folder.register, file)
        if key not in self._put:
            self._put[key] = self._read(folder, file, private)
            if not self._put[key].path:
                self.pack.parts.left_out.append((f"{folder.register}: {file}", self._put[key].state))
        return self._put[key]

    def _read(self, folder: Folder, file: str, private: bool) -> _Put:
        try:
            handle = _open(folder, file)
        except _Outside:
            return _Put("", "", 0, _("It leads out of the register's evidence folder, and was not followed."))
        except OSError:
            return _Put("", "", 0, _("The register has no such file."))
        with os.fdopen(handle, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            too_large = _("Too large to be put in; its digest is given.")
            if size > LARGEST or self._total + size > IN_ALL:
                hashed = hashlib.sha256()
                for block in blocks(stream, size):
                    hashed.update(block)
                return _Put("", hashed.hexdigest(), size, too_large)
            self._total += size
            inside = file.removeprefix(f"{EVIDENCE_FOLDER}/")
            name, digest = self.pack.add_file(
                folder.register, inside, EVIDENCE_FOLDER, blocks(stream, size), what="document", private=private
            )
        return _Put(name, digest, size, _("In this pack."))


class _Outside(OSError):
    """The file leads out of where documents are kept."""


def _open(folder: Folder, file: str) -> int:
    """A document opened to be read. Raises OSError where it is none, or lies elsewhere than in the evidence folder."""
    return open_inside(str(folder.root / EVIDENCE_FOLDER), str(folder.root / file))


def open_inside(within: str, path: str) -> int:
    """An ordinary file opened to be read, where it really lies within a folder. Raises OSError where it does not."""
    real, root = os.path.realpath(path), os.path.realpath(within)
    if not real.startswith(root + os.sep):
        if os.path.lexists(path):
            raise _Outside
        raise FileNotFoundError(path)
    # Not waited on, should it be a pipe; and not followed, should a link have come since.
    handle = os.open(real, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileNotFoundError(path)
    return handle


def blocks(stream: Any, size: int) -> Iterator[bytes]:
    """What a file holds now, and no more than it held when it was opened."""
    while size > 0 and (block := stream.read(min(_BLOCK, size))):
        size -= len(block)
        yield block
