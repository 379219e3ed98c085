"""The pieces that pages are drawn with."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.ui.markup.bars import Bar, bars
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.choice import choice
from registry.ui.markup.html import NOTHING, element, safe
from registry.ui.markup.link import href, link, page_of, search_address
from registry.ui.markup.section import prose
from registry.ui.markup.summary import bullets, summary
from registry.ui.markup.svg import LETTER, label, lines_of, linked, picture
from registry.ui.markup.table import table
from registry.ui.markup.tag import tag, word


@given(st.text())
def test_safe_text_reads_as_it_was_typed_and_holds_no_element(text: str) -> None:
    drawn = str(safe(text))
    without_breaks = drawn.replace("<wbr>", "")
    assert "<" not in without_breaks
    if not re.search("[\u202a-\u202e\u2066-\u2069]", text):
        assert html.unescape(without_breaks) == html.unescape(html.escape(text))


def test_a_long_run_may_be_broken_and_a_short_one_is_not() -> None:
    assert "<wbr>" not in safe("responsibilities and undertakings")
    assert safe("x" * 30) == "xxxxxxxxxxxx<wbr>xxxxxxxxxxxx<wbr>xxxxxx"
    assert safe("northmoor/processing-activity/gannet-rock-attendance") == (
        "northmoor/<wbr>processing-<wbr>activity/<wbr>gannet-<wbr>rock-<wbr>attendance"
    )
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
    assert page_of("town/organisation/agreement") == "organisation"
    assert href("town/agreement/hub", "s-training") == "agreement?ref=town/agreement/hub#s-training"
    assert link("town/dpia/x", '<"') == '<a href="record?ref=town/dpia/x">&lt;&quot;</a>'


@pytest.mark.parametrize(
    ("status", "said"),
    [("in-force", "In force"), ("expired", "Expired"), ("retired", "Retired"), ("open", "Open"), ("", "Not begun")],
)
def test_a_status_is_a_word_and_not_only_a_colour(status: str, said: str) -> None:
    assert word(status) == said
    assert said in tag(status)


def test_a_bar_is_as_long_as_its_number_and_leads_to_what_it_counts() -> None:
    drawn = bars(
        [Bar("Overdue", 5, "agreements?x"), Bar("Soon", 0, "no"), Bar("Later", 10, "y")], "Ten", "When", "How many"
    )
    assert re.findall(r"width:([\d.]+)%", drawn) == ["50.0", "100.0"]
    assert '<a href="agreements?x">5</a>' in drawn
    assert "no" not in re.findall(r'href="(.*?)"', drawn), "nothing to see leads nowhere"
    assert "<caption>Ten</caption>" in drawn


def test_a_number_too_small_for_a_bar_still_has_one() -> None:
    assert "width:1.5%" in bars([Bar("a", 1, "x"), Bar("b", 10_000, "y")], "", "", "")


def test_a_card_is_one_link_with_its_name_and_number() -> None:
    drawn = cards([Card("Overdue", 1234, "agreements?x"), Card("None", 0, "y")], "In numbers")
    assert re.findall(r'<a href="(.*?)" class="(.*?)">', drawn) == [("agreements?x", "card"), ("y", "card none")]
    assert "1,234" in drawn


def test_a_choice_has_a_label_a_chosen_option_and_nothing_but_text_in_its_options() -> None:
    long = "x" * 60 + "<b>"
    drawn = choice("register", "Whose work", [("", "All"), ("north", long)], "north", "Show")
    assert '<label for="choose-register">' in drawn
    assert f'<option value="north" selected="selected">{html.escape(long)}</option>' in drawn


@pytest.mark.parametrize(
    ("where", "address"),
    [
        ({"kind": ("agreement",), "status": ("draft", "idea")}, "agreements?status=draft&status=idea"),
        ({"kind": ("breach",)}, "records?kind=breach"),
        ({"kind": ("breach", "complaint")}, "records?kind=breach&kind=complaint"),
        ({"review": ("overdue",)}, "records?review=overdue"),
        ({"kind": ("agreement",)}, "agreements"),
    ],
)
def test_filters_lead_to_the_list_of_their_kind(where: dict[str, tuple[str, ...]], address: str) -> None:
    assert search_address(where) == address


@given(st.text(max_size=200), st.floats(20, 400))
def test_lines_of_a_label_are_few_and_fit(text: str, width: float) -> None:
    lines = lines_of(text, width)
    assert len(lines) <= 3
    assert all(len(line) <= max(8, width / LETTER) for line in lines)


def test_a_picture_says_what_it_shows_and_escapes_what_is_in_it() -> None:
    drawn = picture(100, 50, "One & two", linked("agreement?ref=x", "<b>", label(1, 2, ["<b>"], anchor="end")))
    assert "<figcaption>One &amp; two</figcaption>" in drawn
    assert '<tspan x="1" dy="0">&lt;b&gt;</tspan>' in drawn
    assert 'viewBox="0 0 100 50"' in drawn
