"""The page “May we share?”: the question, an answer of each sort, what it rests on, and bad questions."""

from __future__ import annotations

import html
import io
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from registry.concepts.sharing import PermitOutcome
from registry.session import Session
from registry.ui.exports import paper_of
from registry.ui.permits.answer import answered, in_words, lacking
from registry.ui.permits.asked import Asked
from registry.ui.permits.words import headline
from registry.verbs.opening import opened
from registry.verbs.permitting.offers import offers
from registry.verbs.sharing.permits import Answer, Question, run
from tests.ui import permits_made as made
from tests.ui.test_hostile import HOSTILE, Read, is_only_text

ON = date(2026, 11, 21)
ASKED = Asked("town", "The Force", ("attendance",), "zzzz")


def drawn(answer: Answer, asked: Asked = ASKED) -> str:
    """The answer as HTML."""
    assert answer.permit is not None
    parts = answered(asked, answer, answer.permit, ON)
    return parts.hurry + parts.first + parts.rest


def text_of(source: str) -> str:
    """What is read, as one line."""
    plain = re.sub(r"<[^>]+>", " ", source.replace("<wbr>", ""))
    return " ".join(html.unescape(plain).split())


def headings(source: str) -> list[str]:
    """The headings of the second level, in order."""
    return [text_of(each) for each in re.findall(r"<h2[^>]*>(.*?)</h2>", source)]


def said(page: Any) -> str:
    """All that a page says, as one line."""
    return " ".join(page.text.split())


# ── The answer, whatever it is ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("yes", "Yes, on these terms"),
        ("not-yet", "Not yet: 2 things are missing"),
        ("no", "No: a recorded bar"),
        ("not-on-record", "Not on record"),
    ],
)
def test_the_answer_is_plain_words_beside_a_mark_of_its_own(outcome: str, words: str) -> None:
    source = drawn(made.answer(outcome))
    assert headings(source)[0] == words
    assert f'class="permit-outcome permit-{outcome}"' in source


def test_each_answer_has_another_mark() -> None:
    marks = {re.findall(r'permit-mark" aria-hidden="true">(.)<', drawn(made.answer(each)))[0] for each in PermitOutcome}
    assert len(marks) == len(PermitOutcome)


def test_where_it_is_not_yet_what_is_missing_comes_before_the_chain_with_who_acts() -> None:
    source = drawn(made.answer("not-yet"))
    found = headings(source)
    assert found.index("What is missing") < found.index("The nearest that there is") < found.index(
        "The chain of authority")  # fmt: skip
    missing = text_of(source[source.index('id="s-missing"') : source.index('id="s-nearest"')])
    assert "No record shows that The Force has signed. What settles it Sign it. Who acts The Force" in missing
    assert 'href="#link-getter-signed"' in source


def test_a_bar_comes_before_what_is_missing_and_that_before_what_cannot_be_told() -> None:
    links = tuple(made.link(state, state) for state in ("cannot-tell", "missing", "barred"))
    source = drawn(made.answer("no", links=links))
    missing = source[source.index('id="s-missing"') :]
    order = re.findall(r'href="#link-([a-z-]+)"', missing)
    assert order == ["barred", "missing", "cannot-tell"]


def test_a_yes_begins_with_the_terms() -> None:
    found = headings(drawn(made.answer("yes")))
    assert found.index("On what terms") < found.index("The chain of authority")
    assert "What is missing" not in found


def test_every_link_leads_to_its_law_findings_and_lines() -> None:
    source = drawn(made.answer("not-yet"))
    assert 'href="law?id=ca04-10&amp;on=2026-11-21"' in source
    assert "An Act that nobody has read Not verified" in text_of(source)
    assert 'href="finding?id=agreement-unsigned-party%40town/agreement/hub"' in source
    assert "source=town/agreement/hub%23dates" in source
    assert re.search(r"<h3[^>]*>Is in-force so\?</h3><div[^>]*><span[^>]*><span[^>]*>✓</span>On record", source)


def test_what_words_were_taken_to_mean_can_be_changed() -> None:
    source = drawn(made.answer("yes"))
    assert "Town Council for “town”" in text_of(source)
    other = "permits?from=town&to=The+Force&data=town/vocabulary/care%23terms%5Bmark%5D&purpose=zzzz"
    assert f'href="{html.escape(other)}"' in source
    # A purpose that nobody's vocabulary has may be like another.
    assert 'href="permits?from=town&amp;to=The+Force&amp;data=attendance&amp;purpose=zeal"' in source
    assert "It keeps no register here" in text_of(source)


