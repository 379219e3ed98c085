"""How many records an organisation keeps, and how many name it, by kind: each number leads to what it counts."""

from __future__ import annotations

from collections.abc import Mapping

from registry.concepts.kinds import Kind
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph
from registry.ui.markup.table import table
from registry.ui.organisation.address import lists_of
from registry.verbs.organisations.partners import Answer
from registry.wording import _


def kept(answer: Answer) -> Html:
    """A table with one kind a row: how many are in its own register, and how many in any register name it."""
    own = {each.kind: each.count for each in answer.kept}
    named = {each.kind: each.count for each in answer.named}
    labels = {each.kind: each.label for each in (*answer.kept, *answer.named)}
    none = paragraph(_("It keeps no register here: what is known of it stands in the registers of others."))
    said = NOTHING if answer.register else none
    if not labels:
        return joined([said, paragraph(_("No record names it."))])
    columns: list[tuple[str, Mapping[str, int], str, str]] = []
    if answer.register:
        title = _("In its own register, {register}").format(register=answer.register)
        columns.append((title, own, "register", answer.register))
    columns.append((_("Naming it, in any register"), named, "party", answer.ref))
    kinds = [kind.value for kind in Kind if kind.value in labels]
    rows = [
        [safe(labels[kind]), *(_number(labels[kind], kind, *column) for column in columns)] for kind in kinds
    ]  # fmt: skip
    heads = [_("Kind of record"), *(column[0] for column in columns)]
    return joined([said, table(_("Records by kind"), heads, rows, caption_hidden=True)])


def _number(label: str, kind: str, title: str, counts: Mapping[str, int], by: str, value: str) -> Html:
    count = counts.get(kind, 0)
    to = lists_of(kind, by, value) if count else ""
    number = safe(f"{count:,}")
    if not to:
        return number
    about = element("span", safe(f" {label}. {title}"), class_="visually-hidden")
    return element("a", number, about, href=to)
