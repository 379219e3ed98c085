"""Every mapping of a vocabulary that waits for a second look or for approval, to be agreed with singly or at once."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.ui.drawer import source_link
from registry.ui.mapreview.address import Asked
from registry.ui.mapreview.words import hidden, key_of, stands, state_tag, status_word
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.table import table
from registry.verbs.reviewing.shown import Waiting
from registry.wording import _, counted

WAITS = ("proposed", "reviewed", "disagreed")
"""States in which a mapping waits for somebody's word."""

EVERY = "every"
"""The field that holds all terms that are agreed with at once."""


def whole(here: Asked, rows: Sequence[Waiting], total: int, digest: str) -> Html:
    """The table, with a button for each row and one for all that is shown."""
    if not rows:
        told = _("No mapping of this vocabulary waits for a second look or for approval.")
        back = element(
            "a", safe(_("Show what is still to look at")), href=here.of(here.vocabulary).href(), id="show-waiting"
        )
        return joined([heading(_("Nothing waits"), 2, "s-term"), paragraph(told), element("p", back)])
    title = counted(total, _("mapping waits for somebody's word"), _("mappings wait for somebody's word"))
    heads = (_("Our word"), _("How it stands"), _("Shared word"), _("Status"), _("Who, and why"), _("Your word"))
    drawn = table(title, heads, [_row(here, each) for each in rows], caption_hidden=True)
    shown = NOTHING
    if total > len(rows):
        told = _("The first {shown} are listed. Agree or disagree with these, and the next come.")
        shown = paragraph(told.format(shown=f"{len(rows):,}"), "quiet")
    return element(
        "section", heading(title, 2, "s-term"), shown, drawn, _all(here, rows),
        class_="review-desk review-whole", id="review-desk", data_expect=digest, data_term=rows[0].term,
        aria_labelledby="s-term",
    )  # fmt: skip


def _may_agree(here: Asked) -> bool:
    return bool(here.role) and here.part != DecidedAs.MAKER.value


def _all(here: Asked, rows: Sequence[Waiting]) -> Html:
    if not _may_agree(here):
        told = _("To agree, say above in which role you decide, and that you review or approve: whoever proposes "
                 "cannot agree with their own.")  # fmt: skip
        return paragraph(told)
    # Where reviewers disagree nobody agrees in passing.
    agreed = [each for each in rows if each.state != "disagreed"]
    if not agreed:
        return NOTHING
    label = _("Agree with all {count} listed above").format(count=f"{len(agreed):,}")
    every = [element("input", type="hidden", name=EVERY, value=each.term) for each in agreed]
    send = element("button", safe(label), type="button", data_decide=MappingDecision.AGREE.value, data_every="yes",
                   class_="first", id="agree-all")  # fmt: skip
    left = len(rows) - len(agreed)
    said = NOTHING
    if left:
        told = _("{count} on which reviewers disagree is left out.") if left == 1 else _(
            "{count} on which reviewers disagree are left out."
        )  # fmt: skip
        said = element("span", safe(" " + told.format(count=f"{left:,}")), class_="quiet")
    return element("p", *every, send, said, class_="ends")


def _row(here: Asked, each: Waiting) -> tuple[Html, ...]:
    ours = joined([
        element("a", safe(each.label), href=here.at_one(each.term).href("s-term")),
        element("div", element("code", safe(key_of(each.term))), class_="key"),
    ])  # fmt: skip
    labels = ", ".join(each.object_labels) or _("no shared word")
    how = stands(each.predicate) if each.objects else _("was found to have")
    last = each.past[-1] if each.past else None
    who = NOTHING
    if last is not None:
        by = ", ".join(part for part in (last.role, last.author) if part)
        why = element("div", safe(f"“{last.words}”"), class_="key") if last.words else NOTHING
        who = joined([safe(by), why])
    also = element("div", safe(status_word(each.status)), class_="key") if each.status != each.state else NOTHING
    status = joined([state_tag(each.state), also])
    place = element("div", source_link(each.term, each.label, f"at-{key_of(each.term)}"), class_="key")
    return joined([ours, place]), safe(how), safe(labels), status, who, _say(here, each)


def _say(here: Asked, each: Waiting) -> Html:
    if not _may_agree(here):
        return element("a", safe(_("Look at it")), hidden(f": {each.label}"),
                       href=here.at_one(each.term).href("s-term"))  # fmt: skip
    return element("div", *(
        element("button", safe(label), hidden(f": {each.label}"), type="button", data_decide=decision.value,
                data_term=each.term)
        for decision, label in ((MappingDecision.AGREE, _("Agree")), (MappingDecision.DISAGREE, _("Disagree")))
    ), class_="review-say")  # fmt: skip
