"""`law.json`: the files of the law data put together, for the program to read at once."""

from __future__ import annotations

import json

from registry.law.files import LawFile
from registry.law.statute_book import COMPILED


def text_of(files: list[LawFile]) -> str:
    """What `law.json` should be: one file a line, so that a change shows as one line changed."""
    lines = [
        json.dumps({"sort": file.sort, "data": file.data}, ensure_ascii=False, separators=(",", ":")) for file in files
    ]
    return '{"files":[\n' + ",\n".join(lines) + "\n]}\n"


def is_current(files: list[LawFile]) -> bool:
    """Whether what the program reads is what the files say."""
    return COMPILED.is_file() and COMPILED.read_text("utf-8") == text_of(files)


def write(files: list[LawFile]) -> None:
    """Make it what the files say."""
    COMPILED.write_text(text_of(files), "utf-8")
