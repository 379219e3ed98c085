"""A file of text as pieces of whole lines. A line that cannot be decoded is told, and spoils no other."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from registry.tabular.encoding import Encoding
from registry.tabular.found import Found
from registry.tabular.table import Trouble
from registry.wording import _

PIECE = 1 << 16
"""Bytes read at a time: as many as make no more cells than lie near the processor until they are written."""
SAMPLE = 1 << 19
"""Bytes that are looked at to see how a file is written."""
MOST_LINE = 1 << 23
"""The most bytes of one line. What is longer is no row of a table, and would have to be held in memory whole."""


class Text:
    """The text of a file. `done`: bytes read so far."""

    def __init__(self, path: Path, encoding: Encoding, line_end: str, found: Found, piece: int = PIECE) -> None:
        self._path = path
        self._piece = piece
        self._encoding = encoding
        self._end = "\r" if line_end == "\r" else "\n"
        self._found = found
        self._line = 1
        self.done = 0

    def pieces(self) -> Iterator[tuple[str, int]]:
        """Text of whole lines, with the line that it begins at, from 1. Raises OSError."""
        is_plain = self._end.encode(self._encoding.name, "replace") == self._end.encode()
        for text in self._by_bytes() if is_plain else self._by_letters():
            if "\0" in text:
                self._note_nothings(text)
                text = text.replace("\0", "")
            yield text, self._line
            self._line += text.count(self._end)

    # ── where a line end is one byte ─────────────────────────────────────────────────────────────────────────────────

    def _by_bytes(self) -> Iterator[str]:
        end = self._end.encode()
        rest: list[bytes] = []
        size = 0
        with self._path.open("rb") as stream:
            stream.seek(self._encoding.mark)
            self.done = self._encoding.mark
            while block := stream.read(self._piece):
                self.done += len(block)
                cut = block.rfind(end) + 1
                if not cut:
                    if size <= MOST_LINE:
                        rest.append(block)
                    size += len(block)
                    continue
                if size > MOST_LINE:
                    first = block.find(end) + 1
                    yield self._too_long()
                    block, cut = block[first:], cut - first
                    rest = []
                if cut:
                    yield self._decoded(b"".join((*rest, block[:cut])) if rest else block[:cut])
                rest, size = ([block[cut:]] if cut < len(block) else []), len(block) - cut
            if size > MOST_LINE:
                yield self._too_long()
            elif rest:
                yield self._decoded(b"".join(rest))

    def _too_long(self) -> str:
        """An empty line in place of one that is too long, so that those after it keep their numbers."""
        self._found.add(Trouble(
            self._line, "", "line-too-long",
            _("This line has more than {most} million letters and was left out.").format(most=MOST_LINE >> 20),
            _("See whether line ends were lost when the file was made."), is_dropped=True,
        ))  # fmt: skip
        return self._end

    def _decoded(self, block: bytes) -> str:
        try:
            return block.decode(self._encoding.name)
        except UnicodeDecodeError:
            end = self._end.encode()
            lines = block.split(end)
            return self._end.join(self._line_decoded(line, self._line + at) for at, line in enumerate(lines))

    def _line_decoded(self, line: bytes, number: int) -> str:
        try:
            return line.decode(self._encoding.name)
        except UnicodeDecodeError as error:
            wrong = f"0x{line[error.start]:02X}"
        try:
            if self._encoding.name != "utf-8":
                raise ValueError
            text = line.decode("windows-1252")
        except ValueError:
            self._found.add(Trouble(
                number, "", "wrong-byte",
                _("This line has a byte ({byte}) that is no letter in {encoding}; it was read as “�”.").format(
                    byte=wrong, encoding=self._encoding.name),
                _("Mend the letter where the file came from, or say which character set the file is in."),
            ))  # fmt: skip
            return line.decode(self._encoding.name, "replace")
        self._found.add(Trouble(
            number, "", "other-encoding",
            _("This line is not UTF-8, as the rest of the file is (byte {byte}); it was read as windows-1252.").format(
                byte=wrong),
            _("See whether its letters came out right: the file was probably put together from two."),
        ))  # fmt: skip
        return text

    # ── where letters take two bytes or four ─────────────────────────────────────────────────────────────────────────

    def _by_letters(self) -> Iterator[str]:
        name = self._encoding.name
        strict, lax = (codecs.getincrementaldecoder(name)(errors) for errors in ("strict", "replace"))
        rest = ""
        with self._path.open("rb") as stream:
            stream.seek(self._encoding.mark)
            self.done = self._encoding.mark
            while True:
                block = stream.read(self._piece)
                self.done += len(block)
                state = strict.getstate()
                spoilt = False
                try:
                    text = strict.decode(block, not block)
                except UnicodeDecodeError:
                    lax.setstate(state)
                    text, spoilt = lax.decode(block, not block), True
                    # What was left over of the last letter is the lax one's to keep.
                    strict.reset()
                    strict.setstate(lax.getstate())
                if spoilt:
                    self._note_spoilt(rest, text)
                rest += text
                if not block:
                    break
                cut = rest.rfind(self._end) + 1
                if cut:
                    yield rest[:cut]
                    rest = rest[cut:]
                elif len(rest) > MOST_LINE:
                    rest = self._skipped(stream, strict)
            if rest:
                yield rest

    def _skipped(self, stream: object, decoder: codecs.IncrementalDecoder) -> str:
        """Go on to the next line end; what stands before it is an empty line."""
        decoder.errors = "replace"
        while block := stream.read(self._piece):  # type: ignore[attr-defined]
            self.done += len(block)
            text = decoder.decode(block)
            at = text.find(self._end)
            if at >= 0:
                decoder.errors = "strict"
                return self._too_long() + text[at + 1 :]
        return self._too_long()

    def _note_spoilt(self, rest: str, text: str) -> None:
        line = self._line + rest.count(self._end)
        for at, each in enumerate(text.split(self._end)):
            if "\ufffd" in each:
                self._found.add(Trouble(
                    line + at, "", "wrong-byte",
                    _("This line has bytes that are no letter in {encoding}; they were read as “�”.").format(
                        encoding=self._encoding.name),
                    _("Mend the letter where the file came from, or say which character set the file is in."),
                ))  # fmt: skip

    def _note_nothings(self, text: str) -> None:
        for at, each in enumerate(text.split(self._end)):
            if "\0" in each:
                self._found.add(Trouble(
                    self._line + at, "", "nothing-letter",
                    _("This line has letters that stand for nothing (NUL); they were left out."),
                    _("See whether the file was cut off or damaged on its way."),
                ))  # fmt: skip
