"""What needs attention, task by task."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.records.work import Answer, Task
from registry.wording import _, counted, day


def lines(answer: Answer) -> Iterator[str]:
    """Each task with its first records, then what else there is to know."""
    yield _("On {on}:").format(on=day(date.fromisoformat(answer.as_of)))
    yield ""
    for task in answer.tasks:
        yield from _task(task)
    if answer.problems:
        faults = counted(answer.problems, _("problem"), _("problems"))
        yield _("{faults} in files: `muniment validate` shows them.").format(faults=faults)


def _task(task: Task) -> Iterator[str]:
    yield style(f"{task.label}: {task.count:,}", bold=True)
    for item in task.items:
        yield f"  {item.title}"
        yield f"    {item.because}  {item.ref}"
    if task.count > len(task.items):
        options = " ".join(f"--{name} {value}" for name, values in task.where for value in values)
        yield "  " + _("For all of them: muniment search {options}").format(options=options)
    yield ""
