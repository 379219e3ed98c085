"""The worked dates of `worked.yaml`, and what the clocks say of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from registry.clocks.breach import regulator_deadline
from registry.clocks.calendar_month import months_after
from registry.clocks.complaint import acknowledgement_deadline
from registry.clocks.deadline import Deadline
from registry.clocks.rights_request import NOTHING, Pause, Wanted, answer_deadline, extension_notice_deadline
from registry.clocks.working_days import next_working_day

FILE = Path(__file__).with_name("worked.yaml")


@dataclass(frozen=True)
class Worked:
    """One worked date: the clock, what it was given, the last day in time, and where that comes from."""

    clock: str
    given: dict[str, Any]
    by: str
    latest: str
    note: str
    source: str

    @property
    def name(self) -> str:
        """What it is called among the tests."""
        return f"{self.clock} {' '.join(f'{name}={value}' for name, value in self.given.items())}"


def worked() -> list[Worked]:
    """Every row."""
    rows = yaml.safe_load(FILE.read_text("utf-8"))["rows"]
    return [
        Worked(row["clock"], row["given"], row["by"], row.get("latest", ""), row.get("note", ""), row["source"])
        for row in rows
    ]


def found(row: Worked) -> tuple[str, str, str]:
    """What the clock says: the last day in time, the last on which nobody can tell, and how it was worked out."""
    given = row.given
    if row.clock == "month":
        return months_after(date.fromisoformat(given["from"]), given["months"]).isoformat(), "", ""
    if row.clock == "working-day":
        return next_working_day(date.fromisoformat(given["day"]), given["nation"]).isoformat(), "", ""
    if row.clock == "breach":
        due = regulator_deadline(datetime.fromisoformat(given["aware"]))
        is_so = due.by == datetime.fromisoformat(row.by)
        return row.by if is_so else due.by.isoformat(timespec="minutes"), "", due.because
    due_day = _deadline(row)
    if due_day.by is None:
        return "cannot" if due_day.cannot else "none", "", due_day.because
    return due_day.by.isoformat(), due_day.latest.isoformat() if due_day.latest else "", due_day.because


def _deadline(row: Worked) -> Deadline[date | None]:
    given, received = row.given, date.fromisoformat(row.given["received"])
    nation = given.get("nation", "")
    if row.clock == "complaint":
        return acknowledgement_deadline(received, nation)
    asked: dict[str, Any] = {"identity": _wanted(given, "identity"), "fee": _wanted(given, "fee"), "nation": nation}
    asked["pauses"] = tuple(_pause(each) for each in given.get("pauses", ()))
    if row.clock == "extension-notice":
        return extension_notice_deadline(received, **asked)
    return answer_deadline(received, further_months=given.get("further_months", 0), **asked)


def _wanted(given: dict[str, Any], name: str) -> Wanted:
    return Wanted(*_days(given[name])) if name in given else NOTHING


def _pause(written: str) -> Pause:
    asked, answered = _days(written)
    assert asked is not None
    return Pause(asked, answered)


def _days(written: str) -> tuple[date | None, date | None]:
    first, _dots, last = written.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last) if last else None
