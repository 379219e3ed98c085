"""The page of one agreement: every part of it, and what it says when there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.session import Session
from registry.verbs.records import show

HUB = "town/agreement/hub"


def edit(federation: Path, old: str, new: str, name: str = "hub") -> None:
    """Change some words of an agreement."""
    file = federation / f"town/agreements/{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def adoption(federation: Path, name: str, said: str, register: str = "town") -> None:
    """An adoption of the hub."""
    file = federation / register / "adoptions" / f"{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        f"kind: adoption\nid: {name}\ntitle: Adoption {name}\nstatus: active\nagreement: {HUB}\n{said}",
        encoding="utf-8",
    )


def test_it_says_where_the_agreement_stands_and_why(visit: Any) -> None:
    page = visit("agreement", ref=HUB)
    assert page.heading() == "Children's hub"
    assert "In force on 21 November 2026. It has been so since 1 July 2026." in page.text
    assert "Review overdue. Its review was due on 1 October 2026." in page.text
    assert "Children's hub" in page.announced


def test_its_references_are_links_to_the_records_they_lead_to(visit: Any) -> None:
    source = visit("agreement", ref=HUB).source
    assert '<a href="organisation?ref=town/organisation/town">Town Council</a>' in source
    assert '<a href="organisation?ref=force/organisation/force">The Force</a>' in source
    assert '<a href="agreement?ref=town/agreement/protocol">Town protocol</a>' in source


def test_a_side_says_what_it_relies_on_with_the_article_and_the_gateway(visit: Any) -> None:
    text = visit("agreement", ref=HUB).text
    sides = text[text.index("Who gives and who gets: Attendance to the police") :]
    for words in (
        "Gives", "Controller", "UK GDPR", "Our public task", "Article 6(1)(e): Public task",
        "Article 9(2)(g): Substantial public interest", "Schedule 1 paragraph 18: Safeguarding of children",
        "Children Act 2004 section 10", "Law enforcement (DPA 2018 Part 3)",
    ):  # fmt: skip
        assert words in sides


def test_keys_of_the_record_are_shown_as_the_names_they_stand_for(visit: Any) -> None:
    text = visit("agreement", ref=HUB).text
    assert "Holder\nEvery school in the town" in text
    assert "Subjects\nChildren in the town" in text


def test_an_inherited_heading_shows_its_parents_words_and_whose_they_are(visit: Any) -> None:
    page = visit("agreement", ref=HUB)
    inherited = page.text[page.text.index("each comes whole from another") :]
    assert "Training\nfrom\nTown protocol" in inherited
    assert "Everyone learns this once." in inherited
    assert '<a href="agreement?ref=town/agreement/protocol#s-training">Town protocol</a>' in page.source
    assert 'id="s-training"' in visit("agreement", ref="town/agreement/protocol").source


def test_an_inherited_heading_says_what_is_excepted_from_it(visit: Any, federation: Path) -> None:
    edit(
        federation,
        "  ref: protocol\n",
        "  ref: protocol\n  exceptions: [{heading: training, except_for: Volunteers}]\n",
    )
    assert "Except: Volunteers" in visit("agreement", ref=HUB).text


def test_long_inherited_words_are_folded_with_their_length(visit: Any, federation: Path) -> None:
    edit(federation, "Everyone learns this once.", "word " * 150, "protocol")
    page = visit("agreement", ref=HUB)
    assert "Read it (150 words)" in page.text
    assert page.text.count("word word") > 0


def test_a_parent_that_is_not_loaded_is_named_and_its_terms_are_said_to_be_missing(visit: Any, federation: Any) -> None:
    (federation / "town/agreements/protocol.yaml").unlink()
    page = visit("agreement", ref=HUB)
    assert "town/agreement/protocol\n(not found)" in page.text
    assert "Inherited from a parent that is not loaded. Its words cannot be shown here." in page.text
    assert not page.app.exception


def test_what_refers_to_it_stands_under_its_kind_with_the_field_that_does_so(visit: Any) -> None:
    text = visit("agreement", ref="town/agreement/protocol").text
    assert "What refers to it\nAgreements\nChildren's hub\nparent/ref" in text


def test_it_says_which_file_it_comes_from_and_its_digest_and_nothing_of_the_machine(
    visit: Any, federation: Any
) -> None:
    page = visit("agreement", ref=HUB)
    assert "town/agreements/hub.yaml" in page.text
    assert re.search(r"sha256:[0-9a-f]{64}", page.text)
    assert str(federation) not in page.source


def test_nothing_the_record_says_is_left_out(visit: Any, federation: Any) -> None:
    text = visit("agreement", ref=HUB).text
    answer = show.run(Session(federation=federation), show.Question(ref=HUB))
    keys = {"town", "force", "protocol", "council", "police", "schools", "task", "kept", "children", "attendance"}
    said_otherwise = {"force/organisation/force", "Discloser", "Receiver"}
    said = set(_leaves(answer.fields)) - keys - said_otherwise
    assert len(said) > 30
    assert [words for words in said if words not in text] == []


def _leaves(fields: tuple[show.FieldShown, ...]) -> Iterator[str]:
    for field in fields:
        if isinstance(field.value, str):
            yield from field.value.split("; ")
        else:
            yield from _leaves(field.value)


def test_every_contents_link_leads_to_a_heading_on_the_page(visit: Any) -> None:
    source = visit("agreement", ref=HUB).source
    anchors = set(re.findall(r'href="#([^"]+)"', source))
    ids = re.findall(r'id="([^"]+)"', source)
    assert len(ids) == len(set(ids))
    assert anchors <= set(ids)
    assert {"s-parties", "s-flows", "s-item-attendance", "s-basis-task"} <= anchors


def test_every_table_has_a_caption_and_heads_its_columns_and_rows(visit: Any) -> None:
    source = visit("agreement", ref=HUB).source
    tables = re.findall(r"<table.*?</table>", source, re.S)
    assert len(tables) > 4
    for table in tables:
        assert table.count("<caption") == 1
        assert 'scope="col"' in table
        assert 'scope="row"' in table


@pytest.mark.parametrize("ref", ["town/agreement/none", "nowhere", "../../etc/passwd", "a/b/c/d", "<script>", "//"])
def test_a_reference_to_nothing_gives_a_plain_line_and_a_way_back(visit: Any, ref: str) -> None:
    page = visit("agreement", ref=ref)
    assert page.heading() == "Record not found"
    assert page.anchors["Back to agreements"] == "agreements"
    assert not page.app.exception


def test_an_address_without_a_reference_says_so(visit: Any) -> None:
    page = visit("agreement")
    assert page.heading() == "No record chosen"
    assert "Back to agreements" in page.anchors


# ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_party_has_a_tag_its_reason_and_its_adoption(visit: Any, federation: Path) -> None:
    adoption(federation, "council", "party: council\norganisation: town\ndecision: signed\nsigned: 2026-06-01\n")
    adoption(federation, "police", "party: police\ninvited: 2026-06-02\n", "force")
    joins = "party: schools\nmember: {id: one, organisation: town/organisation/town}\nsigned: 2026-07-02\n"
    adoption(federation, "school", joins)
    page = visit("agreement", ref=HUB)
    assert "1 of 2 named parties have signed. 1 organisation has joined as members of a class of parties." in page.text
    table = page.text[page.text.index("3 parties") :]
    assert "Signed\nIt signed on 1 June 2026.\nSee its adoption" in table
    assert "Asked to sign\nIt was asked on 2 June 2026.\nSee its adoption" in table
    assert "1 member has joined\nTown Council\nSigned\nIt signed on 2 July 2026." in table
    assert 'href="record?ref=force/adoption/police"' in page.source
    assert '<span class="tag tag-green">Signed</span>' in page.source


def test_a_party_without_an_adoption_is_said_to_have_no_record_of_one(visit: Any) -> None:
    text = visit("agreement", ref=HUB).text
    assert "No record\nNo record shows that it has signed." in text
    assert "No record shows that any of the 2 named parties has signed." in text
    assert "No record shows that any member has joined." in text


def test_a_party_says_what_it_is_to_the_data_and_how_often(visit: Any) -> None:
    assert "Controller in 1 flow\nGives in 1 flow" in visit("agreement", ref=HUB).text


def test_an_adoption_of_no_party_there_is_shown_all_the_same(visit: Any, federation: Path) -> None:
    adoption(federation, "stray", "party: nobody\nsigned: 2026-06-01\n")
    assert "Adoptions that name no party above\nAdoption stray\nSigned" in visit("agreement", ref=HUB).text


# ── the timeline ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_timeline_says_what_is_past_overdue_and_next_in_words(visit: Any, federation: Path) -> None:
    adoption(federation, "council", "party: council\nsigned: 2026-06-01\nleft: 2027-03-31\n")
    text = visit("agreement", ref=HUB).text
    timeline = text[text.index("Timeline\n") : text.index("On this page")]
    assert "5 January 2026\nStatus:\nDraft" in timeline
    assert "1 June 2026\nTown Council\nsigned" in timeline
    assert "1 July 2026\nStatus:\nIn force\nIt took effect" in timeline
    assert "Overdue. It was due 1 October 2026, 51 days ago\nIts review" in timeline
    assert "Today, 21 November 2026\nNext: 31 March 2027, in 4 months" in timeline


def test_a_date_known_by_its_month_is_not_given_a_day(visit: Any, federation: Path) -> None:
    edit(federation, "  effective: 2026-07-01\n", "  agreed: 2026-05-01\n  precision: [{date: agreed, to: month}]\n")
    text = visit("agreement", ref=HUB).text
    assert "\nMay 2026\nThe parties agreed it" in text


# ── the picture of the flows ─────────────────────────────────────────────────────────────────────────────────────────


def picture(page: Any) -> str:
    """The picture on the page."""
    made = [str(each.proto.json) for each in page.app.get("bidi_component")]
    return str(next(json.loads(each)["drawn"] for each in made if '"drawn"' in each))


def test_the_picture_links_each_flow_and_party_to_what_the_page_says_of_it(visit: Any) -> None:
    page = visit("agreement", ref=HUB)
    drawn = picture(page)
    hrefs = re.findall(r'<a href="#([^"]+)"', drawn)
    assert hrefs == ["s-party-council", "s-flow-attendance-to-police", "s-party-police"]
    assert all(f'id="{href}"' in page.source for href in hrefs)
    assert "1 flow between 2 parties." in drawn


def test_the_table_beside_the_picture_says_the_same(visit: Any) -> None:
    text = visit("agreement", ref=HUB).text
    twin = text[text.index("Show as a table") :]
    assert "Attendance to the police\nTown Council\nSchool attendance\nThe Force\nOur public task" in twin


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_part_has_a_link_to_its_lines_on_this_page(visit: Any) -> None:
    page = visit("agreement", ref=HUB)
    assert page.anchors["File and line of Parties"] == f"?ref={HUB}&source={HUB}%23parties"
    assert page.anchors["File and line of the whole record"] == f"?ref={HUB}&source={HUB}"


def test_the_drawer_shows_the_lines_of_a_part_marked(visit: Any, federation: Path) -> None:
    lines = (federation / "town/agreements/hub.yaml").read_text(encoding="utf-8").splitlines()
    first = lines.index("owner:") + 1
    page = visit("agreement", ref=HUB, source=f"{HUB}#owner")
    assert f"town/agreements/hub.yaml:{first}" in page.text
    assert f"Lines {first} to {first + 1} of {len(lines)} lines are marked." in page.text
    assert str(federation) not in page.source
    assert re.findall(r'<li class="marked"><code>(.*?)</code>', page.source) == ["owner:", "  role: Head of the Hub"]
    assert not page.app.exception


@pytest.mark.parametrize("address", ["nowhere", f"{HUB}#no/such[part]", "<script>#<b>", f"{HUB}#", "#", "/" * 99])
def test_a_wrong_address_in_the_drawer_gives_a_plain_line(visit: Any, address: str) -> None:
    page = visit("agreement", ref=HUB, source=address)
    assert not page.app.exception
    assert "The whole file" in page.text or "There is no record called" in page.text


def test_hostile_lines_are_shown_in_the_drawer_as_they_were_typed(visit: Any, federation: Path) -> None:
    said = "<script>alert(1)</script> ![x](http://evil.test/t.png) :red[x] invoice\u202egnp.exe"
    edit(federation, "aim: To protect children", f"aim: {json.dumps(said, ensure_ascii=False)}")
    page = visit("agreement", ref=HUB, source=f"{HUB}#purpose")
    assert "&lt;script&gt;alert(1)&lt;/" in page.source
    assert "<script" not in page.source
    assert "![x](http://evil.test/t.png) :red[x] invoice[U+202E]gnp.exe" in page.text


# ── what is long ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def long(federation: Path) -> Path:
    """The hub with 200 parties, 40 flows between them all, 300 items and a purpose of 4,000 words."""
    parties = "".join(f"  - {{id: p{n}, name_used: Party {n}}}\n" for n in range(200))
    items = "".join(f"  - {{id: i{n}, name: Item {n}}}\n" for n in range(300))
    some = [[n for n in range(200) if n % 20 == flow % 20] for flow in range(40)]
    sides = [", ".join(f"{{party: p{n}, part: {'discloser' if n % 3 else 'receiver'}}}" for n in flow) for flow in some]
    flows = "".join(f"  - {{id: f{n}, title: Flow {n}, items: [i{n}], sides: [{sides[n]}]}}\n" for n in range(40))
    aim = " ".join(f"Sentence {n} says four." for n in range(1000))
    (federation / "town/agreements/hub.yaml").write_text(
        f"kind: agreement\nid: hub\ntitle: Long\nstatus: in-force\npurpose: {{aim: {aim}}}\n"
        f"parties:\n{parties}items:\n{items}flows:\n{flows}",
        encoding="utf-8",
    )
    return federation


def test_what_is_long_is_folded_with_its_count_and_nothing_is_left_out(visit: Any, long: Path) -> None:
    page = visit("agreement", ref=HUB)
    assert not page.app.exception
    for folded in ("Show the other 170", "Show the other 270", "Show the other 25 flows", "Read the rest (3,8"):
        assert folded in page.text
    for said in ("Party 199", "Item 299", "Flow 39", "Sentence 999 says four."):
        assert said in page.text
    anchors, ids = set(re.findall(r'href="#([^"]+)"', page.source)), re.findall(r'id="([^"]+)"', page.source)
    assert len(ids) == len(set(ids))
    assert anchors <= set(ids)


def test_a_picture_of_very_much_says_how_much_it_leaves_to_the_table(visit: Any, long: Path) -> None:
    drawn = picture(visit("agreement", ref=HUB))
    assert drawn.count("<rect") == 3 * 13
    assert "and 28 other flows" in drawn
    assert drawn.count("<tspan") >= 39
    assert "and 68 others" in drawn  # who give
    assert "and 28 others" in drawn  # who get
    assert "40 flows between 200 parties." in drawn
