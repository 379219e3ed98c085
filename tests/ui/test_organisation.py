"""The page of one organisation: its partners drawn and listed, and everything its record says."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from registry.session import Session
from registry.verbs.records import show

TOWN = "town/organisation/town"
HOSTILE = '</text><script>alert(1)</script>![x](http://evil.test/t.png) "onload="x" &amp; {name} %s'

Give = Callable[[str, str], None]


@pytest.fixture
def give(federation: Path) -> Give:
    """Puts a file into the federation."""

    def written(path: str, text: str) -> None:
        file = federation / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return written


def organisation(own: str, title: str, more: str = "") -> str:
    """The file of an organisation."""
    return f"kind: organisation\nid: {own}\ntitle: {json.dumps(title)}\nstatus: active\n{more}"


def agreement(own: str, *parties: str, status: str = "in-force") -> str:
    """The file of an agreement between some organisations."""
    sides = "".join(f"  - {{id: p{at}, organisation: {each}}}\n" for at, each in enumerate(parties))
    return f"kind: agreement\nid: {own}\ntitle: Agreement {own}\nstatus: {status}\nparties:\n{sides}"


def picture(page: Any) -> str:
    """The picture on a page; empty where there is none."""
    found = [json.loads(piece.proto.json) for piece in page.app.get("bidi_component")]
    return next((str(each["drawn"]) for each in found if "drawn" in each), "")


def said_in(drawn: str) -> str:
    """The words of a picture."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", drawn)).split())


def links_in(drawn: str) -> dict[str, str]:
    """What the links in a picture are called when they are read out, and where they lead."""
    found = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', drawn)
    return {html.unescape(name): html.unescape(href) for href, name in found}


def row(page: Any, start: str) -> str:
    """The words of a page from one place on."""
    return str(page.text[page.text.index(start) :])


def test_it_says_what_kind_of_body_it_is_and_where_it_stands(visit: Any, give: Give) -> None:
    more = "sector: local-government\ncapacities: [county-council, fire-authority]\n"
    give("town/organisations/town.yaml", organisation("town", "Town Council", more))
    page = visit("organisation", ref=TOWN)
    assert page.heading() == "Town Council"
    assert "Active\nLocal government\nCounty council and fire authority\nActive on 21 November 2026." in page.text
    assert not page.app.exception


def test_the_picture_says_its_finding_and_leads_to_the_partner_and_to_what_is_shared(visit: Any) -> None:
    page = visit("organisation", ref=TOWN)
    drawn = picture(page)
    assert "Town Council shares with one other organisation, The Force: 1 agreement." in said_in(drawn)
    links = links_in(drawn)
    assert links["The Force"].endswith("?ref=force/organisation/force")
    assert links["1 agreement shared with The Force"] == f"organisation?ref={TOWN}#s-with-1"
    assert 'id="s-with-1"' in page.source
    assert "Sector not recorded" in said_in(drawn)
    assert "broken line" not in drawn


def test_the_table_says_of_every_partner_what_the_picture_does(visit: Any) -> None:
    text = row(visit("organisation", ref=TOWN), "1 partner,")
    assert "The Force\nSector not recorded\n1\n1\nAgreements shared with The Force\nChildren's hub" in text


def test_partners_are_those_with_most_in_common_first_and_what_runs_is_told_apart(visit: Any, give: Give) -> None:
    for number in range(3):
        give(f"town/agreements/more-{number}.yaml", agreement(f"more-{number}", "town", "school", status="draft"))
    give("town/organisations/school.yaml", organisation("school", "Gannet School", "sector: education\n"))
    page = visit("organisation", ref=TOWN)
    said = said_in(picture(page))
    assert "Town Council shares with 2 other organisations, most often with Gannet School: 3 agreements." in said
    assert "A broken line: none of them runs on 21 November 2026." in said
    assert "Schools, colleges and universities" in said
    assert picture(page).count("ego-still") == 1
    text = row(page, "2 partners,")
    assert text.index("Gannet School\nSchools, colleges and universities\n3\n0") < text.index("The Force\n")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "with The Force and School 0: 1 agreement each."),
        (6, "most often with 7 of them: 1 agreement each."),
    ],
)
def test_of_partners_that_are_equal_none_is_singled_out(visit: Any, give: Give, count: int, said: str) -> None:
    for number in range(count):
        give(f"town/organisations/s{number}.yaml", organisation(f"s{number}", f"School {number}"))
        give(f"town/agreements/a{number}.yaml", agreement(f"a{number}", "town", f"s{number}"))
    assert said in said_in(picture(visit("organisation", ref=TOWN)))


