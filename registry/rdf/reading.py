"""Reads RDF that strangers wrote: bounded in time, memory and size, and never with anything fetched.

A document type in RDF/XML is refused, since that is where entities are made; a context of JSON-LD that is elsewhere is
refused, since it would have to be fetched. Reading itself is done in a process apart, which can open nothing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from registry.rdf.aside import Aside, Stopped
from registry.rdf.triples import parts
from registry.values import Any, NamedTuple, dataclass, field
from registry.wording import _, counted

MOST_TRIPLES = 1_000_000
MOST_BLANKS = 100_000
"""Nodes without a name. A vocabulary needs few: one for each note that is more than words."""
_MEMORY = 2 << 30
_SECONDS = 60.0
_MOST_WRONG = 200
BASE = "https://file.invalid/"
"""What an identifier that is not written in full begins with; no web address ever does."""

_EXTENSIONS = {
    "ttl": "ttl", "turtle": "ttl", "nt": "nt", "nq": "nq", "trig": "trig", "rdf": "rdf", "xml": "rdf", "owl": "rdf",
    "jsonld": "jsonld", "json": "jsonld",
}  # fmt: skip
_ENCODING = re.compile(r"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")


class Term(NamedTuple):
    """A node or a value. `sort`: uri, bnode or literal."""

    sort: str
    text: str
    language: str = ""
    datatype: str = ""


Triple = tuple[Term, str, Term]


@dataclass(slots=True)
class Parsed:
    """What a file says, and what of it could not be read: line (0 where nobody knows), message, and what to do."""

    triples: list[Triple] = field(default_factory=list)
    problems: list[tuple[int, str, str]] = field(default_factory=list)


def form_of(raw: bytes, name: str) -> str:
    """The form of a file, as its usual ending: by its name, or else by how it begins."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    begins = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if ending in _EXTENSIONS:
        return _EXTENSIONS[ending]
    if begins[:1] in (b"{", b"["):
        return "jsonld"
    return "rdf" if begins.startswith((b"<?xml", b"<rdf:RDF", b"<!DOCTYPE", b"<!--")) else "ttl"


def parse(raw: bytes, name: str) -> Parsed:
    """The triples of a file. Never raises for what the file says."""
    found = Parsed()
    form = form_of(raw, name)
    refused = _refused(raw, form)
    if refused:
        found.problems.append(refused)
        return found
    first = {
        "task": "read", "extension": form, "base": BASE + "file", "triples": MOST_TRIPLES, "wrong": _MOST_WRONG,
        "memory": _MEMORY, "seconds": _SECONDS,
    }  # fmt: skip
    until = time.monotonic() + _SECONDS
    blanks: set[str] = set()
    try:
        with Aside(first) as aside:
            aside.send(raw.removeprefix(b"\xef\xbb\xbf"))
            for said in _heard(aside, until):
                if "triples" in said:
                    found.triples += _triples(said["triples"], blanks)
                    if len(blanks) > MOST_BLANKS:
                        found.problems.append(_told({"stopped": "blanks"}))
                        break
                else:
                    found.problems.append(_told(said))
    except Stopped as stopped:
        why = (
            _("Reading the file took longer than {limit}, and was stopped.")
            if stopped.is_late
            else _("Reading the file took more memory than it may have, and was stopped.")
        )
        limit = counted(round(_SECONDS), _("second"), _("seconds"))
        found.problems.append((0, why.format(limit=limit), _("What was read up to there was taken. Split the file.")))
    return found


_LINE = re.compile(r'(<[^>]*>|_:[^ ]*) <([^>]*)> (<[^>]*>|_:[^ ]*|"(?:[^"\\]|\\.)*"(?:@[^ ]*|\^\^<[^>]*>)?) ')


def _triples(lines: str, blanks: set[str]) -> Iterator[Triple]:
    """The triples of lines as our own process writes them; nodes without a name are gathered."""
    for start, predicate, end in _LINE.findall(lines):
        if start[0] == "_":
            blanks.add(start)
        if end[0] == "_":
            blanks.add(end)
        yield _term(start), predicate, _term(end)


def _term(written: str) -> Term:
    if written[0] == "<":
        return Term("uri", written[1:-1])
    return Term("bnode", written[2:]) if written[0] == "_" else Term("literal", *parts(written))


def _heard(aside: Aside, until: float) -> Iterator[dict[str, Any]]:
    while True:
        said = aside.heard(max(0.01, until - time.monotonic()))
        if "done" in said:
            return
        yield said
        if "refused" in said:
            return


def _refused(raw: bytes, form: str) -> tuple[int, str, str] | None:
    """Why a file is not read at all; None where it is."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return line, _("The file is not text in UTF-8, and nothing was taken."), _("Save it as UTF-8.")
    if form != "rdf":
        return None
    at = min((found for found in (text.find("<!DOCTYPE"), text.find("<!ENTITY")) if found >= 0), default=-1)
    if at >= 0:
        return (
            text.count("\n", 0, at) + 1,
            _("The file declares a document type or entities, by which it could do harm. Nothing was taken."),
            _("Save it as Turtle, or as RDF/XML without a document type."),
        )  # fmt: skip
    encoding = _ENCODING.match(text)
    if encoding and encoding[1].lower() not in ("utf-8", "us-ascii", "ascii"):
        said = _("The file says that it is written in {encoding}, and nothing was taken.")
        return 1, said.format(encoding=encoding[1][:40]), _("Save it as UTF-8.")
    return None


def _told(said: dict[str, Any]) -> tuple[int, str, str]:
    """A problem in words: line, message, and what to do."""
    if "wrong" in said:
        if "remote context" in said["wrong"]:
            return (
                0, _("The file's context is on the web, and nothing is fetched. What rests on it was not taken."),
                _("Write the context into the file, or save it as Turtle."),
            )  # fmt: skip
        message = _("This could not be read, and was left out: {why}.")
        return (
            said["line"],
            message.format(why=said["wrong"].partition(": ")[2].rpartition(" (line")[0] or said["wrong"]),
            "",
        )
    rest = _("What stands before that was taken. Split the file.")
    if said.get("stopped") == "triples":
        limit = counted(MOST_TRIPLES, _("statement"), _("statements"))
        return 0, _("The file holds more than {limit}. Reading stopped there.").format(limit=limit), rest
    if said.get("stopped") == "blanks":
        limit = counted(MOST_BLANKS, _("node without a name"), _("nodes without a name"))
        return 0, _("The file holds more than {limit}. Reading stopped there.").format(limit=limit), rest
    if said.get("stopped") == "wrong":
        return 0, _("So much of the file cannot be read that reading stopped."), _("Is it the form that its name says?")
    return 0, _("The file could not be read: {why}.").format(why=said.get("what") or _("it takes too much memory")), ""
