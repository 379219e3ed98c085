"""The box for a citation, and what it leads to: the law, its state on the day, or why it cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from registry.ui.law.words import (
    effect_word,
    law_link,
    rules,
    state_tag,
    unverified,
)
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, message, note, paragraph, section
from registry.ui.markup.summary import bullets, summary
from registry.verbs.law.law import Answer, Found
from registry.wording import _, counted

CITE = "cite"
"""The name of the citation in the address."""

MOST = 500
"""Letters that are looked up at once."""


def box(typed: str, on: str) -> Html:
    """Where a citation or a sentence is typed or pasted."""
    return element(
        "form",
        element("label", safe(_("Look up a citation, or paste a sentence that cites law")), for_="choose-cite"),
        element("input", type="hidden", name="on", value=on) if on else NOTHING,
        element("input", type="text", name=CITE, id="choose-cite", value=typed[:MOST], maxlength=str(MOST)),
        element("button", safe(_("Look up")), type="submit"),
        class_="choice lookup", method="get",
    )  # fmt: skip


def hint() -> Html:
    """What may be typed."""
    return paragraph(
        _("For example: s.115 CDA 1998, or Article 6(1)(e) UK GDPR and section 10 of the Children Act 2004."), "quiet"
    )


def found(answer: Answer, day: str, on: str) -> Html:
    """What each place of the citation leads to."""
    many = counted(len(answer.found), _("place is cited"), _("places are cited"))
    said = _("{places}. Each is told as on {day}.").format(places=many, day=day)
    unread = _("Only the first {most} letters were read; {rest} were not. Look up less at once.").format(
        most=f"{MOST:,}", rest=f"{answer.unread:,}"
    )
    return section(
        _("What it leads to"), "s-found", paragraph(said), note(paragraph(unread)) if answer.unread else NOTHING,
        *(_one(each, on) for each in answer.found),
    )  # fmt: skip


def _one(each: Found, on: str) -> Html:
    if not each.id:
        title = heading(each.text or _("Nothing"), 3)
        return element("article", title, note(message(each.trouble)), _not_read(), class_="cited")
    title = element("h3", law_link(each.id, _title(each), on))
    return element("article", title, *_told(each, on), class_="cited")


def _title(each: Found) -> str:
    return each.title if each.in_data else each.text


def _not_read() -> Html:
    said = _("So nothing can be said of its state. Correct the citation, and look it up again.")
    return paragraph(said, "quiet")


def _told(each: Found, on: str) -> Iterator[Html]:
    if each.trouble:
        yield note(message(each.trouble))
    if not each.in_data:
        said = _("These data hold {law}, and not this place in it: nobody can tell from them whether there is one.")
        yield note(paragraph(said.format(law=each.title)))
    if each.assumed:
        yield note(paragraph(_("The citation does not name the instrument: this is what it may mean.")))
    mark = NOTHING if each.verified else joined([Html(" "), unverified()])
    yield element("p", state_tag(each.state), mark, class_="tags")
    whose = each.because if each.in_data else _("The whole instrument: {because}").format(because=each.because)
    yield paragraph(whose)
    yield summary(_rows(each, on), "fields")


def _rows(each: Found, on: str) -> Iterator[tuple[str, Html]]:
    if each.says:
        yield _("What it says, in our words"), safe(each.says)
    if not each.verified and each.in_data:
        yield _("To confirm with a lawyer"), bullets(safe(doubt) for doubt in each.doubts)
    if each.known_from:
        yield _("What was read"), safe(each.known_from)
    if each.gateways:
        links = (
            joined([law_link(own.id, own.title, on), safe(f" ({effect_word(own.effect)})")]) for own in each.gateways
        )
        yield _("Gateways that rest on it"), bullets(links)
    if each.rules:
        yield _("Rules that stand on it"), rules(each.rules)
    if each.within[0]:
        yield _("In"), law_link(*each.within, on)
