"""The one writer. It keeps comments and order, writes whole files or nothing, and refuses what changed underneath.

The only home of ruamel.yaml.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import re
import secrets
import tempfile
import textwrap
from collections import Counter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import FoldedScalarString, PlainScalarString, SingleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

from registry.concepts.kinds import FIRST_KEYS
from registry.errors import Conflict, InputOutputError, MunimentError
from registry.parse import parse
from registry.wording import _

# What an older YAML reader takes for true, false or a clock time: harmless here, and quoted for its sake.
_OLD_READERS = re.compile(
    r"(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|0[0-9]?:[0-5][0-9](?::[0-5][0-9])?)"
)


class CannotFormat(MunimentError):
    """The file cannot be laid out without losing something; it is left as it was."""

    exit_code = 6


def digest_of(data: bytes) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()


def formatted(data: bytes) -> bytes:
    """The same record laid out in the house style: the first keys first, two spaces, old words for yes and no quoted.

    Keys keep their order after the first five, and comments stay with what they are about. Raises CannotFormat when
    the bytes are not a record's YAML, or when anything at all would be lost.
    """
    before, problems = parse(data)
    if before is None or problems:
        raise CannotFormat(
            _("this file is not YAML that a record may be written in"), _("Run `muniment validate` and mend it first.")
        )
    layout = _layout()
    try:
        document = layout.load(data.decode("utf-8-sig"))
        _first_keys_first(document)
        _requote(document)
        stream = io.StringIO()
        layout.dump(document, stream)
    except (YAMLError, ValueError) as error:
        raise CannotFormat(_("this file cannot be laid out: {why}").format(why=str(error).splitlines()[0])) from error
    text = (
        "".join(line.rstrip(" \t") + "\n" for line in stream.getvalue().splitlines())
        if _plain_text(before)
        else stream.getvalue()
    )
    after = text.encode("utf-8")
    again, trouble = parse(after)
    if again != before or trouble or _comments(data) - _comments(after):
        raise CannotFormat(
            _("this file cannot be laid out without changing what it says"),
            _("Nothing was written. Lay it out by hand."),
        )
    return after


def as_yaml(data: dict[str, Any], width: int = 120) -> str:
    """Data laid out in the house style; text that is too long for one line is folded below its field.

    A long text that folding would change is left as one line, or broken by the layout.
    """
    layout = _layout()
    layout.width = width
    document = _laid_out(data, width)
    _requote(document)
    stream = io.StringIO()
    layout.dump(document, stream)
    return stream.getvalue()


def _laid_out(value: Any, width: int, depth: int = 0, name: str = "") -> Any:
    """The same value, ready for the layout. `depth` and `name` say how much of the line is taken before it."""
    if isinstance(value, dict):
        return CommentedMap({key: _laid_out(inner, width, depth + 1, key) for key, inner in value.items()})
    if isinstance(value, list):
        return CommentedSeq([_laid_out(inner, width, depth + 1) for inner in value])
    is_long = isinstance(value, str) and 2 * depth + len(name) + len(value) + 4 > width
    return _folded(value, width - 2 * depth - 4) if is_long else value


def _folded(text: str, width: int) -> Any:
    """Text to be folded at these words. Folding keeps single spaces only; other text is left as it is."""
    if " ".join(text.split()) != text or max(map(len, text.split())) > width:
        return text
    folded: Any = FoldedScalarString(text)
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    ends = itertools.accumulate(len(line) + 1 for line in lines[:-1])
    folded.fold_pos = [end - 1 for end in ends]  # where ruamel keeps the folds that it read
    return folded


class _DatesAreText(VersionedResolver):
    """ruamel's rules without dates, which are text to us: a day that does not exist must not stop the layout."""

    def add_version_implicit_resolver(self, version: Any, tag: Any, regexp: Any, first: Any) -> None:
        if not str(tag).endswith(":timestamp"):
            super().add_version_implicit_resolver(version, tag, regexp, first)


def _layout() -> YAML:
    layout = YAML(typ="rt", pure=True)
    layout.Resolver = _DatesAreText
    layout.preserve_quotes = True
    layout.width = 120
    layout.indent(mapping=2, sequence=4, offset=2)
    layout.allow_duplicate_keys = False
    return layout


