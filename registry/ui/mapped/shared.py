"""How well the integration model serves those who map to it, as lists for whoever looks after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.ui.drawer import source_link
from registry.ui.mapped.address import Asked
from registry.ui.mapped.words import record_link, term_link, terms
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph, section
from registry.ui.record.fold import tabled
from registry.verbs.how_mapped.shared import GroupRow, LackingRow, OutdatedRow, SharedModel, SharedRow
from registry.verbs.words.mapped import Answer
from registry.wording import _, counted, listed


def shared(here: Asked, answer: Answer) -> Html:
    """Each integration model, then what it lacks, and mappings made to another version."""
    if not answer.shared:
        said = _(
            "There is no integration model. Create a vocabulary that says `model: integration`, for others to map to."
        ).replace("`", "")
        return section(_("The integration model"), "s-model", paragraph(said))
    drawn = [_model(each, at, answer) for at, each in enumerate(answer.shared)]
    return joined([*drawn, _lacking(here, answer.lacking), _outdated(answer.outdated)])


def _model(model: SharedModel, at: int, answer: Answer) -> Html:
    own = f"m{at}"
    said = _("{used} of {terms} are mapped to by two organisations or more: those are what exchange can rest on.")
    made = [
        Card(_("Mapped to by one organisation only"), len(model.by_one), f"#{own}-one"),
        Card(_("Mapped to by nobody"), len(model.orphans), f"#{own}-none"),
        Card(_("Too coarse"), len(model.coarse), f"#{own}-coarse"),
        Card(_("By nobody as the same"), len(model.inexact), f"#{own}-inexact"),
        Card(_("Several said to be the same"), len(model.collisions), f"#{own}-same"),
        Card(_("Lacking, by label"), len(answer.lacking), "#s-lacking"),
    ]
    return section(
        model.vocabulary.title, f"s-{own}",
        paragraph(said.format(used=f"{model.used:,}", terms=terms(model.terms))),
        cards(made, _("The integration model, in numbers")),
        *_lists(model, own),
    )  # fmt: skip


def _lists(model: SharedModel, own: str) -> Iterator[Html]:
    yield _terms(
        _("Mapped to by one organisation only"), f"{own}-one", model.by_one,
        _("Of no use for exchange yet. Ask the others whether they have a word for it."),
    )  # fmt: skip
    yield _terms(
        _("Mapped to by nobody"),
        f"{own}-none",
        model.orphans,
        _("Nor is anything below them. Keep what is to come; what nobody needs may be deprecated."),
    )
    yield _terms(
        _("Mapped to by nobody, but something below is"),
        f"{own}-above",
        model.headings,
        _("They hold others together. Nothing need be done."),
    )
    yield _groups(
        _("Too coarse: broader than many terms of one organisation"), f"{own}-coarse", model.coarse,
        (_("Shared term"), _("Terms it cannot tell apart"), _("Whose")),
        _("Consider splitting them: what comes in as different goes out as one."),
    )  # fmt: skip
    yield _terms(
        _("Mapped to, and by nobody as the same"),
        f"{own}-inexact",
        model.inexact,
        _("Perhaps nobody means just this. Look at the definition."),
    )
    yield _groups(
        _("Several terms of one vocabulary said to mean the same"), f"{own}-same", model.collisions,
        (_("Shared term"), _("Terms"), _("Vocabulary")),
        _("Either they are two words for one thing, or the shared term is broader than one of them."),
    )  # fmt: skip
    yield _groups(
        _("One term that leads to several shared ones"), f"{own}-several", model.splits,
        (_("Term"), _("Shared terms"), _("Vocabulary")),
        _("Which of them is meant depends on a condition, or all are meant together. See that its mapping says so."),
    )  # fmt: skip


def _terms(title: str, anchor: str, rows: Sequence[SharedRow], said: str) -> Html:
    if not rows:
        return _none(title, anchor)
    heads = (_("Shared term"), _("What it means"), _("Mapped to by"), _("In agreed flows"), _("File"))
    drawn = [
        (
            term_link(each.term), safe(each.definition),
            safe(listed(each.organisations) if each.organisations else _("Nobody")),
            safe(f"{each.agreed:,}"), source_link(each.term.address, each.term.title),
        )
        for each in rows
    ]  # fmt: skip
    return joined([_heading(title, anchor, len(rows)), paragraph(said), _folded(title, heads, drawn)])


def _groups(title: str, anchor: str, rows: Sequence[GroupRow], heads: tuple[str, str, str], said: str) -> Html:
    if not rows:
        return _none(title, anchor)
    drawn = [
        (term_link(each.term), joined([term_link(one) for one in each.others], safe("; ")), safe(each.who))
        for each in rows
    ]
    return joined([_heading(title, anchor, len(rows)), paragraph(said), _folded(title, heads, drawn)])


def _heading(title: str, anchor: str, number: int) -> Html:
    return heading(f"{title}: {number:,}", 3, anchor)


def _none(title: str, anchor: str) -> Html:
    return joined([_heading(title, anchor, 0), paragraph(_("None."), "quiet")])


def _folded(title: str, heads: Sequence[str], rows: Sequence[Sequence[Html]]) -> Html:
    made = tabled(title, heads, rows, caption_hidden=True)
    if len(rows) <= 8:
        return made
    return element("details", element("summary", safe(_("Show them"))), made)


def _lacking(here: Asked, rows: Sequence[LackingRow]) -> Html:
    lead = _(
        "Terms that organisations looked for and decided to have no shared term, by what they call them. What several"
        " lack is most worth adding."
    )
    if not rows:
        body = paragraph(_("Nothing was decided to be lacking."), "quiet")
    else:
        heads = (_("What it is called"), _("Organisations"), _("Whose"), _("Terms"))
        drawn = [
            (
                safe(each.label), safe(f"{len(each.organisations):,}"), safe(listed(each.organisations)),
                joined([term_link(one) for one in each.terms], safe("; ")),
            )
            for each in rows
        ]  # fmt: skip
        every = element("a", safe(_("See them one by one")), href=here.terms("no-term").href("terms"))
        body = joined([tabled(_("What it lacks"), heads, drawn, caption_hidden=True), element("p", every)])
    return section(_("What it may lack"), "s-lacking", paragraph(lead), body)


def _outdated(rows: Sequence[OutdatedRow]) -> Html:
    again = {"yes": _("Yes"), "no": _("No: what changed leaves them as they are")}
    if not rows:
        body: Html = paragraph(
            _("Every mapping set was made to the version that there is, as far as records say."), "quiet"
        )
    else:
        heads = (_("Mapping set"), _("Vocabulary"), _("Made to"), _("There is now"), _("In use"), _("Look again?"))
        drawn = [
            (
                record_link(each.set), record_link(each.vocabulary), safe(each.made_to), safe(each.now),
                safe(counted(each.mappings, _("mapping"), _("mappings")) + _of_gone(each)),
                safe(again.get(each.breaks, _("No record says"))),
            )
            for each in rows
        ]  # fmt: skip
        body = tabled(_("Mappings made to another version"), heads, drawn, caption_hidden=True)
    return section(_("Mappings made to another version"), "s-outdated", body)


def _of_gone(row: OutdatedRow) -> str:
    return _(", {number} of terms out of use").format(number=f"{row.touched:,}") if row.touched else ""
