"""The pieces that pages are drawn with."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.ui.markup.html import NOTHING, element, safe
from registry.ui.markup.link import href, link, page_of
from registry.ui.markup.markdown import literal
from registry.ui.markup.section import prose
from registry.ui.markup.summary import bullets, summary
from registry.ui.markup.table import table
from registry.ui.markup.tag import tag, word


@given(st.text())
def test_safe_text_reads_as_it_was_typed_and_holds_no_element(text: str) -> None:
    drawn = str(safe(text))
    without_breaks = drawn.replace("<wbr>", "")
    assert "<" not in without_breaks
    if not re.search("[\u202a-\u202e\u2066-\u2069]", text):
        assert html.unescape(without_breaks) == html.unescape(html.escape(text))


@given(st.text())
def test_a_literal_label_has_no_mark_that_markdown_would_read(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_\[\]`<>:$!#&~|]", literal(text))


@pytest.mark.parametrize("text", ["a -> b", "a <- b", "a <-> b", "a -- b", "a >= b", "a <= b", "a ~= b"])
def test_signs_are_not_made_of_what_was_typed(text: str) -> None:
    plain = literal(text).replace("\\", "")
    assert text not in plain
    assert plain.replace("\u200c", "") == text


def test_a_long_run_may_be_broken_and_a_short_one_is_not() -> None:
    assert "<wbr>" not in safe("responsibilities and undertakings")
    assert safe("x" * 30) == "xxxxxxxxxxxx<wbr>xxxxxxxxxxxx<wbr>xxxxxx"
    assert safe("&" * 25).replace("<wbr>", "") == "&amp;" * 25


def test_attributes_are_escaped_and_empty_ones_left_out() -> None:
    assert element("p", safe("x"), class_='a" onclick="b', id="") == '<p class="a&quot; onclick=&quot;b">x</p>'


def test_a_table_names_each_cell_for_when_its_rows_stack() -> None:
    drawn = table("Things", ["Name", "Size"], [[safe("a"), NOTHING]], below=[safe("more")])
    assert '<th scope="col">Name</th>' in drawn
    assert '<th scope="row"><div>a</div></th>' in drawn
    assert '<td data-label="Size" class="empty"><div></div></td>' in drawn
    assert '<tr class="more"><td colspan="2">more</td></tr>' in drawn


def test_lists_of_none_and_one_are_not_lists() -> None:
    assert bullets([]) == ""
    assert bullets([safe("one")]) == "one"
    assert bullets([safe("one"), safe("two")]).count("<li>") == 2
    assert summary([("Name", NOTHING)]) == ""


def test_backticks_in_a_message_become_code_and_stay_escaped() -> None:
    assert prose("Write `a: <b>` here.") == "Write <code>a: &lt;b&gt;</code> here."
    assert prose("one ` alone") == "one ` alone"


def test_links_lead_to_the_page_that_shows_the_kind() -> None:
    assert page_of("town/agreement/hub") == "agreement"
    assert page_of("town/organisation/agreement") == "record"
    assert href("town/agreement/hub", "s-training") == "agreement?ref=town/agreement/hub#s-training"
    assert link("town/dpia/x", '<"') == '<a href="record?ref=town/dpia/x">&lt;&quot;</a>'


@pytest.mark.parametrize(
    ("status", "said"),
    [("in-force", "In force"), ("expired", "Expired"), ("retired", "Retired"), ("open", "Open"), ("", "Not begun")],
)
def test_a_status_is_a_word_and_not_only_a_colour(status: str, said: str) -> None:
    assert word(status) == said
    assert said in tag(status)