def _plain_text(data: Any) -> bool:
    """Whether no text has spaces at the end of a line, which taking them off the file would change."""
    if isinstance(data, dict):
        return all(_plain_text(value) for value in data.values())
    if isinstance(data, list):
        return all(_plain_text(value) for value in data)
    return not (isinstance(data, str) and re.search(r"[ \t](\n|$)", data))


def _first_keys_first(document: CommentedMap) -> None:
    """Bring kind, id, title, version and status to the front, where no comment would be torn from what it is about."""
    wanted = [name for name in FIRST_KEYS if name in document]
    names = list(document)
    last = max(names.index(name) for name in wanted) if wanted else 0
    if names[: len(wanted)] == wanted or any(name in document.ca.items for name in names[: last + 1]):
        return
    for position, key in enumerate(wanted):
        document.insert(position, key, document.pop(key))


def _requote(node: Any) -> None:
    """Put quotes round words that older readers take for something other than text."""
    pairs = (
        node.items() if isinstance(node, CommentedMap) else enumerate(node) if isinstance(node, CommentedSeq) else ()
    )
    for key, value in list(pairs):
        if isinstance(value, CommentedMap | CommentedSeq):
            _requote(value)
        elif type(value) in (str, PlainScalarString) and _OLD_READERS.fullmatch(value):
            node[key] = SingleQuotedScalarString(value)


def _comments(data: bytes) -> Counter[str]:
    """The words of every comment and how often each is there, by ruamel's own scanner: a `#` inside text is not one."""
    found: Counter[str] = Counter()
    from ruamel.yaml.reader import Reader
    from ruamel.yaml.scanner import RoundTripScanner

    layout = YAML(typ="rt", pure=True)
    layout.Reader, layout.Scanner = Reader, RoundTripScanner
    for token in layout.scan(data.decode("utf-8-sig")):
        for part in _flatten(getattr(token, "_comment", None)):
            found.update(line.strip() for line in part.value.splitlines() if line.strip().startswith("#"))
    return found


def _flatten(held: Any) -> list[CommentToken]:
    if isinstance(held, CommentToken):
        return [held]
    if isinstance(held, list | tuple):
        return [token for part in held for token in _flatten(part)]
    return []


def create_file(path: Path, data: bytes) -> None:
    """Make a new file, whole or not at all. Its folder must be there.

    Raises Conflict where there is anything of that name already, InputOutputError where it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    try:
        try:
            # Opened like this, and not by `tempfile`, so that whoever may read other files here may read this one.
            with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise Conflict(_("There is a file {path} already.").format(path=path), _("Nothing was written.")) from error
    except OSError as error:
        raise not_written(path, error) from error


def _put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name, unless the name is taken. Raises FileExistsError."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no second names. There a file that comes at the same moment could be replaced.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(temporary, path)


def not_written(path: Path, error: OSError) -> InputOutputError:
    """The error of a file or folder that could not be written, in plain words."""
    return InputOutputError(
        _("{path} could not be written: {reason}").format(path=path, reason=(error.strerror or str(error)).lower()),
        _("Check that the folder may be written to and that the disk is not full."),
    )


def replace_file(path: Path, data: bytes, expected: str) -> None:
    """Put new bytes in place of a file, whole or not at all.

    `expected` is `digest_of` what the file held when it was read. Raises Conflict when it holds something else now,
    InputOutputError when it cannot be written. A kill at any moment leaves the old file or the new one, never a part.
    """
    try:
        if digest_of(path.read_bytes()) != expected:
            raise Conflict(
                _("{path} changed while it was being worked on.").format(path=path),
                _("Nothing was written. Try again."),
            )
        mode = path.stat().st_mode
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, mode)
            if digest_of(path.read_bytes()) != expected:
                raise Conflict(
                    _("{path} changed while it was being worked on.").format(path=path),
                    _("Nothing was written. Try again."),
                )
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the file system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems cannot; the file itself is safe
    finally:
        os.close(handle)
