"""The accessibility statement."""

from __future__ import annotations

from registry.ui.heading import heading
from registry.ui.markup.html import Html, draw, safe
from registry.ui.markup.section import paragraph, section
from registry.ui.markup.summary import bullets
from registry.wording import _


def show() -> str:
    """What was tested, what is known to fall short, and how to report a barrier."""
    lead = _("Muniment should work for everyone who keeps or reads an agreement.")
    heading(_("Accessibility"), paragraph(lead, "lead"))
    draw(
        section(_("What you can do"), "s-can", _can()),
        section(_("How it was tested"), "s-tested", *_tested()),
        section(_("What falls short"), "s-short", _short()),
        section(_("Report a barrier"), "s-report", *_report()),
    )
    return ""


def _can() -> Html:
    texts = (
        _("Reach and use everything with a keyboard, and see where you are."),
        _("Hear headings, lists, tables and links as such, and how many results there are."),
        _("Read every page on a phone 320 pixels wide, or zoomed to 400%, without scrolling sideways."),
        _("Tell statuses apart without seeing colour: each is a word."),
        _("Read in words, and in a table, whatever a picture or chart shows."),
        _("Send the address of any page, and have the reader see what you see."),
    )
    return bullets(safe(text) for text in texts)


def _tested() -> tuple[Html, ...]:
    texts = (
        _(
            "Every page was checked with axe-core against levels A and AA of the Web Content Accessibility Guidelines "
            "2.2, at widths of 1400, 390 and 320 pixels, and walked through with a keyboard."
        ),
        _(
            "It has not yet been tried by people who use a screen reader, magnifier or voice control every day, nor "
            "checked by anyone outside the team."
        ),
    )
    return tuple(paragraph(text) for text in texts)


def _short() -> Html:
    texts = (
        _("Without JavaScript there is nothing to read, and until it has run the page is empty."),
        _("While a list of choices is open, it stands outside the landmarks of the page."),
        _("On a narrow screen, pictures are left out: the table that says the same stands alone."),
        _("The browser is told that every page is in English, even where a record is in Welsh."),
    )
    return bullets(safe(text) for text in texts)


def _report() -> tuple[Html, ...]:
    texts = (
        _(
            "Tell the information governance team of the council that gave you this address what you were trying to "
            "do and what stopped you. They can also give you any record in another format."
        ),
        _(
            "If you are not content with the answer, contact the Equality Advisory and Support Service, or in "
            "Northern Ireland the Equality Commission."
        ),
    )
    return tuple(paragraph(text) for text in texts)
