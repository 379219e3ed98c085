"""One instrument or provision in full: what it says, its states in time, where it applies, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.concepts.law import InstrumentKind
from registry.ui.agreement.overview import contents
from registry.ui.law.windows import windows
from registry.ui.law.words import (
    dated,
    how_known,
    law_href,
    law_link,
    laws,
    rules,
    state_tag,
    unverified,
    where,
)
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import web_link
from registry.ui.markup.section import paragraph, section
from registry.ui.markup.summary import bullets, summary
from registry.ui.markup.table import table
from registry.verbs.law.instruments import EntryShown, ProvisionShown
from registry.wording import _, counted, listed

BODY = "body-kind"


def under(entry: EntryShown, day: str) -> tuple[Html, ...]:
    """What stands below the title: its state on the day, and whether it was verified."""
    standing = entry.standing
    head = paragraph(entry.heading, "lead") if entry.heading and entry.at else NOTHING
    mark = NOTHING if standing.verified else joined([Html(" "), unverified()])
    if standing.sort == BODY:
        # A kind of body is in no force: the law that lists it is.
        return head, element("p", mark, class_="tags") if mark else NOTHING
    tags = element("p", state_tag(standing.state), mark, class_="tags")
    return head, tags, paragraph(_("On {day}: {because}").format(day=day, because=standing.because))


def entry(shown: EntryShown, today: date, day: str, on: str) -> Html:
    """Everything about it."""
    dates = NOTHING if shown.standing.sort == BODY else windows(shown.windows, today, on)
    parts = [
        ("s-about", _("About it"), joined([summary(_rows(shown, on)), how_known(shown.standing)])),
        ("s-dates", _("From when to when"), dates),
        ("s-resting", _("What stands on it"), _resting(shown, on)),
        ("s-provisions", _("Provisions, as on {day}").format(day=day), _provisions(shown, day, on)),
    ]
    there = [each for each in parts if each[2]]
    listed_ = contents([(anchor, title) for anchor, title, _inside in there])
    return joined([listed_, *(section(title, anchor, inside) for anchor, title, inside in there)])


def _rows(shown: EntryShown, on: str) -> Iterator[tuple[str, Html]]:
    if shown.says:
        yield _("What it says, in our words"), safe(shown.says)
    if shown.kind:
        yield _("Sort"), safe(_(InstrumentKind(shown.kind).label))
    if shown.number:
        yield _("Number"), safe(shown.number)
    if shown.within[0]:
        yield _("In"), law_link(*shown.within, on)
    if shown.at:
        yield _("Place"), safe(listed([shown.at, *shown.also_at], "or"))
    if shown.names:
        yield _("Also called"), safe(listed(shown.names, "or"))
    if shown.miswritten:
        yield _("Often miswritten"), safe(listed(shown.miswritten, "or"))
    if shown.made:
        yield _("Made"), safe(dated(shown.made))
    if place := where(shown.reach):
        yield _("Where it applies"), safe(place)
    if shown.note:
        yield _("To know"), safe(shown.note)
    if shown.inserted_by:
        yield _("Put in by"), laws(shown.inserted_by, on)
    if shown.replaced_by:
        yield _("Replaced by"), laws(shown.replaced_by, on)
    if shown.relieves_from:
        yield _("It relieves from"), laws(shown.relieves_from, on)
    if shown.often_mistaken:
        yield _("Often mistaken"), safe(shown.often_mistaken)
    if shown.changes:
        yield _("Changed by"), bullets(_change(each, on) for each in shown.changes)
    if shown.link:
        yield _("Where anybody can read it"), web_link(shown.link)
    yield _("Id in these data"), element("code", safe(shown.standing.id))


def _change(change: tuple[str, str, str], on: str) -> Html:
    when, title, own = change
    said = _("{title}, {day}").format(title=title, day=dated(when) if when else _("no day known"))
    return element("a", safe(said), href=f"{law_href('', on, view='changes')}#change-{own}")


def _resting(shown: EntryShown, on: str) -> Html:
    if shown.standing.sort == BODY:
        said = _("Gateways by which it may give or get")
        return element("p", element("a", safe(said), href=law_href("", on, view="gateways", body=shown.standing.id)))
    rows = []
    if shown.rules:
        rows.append((_("Rules"), rules(shown.rules)))
        if shown.standing.sort == "provision":
            found = element("a", safe(_("The same rules as a list, with what they find today")),
                            href=f"rules?law={shown.standing.id}")  # fmt: skip
            rows.append((_("What they find"), found))
    if shown.gateways:
        rows.append((_("Gateways"), laws(((each.id, each.title) for each in shown.gateways), on)))
    if not rows:
        return paragraph(_("No rule stands on it, and no gateway rests on it."))
    return summary(rows)


def _provisions(shown: EntryShown, day: str, on: str) -> Html:
    if not shown.provisions:
        return NOTHING
    open_ = sum(not each.standing.verified for each in shown.provisions)
    every = counted(len(shown.provisions), _("provision is held"), _("provisions are held"))
    said = _("{provisions}; {open} of them are not verified. Others there may be are not in these data.")
    heads = (_("Place"), _("What it says, in our words"), _("On {day}").format(day=day), _("Rests on it"))
    rows = [
        [law_link(each.standing.id, each.at, on), _says(each), _state(each), _stand(each)] for each in shown.provisions
    ]
    drawn = table(_("Provisions"), heads, rows, caption_hidden=True)
    return joined(
        [paragraph(said.format(provisions=every, open=f"{open_:,}")), element("div", drawn, class_="law-list")]
    )


def _says(each: ProvisionShown) -> Html:
    head = element("div", safe(each.heading), class_="member") if each.heading else NOTHING
    return joined([head, safe(each.says)])


def _state(each: ProvisionShown) -> Html:
    dates = []
    if each.standing.since:
        dates.append(_("from {day}").format(day=dated(each.standing.since)))
    if each.standing.until:
        dates.append(_("to {day}").format(day=dated(each.standing.until)))
    mark = NOTHING if each.standing.verified else element("div", unverified())
    return joined([state_tag(each.standing.state), element("div", safe(" ".join(dates)), class_="small"), mark])


def _stand(each: ProvisionShown) -> Html:
    said = [counted(each.rules, _("rule"), _("rules"))] if each.rules else []
    said += [counted(each.gateways, _("gateway"), _("gateways"))] if each.gateways else []
    return safe(", ".join(said))
