"""The draft as it was checked, line by line, with a mark at every line that something was said of."""

from __future__ import annotations

from collections.abc import Mapping

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading
from registry.ui.whatif.editor import editing
from registry.wording import _

_LONGEST = 2_000
"""Characters of one line that are shown."""


def anchor(line: int) -> str:
    """What a link to a line ends with."""
    return f"line-{line}"


def to_line(line: int, about: str) -> Html:
    """A link to a line of the draft on this page."""
    hidden = element("span", safe(_(" of the draft, about {about}").format(about=about)), class_="visually-hidden")
    return element("a", safe(_("Line {line}").format(line=f"{line:,}")), hidden, href=f"#{anchor(line)}")


def to_edit(line: int) -> Html:
    """A link to the same line where it can be changed."""
    hidden = element("span", safe(_(" {line} of the text").format(line=f"{line:,}")), class_="visually-hidden")
    return element("a", safe(_("Change that line")), hidden, href=editing(line))


def numbered(text: str, marks: Mapping[int, str]) -> Html:
    """The text with its line numbers. `marks` says in a few words what there is at a line."""
    lines = [_line(at, line, marks.get(at, "")) for at, line in enumerate(text.split("\n"), 1)]
    if lines and not text.split("\n")[-1]:
        lines.pop()
    inside = element("ol", joined(lines), class_="lines")
    box = element("div", inside, class_="draft-lines", tabindex="0", role="region", aria_label=_("The draft by line"))
    return joined([heading(_("The draft as it was checked"), 3, "s-lines"), box])


def _line(at: int, text: str, mark: str) -> Html:
    text = text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
    said = element("span", safe(mark), class_="line-mark") if mark else NOTHING
    return element("li", element("code", safe(text)), said, id=anchor(at), class_="marked" if mark else "")
