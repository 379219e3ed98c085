"""Whether one operation of an automated law-enforcement system is logged, and its log shows what the law asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from registry.facts.reader import Reader
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.judgements import unanswered
from registry.wording import _

OPERATIONS = ("collection", "alteration", "consultation", "disclosure", "combination", "erasure")
"""What is logged: section 62(1)."""

_SHOWING_WHO = ("consultation", "disclosure")
"""The operations whose logs must show when it was and, so far as possible, who: section 62(2) and (3)."""

Logs = tuple[str, Iterable[Mapping[str, Any]]]
"""Where logs are recorded, and what is recorded of each operation."""


def of_operation(reader: Reader, logs: Logs, operation: str) -> Verdict:
    """The verdict on one operation. Source: DPA 2018 section 62(1) to (3)."""
    at, entries = logs
    log = next((each for each in entries if each["operation"] == operation), None)
    missing = _("No record shows that {operation} is logged.").format(operation=_(operation))
    if log is None:
        return violated(at, missing)
    place = f"{at}[{operation}]"
    answer = log.get("kept")
    if answer == "unknown":
        return unanswered(f"{place}/kept", _("whether {operation} is logged.").format(operation=_(operation)))
    if answer != "yes":
        return violated(f"{place}/kept", missing)
    if "since" in log and not reader.has_come(log["since"]):
        said = _("{operation} will be logged only later.").format(operation=_(operation).capitalize())
        return violated(f"{place}/since", said)
    return _shows_who(log, place) if operation in _SHOWING_WHO else _logged()


def _shows_who(log: Mapping[str, Any], place: str) -> Verdict:
    """Whether a log shows when and who: as to who, only so far as that is possible."""
    when, who = log.get("records_when"), log.get("records_who")
    if when in (None, "no"):
        return violated(f"{place}/records_when", _("No record shows that the logs give the date and time."))
    if who is None:
        return violated(f"{place}/records_who", _("No record shows that the logs tell, so far as can be, who it was."))
    if when == "unknown":
        return unanswered(f"{place}/records_when", _("whether the logs give the date and time."))
    if who == "unknown":
        return unanswered(f"{place}/records_who", _("whether the logs tell, so far as can be, who it was."))
    if who != "yes":
        return cannot_tell(f"{place}/records_who", _("No record shows whether the logs could tell who it was."))
    return _logged()


def _logged() -> Verdict:
    return satisfied(_("The six operations are logged."))
