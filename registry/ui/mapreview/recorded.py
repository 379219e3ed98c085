"""What a decision came to, told above the next term."""

from __future__ import annotations

from collections.abc import Iterator

from registry.ui.mapreview.address import Asked
from registry.ui.mapreview.held import Held
from registry.ui.mapreview.words import decision_word, key_of, status_word
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, message, paragraph
from registry.ui.record.fold import opened_by
from registry.ui.site import Site
from registry.verbs.words.decide import Recorded
from registry.wording import _, counted


def outcome(site: Site, here: Asked, held: Held) -> Html:
    """What was recorded, or why nothing was; nothing where nobody has decided yet."""
    if held.overtaken:
        return _overtaken(here, held)
    if not held.recorded and not held.failed:
        return NOTHING
    first = held.recorded[0] if held.recorded else None
    told = [element("strong", safe(held.said or _("Recorded.")))]
    if first is not None:
        change = element("a", safe(_("Change it")), href=here.at(first.term).href("s-term"), id="change-it")
        told += [safe(" "), change, safe(_(" by deciding anew."))]
    last = paragraph(_("That was the last of this queue.")) if held.was_last else NOTHING
    failed = NOTHING
    if held.failed:
        failed = joined(message(each) for each in held.failed)
    where = joined(_each(site, held.recorded))
    details = opened_by(_("Where it is recorded, and by whom"), where) if held.recorded else NOTHING
    return element("div", element("p", *told), last, failed, details, class_="recorded review-recorded", role="note")


def _each(site: Site, recorded: tuple[Recorded, ...]) -> Iterator[Html]:
    if len(recorded) > 1:
        yield paragraph(_("Recorded for {terms}, each by itself:").format(
            terms=counted(len(recorded), _("term"), _("terms"))
        ))  # fmt: skip
    for each in recorded:
        place = [element("code", safe(site.path_of(each.file)), class_="place")]
        if each.reviews:
            place += [safe(_(" and ")), element("code", safe(site.path_of(each.reviews)), class_="place")]
        by = ""
        if each.commit:
            by = _("Saved in the register's history by {author} (commit {commit}).").format(
                author=each.author, commit=each.commit[:12]
            )
        told = f"{key_of(each.term)}, {status_word(each.status).lower()}" if each.status else key_of(each.term)
        yield element("p", element("strong", safe(f"{told}: ")), *place)
        yield joined(paragraph(site.plainly(said)) for said in (by, each.note) if said)


def _overtaken(here: Asked, held: Held) -> Html:
    wanted = held.wanted
    kept = NOTHING
    if wanted is not None:
        said = _("You had decided: {decision}. Nothing of it is lost: what you chose and wrote still stands below.")
        kept = paragraph(said.format(decision=decision_word(wanted.decision)))
    again = element("p", element("a", safe(_("Look again")), href=here.href("s-term"), id="look-again"))
    title = heading(_("Somebody else was quicker"), 2, "s-overtaken")
    return element("div", title, message(held.overtaken), kept, again, class_="note", role="note")
