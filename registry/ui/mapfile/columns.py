"""The columns: how far one is, those to be decided first, and a page of them at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from registry.ui.mapfile.address import A_PAGE, ALL, DECIDED, KNOWN, OPEN, WRITE, Asked
from registry.ui.mapfile.card import card
from registry.ui.mapfile.otherwise import otherwise
from registry.ui.mapfile.sending import Said, form
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import note, paragraph
from registry.verbs.map_file.desk import Desk
from registry.verbs.map_file.held import Held
from registry.verbs.map_file.shown import Column, Decision
from registry.verbs.map_file.troubles import said_of, shape_said
from registry.wording import _, counted, listed, moment

_FEW = 20


def sorted_out(desk: Desk, decided: Mapping[str, Decision]) -> dict[str, list[str]]:
    """The columns by how they stand: to be decided, decided, and those nobody is asked about."""
    asked = desk.open()
    done = [name for name in asked if name in decided and decided[name].is_made]
    every = set(asked)
    rest = [name for name in desk.read.columns if name not in every]
    # What was put off comes after what nobody has looked at.
    waiting = [name for name in asked if name not in done]
    waiting.sort(key=lambda name: name in decided)
    return {OPEN: waiting, DECIDED: done, KNOWN: rest, ALL: list(desk.read.columns)}


def top(desk: Desk, held: Held, sorts: Mapping[str, Sequence[str]], here: Asked, wrong: Sequence[str] = ()) -> Html:
    """The file, what is wrong with it, and how far it is."""
    rows = counted(desk.read.rows, _("row"), _("rows"))
    columns = counted(len(desk.read.columns), _("column"), _("columns"))
    said = _("{shape} {columns}, {rows}.").format(shape=shape_said(desk.read.shape), columns=columns, rows=rows)
    parts = [element("p", element("strong", safe(held.title)), safe(" "), safe(said)), _kept(held)]
    troubles = said_of(desk.read)
    if troubles:
        items = [element("li", safe(each)) for each in troubles]
        mend = paragraph(
            _("Mend the file and choose it again; or, where only the reading went wrong, read it otherwise.")
        )
        parts.append(note(paragraph(_("About this file:")), element("ul", *items, class_="bullets"), mend))
    parts.append(otherwise(desk.read.shape, held, wrong))
    if desk.known:
        parts.append(_known(desk))
    if held.written and here.view == WRITE:
        return joined(parts[:2])  # What it was like, and what there is to decide, is of no interest any more.
    parts += [element("h2", safe(_("Columns")), id="s-columns"), _progress(sorts), _shows(sorts, here, held)]
    return joined(parts)


def _kept(held: Held) -> Html:
    until = held.until
    when = moment(until.isoformat(timespec="minutes")) if until else ""
    said = _("Kept here until {when} unless you come back: this page's address leads to it. Nobody else is given it.")
    button = element("button", safe(_("Forget this file")), type="submit", class_="plain")
    return element("div", paragraph(said.format(when=when), "quiet"), form("forget", button), class_="mapfile-kept")


def _known(desk: Desk) -> Html:
    """That most of it is recorded already, and what has changed since."""
    assert desk.known is not None
    title = desk.known.vocabulary.title
    has = counted(len(desk.known.terms), _("column is"), _("columns are"))
    parts = [
        paragraph(
            _("{has} in the vocabulary “{title}” already. You are asked for new ones only.").format(
                has=has, title=title
            )
        )
    ]
    if desk.known.missing:
        names = [f"“{each.notation or each.label}”" for each in desk.known.missing]
        some = listed(
            [*names[:_FEW], _("{count} more").format(count=len(names) - _FEW)] if len(names) > _FEW else names
        )
        parts.append(
            paragraph(
                _("Of its columns this file lacks {names}. If they were renamed, the new names are below.").format(
                    names=some
                )
            )
        )
    return note(*parts)


def _progress(sorts: Mapping[str, Sequence[str]]) -> Html:
    done, of = len(sorts[DECIDED]), len(sorts[DECIDED]) + len(sorts[OPEN])
    said = progress_said(sorts)
    if not of:
        return paragraph(said)
    bar = element(
        "span", element("span", style=f"width: {100 * done / of:.1f}%"), class_="mapfile-bar", aria_hidden="true"
    )
    return element("p", element("strong", safe(said)), safe(" "), bar)


def progress_said(sorts: Mapping[str, Sequence[str]]) -> str:
    """How far one is, in a sentence."""
    done, of = len(sorts[DECIDED]), len(sorts[DECIDED]) + len(sorts[OPEN])
    if not of:
        return _("There is nothing to decide: every column that may be recorded is recorded already.")
    return _("{done} of {columns} decided.").format(done=done, columns=counted(of, _("column"), _("columns")))


def _shows(sorts: Mapping[str, Sequence[str]], here: Asked, held: Held) -> Html:
    labels = {OPEN: _("To decide"), DECIDED: _("Decided"), KNOWN: _("Not asked about"), ALL: _("All")}
    items = []
    for show, label in labels.items():
        if not sorts[show] and show != OPEN:
            continue
        is_here = here.show == show and not here.column and not here.view
        to = here.but(show=show, page=1, column=0, view="").address
        text = _("{label} ({count})").format(label=label, count=len(sorts[show]))
        items.append(
            element("li", element("a", safe(text), href=to, id=f"show-{show}", aria_current="true" if is_here else ""))
        )
    to = here.but(view=WRITE, column=0, page=1, show=OPEN).address
    current = "true" if here.view == WRITE else ""
    if sorts[OPEN] or sorts[DECIDED] or held.written:
        label = _("What was written") if held.written else _("Check and write")
        items.append(element("li", element("a", safe(label), href=to, id="show-write", aria_current=current)))
    return element("nav", element("ul", *items), class_="mapfile-shows", aria_label=_("Columns and records"))


def chosen(sorts: Mapping[str, Sequence[str]], columns: Sequence[str], here: Asked) -> list[str]:
    """The columns of this page."""
    if 0 < here.column <= len(columns):
        return [columns[here.column - 1]]
    names = sorts[here.show]
    first = (min(here.page, pages(names)) - 1) * A_PAGE
    return list(names[first : first + A_PAGE])


def pages(names: Sequence[str]) -> int:
    """How many pages there are of them."""
    return max(1, -(-len(names) // A_PAGE))


def listing(columns: Sequence[Column], sorts: Mapping[str, Sequence[str]], here: Asked, said: Said) -> Html:
    """The columns of this page, and the way to the others."""
    if not columns:
        return _none(here, sorts)
    parts = [card(each, here, said.wrong if said.column == each.position + 1 else ()) for each in columns]
    if here.column:
        back = element("a", safe(_("Back to the columns to decide")), href=here.but(column=0).address)
        return joined([element("p", back), *parts])
    return joined([*parts, _paging(sorts[here.show], here)])


def _none(here: Asked, sorts: Mapping[str, Sequence[str]]) -> Html:
    if here.show != OPEN:
        return paragraph(_("There are none of these."))
    if not sorts[DECIDED]:
        return nothing_left()
    to = element("a", safe(_("Check and write the records")), href=here.but(view=WRITE, page=1).address)
    return joined([paragraph(_("No column waits for a decision.")), element("p", to)])


def nothing_left() -> Html:
    """Every column is recorded: there is nothing to write, and two things to go on with."""
    links = (
        ("mapreview", _("Mapping review: look at what is decided of them, change it, approve it")),
        ("translate", _("Translate a file into somebody else's words")),
    )
    items = [element("li", element("a", safe(text), href=page)) for page, text in links]
    return joined([paragraph(_("There is nothing to write. From here:")), element("ul", *items, class_="bullets")])


def _paging(names: Sequence[str], here: Asked) -> Html:
    of = pages(names)
    if of < 2:
        return NOTHING
    return element(
        "nav",
        joined(_steps(min(here.page, of), of, here), Html(" ")),
        class_="paging",
        aria_label=_("Pages of columns"),
    )


def _steps(at: int, of: int, here: Asked) -> Iterator[Html]:
    if at > 1:
        yield element("a", safe(_("Previous")), href=here.but(page=at - 1).address, id="columns-before")
    yield safe(_("Page {page} of {pages}").format(page=at, pages=of))
    if at < of:
        yield element("a", safe(_("Next")), href=here.but(page=at + 1).address, id="columns-after")
