"""A register that was begun."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.verbs.registers.init import Answer
from registry.wording import _, counted


def lines(answer: Answer) -> Iterator[str]:
    """What was written and what was left, whether it stands, and the next three commands to type."""
    folder = shown_path(answer.folder)
    here = folder == "."
    where = _("this folder") if here else answer.folder if folder.startswith("..") else folder
    yield style(_("The register {id} is in {folder}.").format(id=answer.register, folder=where), bold=True)
    for path, number in _together(answer.written):
        yield "  " + (_("wrote {path}") if number == 1 else _("wrote {path} ({files})")).format(
            path=path, files=counted(number, _("file"), _("files"))
        )
    for path, _number in _together(answer.left):
        yield style("  " + _("left {path} as it was").format(path=path), fg="yellow")
    if answer.problems:
        yield ""
        yield _("These files are not part of it, or need mending:")
        for line in answer.problems:
            path = shown_path(os.path.join(answer.folder, line.file))
            yield f"  {path}:{line.line}:{line.column}: {style(line.code, fg='red')} {line.message}"
            yield f"      {line.fix}"
    else:
        yield _("Every record in it is valid.")
    if answer.committed:
        yield _("All of it is committed to git.")
    if answer.git:
        yield style(_("The files are there, but git did not commit them: {why}.").format(why=answer.git), fg="red")
    if answer.around:
        near = os.path.relpath(answer.folder, answer.around)
        source = "" if near == answer.register else f", source: {near}"
        yield _("To read it with its neighbours, add to {file}:").format(
            file=shown_path(os.path.join(answer.around, "federation.yaml"))
        )
        yield f"  - {{register: {answer.register}{source}}}" if source else f"  - register: {answer.register}"
    yield ""
    yield _("Next, type:")
    partner = "muniment new organisation   # " + _("a body you share with")
    commands = [partner, "muniment new agreement", "muniment validate"]
    for command in commands if here else [f"cd {shlex.quote(folder)}", *commands[:2]]:
        yield f"  {command}"


def _together(paths: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Paths, with those of a hidden folder as one, and how many files each stands for."""
    counts: dict[str, int] = {}
    for path in paths:
        top, slash, _rest = path.partition("/")
        shown = f"{top}/" if slash and top.startswith(".") else path
        counts[shown] = counts.get(shown, 0) + 1
    yield from counts.items()
