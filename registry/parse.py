"""Bytes → `Document` data, strictly and safely; and back from a place to its line and column.

The only home of PyYAML. Two readings share one set of rules: a fast one that stops at the first trouble, and a
patient one that collects every problem with its position. Both use libyaml's parser and the YAML 1.2 core schema, so
`no`, `on`, `12:30` and dates stay text. Depth and size are bounded before anything is composed, because libyaml's
composer recurses in C and a few kilobytes of brackets would end the process.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml._yaml import CParser  # libyaml's parser; the pure Python one is twenty times slower
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from registry.problems import Problem
from registry.source import Place, Position
from registry.wording import _

MAX_BYTES = 256 * 1024
"""The largest file read as a record. Larger sets are tables beside their record."""

MAX_DEPTH = 24
"""The deepest nesting of lists and maps. The models need fewer than half."""

MAX_TOLD = 200
"""The most problems told of one file at a time. Whoever has mended so many can ask again."""

_MAX_NUMBER = 2**53 - 1
_TAG = "tag:yaml.org,2002:"

# What some YAML or spreadsheet reader would take for a number. Clock times (12:30) are not among them.
_NUMBERISH = re.compile(
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|(?:[0-9][0-9_]*)?\.?[0-9_]+(?:[eE][-+]?[0-9]+)?"
    r"|[0-9][0-9_]*\.(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_WHOLE = re.compile(r"-?[1-9][0-9]*|0")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_STARTERS = frozenset("-+.0123456789")

# libyaml reads these; nothing that a person types contains them, and readers disagree on what they mean.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|(?!^)\ufeff")
# The same in bytes, arranged so that a file without any is passed at the speed of memory: this runs on every file.
_CONTROL_ASCII = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_CONTROL_WIDE = (b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_CONTROL_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_BOM = b"\xef\xbb\xbf"
# Where an anchor or alias may start: after white space, a bracket or an indicator. `R&D` and `A & E` are neither.
_ANCHOR = re.compile(rb"[&*][^\s&*,\[\]{}]")
# A lone `!` before a value. libyaml drops it without a word, and the first mark of “! Important” with it.
_LONE_TAG = re.compile(rb"!(?=\s)")
_MAYBE_DIRECTIVE = re.compile(rb"^(?:\xef\xbb\xbf)?%", re.MULTILINE)
_BEFORE_INDICATOR = frozenset(b" \t\r\n[]{},:?-\xbf")  # the last is the end of a byte order mark
# Nesting that could harm the composer needs hundreds of brackets, or dashes in a row: indentation alone cannot reach it
# within MAX_BYTES.
_MAYBE_DEEP = re.compile(rb"(?:[-?:][ \t]+){8}")
_DEEP_SIGNS = (b"- -", b"- ?", b"-\t", b"-  ")
_HARMLESS_OPENINGS = 200
_ANCHORS_TOLD = 20
_REPLACED = "\ufffd"


class _Trouble(Exception):
    """The fast reading met something the patient one must explain."""


class _Reader(CParser):
    """libyaml's composer, told to resolve scalars by our rules. Its node tags are ours: a foreign tag stands out."""

    def __init__(self, data: bytes) -> None:
        CParser.__init__(self, data)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        if kind is ScalarNode:
            return "plain" if implicit[0] else "quoted"
        return "map" if kind is MappingNode else "list"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Path resolvers are not used."""

    def ascend_resolver(self) -> None:
        """Path resolvers are not used."""

    def dispose(self) -> None:
        """Nothing is held."""


def _scalar(text: str) -> Any:
    """The value of a plain scalar. Raises `_Trouble` for nothing and for odd numbers."""
    if text in _NOTHING:
        raise _Trouble
    if text[0] in _STARTERS:
        if _WHOLE.fullmatch(text):
            number = int(text)
            if -_MAX_NUMBER <= number <= _MAX_NUMBER:
                return number
            raise _Trouble
        if _DECIMAL.fullmatch(text):
            decimal = float(text)
            if repr(decimal) == text:
                return decimal
            raise _Trouble
        if _NUMBERISH.fullmatch(text):
            raise _Trouble
        return text
    return _TRUTH.get(text, text)


def _build(node: Any, depth: int = 0) -> Any:
    """The value of a node, quickly. Raises `_Trouble` at the first thing a record may not contain."""
    tag = node.tag
    if tag == "plain":
        return _scalar(node.value)
    if tag == "quoted":
        # An escape such as "\\e" can put there what may not be typed.
        if _CONTROL.search(node.value):
            raise _Trouble
        return node.value
    if depth >= MAX_DEPTH:
        raise _Trouble
    if tag == "map":
        result: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if key.tag == "plain":
                if name == "<<" or type(_scalar(name)) is not str:
                    raise _Trouble
            elif key.tag != "quoted" or _CONTROL.search(name):
                raise _Trouble
            if name in result:
                raise _Trouble
            result[name] = _build(value, depth + 1)
        return result
    if tag == "list":
        return [_build(member, depth + 1) for member in node.value]
    raise _Trouble


def _has_control(data: bytes) -> bool:
    """Whether the bytes hold a character that text may not contain."""
    return (
        len(data.translate(None, _CONTROL_ASCII)) != len(data)
        or any(wide in data for wide in _CONTROL_WIDE)
        or (b"\xc2" in data and _CONTROL_C1.search(data) is not None)
        or data.find(_BOM, 1) > 0
    )


def _suspicious(data: bytes) -> bool:
    """Whether the events must be walked first: the bytes may nest deeply, or hold an anchor, lone tag or directive."""
    return (
        data.count(b"[") + data.count(b"{") + data.count(b"?") > _HARMLESS_OPENINGS
        or (any(sign in data for sign in _DEEP_SIGNS) and _MAYBE_DEEP.search(data) is not None)
        or _indicates(_ANCHOR, data)
        or _indicates(_LONE_TAG, data)
        or (b"%" in data and _MAYBE_DIRECTIVE.search(data) is not None)
    )


def _indicates(pattern: re.Pattern[bytes], data: bytes) -> bool:
    """Whether the pattern stands where an indicator may: at the start, or after space, bracket or indicator."""
    return any(m.start() == 0 or data[m.start() - 1] in _BEFORE_INDICATOR for m in pattern.finditer(data))


def parse(data: bytes, register: str = "", path: str = "") -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read one record's bytes: its data, or the problems that stop it being one.

    Where there are problems the data is what could be made of the rest, so that the schema's problems can be told in
    the same pass; None where nothing could.
    """
    if len(data) <= MAX_BYTES and not _has_control(data):
        try:
            if not _suspicious(data) or _Patient(register, path).events_are_safe(data):
                node = _Reader(data).get_single_node()
                if node is not None and node.tag == "map":
                    built: dict[str, Any] = _build(node)
                    return built, []
        except (_Trouble, yaml.YAMLError, UnicodeDecodeError):
            pass
    return _Patient(register, path).read(data)


