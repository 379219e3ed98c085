"""A page of an evidence pack: complete in itself, and nothing that is stored in a record can be anything but text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.web_page import element, link, page, prose, safe, table


class Read(HTMLParser):
    """What a browser makes of it: the elements, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(drawn: str) -> Read:
    found = Read()
    found.feed(drawn)
    found.close()
    return found


@given(st.text())
def test_any_text_is_text_and_an_attribute_is_an_attribute(said: str) -> None:
    found = read(element("p", safe(said), title=said))
    assert [tag for tag, _attributes in found.elements] == ["p"]
    shown = "".join(found.text)
    assert all(letter in shown for letter in said if letter.isalnum())


def test_what_turns_the_direction_of_text_is_shown_as_its_code() -> None:
    assert safe("exe\u202egpj") == "exe[U+202E]gpj"


def test_backticks_mark_what_is_found_in_a_file_and_one_alone_marks_nothing() -> None:
    assert prose("say `due` <b>") == "say <code>due</code> &lt;b&gt;"
    assert prose("a ` b") == "a ` b"


def test_a_page_asks_nobody_for_anything_and_runs_nothing() -> None:
    body = [link("records/a b#c.yaml", "A record", "L3"), *table("T", ["A", "B"], [[safe("<script>"), safe("x")]])]
    drawn = "".join(page("<script>alert(1)</script>", "../", [("index.html", "Index")], "", body))
    found = read(drawn)
    assert not any(tag in ("script", "img", "link", "iframe", "object") for tag, _attributes in found.elements)
    assert not any(name.startswith("on") or name == "src" for _tag, each in found.elements for name in each)
    policy = next(
        each["content"] for tag, each in found.elements if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert "default-src 'none'" in policy
    assert 'href="records/a%20b%23c.yaml#L3"' in drawn
    assert 'lang="en-GB"' in drawn
