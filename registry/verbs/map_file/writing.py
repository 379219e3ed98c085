"""Writing the records of a file that was mapped: all of them, in one commit, or none."""

from __future__ import annotations

from pathlib import Path

from registry.errors import Conflict
from registry.load.federation import RegisterSource
from registry.values import NamedTuple
from registry.verbs.beginning import write_record
from registry.verbs.map_file.planning import Plan, Writing
from registry.wording import _, listed
from registry.write import digest_of, replace_file
from registry.write.commit import author, commit_files, uncommitted, why_not
from registry.write.turns import alone_in


class Written(NamedTuple):
    """What came of writing: the commit and whose it is, or in a sentence why there is none."""

    commit: str
    author: str
    note: str


def write(register: RegisterSource, plan: Plan, message: str) -> Written:
    """Write what was planned. Raises Conflict where a file is there by now or has changed, InputOutputError."""
    writings = plan.writings
    if not writings:
        return Written("", "", _("There is nothing to write."))
    note = why_not(register.folder, writings[0].path)
    changed = [register.folder / each.path for each in writings if each.before is not None]
    others = uncommitted(changed) if changed and not note else []
    if others:
        said = _("{files} already held changes that are not committed, so everything is written and not committed.")
        note = said.format(files=listed(others))
    done: list[tuple[Writing, Path]] = []
    with alone_in([register.folder]):
        try:
            for writing in writings:
                file = register.folder / writing.path
                _put(register, writing, file)
                done.append((writing, file))
            commit = "" if note else commit_files([file for _writing, file in done], message)
        except BaseException:
            for writing, file in reversed(done):
                _take_back(writing, file)
            raise
    person = author(register.folder) if commit else None
    return Written(commit, str(person or ""), note)


def _put(register: RegisterSource, writing: Writing, file: Path) -> None:
    if writing.before is None:
        write_record(register, file, writing.raw)
    else:
        replace_file(file, writing.raw, digest_of(writing.before))


def _take_back(writing: Writing, file: Path) -> None:
    """Leave a file as it was, unless somebody else has changed it since."""
    try:
        if file.read_bytes() != writing.raw:
            return
        if writing.before is None:
            file.unlink()
        else:
            replace_file(file, writing.before, digest_of(writing.raw))
    except (OSError, Conflict):
        return