class _Patient:
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
            node = _Reader(encoded).get_single_node()
        except yaml.YAMLError as error:
            self._syntax(error, text)
            return None, self.problems
        if node is None or (node.tag == "plain" and node.value in _NOTHING):
            self._add("empty-file", 1, 1)
            return None, self.problems
        if node.tag != "map":
            text = _("text that is not in fields")
            found = {"list": _("a list"), "plain": text, "quoted": text}.get(node.tag)
            if found is None:
                self._tag(node)
            else:
                self._add("not-a-record", *_start(node), found=found)
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
            self._add(code, line, column, found=_what_bytes_are(data, error.start))
            return None
        if "\0" in text:
            self._add(
                "binary-file", *_line_column(text, text.index("\0")), found=_what_bytes_are(data, data.index(b"\0"))
            )
            return None
        control = _CONTROL.search(text)
        if control:
            self._add("control-character", *_line_column(text, control.start()), character=f"U+{ord(control[0]):04X}")
            return None
        return text

    def events_are_safe(self, data: bytes) -> bool:
        """Walk the events: bounded depth, one document, no anchors, aliases or lone tags. Stops before harm."""
        depth = documents = 0
        found = len(self.problems)
        for event in yaml.parse(data, Loader=_Reader):  # type: ignore[arg-type]
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    self._add("too-deep", *_start(event), depth=depth, limit=MAX_DEPTH)
                    return False
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add("several-documents", *_start(event))
                    return False
                if event.version or event.tags:
                    # `%YAML 1.1` would make other readers take `no` for false.
                    detail = _("a line may not begin with “%”")
                    advice = _("Remove the line, or put quotes round the text.")
                    self._add("syntax", *_start(event), detail=detail, advice=advice)
            anchor = getattr(event, "anchor", None)
            if anchor and len(self.problems) - found < _ANCHORS_TOLD:
                alias = isinstance(event, yaml.AliasEvent)
                self._add("anchor", *_start(event), name=("*" if alias else "&") + anchor)
            if getattr(event, "tag", None) == "!":
                self._add("tag", *_start(event), tag="!")
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
        if context is not None and (mark is None or _is_where_it_began(told, mark, context)):
            mark = context
        number, column = (mark.line, mark.column) if mark is not None else (0, 0)
        if number >= len(lines) and not text.endswith(("\n", "\r")):
            # libyaml counts a line after the last one even where no line break makes it.
            number, column = len(lines) - 1, len(lines[-1])
        detail, advice = _plain_words(told, lines[number] if number < len(lines) else "", column)
        self._add("syntax", number + 1, column + 1, detail=detail, advice=advice)

    def _tag(self, node: Any) -> None:
        self._add("tag", *_start(node), tag=str(node.tag).replace(_TAG, "!!"))

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
            return _scalar(node.value)
        except _Trouble:
            if node.value in _NOTHING:
                name = next((step for step in reversed(place) if isinstance(step, str)), "")
                self._add("empty-value", *_start(node), place, what=_("an entry of `{name}`").format(name=name))
                return None
            self._add("odd-number", *_start(node), place, text=node.value)
            return node.value

    def _quoted(self, node: Any, place: Place) -> str:
        control = _CONTROL.search(node.value)
        if control:
            self._add("control-character", *_start(node), place, character=f"U+{ord(control[0]):04X}")
        return _CONTROL.sub(_REPLACED, node.value)

    def _map(self, node: Any, place: Place) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            name = self._key(key, place)
            if name is None:
                continue
            if name in result or name in first:
                self._add("duplicate-key", *_start(key), (*place, name), key=name, first=first[name])
                continue
            first[name] = _start(key)[0]
            if value.tag == "plain" and value.value in _NOTHING:
                # The key is where the eye must go: an empty value has no place of its own.
                self._add("empty-value", *_start(key), (*place, name), what=f"`{name}`")
                continue
            built = self._value(value, (*place, name))
            if built is not None:
                result[name] = built
        return result

    def _key(self, key: Any, place: Place) -> str | None:
        if key.tag == "quoted":
            return self._quoted(key, (*place, _CONTROL.sub(_REPLACED, key.value)))
        if key.tag == "plain":
            try:
                if key.value != "<<" and isinstance(_scalar(key.value), str):
                    return str(key.value)
            except _Trouble:
                pass
            found = _("nothing") if key.value in _NOTHING else f"`{key.value}`"
            self._add("key-not-text", *_start(key), place, found=found)
        elif key.tag in {"map", "list"}:
            found = _("a group of fields") if key.tag == "map" else _("a list")
            self._add("key-not-text", *_start(key), place, found=found)
        else:
            self._tag(key)
        return None


