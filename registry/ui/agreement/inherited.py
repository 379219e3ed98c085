"""The headings that an agreement takes whole from a parent, in the parent's own words."""

from __future__ import annotations

from collections.abc import Iterator

from registry.errors import MunimentError
from registry.ui.agreement.retention import retention
from registry.ui.drawer import source_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import href
from registry.ui.markup.section import heading, paragraph
from registry.ui.record.field import Field, root
from registry.ui.record.fold import opened_by
from registry.ui.record.names import Names, names_of
from registry.ui.record.page import Opened
from registry.ui.record.values import value
from registry.ui.site import Site
from registry.verbs.records import refs, show
from registry.verbs.records.show import InheritedTerm
from registry.wording import _, counted

_LONG = 500
"""Letters beyond which a term is folded."""


def inherited(site: Site, record: Opened) -> Html:
    """Each heading with the words it stands for, whose they are, and what is excepted from it."""
    intro = _("These are not written in this agreement: each comes whole from another, named beside it.")
    origins: dict[str, tuple[Field, Names] | None] = {}
    drawn = [paragraph(intro)]
    for name, term in zip(record.answer.record.get("inherits", ()), record.answer.inherited, strict=False):
        if term.origin not in origins:
            origins[term.origin] = _origin(site, term.origin)
        drawn.append(_term(record, str(name), term, origins[term.origin]))
    return joined(drawn)


def _origin(site: Site, ref: str) -> tuple[Field, Names] | None:
    """The agreement whose words they are, as its own page shows it; None where it cannot be read."""
    if not ref:
        return None
    try:
        answer = show.run(site.session, show.Question(ref=ref))
        links = refs.run(site.session, refs.Question(ref=ref, only="out"))
    except MunimentError:
        return None
    fields = root(answer)
    return fields, names_of(fields, links)


def _term(record: Opened, name: str, term: InheritedTerm, origin: tuple[Field, Names] | None) -> Html:
    found = origin[0].get(name) if origin else None
    title = heading(term.label, 3, f"s-inherited-{name}")
    if origin is None or found is None:
        missing = term.because if term.origin else f"{term.because} {_('Its words cannot be shown here.')}"
        return element("article", title, paragraph(missing), *_exceptions(record, name), class_="inherited")
    there = element("a", safe(origin[0].label), href=href(term.origin, f"s-{name}"))
    place = source_link(f"{term.origin}#{name}", _("{term} in {title}").format(term=term.label, title=origin[0].label))
    whence = element("p", safe(_("from ")), there, safe(" · "), place, class_="quiet")
    words = retention(found, origin[1]) if name == "retention" and found.members else value(found, origin[1])
    return element("article", title, whence, *_exceptions(record, name), _folded(found, words), class_="inherited")


def _exceptions(record: Opened, name: str) -> Iterator[Html]:
    """What does not apply under a heading."""
    parent = record.fields.get("parent")
    exceptions = parent.get("exceptions") if parent else None
    for each in exceptions.members if exceptions else ():
        if each.raw.get("heading") == name:
            yield paragraph(_("Except: {what}").format(what=each.text_of("except_for")))


def _folded(found: Field, words: Html) -> Html:
    said = " ".join(_leaves(found))
    if len(said) <= _LONG:
        return words or NOTHING
    count = counted(len(said.split()), _("word"), _("words"))
    return opened_by(_("Read it ({words})").format(words=count), element("div", words, class_="opened"))


def _leaves(field: Field) -> Iterator[str]:
    if field.inside:
        for inner in field.inside:
            yield from _leaves(inner)
    else:
        yield field.text
