"""SKOS of anybody's (Turtle, N-Triples, RDF/XML, JSON-LD) → the terms of a vocabulary; what cannot be taken is told.

Of our own files everything comes back as it was, but for the order of lists, which a graph does not keep. Of others the
first broader term becomes the parent, and collections, further parents and notes for editors are told and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from registry.exchange.received import MAX_BYTES, Keys, Received, Told, as_key
from registry.exchange.skos_term import LABELS, SKOS, TermReader, label_of, labels_in
from registry.rdf.described import Described
from registry.rdf.prefixes import PREFIXES
from registry.rdf.reading import BASE, Term, parse
from registry.validate import fits
from registry.values import Any
from registry.wording import _, counted

Find = Callable[[str, str, str], tuple[str, str] | None]
"""The key of a term and of a code, for an identifier as it stands, its web identifier, and its label; None for none."""

_DCT, _MUN = PREFIXES["dct"], PREFIXES["mun"]
_CONCEPT, _SCHEME = SKOS + "Concept", SKOS + "ConceptScheme"
_SHOWS_A_CONCEPT = {SKOS + name for name in ("inScheme", "topConceptOf", "broader", "narrower", "related")}
_COLLECTIONS = (SKOS + "Collection", SKOS + "OrderedCollection")
_MATCHES = {SKOS + f"{name}Match": name for name in ("exact", "broad", "narrow", "close", "related")}
_HEADER = {"kind": "vocabulary", "id": "x", "title": "x", "status": "draft"}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def read(raw: bytes, name: str, target: Find | None = None) -> Received:
    """The terms and mappings of a file, and what was not taken. `name` is the file's own; its ending says its form.

    `target` finds the terms that mappings lead to; without it they are named by the end of their web identifiers.
    """
    told = Told()
    if len(raw) > MAX_BYTES:
        limit = counted(MAX_BYTES >> 20, _("megabyte"), _("megabytes"))
        told.add(
            0, "", _("The file is larger than {limit}, and nothing was taken.").format(limit=limit), _("Split it.")
        )
        return Received(problems=told.all())
    parsed = parse(raw, name)
    for line, message, fix in parsed.problems:
        told.add(line, "", message, fix)
    graph = Described(parsed.triples, raw)
    found = _Reading(graph, told, target).received()
    if not found.vocabulary and not parsed.problems:
        told.add(0, "", _("The file holds no terms (skos:Concept), and nothing was taken."), _("Is it a vocabulary?"))
    found.problems = told.all()
    return found


class _Reading:
    """One file on its way to being a vocabulary."""

    def __init__(self, graph: Described, told: Told, target: Find | None) -> None:
        self._graph, self._told, self._find = graph, told, target or _by_name
        self._left_out = 0
        self._lists = {
            code_list.text: node for node in graph.nodes() for code_list in graph.all(node, _MUN + "codeList")
        }
        """Each list of codes → the term whose codes it holds."""
        self._concepts = [node for node in graph.nodes() if self._is_concept(node)]
        self._codes = {node: of for node in self._concepts if (of := self._code_of(node)) is not None}
        self._terms = [node for node in self._concepts if node not in self._codes]
        self._keys = self._named(self._terms)
        self._code_keys: dict[Term, dict[Term, str]] = {}
        for node, of in self._codes.items():
            self._code_keys.setdefault(of, {})[node] = ""
        for of, codes in self._code_keys.items():
            self._code_keys[of] = self._named(list(codes))

    def _is_concept(self, node: Term) -> bool:
        graph = self._graph
        if graph.is_a(node, _SCHEME) or any(graph.is_a(node, each) for each in _COLLECTIONS):
            return False
        return graph.is_a(node, _CONCEPT) or not _SHOWS_A_CONCEPT.isdisjoint(graph.said(node))

    def _code_of(self, node: Term) -> Term | None:
        schemes = self._graph.all(node, SKOS + "inScheme", SKOS + "topConceptOf")
        return next((self._lists[each.text] for each in schemes if each.text in self._lists), None)

    def _named(self, nodes: list[Term]) -> dict[Term, str]:
        """A key for each: its own where it says one, or the end of its web identifier, or its label."""
        keys, found = Keys(), {}
        for own in (True, False):
            for node in nodes:
                said = [each.text for each in self._graph.all(node, _DCT + "identifier") if _SLUG.fullmatch(each.text)]
                has_own = len(said) == 1 and len(said[0]) <= 80
                if has_own is own:
                    wanted = said[0] if own else _end_of(node) or as_key(label_of(self._graph, node)) or "term"
                    found[node] = keys.free(wanted)
        return found

    def received(self) -> Received:
        """All that is taken."""
        found = Received()
        if not self._terms:
            return found
        language = self._language()
        told = self._told
        reader = TermReader(self._graph, told, self._keys, language)
        terms = []
        for node in self._terms:
            entry = {"id": self._keys[node]} | reader.entry(node, "terms")
            if node.sort == "uri" and not node.text.startswith(BASE) and _is_web(node.text):
                entry["published_as"] = node.text
            self._above(node, entry, "parent", self._keys, self._terms)
            codes = self._code_keys.get(node)
            if codes:
                entry["codes"] = [self._code(code, key, codes, reader) for code, key in codes.items()]
            if not fits("vocabulary", _HEADER | {"terms": [entry]}):
                # What the schema refuses, such as a day that there is not, is left out with the term.
                message = _("{term} could not be taken as it stands: something in it fits no field.")
                told.add(self._graph.line(node), "", message.format(term=self._keys[node]), _("The term was left out."))
                self._left_out += 1
                continue
            terms.append(entry)
            found.mappings += self._mappings(node, {"subject": [self._keys[node]]}, len(found.mappings))
            for code, key in (codes or {}).items():
                subject = {"subject": [self._keys[node]], "subject_code": key}
                found.mappings += self._mappings(code, subject, len(found.mappings))
        found.vocabulary = self._whole(language, reader) | {"terms": terms}
        self._collections()
        found.left_out = self._left_out
        return found

    def _language(self) -> str:
        """The language of the vocabulary: the one it says, or that most labels are in; empty where none says."""
        graph = self._graph
        used = Counter(label.language for node in self._terms for label in labels_in(graph, node, LABELS))
        schemes = (node for node in graph.nodes() if graph.is_a(node, _SCHEME))
        said = {each.text for node in schemes for each in graph.all(node, _DCT + "language")}
        used.pop("", None)
        return min(used, key=lambda each: (each not in said, -used[each], each != "en", each)) if used else ""

    def _code(self, node: Term, key: str, codes: dict[Term, str], reader: TermReader) -> dict[str, Any]:
        entry = {"id": key} | reader.entry(node, "terms", "codes")
        notation = entry.pop("notation", None)
        if notation is not None and notation != key:
            entry["code"] = notation
        for name in ("labels", "scope_note", "examples"):
            if entry.pop(name, None) is not None:
                self._told.add(
                    self._graph.line(node), name, _("A code has no {name}, and it was left out.").format(name=name)
                )
        self._above(node, entry, "broader", codes, list(codes))
        return entry

    def _above(self, node: Term, entry: dict[str, Any], field: str, keys: dict[Term, str], among: list[Term]) -> None:
        """The one broader term that a record keeps, the first of those that the file gives; the others are told."""
        graph = self._graph
        over = graph.all(node, SKOS + "broader")
        over += [each for each in self._over.get(node, ()) if each not in over]
        known = [each for each in over if each in keys and each != node]
        if known:
            entry[field] = keys[known[0]]
        for each in over:
            if each not in keys:
                message = _("The broader term {term} is not in this list, and was left out.").format(term=each.text)
                self._told.add(graph.line(node), "skos:broader", message)
            elif each == node:
                self._told.add(graph.line(node), "skos:broader", _("A term cannot be broader than itself."))
        for each in known[1:]:
            message = _("{term} has more than one broader term. {other} was left out: a term has one parent.")
            message = message.format(term=keys[node], other=keys[each])
            self._told.add(
                graph.line(node), "skos:broader", message, _("Say so among the related terms if it matters.")
            )

    @property
    def _over(self) -> dict[Term, list[Term]]:
        """What the file gives as broader by the other end: the broader term says what is narrower."""
        if not hasattr(self, "_narrower"):
            self._narrower: dict[Term, list[Term]] = {}
            for node in self._concepts:
                for under in self._graph.all(node, SKOS + "narrower"):
                    self._narrower.setdefault(under, []).append(node)
        return self._narrower

    def _mappings(self, node: Term, subject: dict[str, Any], before: int) -> list[dict[str, Any]]:
        """The mappings that a term says it has, as proposals."""
        found: list[dict[str, Any]] = []
        for predicate, relation in _MATCHES.items():
            for end in self._graph.all(node, predicate):
                entry = dict(subject)
                to = (self._keys.get(end, ""), "") if end in self._keys else None
                if to is None and end.sort == "uri":
                    to = self._find(end.text, end.text, "")
                if not to or not to[0]:
                    message = _("There is no term {term} to map to.").format(term=end.text[:200])
                    self._told.add(
                        self._graph.line(node), f"skos:{relation}Match", message, _("The mapping was left out.")
                    )
                    self._left_out += 1
                    continue
                own = "-".join([*subject["subject"], subject.get("subject_code", ""), relation, to[0]])
                entry |= {"object": [to[0]], "predicate": relation, "mapping_status": "proposed"}
                if to[1]:
                    entry["object_code"] = to[1]
                found.append({"id": _numbered(as_key(own), before + len(found))} | entry)
        return found

    def _whole(self, language: str, reader: TermReader) -> dict[str, Any]:
        """What the file says of the vocabulary itself."""
        graph = self._graph
        used = Counter(
            each for node in self._terms for each in graph.all(node, SKOS + "inScheme", SKOS + "topConceptOf")
        )
        schemes = [node for node in graph.nodes() if graph.is_a(node, _SCHEME) and node.text not in self._lists]
        schemes.sort(key=lambda each: -used[each])
        if len(schemes) > 1:
            message = _("The file holds {number}. Their terms were taken as one vocabulary, called as the largest is.")
            message = message.format(number=counted(len(schemes), _("vocabulary"), _("vocabularies")))
            self._told.add(graph.line(schemes[1]), "skos:ConceptScheme", message, _("Split it if they differ."))
        found: dict[str, Any] = {"language": language} if _LANGUAGE.fullmatch(language) else {}
        if schemes:
            titles = graph.all(schemes[0], _DCT + "title") or graph.all(schemes[0], SKOS + "prefLabel")
            titles.sort(key=lambda each: each.language != language)
            if titles:
                found["title"] = titles[0].text
            found |= reader.whole(schemes[0])
        return found

    def _collections(self) -> None:
        for node in self._graph.nodes():
            if any(self._graph.is_a(node, each) for each in _COLLECTIONS):
                members = counted(len(self._graph.all(node, SKOS + "member")), _("member"), _("members"))
                message = _("The collection {name} ({members}) was left out: a vocabulary has none.")
                name = label_of(self._graph, node) or node.text
                self._told.add(self._graph.line(node), "skos:Collection", message.format(name=name, members=members))


def _numbered(key: str, number: int) -> str:
    return f"{key[:70].strip('-')}-{number + 1}" if key else f"mapping-{number + 1}"


def _by_name(_cell: str, iri: str, _label: str) -> tuple[str, str] | None:
    own = as_key(re.split(r"[/#:]", iri.rstrip("/#"))[-1])
    return (own, "") if own else None


def _end_of(node: Term) -> str:
    return as_key(re.split(r"[/#:]", node.text.rstrip("/#"))[-1]) if node.sort == "uri" else ""


def _is_web(text: str) -> bool:
    return re.fullmatch(r"https?://[^ \t\r\n]+", text) is not None and len(text) <= 2000
