"""Text that tries to be more than text is shown as it was typed, wherever it is shown, and fetches nothing."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from registry.law.statute_book import statute_book
from registry.verbs.law_standing import link_of

HOSTILE = [
    "![x](http://evil.test/t.png)",
    '<script>fetch("http://evil.test")</script>',
    "<img src=http://evil.test/i.png onerror=alert(1)>",
    "<style>*{display:none}</style><form action=http://evil.test>",
    ":red[x] :material/home: :smile: $x^2$",
    "=cmd|'/c calc'",
    "[link](javascript:alert(1)) www.evil.test http://evil.test a@evil.test",
    "# **bold** _it_ `code` ~~gone~~ | a | &lt;b&gt; &amp;",
    "</h1></section><h1>another</h1>",
    "{0} {name} %s",
]
TURNED = "invoice\u202egnp.exe"

_ALLOWED = {
    "a", "article", "button", "caption", "code", "datalist", "dd", "details", "div", "dl", "dt", "fieldset",
    "footer", "form", "h1", "h2", "h3", "h4", "input", "label", "legend", "li", "mark", "nav", "ol", "option", "p",
    "section", "select", "span", "strong", "style", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
    "wbr",
}  # fmt: skip
_ATTRIBUTES = {
    "aria-current", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "autocomplete", "checked",
    "class", "colspan", "data-area", "data-label", "for", "href", "id", "list", "maxlength", "method", "name",
    "open", "rel", "role", "scope", "selected", "start", "style", "title", "type", "value",
}  # fmt: skip
_PAGES = (
    r"(agreements?|records?|organisations?|processing|problems|accessibility|why|rules?|law|finding|gaps|whatif"
    r"|coverage|clocks|reviews|mapped|mapreview|steps|words?|model|resolve|chain|permits|shares|counterparts|impact|/)"
)


_LAW_LINKS = frozenset(link_of(entry) for entry in statute_book().entries.values())
"""Where the law can be read, as the law data that come with the program say."""


class Read(HTMLParser):
    """What a browser would make of a page's HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []
        self.styles: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        self.styles += [value or "" for name, value in attrs if name == "style"]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def poisoned(federation: Path) -> Path:
    """The federation with one agreement, one organisation and one broken file for each hostile text."""
    for number, text in enumerate([*HOSTILE, TURNED]):
        poison(federation, number, text)
    title = json.dumps(" ".join(HOSTILE[:3]))
    (federation / "federation.yaml").write_text(
        f"title: {title}\nregisters: [{{register: town}}, {{register: force}}]\n", encoding="utf-8"
    )
    return federation


def poison(federation: Path, number: int, text: str) -> None:
    """Put the text wherever a record takes text."""
    said = json.dumps(text)
    record = f"""\
kind: agreement
id: hostile-{number}
title: {said}
status: in-force
reference: {said}
lead: bad-{number}
purpose: {{aim: {said}, benefits: [{said}, {said}], purposes: [{{id: p, title: {said}, description: {said}}}]}}
use_restrictions: [{said}]
parties:
  - {{id: one, organisation: bad-{number}, responsibilities: [{said}], department: [{said}]}}
  - {{id: two, name_used: {said}, party_class: {{definition: {said}}}}}
items: [{{id: i, name: {said}, definition: {said}, necessity: {said}, fields: [{said}]}}]
bases: [{{id: b, title: {said}, art6: [e-public-task], gateways: [{{id: g, provision: {said}}}]}}]
flows:
  - id: f
    title: {said}
    purpose: {said}
    items: [i]
    volume: {said}
    matching: {said}
    sides: [{{party: one, part: discloser, basis: b, department: {said}}}, {{party: two, part: receiver}}]
retention: [{{id: r, what: {said}, trigger: {said}}}]
security: {{storage: {said}, controls: [{{id: x, description: {said}}}, {{id: y, description: {said}}}]}}
local: {{ {said}: {said}, deep: {{inner: [{said}]}} }}
"""
    organisation = f"kind: organisation\nid: bad-{number}\ntitle: {said}\nstatus: active\n"
    for name, content in (
        (f"agreements/hostile-{number}", record),
        (f"organisations/bad-{number}", organisation),
        (f"agreements/broken-{number}", f"kind: {said}\nid: x\n"),
    ):
        (federation / "town" / f"{name}.yaml").write_text(content, encoding="utf-8")


def is_only_text(page: Any) -> Read:
    """The page as a browser reads it, after checking that it holds nothing that we did not put there."""
    assert not page.app.exception
    read = Read(page.source)
    assert read.elements <= _ALLOWED
    assert read.attributes <= _ATTRIBUTES
    ours = [href for href in read.hrefs if href not in _LAW_LINKS]
    assert [href for href in ours if not re.match(_PAGES + r"?(\?[\w/%.+=&~-]+)?(#[\w-]+)?$", href)] == []
    assert all(re.fullmatch(r"width:[\d.]+%", style) for style in read.styles)
    return read


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_in_a_record_is_shown_as_it_was_typed(visit: Any, poisoned: Path, number: int) -> None:
    agreement = is_only_text(visit("agreement", ref=f"town/agreement/hostile-{number}"))
    assert agreement.text.count(HOSTILE[number]) > 20
    record = is_only_text(visit("record", ref=f"town/organisation/bad-{number}"))
    assert record.text.count(HOSTILE[number]) > 1


LISTS = ["agreements", "records", "organisations"]


@pytest.mark.parametrize("page", ["", *LISTS, "processing", "problems"])
def test_hostile_text_in_a_list_is_only_text(visit: Any, poisoned: Path, page: str) -> None:
    is_only_text(visit(page))


@pytest.mark.parametrize("view", ["list", "table"])
@pytest.mark.parametrize("page", ["agreements", "organisations"])
def test_a_hostile_title_in_a_list_shows_every_character(visit: Any, poisoned: Path, page: str, view: str) -> None:
    text = is_only_text(visit(page, view=view)).text
    assert all(each in text for each in HOSTILE)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_searched_for_as_words(visit: Any, poisoned: Path, words: str) -> None:
    is_only_text(visit("agreements", q=words))


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("agreements", {"sort": "title", "q": "invoice"}),
        ("records", {"q": "invoice"}),
        ("agreement", {"ref": f"town/agreement/hostile-{len(HOSTILE)}"}),
        ("record", {"ref": f"town/organisation/bad-{len(HOSTILE)}"}),
    ],
)
def test_text_that_turns_its_direction_is_shown_with_the_character_that_does_so(
    visit: Any, poisoned: Path, page: str, address: dict[str, str]
) -> None:
    shown = visit(page, **address)
    everything = shown.text + " ".join(shown.links)
    assert "\u202e" not in everything
    assert "invoice[U+202E]gnp.exe" in everything


@pytest.mark.parametrize("page", ["agreement", "record", "organisation", "agreements", "records", ""])
def test_a_hostile_address_is_only_looked_up(visit: Any, page: str) -> None:
    for text in HOSTILE:
        is_only_text(visit(page, ref=text, q=text, status=text, register=text, page=text))
