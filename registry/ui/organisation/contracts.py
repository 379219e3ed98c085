"""Who processes personal data for an organisation, and for whom it does so itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.summary import bullets
from registry.ui.markup.table import table
from registry.ui.markup.tag import tag
from registry.ui.organisation.address import lists_of
from registry.verbs.body import Body
from registry.verbs.contracts import CONTROLLER, PROCESSOR, SUB_PROCESSOR, Contract
from registry.verbs.organisations.partners import Answer
from registry.wording import _, day

_EACH = 50
"""Contracts that one table shows."""


def contracts(answer: Answer) -> Html:
    """A table for each way in which it stands in contracts; a sentence where it stands in none."""
    if not answer.contracts:
        return paragraph(_("No record shows a contract with a processor in which it has a part."))
    parts = (
        (CONTROLLER, _("Who processes for it"), [(_("Processor"), _processor)]),
        (PROCESSOR, _("For whom it processes"), [(_("Controllers"), _controllers)]),
        (
            SUB_PROCESSOR,
            _("Where it is a sub-processor"),
            [(_("Processor"), _processor), (_("Controllers"), _controllers)],
        ),
    )
    return joined(_table(answer, part, title, columns) for part, title, columns in parts)


Column = tuple[str, Callable[[Contract], Html]]


def _table(answer: Answer, part: str, title: str, columns: Sequence[Column]) -> Html:
    found = [each for each in answer.contracts if each.part == part]
    if not found:
        return NOTHING
    heads = (_("Contract"), *(name for name, _drawn in columns), _("Sub-processors"), _("Status"))
    rows = [_row(each, columns) for each in found[:_EACH]]
    more = NOTHING
    if len(found) > _EACH or answer.contracts_total > len(answer.contracts):
        to = lists_of("processor-contract", "party", answer.ref)
        more = element("p", element("a", safe(_("See every contract that names it")), href=to))
    return joined([heading(title, 3, f"s-contracts-{part}"), table(title, heads, rows, caption_hidden=True), more])


def _row(each: Contract, columns: Sequence[Column]) -> Sequence[Html]:
    does = element("div", safe(each.does), class_="quiet") if each.does else NOTHING
    named = joined([link(each.ref, each.title), does])
    return named, *(drawn(each) for _name, drawn in columns), _engaged(each), tag(each.status)


def _body(body: Body) -> Html:
    if body.ref and body.title:
        return link(body.ref, body.title)
    if body.ref:
        missing = element("span", safe(_("(not found)")), class_="quiet")
        return joined([element("code", safe(body.ref)), missing], Html(" "))
    return safe(body.title)


def _processor(each: Contract) -> Html:
    return _body(each.processor) if each.processor else safe(_("Not said"))


def _controllers(each: Contract) -> Html:
    return bullets(_body(one) for one in each.controllers) or safe(_("Not said"))


def _engaged(each: Contract) -> Html:
    def one(at: int) -> Html:
        engaged = each.sub_processors[at]
        by = _("engaged by {name}").format(name=engaged.engaged_by) if engaged.engaged_by else ""
        until = _("until {day}").format(day=day(date.fromisoformat(engaged.ends))) if engaged.ends else ""
        said = "; ".join(text for text in (engaged.does, by, until) if text)
        return joined([_body(engaged.body), element("div", safe(said), class_="quiet") if said else NOTHING])

    return bullets(one(at) for at in range(len(each.sub_processors)))
