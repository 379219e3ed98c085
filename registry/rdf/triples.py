"""What a graph is made of: nodes and values as N-Triples writes them, gathered in blocks of one subject.

Held as text, a graph of a million triples is written in seconds; what each means is decided where it is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from registry.values import NamedTuple

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"\\\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Block(NamedTuple):
    """All that is said of one subject in one place: each predicate with its object, sorted, each once.

    Nodes are `<iri>`; values are `"text"`, `"text"@en` or `"2026-11-21"^^<datatype>`.
    """

    subject: str
    said: tuple[tuple[str, str], ...]


Said = tuple[str, str]
"""A predicate and its object."""


def block(subject: str, said: Iterable[Said]) -> Block:
    """A block, in the one order in which it is ever written: what the subject is, then the rest."""
    return Block(subject, tuple(sorted(set(said), key=_in_order)))


TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def _in_order(said: Said) -> tuple[bool, str, str]:
    return (said[0] != TYPE, *said)


def text(value: str, language: str = "") -> str:
    """Some words, in a language where it is known. Half characters and such as no file may hold are replaced."""
    if _UNSAFE.search(value):
        value = _UNSAFE.sub(_escaped, value)
    return f'"{value}"@{language}' if language else f'"{value}"'


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    if "\ud800" <= character <= "\udfff" or character >= "\ufffe":
        return "\ufffd"
    return f"\\u{ord(character):04X}"


_XSD = "http://www.w3.org/2001/XMLSchema#"


def typed(value: object, datatype: str) -> str:
    """A value of one of the datatypes of XML Schema: `date`, `integer`, `double`, `anyURI`."""
    return f"{text(str(value))}^^<{_XSD}{datatype}>"


def is_node(term: str) -> bool:
    """Whether a term is a node rather than a value."""
    return term.startswith("<")


def parts(value: str) -> tuple[str, str, str]:
    """The text of a value, its language and its datatype; the last two may be empty."""
    end = value.rindex('"')
    said, rest = _plain(value[1:end]), value[end + 1 :]
    return said, rest[1:] if rest.startswith("@") else "", rest[3:-1] if rest.startswith("^^") else ""


_WRITTEN = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_MEANT = {written[1]: plain for plain, written in _ESCAPES.items()} | {"b": "\b", "f": "\f", "'": "'"}


def _plain(escaped: str) -> str:
    if "\\" not in escaped:
        return escaped
    return _WRITTEN.sub(_meant, escaped)


def _meant(found: re.Match[str]) -> str:
    number = found[1] or found[2]
    return chr(int(number, 16)) if number else _MEANT[found[3]]
