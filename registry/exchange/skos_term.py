"""One term or code of a SKOS file, in the fields of a record."""

from __future__ import annotations

import re

from registry.exchange.received import Told
from registry.rdf.described import Described
from registry.rdf.fields import Field, fields_of
from registry.rdf.prefixes import PREFIXES
from registry.rdf.reading import Term
from registry.values import Any
from registry.wording import _

SKOS = PREFIXES["skos"]
_XL = "http://www.w3.org/2008/05/skos-xl#"
_DCT, _MUN = PREFIXES["dct"], PREFIXES["mun"]
LABELS = ("prefLabel", _XL + "prefLabel")
OTHERS = ("altLabel", "hiddenLabel", _XL + "altLabel", _XL + "hiddenLabel")
_HERE = frozenset(
    # Read here by hand, or of the file rather than of the words.
    ("id", "kind", "title", "label", "labels", "alternative_labels", "definition", "notation", "scope_note", "examples",
     "related", "parent", "codes", "published_as", "broader", "code", "language", "terms", "status", "version",
     "reference", "owner", "formerly", "incomplete", "evidence", "local", "status_history", "publisher", "systems",
     "standards", "standard", "subset_of", "extends", "supersedes", "table", "constraints", "changes")
)  # fmt: skip
_LEFT_OUT = tuple(SKOS + name for name in ("note", "changeNote", "editorialNote", "historyNote"))
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def labels_in(graph: Described, node: Term, names: tuple[str, ...]) -> list[Term]:
    """The labels of a node, in whichever way the file gives them (also as nodes of their own, as SKOS-XL does)."""
    found: list[Term] = []
    for name in names:
        for each in graph.all(node, name if ":" in name else SKOS + name):
            found += graph.all(each, _XL + "literalForm") if each.sort != "literal" else [each]
    return [_tidy(each) for each in dict.fromkeys(found) if each.sort == "literal" and each.text.strip()]


def _tidy(label: Term) -> Term:
    """With its language as a record writes it: `en-GB`."""
    language, dash, place = label.language.partition("-")
    return label._replace(language=language.lower() + dash + place.upper())


def label_of(graph: Described, node: Term) -> str:
    """What a node is called, in any language."""
    found = labels_in(graph, node, LABELS)
    return found[0].text if found else ""


class TermReader:
    """Reads the terms of one file. `keys`: node → key. `language`: that the vocabulary is written in."""

    def __init__(self, graph: Described, told: Told, keys: dict[Term, str], language: str) -> None:
        self._graph, self._told, self._keys, self._language = graph, told, keys, language

    def entry(self, node: Term, *path: str) -> dict[str, Any]:
        """All that is said of a term or code, without its key and what stands above it."""
        entry: dict[str, Any] = {}
        self._words(node, entry)
        for name, predicate in (("definition", "definition"), ("scope_note", "scopeNote"), ("notation", "notation")):
            self._one(node, entry, name, SKOS + predicate)
        examples = sorted(each.text for each in self._texts(node, SKOS + "example"))
        if examples:
            entry["examples"] = examples
        related = sorted(self._keys[each] for each in self._graph.all(node, SKOS + "related") if each in self._keys)
        if related:
            entry["related"] = related
        entry |= self._fields(node, fields_of("vocabulary", *path))
        if any(name in self._graph.said(node) for name in _LEFT_OUT):
            self._told.add(self._graph.line(node), "skos:note", _("Notes for editors were left out."))
        return entry

    def whole(self, node: Term) -> dict[str, Any]:
        """What is said of the vocabulary itself."""
        return self._fields(node, fields_of("vocabulary"))

    def _words(self, node: Term, entry: dict[str, Any]) -> None:
        """Its labels, and those in other languages with what is said in these."""
        by_language: dict[str, dict[str, Any]] = {}
        labels = sorted(labels_in(self._graph, node, LABELS), key=lambda each: (each.language, each.text))
        for label in labels:
            own = by_language.setdefault(self._place(label), {})
            if "label" not in own:
                own["label"] = label.text
            elif own["label"] != label.text:
                own.setdefault("alternative_labels", []).append(label.text)
                message = _("There are two labels in one language. {label} was taken as another label.")
                self._told.add(self._graph.line(node), "skos:prefLabel", message.format(label=label.text[:200]))
        for label in sorted(labels_in(self._graph, node, OTHERS), key=lambda each: (each.language, each.text)):
            own = by_language.setdefault(self._place(label), {})
            if label.text not in own.setdefault("alternative_labels", []):
                own["alternative_labels"].append(label.text)
        for meaning in self._texts(node, SKOS + "definition"):
            place = self._place(meaning)
            if place and "definition" not in by_language.setdefault(place, {}):
                by_language[place]["definition"] = meaning.text
        entry.update(by_language.pop("", {}))
        translated = []
        for language in sorted(by_language):
            if _LANGUAGE.fullmatch(language):
                translated.append({"language": language} | by_language[language])
            else:
                message = _("The language {language} is not one that a record can name. Its labels were left out.")
                self._told.add(self._graph.line(node), "skos:prefLabel", message.format(language=language[:40]))
        if "label" not in entry and translated and "label" in translated[0]:
            entry["label"] = translated[0]["label"]
        if translated:
            entry["labels"] = translated

    def _place(self, said: Term) -> str:
        """The language a label is kept under; empty for that of the vocabulary, and where none is said."""
        return "" if said.language in ("", self._language) else said.language

    def _texts(self, node: Term, predicate: str) -> list[Term]:
        """The words that a property gives, also where they are the value of a note that is a node of its own."""
        found: list[Term] = []
        for each in self._graph.all(node, predicate):
            found += [each] if each.sort == "literal" else self._graph.all(each, PREFIXES["rdf"] + "value")
        return [_tidy(each) for each in found if each.sort == "literal" and each.text.strip()]

    def _one(self, node: Term, entry: dict[str, Any], name: str, predicate: str) -> None:
        """The one value of a field: in the vocabulary's language where there is a choice; the others are told."""
        own = [each for each in self._texts(node, predicate) if not self._place(each) or name != "definition"]
        own.sort(key=lambda each: (bool(self._place(each)), each.text))
        if own:
            entry[name] = own[0].text
        for each in own[1:]:
            message = _("A term has one {name}. This one was left out: {text}").format(name=name, text=each.text[:200])
            self._told.add(self._graph.line(node), f"skos:{predicate.rpartition('#')[2]}", message)

    def _fields(self, node: Term, fields: tuple[Field, ...]) -> dict[str, Any]:
        """What stands in properties that our own files have, back in the fields it came from."""
        found: dict[str, Any] = {}
        for field in fields:
            if field.name in _HERE or field.how in ("part", "record"):
                continue
            values = [
                value for each in self._graph.all(node, field.predicate[1:-1]) if (value := self._back(field, each))
            ]
            if values:
                found[field.name] = sorted(values) if field.is_list else values[0]
        return found

    def _back(self, field: Field, value: Term) -> str:
        """A value as a record writes it; empty where it is none of this field's."""
        if field.how == "concept":
            return value.text.removeprefix(field.detail) if value.text.startswith(field.detail) else ""
        if field.how == "terms":
            return self._keys.get(value, "")
        if field.how == "date":
            return value.text if re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", value.text) else ""
        return value.text if (value.sort == "literal" or field.how == "link") and value.text.strip() else ""
