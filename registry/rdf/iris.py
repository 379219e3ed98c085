"""Which IRI each thing has. It is the published one where there is one, and otherwise made from lasting names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from registry.source import Ref
from registry.vocabulary.term import Term, TermKey

OWN = "urn:muniment:register:"
"""Where the IRIs of a register begin that does not say where its own do."""

_WEB = re.compile(r"https?://[A-Za-z0-9._~-]+(?::[0-9]{1,5})?(?:[/?#].*)?", re.DOTALL)
_URN = re.compile(r"urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:[^#?].*", re.DOTALL)
_ODD = re.compile(r"%(?![0-9A-Fa-f]{2})|[^%A-Za-z0-9._~:/?#@!$&'()*+,;=-]")


def node(iri: str) -> str:
    """An IRI as N-Triples writes it."""
    return f"<{iri}>"


def sound(text: str) -> str:
    """A web identifier that every reader of RDF takes; empty where the text is none.

    What may not stand in one is written by its bytes, as a browser does.
    """
    if not (_WEB.fullmatch(text) or _URN.fullmatch(text)):
        return ""
    before, mark, after = text.partition("#")
    return _ODD.sub(_quoted, before) + (mark + _ODD.sub(_quoted, after.replace("#", "%23")) if mark else "")


def _quoted(found: re.Match[str]) -> str:
    character = found[0]
    if not character.isascii() and character.isalnum() and ord(character) < 0xE000:
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


_PLAIN = re.compile(r"[A-Za-z0-9._~-]+")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._~-]")


def step(text: str) -> str:
    """Any text as one step of a path."""
    return text if _PLAIN.fullmatch(text) else _NOT_PLAIN.sub(_bytes, text) or "_"


def _bytes(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


class Names:
    """The IRIs of the things in a federation. `bases`: register → where its own begin, as `register.yaml` says."""

    def __init__(self, bases: Mapping[str, str]) -> None:
        self._bases = {register: sound(base) for register, base in bases.items()}
        # Asked for with every term and mapping, and few.
        self._records: dict[Ref, str] = {}

    def register(self, register: str) -> str:
        """A register."""
        return self._bases.get(register) or f"{OWN}{step(register)}:"

    def graph(self, register: str) -> str:
        """The named graph that holds what a register says."""
        return f"{self.register(register)}graph"

    def record(self, ref: Ref) -> str:
        """A record."""
        found = self._records.get(ref)
        if found is None:
            found = self._records[ref] = f"{self.register(ref.register)}{step(ref.kind)}/{step(ref.id)}"
        return found

    def own(self, key: TermKey) -> str:
        """A term or code by its place, whatever identifier it was published with."""
        code = f"/{step(key.code)}" if key.code else ""
        return f"{self.record(key.ref)}/{step(key.term)}{code}"

    def term(self, term: Term) -> str:
        """A term or code."""
        return sound(term.iri) or self.own(term.key)

    def code_list(self, key: TermKey) -> str:
        """The list of the codes of a term."""
        return f"{self.own(key.whole)}/_codes"

    def mapping(self, mapping_set: Ref, mapping: str, *further: str) -> str:
        """A mapping; with what tells it from the others, one of several that were decided together."""
        return "/".join([self.record(mapping_set), *(step(each) for each in (mapping, *further))])

    def role(self, register: str, role: str) -> str:
        """A role in the organisation whose register it is: `Data steward` and `data steward` are one."""
        return f"{self.register(register)}role/{step('-'.join(role.casefold().split()))}"
