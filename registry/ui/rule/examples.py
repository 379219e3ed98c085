"""The examples of a rule, judged as the page is drawn: what is the case, what the rule says of it, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.summary import summary
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.fold import opened_by
from registry.ui.why.words import OUTCOMES, outcome_word
from registry.verbs.checks.explain import Edit, ExampleShown
from registry.verbs.records.show import label
from registry.wording import _, counted

_DEEPEST = 6
_LONG = 6
"""Fields put in at one place after which they are folded."""


def examples(shown: Sequence[ExampleShown]) -> Html:
    """The examples, by what the rule says of them."""
    said = _(
        "Each begins with records in which nothing is wrong, those of the invented council of Millbrook and its "
        "partners, and changes something in them. What the rule says was worked out just now."
    )
    parts = [paragraph(said)]
    for outcome in OUTCOMES:
        found = [each for each in shown if each.outcome == outcome]
        if found:
            count = counted(len(found), _("example"), _("examples"))
            title = _("{outcome}: {examples}").format(outcome=outcome_word(outcome), examples=count)
            parts += [heading(title, 3), *(_example(each) for each in found)]
    return joined(parts)


def _example(shown: ExampleShown) -> Html:
    changes = [_edit(each) for each in shown.edits]
    what = _("What differs") if changes else ""
    none = paragraph(_("Nothing is changed: this is so of the sound records."), "quiet")
    return element(
        "article",
        element("h4", safe(shown.title)),
        paragraph(_("The rule says: {because}").format(because=shown.because)),
        element("p", safe(_("Judged: {subject}").format(subject=shown.subject)), class_="quiet small"),
        element("p", safe(what), class_="small member") if what else none,
        element("ul", *(element("li", each) for each in changes), class_="plain") if changes else NOTHING,
        class_="example",
    )


def _edit(edit: Edit) -> Html:
    name = element("span", safe(edit.name), title=edit.at)
    if edit.removed:
        return joined([name, safe(f": {_('taken out')}")])
    if isinstance(edit.put, (dict, list)) and _size(edit.put) > _LONG:
        return joined([name, opened_by(_("Show what is put there"), put(edit.put))])
    return joined([name, safe(": "), put(edit.put)])


def _size(value: Any) -> int:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_size, inside))


def put(value: Any, depth: int = 0) -> Html:
    """What is put somewhere, as fields and lists; what is very deep as it is written."""
    if isinstance(value, dict) and value and depth < _DEEPEST:
        return summary(((label(str(name)), put(inner, depth + 1)) for name, inner in value.items()), "fields")
    if isinstance(value, list) and value and depth < _DEEPEST:
        return folded_list([put(each, depth + 1) for each in value])
    return element("code", safe(_("none") if value in ([], {}) else str(value)))
