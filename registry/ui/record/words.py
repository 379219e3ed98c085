"""From the record of a vocabulary or mapping set to its words: each term has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.concepts.vocabularies import ModelRole
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.record.page import Opened
from registry.ui.words.address import MODEL, words_href
from registry.wording import _


def ways_to_words(record: Opened) -> Html:
    """Links to the words that a record holds or maps; nothing for records of other kinds."""
    drawn = list(_ways(record))
    return element("p", *drawn, class_="ways") if drawn else NOTHING


def _ways(record: Opened) -> Iterator[Html]:
    if record.kind is Kind.VOCABULARY:
        yield element(
            "a", safe(_("See its terms, and how each is mapped")), href=words_href(vocabulary=record.answer.ref)
        )
        if record.answer.record.get("model") == ModelRole.INTEGRATION:
            yield element("a", safe(_("See it as a tree")), href=f"{MODEL}?model={record.answer.ref}")
    if record.kind is Kind.MAPPING_SET:
        for name in ("subject_vocabulary", "object_vocabulary"):
            field = record.fields.get(name)
            for each in record.names.linked(field) if field else ():
                if each.found:
                    said = _("See the terms of {title}").format(title=each.title)
                    yield element("a", safe(said), href=words_href(vocabulary=each.ref))
