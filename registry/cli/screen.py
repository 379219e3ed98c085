"""What reaches the person: answers on standard output, complaints on standard error.

Nothing printed can crash the command or move the cursor: control characters, and whatever the screen's alphabet lacks,
come out as `\\u001b`, which a program reading JSON takes for the same character.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable

from registry.cli import colour
from registry.errors import InputOutputError

_CONTROLS = {code: f"\\u{code:04x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def answer(lines: Iterable[str]) -> None:
    """Print lines. A reader who has gone away is no trouble; a full disk is. Raises InputOutputError."""
    out = sys.stdout
    if out is None:  # `muniment list >&-`
        return
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")
    coloured = out.isatty() and not colour.refused()
    if all(_written(f"{_shown(line, coloured)}\n") for line in lines):
        _written("", now=True)


def printed(lines: Iterable[str]) -> bytes:
    """What `answer` writes for some lines, as bytes."""
    out = sys.stdout
    coloured = out is not None and out.isatty() and not colour.refused()
    text = "".join(f"{_shown(line, coloured)}\n" for line in lines)
    return text.encode(getattr(out, "encoding", None) or "utf-8", "backslashreplace")


def plain(lines: Iterable[str]) -> str:
    """Lines as a file holds them: in no colour, and with nothing that a terminal would obey."""
    return "".join(f"{_shown(line, False)}\n" for line in lines)


def raw(data: bytes) -> None:
    """Pass on a file's bytes as they are, for a program to read. Raises InputOutputError."""
    if sys.stdout is not None:
        _written(data, now=True)


def complain(text: str, end: str = "\n") -> None:
    """Print text on standard error."""
    if sys.stderr is not None:
        try:
            print(clean(text), end=end, file=sys.stderr, flush=True)
        except OSError:  # Nobody can be told.
            _let_go(sys.stderr.fileno())


def end_line() -> None:
    """After a stop at the keyboard, begin the next line below what the terminal showed of it."""
    if sys.stderr is not None and sys.stderr.isatty():
        complain("")


def can_draw() -> bool:
    """Whether standard error is a terminal on which a line can be drawn over."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def columns(descriptor: Callable[[], int]) -> int:
    """How wide the terminal of a stream is; as wide as most where there is none, or it does not know."""
    try:
        return os.get_terminal_size(descriptor()).columns or 80
    except (OSError, ValueError):
        return 80


def clean(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return text.translate(_CONTROLS)


def _shown(line: str, coloured: bool) -> str:
    if "\x1b" not in line:
        return clean(line)
    parts = colour.parts(line)
    parts[::2] = map(clean, parts[::2])
    return "".join(parts if coloured else parts[::2])


def _written(made: str | bytes, now: bool = False) -> bool:
    """Write text or bytes; False where whoever was reading has gone."""
    try:
        if isinstance(made, str):
            sys.stdout.write(made)
        else:
            sys.stdout.buffer.write(made)
        if now:
            sys.stdout.flush()
    except BrokenPipeError:  # `muniment list | head`
        _let_go(sys.stdout.fileno())
        return False
    except OSError as error:
        from registry.wording import _

        _let_go(sys.stdout.fileno())
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(_("The answer could not be written: {reason}.").format(reason=reason)) from error
    return True


def _let_go(stream: int) -> None:
    """Keep Python from complaining again, at exit, about what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
