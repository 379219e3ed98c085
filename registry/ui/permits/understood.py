"""How the question was understood, word by word, with a way to mean something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import section
from registry.ui.markup.summary import bullets
from registry.ui.permits.asked import FROM, TO, Asked
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.fold import opened_by
from registry.ui.words.address import term_link
from registry.verbs.sharing.permits import Answer, Sharer, Sought
from registry.wording import _, counted

_MEMBERS = 12


def understood(asked: Asked, answer: Answer) -> Html:
    """Each part of the question: what was typed, and what it was taken to mean."""
    rows = [
        (_("From"), _sharer(asked, answer.giver, FROM)),
        (_("To"), _sharer(asked, answer.getter, TO)),
        *((_("What"), _sought(asked, each)) for each in answer.data),
        (_("What for"), _sought(asked, answer.purpose)),
    ]
    if asked.agreement:
        rows.append((_("Only under"), _agreement(asked.agreement)))
    drawn = [element("div", element("dt", safe(name)), element("dd", value)) for name, value in rows if value]
    if not drawn:
        return NOTHING
    return section(_("How the question was understood"), "s-understood", element("dl", *drawn, class_="summary"))


def _agreement(text: str) -> Html:
    return link(text, text) if text.count("/") == 2 else safe(text)


def _sharer(asked: Asked, sharer: Sharer, side: str) -> Html:
    if not sharer.asked:
        return NOTHING
    return joined(_of_sharer(asked, sharer, side))


def _of_sharer(asked: Asked, sharer: Sharer, side: str) -> Iterator[Html]:
    title = sharer.title or sharer.asked
    name = link(sharer.ref, title) if sharer.ref else element("strong", safe(title))
    said = [name]
    if sharer.asked not in (title, sharer.ref):
        said.append(element("span", safe(_("for “{typed}”").format(typed=sharer.asked)), class_="quiet"))
    yield element("div", joined(said, Html(" ")))
    notes = {
        "class": _("A class of parties of agreements, not one organisation."),
        "kind": _("A kind of body in law, not one organisation."),
        "unknown": _("Nobody on record goes by this name."),
    }
    if note := sharer.said or notes.get(sharer.sort, ""):
        yield element("div", safe(note))
    if sharer.sort == "organisation" and not sharer.has_register:
        yield element("div", safe(_("It keeps no register here: its own side is not on record.")), class_="quiet")
    if sharer.members:
        many = counted(len(sharer.members), _("member on record"), _("members on record"))
        yield opened_by(many, folded_list((link(ref, name) for ref, name in sharer.members), shown=_MEMBERS))
    if sharer.near:
        yield _instead(_("Perhaps you mean:"), [(each, asked.about(side, each)) for each in sharer.near])


def _sought(asked: Asked, sought: Sought) -> Html:
    return joined(_of_sought(asked, sought)) if sought.words else NOTHING


def _of_sought(asked: Asked, sought: Sought) -> Iterator[Html]:
    labels = dict(sought.pairs)
    chosen = labels.get(sought.words, sought.words)
    yield element("div", element("strong", safe(f"“{chosen}”")))
    yield element("div", safe(sought.said)) if sought.said else NOTHING
    others = [(address, label) for address, label in sought.pairs if address != sought.words]
    if others:
        yield opened_by(_("Choose another meaning"), bullets(_meaning(asked, sought.words, *each) for each in others))
    if sought.near:
        yield _instead(
            _("Ask for one of these in its place:"),
            [(each, _changed(asked, sought.words, each)) for each in sought.near],
        )


def _meaning(asked: Asked, words: str, address: str, label: str) -> Html:
    choose = element("a", safe(_("Take it as {label}").format(label=f"“{label}”")), href=_taken(asked, words, address))
    vocabulary = address.partition("#")[0].rpartition("/")[2].replace("-", " ")
    word = term_link(address, _("the word itself"))
    return joined([choose, safe(_(" of {vocabulary} (").format(vocabulary=vocabulary)), word, safe(")")])


def _taken(asked: Asked, words: str, address: str) -> str:
    return asked.meaning(words, address).address()


def _changed(asked: Asked, words: str, other: str) -> Asked:
    data = tuple(other if each == words else each for each in asked.data)
    return replace(asked, data=data, purpose=other if asked.purpose == words else asked.purpose)


def _instead(label: str, ways: list[tuple[str, Asked]]) -> Html:
    links = joined([element("a", safe(name), href=way.address()) for name, way in ways], Html(", "))
    return element("div", safe(f"{label} "), links)