def test_its_agreements_are_listed_with_its_part_and_lead_to_the_list_of_them(visit: Any) -> None:
    page = visit("organisation", ref=TOWN)
    text = row(page, "Party to 1 agreement, 1 of them running on 21 November 2026.")
    assert "Children's hub\nIn force\nReview overdue\nLead; keeps the agreement" in text
    assert page.anchors["Search and filter them"] == "agreements?party=town%2Forganisation%2Ftown"


def test_processors_and_sub_processors_are_shown_from_its_side(visit: Any, give: Give) -> None:
    give("town/organisations/host.yaml", organisation("host", "Pelican Hosting"))
    give(
        "town/contracts/hosting.yaml",
        "kind: processor-contract\nid: hosting\ntitle: Hosting\nstatus: active\ncontrollers: [town]\nprocessor: host\n"
        "scope: {subject_matter: Runs the servers}\n"
        "sub_processors:\n- {id: cloud, name: Cockle Cloud, does: Backups, ends: 2027-03-31}\n"
        "- {id: x, organisation: nobody, engaged_by: cloud}\n",
    )
    text = row(visit("organisation", ref=TOWN), "Who processes for it")
    assert "Hosting\nRuns the servers\nPelican Hosting\nCockle Cloud\nBackups; until 31 March 2027\n" in text
    assert "town/organisation/nobody\n(not found)\nengaged by Cockle Cloud\nActive" in text
    host = visit("organisation", ref="town/organisation/host")
    assert "For whom it processes" in host.text
    assert picture(host) == ""


def test_counts_of_records_lead_to_the_lists_that_show_them(visit: Any, give: Give) -> None:
    give("town/organisations/town.yaml", organisation("town", "Town Council", "register: town\n"))
    give("town/dpias/d.yaml", "kind: dpia\nid: d\ntitle: D\nstatus: draft\n")
    links = visit("organisation", ref=TOWN).anchors
    assert links["2 Agreements. In its own register, town"] == "agreements?register=town"
    assert links["1 Agreements. Naming it, in any register"] == "agreements?party=town%2Forganisation%2Ftown"
    dpias = links["1 Data protection impact assessments. In its own register, town"]
    assert re.fullmatch(r"records\?(kind=dpia&register=town|register=town&kind=dpia)", dpias)


def test_nothing_the_record_says_is_left_out(visit: Any, give: Give, federation: Path) -> None:
    more = (
        "legal_name: The Town\nsector: police\nidentifiers: [{scheme: ico, value: ZX9}]\nsiro: {role: Director}\n"
        "contacts: [{id: ig, role: ig-lead, email: ig@town.example}]\nlocal: {colour: blue}\naddress: 1 High Street\n"
    )
    give("town/organisations/town.yaml", organisation("town", "Town Council", more))
    text = visit("organisation", ref=TOWN).text
    answer = show.run(Session(federation=federation), show.Question(ref=TOWN))

    def walk(fields: Any) -> None:
        for field in fields:
            if isinstance(field.value, str):
                assert field.value in text, field.name
            else:
                walk(field.value)

    walk(answer.fields)
    people = text.index("Officers and contacts\nSenior information risk owner\nRole\nDirector\nContacts\n")
    assert people < text.index("About the organisation\n", people)
    assert "town/organisations/town.yaml" in text
    assert "What refers to it\nAgreements\nChildren's hub" in text


def test_another_registers_record_of_a_body_says_so_and_shows_the_bodys_partners(visit: Any, give: Give) -> None:
    own = "identifiers: [{scheme: ico, value: ZX9}]\n"
    give("town/organisations/town.yaml", organisation("town", "Town Council", f"register: town\n{own}"))
    give("force/organisations/the-town.yaml", organisation("the-town", "The Town, to the Force", own))
    page = visit("organisation", ref="force/organisation/the-town")
    assert page.heading() == "The Town, to the Force"
    assert "This is the record that the register force keeps of it. Its own record is\nTown Council" in page.text
    assert "Town Council shares with one other organisation" in said_in(picture(page))


