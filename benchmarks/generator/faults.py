"""Spoiling records as hands, programs and disks do, and remembering what was done to which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.generator.defects import DEFECTS
from benchmarks.generator.derived import about
from benchmarks.generator.dice import Dice
from benchmarks.generator.outline import Outlines
from benchmarks.generator.records import FOLDERS, Made

Files = list[tuple[str, bytes]]


class Spoiled(NamedTuple):
    """A file with something wrong with it, and the code of the problem that should be found there."""

    register: str
    path: str
    code: str


class Planted(NamedTuple):
    """A record that a rule must find in breach: its file, its address, and the rule."""

    register: str
    path: str
    ref: str
    rule: str


class Spoiler:
    """Spoils a share of the records it is shown: half of these as files, the others in what they say."""

    def __init__(self, outlines: Outlines, dice: Dice, share: float) -> None:
        self.outlines = outlines
        self.dice = dice
        self.share = share
        self.all: list[Spoiled] = []
        self.planted: list[Planted] = []

    def spoiled(self, record: Made, raw: bytes) -> Iterable[tuple[str, bytes]]:
        """The files to write for a record: itself, most often."""
        if not self.share or not self.dice.chance(self.share):
            return ((record.path, raw),)
        return self._as_record(record) if self.dice.chance(0.5) else self._as_file(record, raw)

    def _as_file(self, record: Made, raw: bytes) -> Iterable[tuple[str, bytes]]:
        code, spoil = self.dice.of(_WAYS)
        # Without its home record nobody could tell what sort of body it is, and rules could not judge the others.
        files = spoil(record, raw, self.dice) if record.kind != "organisation" or record.number else []
        if not files:
            return ((record.path, raw),)
        self.all.append(Spoiled(record.register.id, files[-1][0], code))
        return files

    def _as_record(self, record: Made) -> Iterable[tuple[str, bytes]]:
        known = ((each.rule, each.planted(record.text)) for each in DEFECTS.get(record.kind, ()))
        fitting = [(rule, text) for rule, text in known if text and not self._is_waived(record)]
        if not fitting:
            return ((record.path, record.text.encode()),)
        # Of those that fit, one that was planted least often here.
        often = Counter(each.rule for each in self.planted)
        least = min(often[rule] for rule, _text in fitting)
        rule, text = self.dice.of([each for each in fitting if often[each[0]] == least])
        ref = f"{record.register.id}/{record.kind}/{record.id}"
        self.planted.append(Planted(record.register.id, record.path, ref, rule))
        return ((record.path, text.encode()),)

    def _is_waived(self, record: Made) -> bool:
        """Whether a finding about a record may be waived, and so not be shown."""
        return record.kind == "agreement" and about(self.outlines, record.register, "waiver", record.number) is not None


def _replaced(pattern: str, by: str, last: bool = False) -> Callable[[Made, bytes, Dice], Files]:
    """Changes the first place that fits a pattern, or the last; nothing where none does."""

    def spoil(record: Made, raw: bytes, _dice: Dice) -> Files:
        found = list(re.finditer(pattern.encode(), raw, re.MULTILINE))
        if not found:
            return []
        place = found[-1 if last else 0]
        return [(record.path, raw[: place.start()] + place.expand(by.encode()) + raw[place.end() :])]

    return spoil


def _elsewhere(record: Made, raw: bytes, dice: Dice) -> Files:
    other = dice.of([folder for kind, folder in FOLDERS.items() if kind != record.kind])
    return [(f"{other}/{record.id}.yaml", raw)]


def _twice(record: Made, raw: bytes, _dice: Dice) -> Files:
    # Files are read in the order of their names: the copy comes second.
    return [(record.path, raw), (record.path.replace(".yaml", "2.yaml"), raw)]


def _renamed(record: Made, raw: bytes, _dice: Dice) -> Files:
    return [(f"{FOLDERS[record.kind]}/{record.id}-final.yaml", raw)]


def _cut(record: Made, raw: bytes, dice: Dice) -> Files:
    return [(record.path, raw[: dice.between(40, 200)].rsplit(b"\n", 1)[0] + b"\nowner: [role\n")]


def _never_so(record: Made, raw: bytes, dice: Dice) -> Files:
    if record.kind in ("breach", "rights-request", "complaint"):
        return []
    said = b"not-known" if record.kind == "agreement" else b"retired"
    if b"status: " + said in raw:
        return []
    return _replaced(r"^status: .*$", f"status: {said.decode()}")(record, raw, dice)


def _empty(record: Made, _raw: bytes, _dice: Dice) -> Files:
    return [(record.path, b"")]


def _other_encoding(record: Made, raw: bytes, _dice: Dice) -> Files:
    return [
        (
            record.path,
            raw + b"local:\n  seen: caf\xe9\n"
            if b"\nlocal:" not in raw
            else raw.replace(b"local:\n", b"local:\n  caf: caf\xe9\n"),
        )
    ]


_WAYS: tuple[tuple[str, Callable[[Made, bytes, Dice], Files]], ...] = (
    (
        "reference-to-nothing",
        _replaced(r"^(agreement|processor|controller|organisation|discloser): .*$", r"\1: nobody-knows"),
    ),
    ("reference-to-nothing", _replaced(r"^(    schedule|  organisation): ([a-z0-9-]+)$", r"\1: \2-x")),
    (
        "register-not-loaded",
        _replaced(r"^(controller|organisation|discloser): .*$", r"\1: farland/organisation/farland"),
    ),
    ("syntax", _cut),
    ("empty-file", _empty),
    ("not-utf-8", _other_encoding),
    ("wrong-folder", _elsewhere),
    ("same-id-twice", _twice),
    ("id-not-file-name", _renamed),
    ("not-in-list", _replaced(r"^status: .*$", "status: finished")),
    ("unknown-key", _replaced(r"^status_history:", "status_hystory:")),
    ("bad-form", _replaced(r"^  - on: (....)-(..)-(..)$", r"  - on: \3/\2/\1")),
    ("empty-value", _replaced(r"^title: .*$", "title:")),
    ("duplicate-key", _replaced(r"^(title: .*)$", r"\1\n\1")),
    ("missing-key", _replaced(r"^title: .*\n", "")),
    ("odd-number", _replaced(r"^version: .*$", "version: 010")),
    ("anchor", _replaced(r"^(title: )", r"\1&name ")),
    ("tag", _replaced(r"^(title: )", r"\1!secret ")),
    ("status-not-in-history", _never_so),
    ("duplicate-list-key", _replaced(r"^(  - id: .*\n)((?:    .*\n)*)", r"\1\2\1\2")),
    ("key-to-nothing", _replaced(r"^(        basis|    engaged_by|party): .*$", r"\1: nowhere")),
)
