"""One record, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.cli.text.cited import cited_line
from registry.cli.text.standing import STANDING
from registry.verbs.records.show import Answer, FieldShown, label
from registry.wording import _, day

_WIDTH = 100


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
    yield from cited_line(answer.copies)
    yield ""
    yield from _fields(answer.fields, "")
    for term in answer.inherited:
        yield style(term.label, bold=True)
        yield f"  {term.because} {term.origin}".rstrip()
        if isinstance(term.value, tuple):
            yield from _fields(term.value, "  ")
        elif term.value:
            yield from _wrapped(term.value, "  ", "  ")


def _fields(fields: tuple[FieldShown, ...], indent: str) -> Iterator[str]:
    for field in fields:
        if isinstance(field.value, tuple):
            named = f"{field.label} [{field.name}]" if field.label != field.name and _is_member(field) else field.label
            yield indent + style(named, bold=not indent)
            # What the heading already says is not said again below it.
            below = tuple(inner for inner in field.value if inner.value != field.label)
            yield from _fields(below, indent + "  ")
        else:
            text = f"{field.label}: {field.value}"
            yield from _wrapped(text, indent, indent + "    ") or [indent]


def _wrapped(text: str, first: str, others: str) -> list[str]:
    """The text in lines of no more than a hundred letters, after what begins the first line and the others."""
    if text.isprintable() and text == text.strip() and 0 < len(text) <= _WIDTH - len(first):
        return [first + text]
    import textwrap

    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=others)


def _is_member(field: FieldShown) -> bool:
    """Whether this is one of a list, which has a key to name it by, rather than a field with a label."""
    return field.label != label(field.name)