def test_an_organisation_without_partners_says_so_plainly(visit: Any, give: Give) -> None:
    give("town/organisations/alone.yaml", organisation("alone", "Alone"))
    page = visit("organisation", ref="town/organisation/alone")
    assert picture(page) == ""
    for said in (
        "No record shows an agreement between Alone and another organisation.",
        "No record shows an agreement that it is party to.",
        "No record shows a contract with a processor in which it has a part.",
        "It keeps no register here",
        "No record names it.",
    ):
        assert said in page.text


def many(give: Give, count: int) -> None:
    """Give the town this many more partners, by one agreement each."""
    for at in range(count):
        give(f"town/organisations/m{at}.yaml", organisation(f"m{at}", f"Member {at}", "sector: education\n"))
        give(f"town/agreements/m{at}.yaml", agreement(f"m{at}", "town", f"m{at}"))


def test_hundreds_of_partners_are_drawn_in_part_and_listed_page_by_page(visit: Any, give: Give) -> None:
    many(give, 239)
    page = visit("organisation", ref=TOWN)
    drawn = picture(page)
    assert drawn.count("ego-box") == 14
    assert "Drawn are the 14 with most in common; the table below has all 240." in said_in(drawn)
    assert len(re.findall(r'id="s-with-\d+"', page.source)) == 50
    assert "Showing 1 to 50 of 240." in page.text
    assert len(page.source) + len(drawn) < 300_000
    # So many are counted, and not each read to list it.
    assert "What refers to it" not in page.text
    last = visit("organisation", ref=TOWN, after="partners-5")
    assert "Showing 201 to 240 of 240." in last.text
    assert 'id="s-with-240"' in last.source
    assert last.anchors["Previous"] == f"organisation?ref={TOWN}&after=partners-4#s-partners"
    third = visit("organisation", ref=TOWN, after="agreements-2")
    assert len(re.findall(r"Agreement m\d+\nIn force", third.text)) == 50
    assert "Showing 51 to 100 of 240." in third.text


@pytest.mark.parametrize(
    "after", ["partners-0", "partners-99999", "agreements-7777", "x", "-", "agreements-x", HOSTILE]
)
def test_a_part_of_a_table_that_is_not_there_is_the_nearest_one(visit: Any, after: str) -> None:
    page = visit("organisation", ref=TOWN, after=after)
    assert page.heading() == "Town Council"
    assert "Children's hub\nIn force" in page.text
    assert not page.app.exception


@pytest.mark.parametrize(
    ("ref", "title", "said"),
    [
        ("", "No organisation chosen", "The address of this page should name an organisation."),
        ("town/organisation/gone", "Organisation not found", "There is no record called town/organisation/gone."),
        ("town/agreement/hub", "Organisation not found", "town/agreement/hub is not an organisation."),
        (HOSTILE, "Organisation not found", "There is no record called"),
    ],
)
def test_a_bad_reference_gets_a_plain_line_and_a_way_on(visit: Any, ref: str, title: str, said: str) -> None:
    page = visit("organisation", ref=ref)
    assert page.heading() == title
    assert said in page.text
    assert page.anchors["Look for it in the list of organisations"] == "organisations"
    assert not page.app.exception


class Read(HTMLParser):
    """What a browser would make of some HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]


def test_hostile_names_are_drawn_and_listed_as_they_were_typed(visit: Any, give: Give) -> None:
    give("town/organisations/town.yaml", organisation("town", HOSTILE, f"description: {json.dumps(HOSTILE)}\n"))
    give("force/organisations/force.yaml", organisation("force", "\u202e" + HOSTILE * 3))
    page = visit("organisation", ref=TOWN)
    assert not page.app.exception
    assert page.text.count(HOSTILE) > 2
    drawn = picture(page)
    assert "\u202e" not in drawn + page.source
    assert "[U+202E]</text>" in said_in(drawn) or "[U+202E]" in said_in(drawn)
    read = Read(drawn)
    assert read.elements == {"div", "figure", "figcaption", "svg", "path", "rect", "text", "tspan", "a", "p"} | (
        {"wbr"} & read.elements
    )
    assert not [name for name in read.attributes if name.startswith("on")]
    for href in (*read.hrefs, *Read(page.source).hrefs):
        assert re.match(
            r"(agreement|organisation|record)\?ref=[\w/%.-]+|(agreements|records|organisations|processing|gaps|permits|chain|impact)(\?|$)|#s-|accessibility",
            href,
        )
