"""The page “If something fails”: the form, what is touched with clocks first, bad questions, and hostile text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from registry.ui.impact.answer import drawn
from registry.ui.impact.asked import Asked, impact_href
from registry.ui.impact.form import form
from registry.verbs.sharing.impact import Answer, Clause, Clock, Impact, Law, Person, Place, Touched, Weakness
from tests.ui.test_hostile import HOSTILE, Read


def answer(text: str = "Plain", **more: Any) -> Answer:
    """An answer in which everything that is text is this text."""
    place = Place("town/agreement/hub#parties", text)
    said: dict[str, Any] = {
        "touched": (
            Touched("flow", "town/agreement/hub", "town/agreement/hub#flows[a]", text, text, (place, place), False,
                    "town", text, (text,)),
            Touched("contract", "town/processor-contract/c", "town/processor-contract/c", text, text, (place,), True,
                    "town", text),
        ),
        "clocks": (Clock(text, text, "2026-11-24T09:30:00+00:00", "running", (text,),
                         (Law("uk-gdpr-a33-1", text, False),), (place,)),),
        "clauses": (Clause("town/agreement/hub", text, text, text, place),),
        "contacts": (Person(text, text, text, text, text, "town/agreement/hub#parties"),),
        "to_do": (text,), "unknown": (text,),
        "open": (Weakness("r", text, "error", "not-met", text, "town/agreement/hub"),),
    } | more  # fmt: skip
    counts = (("flow", 1), ("contract", 1))
    found = Impact("town/organisation/x", text, "organisation", "breached", (text,), counts=counts, **said)
    return Answer(date(2026, 11, 21).isoformat(), "", "", (), found)


def test_clocks_come_first_and_every_count_leads_to_its_list() -> None:
    source = drawn(answer())
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", source)
    assert headings[:4] == ["Plain", "Clocks", "What to do, in order", "Everything touched, by whose records it is in"]
    for target in re.findall(r'href="#(t-[a-z-]+)"', source):
        assert f'id="{target}"' in source
    assert "9:30 on 24 November 2026" in source
    # The state is a word, not a colour alone.
    assert ">Running</strong>" in source
    assert "not verified" in source


def test_where_nothing_is_touched_it_says_so() -> None:
    source = drawn(answer(touched=(), clocks=(), clauses=(), contacts=(), to_do=(), unknown=(), open=()))
    assert "No record shows anything that rests on it." in source
    assert "No clock runs or would begin" in source


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    source = drawn(answer(text)) + form(Asked(text, text, text, text), ((text, text),))
    read = Read(source)
    assert not read.elements & {"script", "img", "style", "iframe", "object"}
    assert not [href for href in read.hrefs if "javascript:" in href or href.startswith("http")]
    assert read.text.count(text) > 10


def test_the_address_says_all_that_is_asked() -> None:
    assert Asked("x", "breached", "2026-11-21T09:30").address() == (
        "impact?subject=x&mishap=breached&aware=2026-11-21T09%3A30"
    )
    assert impact_href("a/organisation/b") == "impact?subject=a/organisation/b"
    assert Asked().address() == "impact"


def test_without_a_question_it_asks_one(visit: Any) -> None:
    page = visit("impact")
    assert page.heading() == "If something fails"
    assert "Name what it befell." in page.text
    assert '<datalist id="known-subjects">' in page.source


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"subject": "nobody-here"}, "There is no record called nobody-here."),
        ({"subject": "town", "mishap": "ends"}, "cannot befall"),
        ({"subject": "town", "aware": "soon"}, "is not a day and time"),
        ({"subject": "town", "mishap": "leaves", "ends": "soon"}, "is not a day"),
        ({"subject": "<script>alert(1)</script>"}, "There is no record called"),
    ],
)
def test_what_cannot_be_asked_is_said_on_the_page(visit: Any, address: dict[str, str], words: str) -> None:
    page = visit("impact", **address)
    assert "This cannot be answered" in page.text
    assert words in page.text
    assert "<script>alert" not in page.source


def test_an_organisation_leads_to_what_it_touches(visit: Any) -> None:
    page = visit("impact", subject="town", mishap="leaves")
    assert "Whom to reach" in page.text
    assert any(link.startswith(("record?", "agreement?")) for link in page.links.values())
