"""The texts of the rules, read from their files, checked, and put together for the program to read at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.findings import Outcome
from registry.law.statute_book import statute_book
from registry.parse.places import positions
from registry.parse.quick import parse
from registry.rules.catalogue import COMPILED
from registry.source import Document
from registry.subjects.walk import KINDS
from registry.validate import validate

FOLDER = Path(__file__).parent
SOUND = "sound.yaml"

__all__ = ["COMPILED", "RuleText", "faults", "read", "text_of"]


@dataclass(frozen=True)
class RuleText:
    """One rule's text: its family, its file, and what that says."""

    family: str
    path: str
    data: dict[str, Any]


def read(folder: Path = FOLDER) -> tuple[list[RuleText], dict[str, Any], list[str]]:
    """The texts that fit their schema, the sound records, and what is wrong, in sentences with file and line."""
    texts: list[RuleText] = []
    wrong: list[str] = []
    sound, problems = parse((folder / SOUND).read_bytes(), "", SOUND)
    wrong += [f"{SOUND}: {problem.message}" for problem in problems]
    for path in sorted(folder.glob("*/*.yaml")):
        name = path.relative_to(folder).as_posix()
        data, problems = parse(path.read_bytes(), "", name)
        if data is not None and not problems:
            problems = validate(Document("", name, data), "rule")
        if data is not None and not problems:
            texts.append(RuleText(path.parent.name, name, data))
        for problem in problems:
            found = positions(path.read_bytes(), {(problem.place, problem.on_key)})
            at = problem.position or next(iter(found.values()), None)
            wrong.append(f"{name}:{at.line if at else 1}: {problem.message}. {problem.fix}")
    return texts, sound or {}, wrong


def faults(texts: list[RuleText]) -> list[str]:
    """What does not hold together: names, law that is not there, examples that are missing."""
    names = {text.data["id"] for text in texts}
    return [f"{text.path}: {said}" for text in texts for said in _faults(text, names)]


def _faults(text: RuleText, names: set[str]) -> Iterator[str]:
    data = text.data
    if f"{text.family}/{data['id'].replace('-', '_')}.yaml" != text.path:
        yield f"its id is `{data['id']}`, so its file is {data['id'].replace('-', '_')}.yaml"
    if not (FOLDER / text.path).with_suffix(".py").is_file():
        yield "there is no function beside it"
    book = statute_book()
    yield from (f"there is no law called `{each['law']}`" for each in data["cites"] if book.get(each["law"]) is None)
    yield from (f"nothing that can be judged is called `{each}`" for each in data["on"] if each not in KINDS)
    yield from (f"there is no rule called `{each}`" for each in data.get("follows_from", ()) if each not in names)
    shown = {example["expect"] for example in data["examples"]}
    yield from (f"no example is {each.value}" for each in Outcome if each.value not in shown)


def text_of(texts: list[RuleText], sound: dict[str, Any]) -> str:
    """What `rules.json` should be: one rule a line."""
    lines = [
        json.dumps({"family": text.family, "text": text.data}, ensure_ascii=False, separators=(",", ":"))
        for text in texts
    ]
    body = json.dumps(sound, ensure_ascii=False, separators=(",", ":"))
    return f'{{"sound":{body},\n"rules":[\n' + ",\n".join(lines) + "\n]}\n"
