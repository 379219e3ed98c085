"""What was decided on a term before: who, when, on which versions, what was shown, and where reviewers disagree."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.mappings import MismatchReason
from registry.ui.drawer import source_link
from registry.ui.mapreview.pair import place_of
from registry.ui.mapreview.words import decision_word, key_of, part_word
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import note, paragraph, section
from registry.ui.record.fold import listed as folded
from registry.ui.record.fold import opened_by
from registry.ui.site import Site
from registry.ui.words.address import term_link
from registry.ui.words.mapping import told
from registry.verbs.reviewing.shown import Past, Waiting
from registry.wording import _, counted, listed


def disagreement(row: Waiting) -> Html:
    """That reviewers do not agree, and who says what; nothing where they do."""
    if row.state != "disagreed":
        return NOTHING
    said = [f"{_by(each)}: {each.said or decision_word(each.decision)}" for each in _last_of_each(row.past)]
    again = _("Reviewers disagree. Decide anew, with a note that says why: what was said before stays on record.")
    return note(paragraph(again), paragraph("; ".join(said) + "." if said else ""))


def _last_of_each(past: Sequence[Past]) -> tuple[Past, ...]:
    """The last word of everybody who decided."""
    return tuple({(each.author or each.role): each for each in past}.values())


def past(site: Site, row: Waiting) -> Html:
    """Every decision on it, the latest first."""
    if not row.past:
        return NOTHING
    items = [element("li", _one(site, each, at)) for at, each in enumerate(reversed(row.past))]
    said = _("{decisions} so far. Nothing is taken back: to change one, decide anew.")
    said = said.format(decisions=counted(len(row.past), _("decision"), _("decisions")))
    inside = element("div", folded_list(items), class_="review-past")
    return section(_("What was decided before"), "s-past", paragraph(said, "quiet"), inside)


def folded_list(items: Sequence[Html]) -> Html:
    """Decisions one below another, the oldest of many folded away."""
    first, rest = items[:6], items[6:]
    drawn = element("ol", *first)
    if not rest:
        return drawn
    more = _("Show {count}").format(count=counted(len(rest), _("earlier one"), _("earlier ones")))
    return joined([drawn, opened_by(more, element("ol", *rest))])


def _one(site: Site, each: Past, at: int) -> Html:
    what = [element("strong", safe(each.said or decision_word(each.decision)))]
    if each.objects:
        what.append(joined([term_link(address, key_of(address)) for address in each.objects], safe(", ")))
    if each.reason in list(MismatchReason):
        what.append(safe(f"({_(MismatchReason(each.reason).label).lower()})"))
    who = safe(f"{_by(each)}, {told(each.at[:10])}. ")
    words = element("p", safe(f"“{each.words}”"), class_="words") if each.words else NOTHING
    details = []
    if each.versions:
        details.append(element("p", safe(_("On these versions: {versions}").format(versions=each.versions))))
    if each.shown:
        details.append(element("p", safe(_("What was suggested at the time, likeliest first:"))))
        details.append(folded(safe(said) for said in each.shown))
    place = NOTHING
    if each.file:
        where = place_of(site, each.file, each.line)
        place = element("p", safe(_("Recorded in ")), element("code", safe(where), class_="place"))
    more = opened_by(_("What was shown, and where it is recorded"), *details, place)
    return joined([element("p", joined(what, safe(" "))), element("p", who, class_="quiet"), words, more])


def _by(each: Past) -> str:
    by = [part for part in (each.role, each.author) if part]
    part = part_word(each.part).lower()
    return _("{who}, {part}").format(who=listed(by) if by else _("Somebody unknown"), part=part)


def mapping_place(row: Waiting) -> Html:
    """The way to the mapping as it is written."""
    if not row.mapping or not row.set:
        return NOTHING
    address = row.mapping if "#" in row.mapping else f"{row.set}#mappings[{row.mapping}]"
    return source_link(address, row.label, "mapping-at")
