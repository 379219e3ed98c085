"""Long things, folded: what comes first is shown, and a line that opens says how much more there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.summary import bullets
from registry.ui.markup.table import table
from registry.wording import _, counted

_LONG, _SHOWN = 1_400, 900
"""A text of more letters than the first is folded after about the second."""

_FEW, _ROWS = 20, 30
"""Items of a list, and rows of a table, that are shown before the rest is folded."""


def text(said: str) -> Html:
    """A text, of which only the beginning is shown where it is long. Not a letter of it is left out."""
    if len(said) <= _LONG:
        return element("span", safe(said), class_="text")
    at = _end(said)
    words = counted(len(said[at:].split()), _("word"), _("words"))
    more = opened_by(_("Read the rest ({words})").format(words=words), element("span", safe(said[at:]), class_="text"))
    return joined([element("span", safe(said[:at]), class_="text"), more])


def _end(said: str) -> int:
    """Where the beginning of a long text ends: after a paragraph, else a sentence, else a word."""
    for mark in ("\n", ". ", " "):
        at = said.rfind(mark, _SHOWN // 2, _SHOWN)
        if at > 0:
            return at + len(mark)
    return _SHOWN


def opened_by(label: str, *inside: Html) -> Html:
    """A line that opens to show more."""
    return element("details", element("summary", safe(label)), *inside)


def few(
    parts: Sequence[Html], label: Callable[[str], str], *, shown: int = _FEW, made: Callable[[Iterable[Html]], Html]
) -> Html:
    """The first of many parts, and the others behind a line that opens. One left over is not worth a line.

    `label` says what opens, given how many there are; `made` puts parts together.
    """
    if len(parts) <= shown + 1:
        return made(parts)
    return joined([made(parts[:shown]), opened_by(label(f"{len(parts) - shown:,}"), made(parts[shown:]))])


def listed(items: Iterable[Html], *, shown: int = _FEW) -> Html:
    """A list with bullets, the first of many shown."""
    return few(list(items), _("and {count} others").replace("{count}", "{}").format, shown=shown, made=bullets)


def tabled(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Html]],
    *,
    below: Sequence[Html] = (),
    caption_hidden: bool = False,
) -> Html:
    """A table, of whose rows the first of many are shown. The others are a table of their own."""
    if len(rows) <= _ROWS + 5:
        return table(caption, heads, rows, below=below, caption_hidden=caption_hidden)
    first = table(caption, heads, rows[:_ROWS], below=below[:_ROWS], caption_hidden=caption_hidden)
    rest = _("{first} to {last} of {caption}").format(first=_ROWS + 1, last=f"{len(rows):,}", caption=caption)
    others = table(rest, heads, rows[_ROWS:], below=below[_ROWS:], caption_hidden=caption_hidden)
    return joined([first, opened_by(_("Show the other {count}").format(count=f"{len(rows) - _ROWS:,}"), others)])
