"""The end: what the records are called, what would be written to the letter, and what was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlencode

from registry.ui.mapfile.address import Asked
from registry.ui.mapfile.columns import nothing_left
from registry.ui.mapfile.sending import Said, form
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import note, paragraph
from registry.ui.record.fold import opened_by
from registry.verbs.map_file.held import Held
from registry.verbs.words.mapfile import Answer
from registry.wording import _, counted, listed

_FEW = 20


def fields(values: Mapping[str, str], *, is_new: bool) -> Html:
    """The form that says what the file is called."""
    asks = [
        ("role", _("Your role"), _("Kept with every decision, instead of your name."), True),
        ("title", _("Title of the vocabulary"), _("What people will call this file and its words."), is_new),
        ("data_set", _("Data set"), _("What the file is of. Left empty: the title."), is_new),
        ("id", _("Id (optional)"), _("Its short name in addresses. Left empty: made from the title."), is_new),
        ("publisher", _("Whose words they are (optional)"), _("Its id. Left empty: the register's own."), is_new),
    ]  # fmt: skip
    drawn = [_field(name, label, why, values.get(name, "")) for name, label, why, is_asked in asks if is_asked]
    button = element("button", safe(_("Show what would be written")), type="submit")
    return form("about", element("div", *drawn, class_="mapfile-fields"), button, label=_("About the file"))


def _field(name: str, label: str, why: str, value: str) -> Html:
    # A field called `title` or `id` would be taken off the page, since it could stand for the page's own.
    own = f"about-{name.replace('_', '-')}"
    return element(
        "div", element("label", safe(label), for_=own), element("p", safe(why), class_="quiet", id=f"{own}-why"),
        element("input", type="text", name=own, id=own, value=value, maxlength="200", aria_describedby=f"{own}-why"),
    )  # fmt: skip


def would_be(answer: Answer, said: Said) -> Html:
    """The files to the letter, and the button that writes them."""
    parts = [_wrong(said), _open(answer)]
    if not answer.files:
        return joined([*parts, nothing_left()])
    for each in answer.files:
        label = _("New: {holds} ({path})") if each.is_new else _("Added to: {holds} ({path})")
        lines = counted(each.text.count("\n"), _("line"), _("lines"))
        shown = element("pre", element("code", safe(each.text)), class_="mapfile-file", tabindex="0", role="region",
                        aria_label=PurePosixPath(each.path).name)  # fmt: skip
        head = element("h3", safe(label.format(holds=each.holds, path=each.path)))
        parts += [head, opened_by(_("Read it, {lines}").format(lines=lines), shown)]
    button = element("button", safe(_("Write them into the register")), type="submit")
    how = paragraph(
        _("They are written into the register together and committed under the name that git knows here. Each mapping "
          "waits for review: nothing relies on it before somebody else has looked and the steward has approved it."),
        "quiet",
    )  # fmt: skip
    return joined([*parts, how, form("write", button)])


def _wrong(said: Said) -> Html:
    if not said.wrong:
        return NOTHING
    return element("div", *(paragraph(each) for each in said.wrong), class_="problem", role="alert", id="wrong-write")


def _open(answer: Answer) -> Html:
    if not answer.open:
        return paragraph(_("Every column is decided."))
    names = [f"“{each}”" for each in answer.open[:_FEW]]
    names += [_("{count} more").format(count=len(answer.open) - _FEW)] if len(answer.open) > _FEW else []
    still = counted(len(answer.open), _("column is"), _("columns are"))
    return note(
        paragraph(_("{still} not decided: {names}.").format(still=still, names=listed(names))),
        paragraph(_("They become words of the vocabulary and stay unmapped. You can decide on them now or later.")),
    )


def done(held: Held, here: Asked) -> Html:
    """What was written, and where to go from there."""
    said = held.written
    vocabulary, mappings = said.get("vocabulary", ""), said.get("set", "")
    parts = [element("h2", safe(_("Written")), id="s-written")]
    if said.get("commit"):
        by = _("Saved in the register's history by {author} (commit {commit}).")
        parts.append(paragraph(by.format(author=said.get("author", ""), commit=said["commit"][:12])))
    if said.get("note"):
        parts.append(paragraph(said["note"]))
    items = [element("li", link(vocabulary, _("The vocabulary: {title}").format(title=said.get("title", ""))))]
    if mappings:
        items.append(element("li", link(mappings, _("Its mappings to the shared words"))))
        to = f"mapreview?{urlencode({'vocabulary': vocabulary}, safe='/')}"
        items.append(
            element("li", element("a", safe(_("Mapping review: go on deciding, and see how each stands")), href=to))
        )
        agree = f"mapreview?{urlencode({'vocabulary': vocabulary, 'view': 'set'}, safe='/')}"
        give = _("Have somebody else agree, and the steward approve: nothing is translated before. Give them this link")
        items.append(element("li", element("a", safe(give), href=agree)))
    translate = element("a", safe(_("Translate a file into somebody else's words")), href="translate")
    items.append(element("li", translate))
    parts.append(element("ul", *items, class_="bullets"))
    parts.append(paragraph(_("You do not need the file here any more."), "quiet"))
    parts.append(form("forget", element("button", safe(_("Forget this file")), type="submit", class_="plain")))
    parts.append(
        element(
            "p", element("a", safe(_("Look at its columns again")), href=here.but(view="", show="all", page=1).address)
        )
    )
    return element("div", *parts, class_="recorded", role="note")
