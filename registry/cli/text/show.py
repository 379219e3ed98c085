"""One record, field by field."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

from click import style

from registry.cli.paths import shown_path
from registry.cli.text.standing import STANDING
from registry.verbs.records.show import Answer, FieldShown
from registry.wording import _, day


def lines(answer: Answer) -> Iterator[str]:
    """Title, where it stands, and its fields indented below one another."""
    yield style(answer.title, bold=True)
    yield f"{answer.ref}  {shown_path(answer.file)}"
    on = day(date.fromisoformat(answer.as_of))
    yield _("Status on {on}: {status}. {because}").format(
        on=on, status=answer.status_label or _("not begun"), because=answer.status_because
    )
    for name, because in answer.standing:
        yield style(f"{STANDING[name].capitalize()}. {because}", fg="yellow")
    yield ""
    yield from _fields(answer.fields, "")


def _fields(fields: tuple[FieldShown, ...], indent: str) -> Iterator[str]:
    for field in fields:
        if isinstance(field.value, tuple):
            yield indent + style(field.label, bold=not indent)
            yield from _fields(field.value, indent + "  ")
        else:
            text = f"{field.label}: {field.value}"
            yield from textwrap.wrap(text, 100, initial_indent=indent, subsequent_indent=indent + "    ") or [indent]