def test_the_urgent_case_is_always_there_and_first_where_it_is_asked() -> None:
    calm, hurried = drawn(made.answer("yes")), drawn(made.answer("yes", urgent=True), ASKED.hurried())
    assert headings(calm)[-1] == "If it is urgent"
    assert headings(hurried)[0] == "It is urgent"
    for source in (calm, hurried):
        assert "Share what is needed, without delay." in text_of(source)
        assert "Source: Data sharing code of practice" in text_of(source)
        assert 'href="whatif?start=disclosure&amp;from=town' in source


def test_agreements_that_contradict_one_another_are_told_first_and_neither_is_taken_as_right() -> None:
    found = headings(drawn(made.answer("no")))
    assert found[1] == "Where agreements contradict one another"


def test_headings_come_in_order() -> None:
    levels = [int(each) for each in re.findall(r"<h([1-6])", drawn(made.answer("not-yet")))]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_question_that_says_too_little_says_what_to_add() -> None:
    parts = lacking(Asked("town"), made.lacking(), ON)
    assert "Say who would get it." in text_of(parts.first)
    assert "Yes" not in text_of(parts.first + parts.rest)


def test_an_urgent_question_that_says_too_little_has_the_guidance_all_the_same() -> None:
    hurried = lacking(Asked("town", urgent=True), made.lacking(), ON)
    assert "Share what is needed, without delay." in text_of(hurried.hurry)
    assert "Share what is needed, without delay." in text_of(lacking(Asked("town"), made.lacking(), ON).rest)


def test_the_question_is_told_in_a_sentence() -> None:
    assert in_words(ASKED, made.answer(), ON) == (
        "Town Council to The Force: “attendance”, for “zzzz”, on 21 November 2026"
    )


def test_one_thing_is_one_thing() -> None:
    assert headline("not-yet", 1) == "Not yet: 1 thing is missing"
    assert headline("not-yet", 0) == "Not yet"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_an_answer_is_only_text(text: str) -> None:
    asked = Asked(text, text, (text,), text, text, text)
    source = drawn(made.hostile(text), asked)
    read = Read(source)
    assert not read.elements & {"script", "img", "style", "iframe", "object"}
    assert not [href for href in read.hrefs if "javascript:" in href or href.startswith("http")]
    assert read.text.count(text) > 20


# ── The address ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_address_says_all_that_is_asked() -> None:
    asked = Asked("a", "b", ("x", "y z"), "p", "g", "2026-01-31", urgent=True)
    assert asked.address() == "permits?from=a&to=b&data=x&data=y+z&purpose=p&agreement=g&on=2026-01-31&urgent=yes"
    assert Asked().address() == "permits"


# ── The page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_question_it_says_what_it_answers_and_what_it_does_not(visit: Any) -> None:
    page = visit("permits")
    assert page.heading() == "May we share?"
    assert "This is a look at the records, and no legal advice." in said(page)
    # These files are not the sample: its questions would lead nowhere.
    assert "Questions to try" not in said(page)


def test_what_is_on_record_is_offered_and_anything_else_can_be_typed(visit: Any) -> None:
    source = visit("permits").source
    assert '<option value="Town Council"' in source
    assert re.search(r'<input type="text" name="from" id="choose-from"[^>]* list="known-bodies"', source)


@pytest.mark.parametrize(
    ("page", "address", "link", "leads"),
    [
        ("", {}, "Ask whether we may share", "permits"),
        ("agreement", {"ref": made.HUB}, "May we share under this agreement?", f"permits?agreement={made.HUB}"),
        (
            "organisation", {"ref": "force/organisation/force"}, "May we share with them?",
            "permits?to=force/organisation/force",
        ),
    ],
)  # fmt: skip
def test_there_is_a_way_in(visit: Any, page: str, address: dict[str, str], link: str, leads: str) -> None:
    assert visit(page, **address).anchors[link] == leads


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_question_is_only_text(visit: Any, federation: Path, text: str) -> None:
    page = visit("permits", **{"from": text, "to": text, "data": text, "purpose": text})
    assert is_only_text(page).text.count(text) > 1
    is_only_text(visit("permits", agreement=text, on=text, urgent=text))


