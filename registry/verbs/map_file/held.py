"""A file that somebody is mapping on a page: where it is kept meanwhile, what is decided so far, how it is forgotten.

It is kept as a job (see `registry.jobs`), outside of every register, for a day after it was last touched.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from registry import jobs
from registry.errors import UsageError
from registry.values import dataclass, field
from registry.verbs.map_file import reading
from registry.verbs.map_file.deciding import as_decision, as_record
from registry.verbs.map_file.shown import Decision
from registry.wording import _

KIND = "map-file"
ENDINGS = ("csv", "tsv", "txt", "xlsx", "parquet")
LARGEST = jobs.LARGEST_UPLOAD

_FILE, _DECIDED, _ABOUT, _WRITTEN, _READ = "source", "decided", "about", "written", "read"
FIELDS = ("title", "id", "data_set", "role", "publisher")
"""What may be said of a file as a whole."""

READ = ("sheet", "encoding", "separator", "heading")
"""What may be said of how it is read."""


@dataclass(frozen=True, slots=True)
class Held:
    """One file. `about`: what was said of it as a whole, by field; `written`: what was written of it, by name;
    `read`: how somebody said that it is to be read, where the guess was wrong.
    """

    job: jobs.Job
    file: Path
    title: str
    decided: dict[str, Decision]
    about: dict[str, str]
    written: dict[str, str]
    read: dict[str, str] = field(default_factory=dict)

    @property
    def how(self) -> reading.How:
        """How it is read."""
        return reading.how_of(**{name: self.read.get(name, "") for name in READ})

    @property
    def token(self) -> str:
        """What names it in an address."""
        return self.job.token

    @property
    def until(self) -> datetime | None:
        """When it is deleted, unless somebody looks after it again."""
        return jobs.kept_until(self.job)


def begin(name: str, data: bytes, told: reading.Told | None = None) -> str:
    """Keep a file; what names it from then on. Raises InputOutputError, UsageError for what is no table."""
    if not data:
        raise UsageError(_("This file is empty."), _("Choose another file."))
    job = jobs.new(KIND, reading.plain(name) or _("File"))
    ending = name.rpartition(".")[2].lower()
    try:
        file = jobs.put(job, f"{_FILE}.{ending if ending in ENDINGS else 'csv'}", data, LARGEST)
        reading.read(file, told=told)
    except BaseException:
        jobs.forget(job)
        raise
    return job.token


def held(token: str) -> Held | None:
    """The file of that name; None where there is none, or not any more."""
    job = jobs.find(token)
    if job is None or job.kind != KIND:
        return None
    file = next((path for each in ENDINGS if (path := job.folder / f"{_FILE}.{each}").is_file()), None)
    if file is None:
        return None
    decided: dict[str, Decision] = {}
    for each in jobs.notes(job, _DECIDED):
        decision = as_decision(each.get("said")) if isinstance(each, dict) else None
        if decision is not None:
            decided[str(each.get("column", ""))] = decision
    return Held(job, file, job.title, decided, _last(job, _ABOUT), _last(job, _WRITTEN), _last(job, _READ))


def decide(held: Held, column: str, decision: Decision) -> None:
    """Remember what was decided of a column. The last decision on it counts; the others stay in the job's notes."""
    jobs.note(held.job, _DECIDED, {"column": column, "said": as_record(decision)})


def describe(held: Held, about: dict[str, str]) -> None:
    """Remember what was said of the file as a whole."""
    jobs.note(held.job, _ABOUT, {name: reading.plain(about.get(name, "")) for name in FIELDS})


def read_as(held: Held, how: dict[str, str]) -> None:
    """Remember how the file is to be read."""
    jobs.note(held.job, _READ, {name: how.get(name, "") for name in READ})


def finish(held: Held, written: dict[str, str]) -> None:
    """Remember what was written of it."""
    jobs.note(held.job, _WRITTEN, written)


def forget(held: Held) -> None:
    """Delete it, and all that was decided of it. Raises InputOutputError where that cannot be done."""
    jobs.forget(held.job)
    reading.forget()


def _last(job: jobs.Job, name: str) -> dict[str, str]:
    said: list[Any] = jobs.notes(job, name)
    return {str(key): str(value) for key, value in said[-1].items()} if said and isinstance(said[-1], dict) else {}