def _start(node: Any) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _what_bytes_are(data: bytes, offset: int) -> str:
    """What a file that is not UTF-8 text seems to be."""
    starts = {
        b"\xff\xfe": _("it looks like UTF-16, which older versions of Notepad call Unicode"),
        b"\xfe\xff": _("it looks like UTF-16, which older versions of Notepad call Unicode"),
        b"PK\x03\x04": _("it looks like a Word or Excel document or a zip file"),
        b"%PDF": _("it looks like a PDF"),
        b"\xd0\xcf\x11\xe0": _("it looks like an older Word or Excel document"),
        b"\x89PNG": _("it looks like a picture"),
        b"\xff\xd8\xff": _("it looks like a picture"),
    }
    for start, words in starts.items():
        if data.startswith(start):
            return words
    if not data[offset]:
        return _("there is a character here that no text has (its code is 0)")
    return _("the character here was saved in another encoding (byte {byte})").format(byte=f"{data[offset]:02X}")


def _is_where_it_began(told: str, mark: Any, context: Any) -> bool:
    """Whether the place to mend is where the quotation mark, bracket or line began, not where libyaml gave up."""
    if "quoted scalar" in told:
        return "unexpected" in told
    if "flow sequence" in told or "flow mapping" in told:
        return bool(mark.line != context.line)
    return any(thing in told for thing in ("simple key", "block scalar", "an anchor", "an alias", "a tag", "directive"))