def test_a_day_that_is_none_is_said_plainly(visit: Any) -> None:
    page = visit("permits", **{"from": "town"}, on="yesterday")
    assert not page.app.exception
    assert "“yesterday” is not a day." in said(page)
    assert 'value="town"' in page.source


ASKS = {"from": "town", "to": "force", "data": "School attendance", "purpose": "To find a missing child"}


def asked_of_the_verb(federation: Path) -> Answer:
    """What the verb answers to the same question: what the API and the command line tell."""
    session = Session(federation=federation)
    question = Question("town", "force", ("School attendance",), "To find a missing child")
    try:
        return run(session, question)
    finally:
        opened(session).engine.close()


def test_whatever_the_page_says_the_verb_says(visit: Any, federation: Path) -> None:
    page, found = visit("permits", **ASKS), asked_of_the_verb(federation)
    assert found.permit is not None
    text, best = said(page), found.permit.routes[0]
    assert headline(found.permit.outcome, len(found.permit.missing)) in text
    assert found.permit.outcome != PermitOutcome.YES
    for link in best.links:
        assert f'id="link-{link.id}"' in page.source
        assert " ".join(link.said.split()) in text
    assert found.emergency is not None
    for sentence in found.emergency.guidance:
        assert sentence in text


def test_the_day_in_the_address_counts_and_stays_in_the_form(visit: Any) -> None:
    page = visit("permits", **ASKS, on="2026-06-30")
    assert "on 30 June 2026" in said(page)
    assert 'name="on" id="choose-on" value="2026-06-30"' in page.source
    # The agreement is in force from the day after.
    assert page.source != visit("permits", **ASKS, on="2026-07-01").source


def test_the_drawer_opens_at_a_line_that_a_link_names(visit: Any) -> None:
    page = visit("permits", **ASKS, source=f"{made.HUB}#dates")
    assert "town/agreements/hub.yaml:" in said(page)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ({"agreement": "no-such"}, "There is no record called no-such."),
        ({"agreement": "town/organisation/town"}, "is not an agreement"),
        ({"to": "town"}, "would give it to itself"),
        ({"to": "Nobody of that name"}, "No record shows an organisation called “Nobody of that name”."),
        ({"data": "zzzz"}, "Nobody's vocabulary has the word “zzzz”"),
        ({"purpose": ""}, "Say what for."),
    ],
)
def test_a_question_that_cannot_be_answered_so_says_why(visit: Any, address: dict[str, str], text: str) -> None:
    page = visit("permits", **{**ASKS, **address})
    assert not page.app.exception
    assert text in said(page)
    assert "Yes, on these terms" not in said(page)
    # What was typed is still there to be put right.
    assert 'value="town"' in page.source


def test_the_form_of_an_urgent_decision_opens_as_a_draft_and_leads_back(visit: Any) -> None:
    form = visit("permits", **ASKS).anchors["Open the form in Try a draft"]
    assert form.startswith("whatif?start=disclosure&from=town")
    draft = visit("whatif", start="disclosure", **ASKS, urgent="yes")
    text = draft.app.text_area[0].value
    assert "\nkind: disclosure\n" in text
    assert "force/organisation/force" in text
    assert draft.anchors["Back to the question"].startswith("permits?from=town")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_taken_away_says_the_same(federation: Path, form: str) -> None:
    question = Question("town", "force", ("School attendance",), "To find a missing child")
    session = Session(federation=federation)
    try:
        file = paper_of("permits", question, session, form)
    finally:
        opened(session).engine.close()
    if form == "pdf":
        text = "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(file)).pages)
    else:
        text = "".join(each.text for each in docx.Document(io.BytesIO(file)).paragraphs)
    found = asked_of_the_verb(federation)
    assert found.permit is not None
    assert "".join(found.permit.said.split()) in "".join(text.split())


def test_nobody_is_offered_twice_and_only_what_is_on_record(federation: Path) -> None:
    session = Session(federation=federation)
    try:
        known = offers(session)
    finally:
        opened(session).engine.close()
    names = [name for name, _about in known.organisations]
    assert names == ["The Force", "Town Council"]
    assert known.words == ()
