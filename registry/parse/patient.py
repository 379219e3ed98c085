"""The patient reading: the same rules, every problem, with its line and column."""

from __future__ import annotations

from typing import Any

import yaml

from registry.parse.bounds import MAX_BYTES, MAX_DEPTH, MAX_TOLD
from registry.parse.plain_words import is_where_it_began, plain_words, what_bytes_are
from registry.parse.reader import Reader, start
from registry.parse.scalars import CONTROL, NOTHING, Trouble, scalar
from registry.problems import Problem
from registry.source import Place, Position
from registry.wording import _

_TAG = "tag:yaml.org,2002:"
_ANCHORS_TOLD = 20
_REPLACED = "\ufffd"


class Patient:
    """The patient reading: the same rules, every problem, with its line and column."""

    def __init__(self, register: str, path: str) -> None:
        self.register = register
        self.path = path
        self.problems: list[Problem] = []

    def read(self, data: bytes) -> tuple[dict[str, Any] | None, list[Problem]]:
        text = self._text(data)
        if text is None:
            return None, self.problems
        encoded = text.encode("utf-8")
        try:
            if not self.events_are_safe(encoded):
                return None, self.problems
            node = Reader(encoded).get_single_node()
        except yaml.YAMLError as error:
            self._syntax(error, text)
            return None, self.problems
        if node is None or (node.tag == "plain" and node.value in NOTHING):
            self._add("empty-file", 1, 1)
            return None, self.problems
        if node.tag != "map":
            text = _("text that is not in fields")
            found = {"list": _("a list"), "plain": text, "quoted": text}.get(node.tag)
            if found is None:
                self._tag(node)
            else:
                self._add("not-a-record", *start(node), found=found)
            return None, self.problems
        value = self._value(node, ())
        return value, self.problems

    def _add(self, code: str, line: int, column: int, place: Place = (), **values: Any) -> None:
        if len(self.problems) >= MAX_TOLD:
            return
        self.problems.append(Problem(code, self.register, self.path, values, place, Position(line, column)))

    def _text(self, data: bytes) -> str | None:
        if len(data) > MAX_BYTES:
            self._add("too-large", 1, 1, limit=f"{MAX_BYTES // 1024} KB")
            return None
        if not data.strip():
            self._add("empty-file", 1, 1)
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
            code = "binary-file" if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")) else "not-utf-8"
            self._add(code, line, column, found=what_bytes_are(data, error.start))
            return None
        if "\0" in text:
            self._add(
                "binary-file", *line_column(text, text.index("\0")), found=what_bytes_are(data, data.index(b"\0"))
            )
            return None
        control = CONTROL.search(text)
        if control:
            self._add("control-character", *line_column(text, control.start()), character=f"U+{ord(control[0]):04X}")
            return None
        return text

    def events_are_safe(self, data: bytes) -> bool:
        """Walk the events: bounded depth, one document, no anchors, aliases or lone tags. Stops before harm."""
        depth = documents = 0
        found = len(self.problems)
        for event in yaml.parse(data, Loader=Reader):  # type: ignore[arg-type]
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    self._add("too-deep", *start(event), depth=depth, limit=MAX_DEPTH)
                    return False
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add("several-documents", *start(event))
                    return False
                if event.version or event.tags:
                    # `%YAML 1.1` would make other readers take `no` for false.
                    detail = _("a line may not begin with “%”")
                    advice = _("Remove the line, or put quotes round the text.")
                    self._add("syntax", *start(event), detail=detail, advice=advice)
            anchor = getattr(event, "anchor", None)
            if anchor and len(self.problems) - found < _ANCHORS_TOLD:
                alias = isinstance(event, yaml.AliasEvent)
                self._add("anchor", *start(event), name=("*" if alias else "&") + anchor)
            if getattr(event, "tag", None) == "!":
                self._add("tag", *start(event), tag="!")
        return len(self.problems) == found

    def _syntax(self, error: yaml.YAMLError, text: str) -> None:
        """Say in plain words what libyaml could not read, at the place where it is mended."""
        lines = text.splitlines()
        for number, line in enumerate(lines, 1):
            if line.startswith(("<<<<<<< ", ">>>>>>> ")):
                detail = _("git left a mark here, where two versions of this file met")
                advice = _("Keep the lines you want, and delete those that begin with <<<<<<<, ======= or >>>>>>>.")
                self._add("syntax", number, 1, detail=detail, advice=advice)
                return
        mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        told = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
        if context is not None and (mark is None or is_where_it_began(told, mark, context)):
            mark = context
        number, column = (mark.line, mark.column) if mark is not None else (0, 0)
        if number >= len(lines) and not text.endswith(("\n", "\r")):
            # libyaml counts a line after the last one even where no line break makes it.
            number, column = len(lines) - 1, len(lines[-1])
        detail, advice = plain_words(told, lines[number] if number < len(lines) else "", column)
        self._add("syntax", number + 1, column + 1, detail=detail, advice=advice)

    def _tag(self, node: Any) -> None:
        self._add("tag", *start(node), tag=str(node.tag).replace(_TAG, "!!"))

    def _value(self, node: Any, place: Place) -> Any:
        if node.tag == "map":
            return self._map(node, place)
        if node.tag == "list":
            members = [self._value(member, (*place, position)) for position, member in enumerate(node.value)]
            return [member for member in members if member is not None]
        if node.tag == "quoted":
            return self._quoted(node, place)
        if node.tag != "plain":
            self._tag(node)
            return None
        try:
            return scalar(node.value)
        except Trouble:
            if node.value in NOTHING:
                name = next((step for step in reversed(place) if isinstance(step, str)), "")
                self._add("empty-value", *start(node), place, what=_("an entry of `{name}`").format(name=name))
                return None
            self._add("odd-number", *start(node), place, text=node.value)
            return node.value

    def _quoted(self, node: Any, place: Place) -> str:
        control = CONTROL.search(node.value)
        if control:
            self._add("control-character", *start(node), place, character=f"U+{ord(control[0]):04X}")
        return CONTROL.sub(_REPLACED, node.value)

    def _map(self, node: Any, place: Place) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            name = self._key(key, place)
            if name is None:
                continue
            if name in result or name in first:
                self._add("duplicate-key", *start(key), (*place, name), key=name, first=first[name])
                continue
            first[name] = start(key)[0]
            if value.tag == "plain" and value.value in NOTHING:
                # The key is where the eye must go: an empty value has no place of its own.
                self._add("empty-value", *start(key), (*place, name), what=f"`{name}`")
                continue
            built = self._value(value, (*place, name))
            if built is not None:
                result[name] = built
        return result

    def _key(self, key: Any, place: Place) -> str | None:
        if key.tag == "quoted":
            return self._quoted(key, (*place, CONTROL.sub(_REPLACED, key.value)))
        if key.tag == "plain":
            try:
                if key.value != "<<" and isinstance(scalar(key.value), str):
                    return str(key.value)
            except Trouble:
                pass
            found = _("nothing") if key.value in NOTHING else f"`{key.value}`"
            self._add("key-not-text", *start(key), place, found=found)
        elif key.tag in {"map", "list"}:
            found = _("a group of fields") if key.tag == "map" else _("a list")
            self._add("key-not-text", *start(key), place, found=found)
        else:
            self._tag(key)
        return None


def line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