_NO_SPACE = re.compile(r"\s*(?:- +)?[A-Za-z_]+:[^\s:]")


def _plain_words(told: str, line: str, column: int) -> tuple[str, str]:
    """What libyaml's complaint means, and what usually puts it right, for somebody who writes no programs."""
    here, before = line[column : column + 1], line[:column].strip()

    def says(*phrases: str) -> bool:
        return any(phrase in told for phrase in phrases)

    if says("tab character") or here == "\t":
        words = _("there is a tab here"), _("Indent with spaces instead of tabs.")
    elif says("quoted scalar") and says("unexpected"):
        words = _("the quotation mark here is never closed"), _("Put one like it at the end of the text.")
    elif says("quoted scalar"):
        detail = _("a backslash between double quotes begins a code, and this is not one")
        words = detail, _("Write two backslashes for one, or put single quotes round the text.")
    elif says("cannot start any token", "mapping keys", "an anchor", "an alias", "a tag", "tag handle"):
        words = _("text may not begin with “{sign}”").format(sign=here), _("Put quotes round all of the text.")
    elif says("mapping values") and ":" in before:
        words = _("there is a second colon on this line"), _("Put quotes round all of the text after the first colon.")
    elif says("block scalar"):
        detail = _("“{sign}” means that the text is on the lines below, and there is more on this line")
        words = (
            detail.format(sign=here),
            _("Put quotes round all of the text, or move it to the next line and indent it."),
        )
    elif says("simple key") and _NO_SPACE.match(line):
        words = _("there is no space after the colon"), _("Write a space after the colon.")
    elif says("simple key"):
        advice = _("Begin it with a field's name, a colon and a space. If it carries on the text above, indent it.")
        words = _("this line has no field's name"), advice
    elif says("flow") and here != ",":
        opened, missing = _("the bracket here is never closed"), _("a comma or a closing bracket is missing here")
        advice = _(
            "Put a comma between values, and close the bracket. If it is ordinary text, put quotes round all of it."
        )
        words = opened if here and here in "[{" else missing, advice
    elif says("block sequence entries"):
        advice = _(
            "Begin the list on the next line, each value after a dash and a space. If it is text, put quotes round it."
        )
        words = _("a list may not begin on the line of its field"), advice
    elif says("node content"):
        detail = _("“{sign}” stands where a value should be").format(sign=here)
        words = detail, _("Remove it. If it is part of the text, put quotes round all of it.")
    elif says("directive", "incompatible"):
        words = _("a line may not begin with “%”"), _("Remove the line, or put quotes round the text.")
    elif says("expected key") and here == ":":
        words = _("there is no field's name before this colon"), _("Write the field's name, or remove the line.")
    elif says("expected key") and before:
        detail = _("there is more text after the closing quotation mark or bracket")
        words = detail, _("Put double quotes round all of the text.")
    elif says("expected key", "'-' indicator", "document start", "mapping values"):
        detail = _("this line does not line up with those above it")
        words = detail, _("Begin it exactly under the field, or the dash, that it belongs with.")
    else:
        detail = _("it cannot be understood here ({told})").format(told=told.strip(": "))
        words = detail, _("Check the quotes, colons and indentation on this line and the one before.")
    return words


def positions(data: bytes, wanted: set[tuple[Place, bool]]) -> dict[tuple[Place, bool], Position]:
    """The line and column of each wanted place; True beside a place asks for its key rather than its value.

    A place that is not there is given the position of the nearest one above it that is. Nothing is returned for
    bytes that do not parse.
    """
    try:
        text = data.decode("utf-8-sig").encode("utf-8")
        if len(data) > MAX_BYTES or not _Patient("", "").events_are_safe(text):
            return {}
        root = _Reader(text).get_single_node()
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    if root is None:
        return {}
    found = {}
    for place, on_key in wanted:
        node, key = _node_at(root, place)
        line, column = _start(key if on_key and key is not None else node)
        found[(place, on_key)] = Position(line, column)
    return found


def _node_at(root: Any, place: Place) -> tuple[Any, Any]:
    """The node at a place, or the nearest one above, and the key it stands under."""
    node, key = root, None
    for step in place:
        if isinstance(node, MappingNode) and isinstance(step, str):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            key, node = pair
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node, key = node.value[step], None
        else:
            break
    return node, key
