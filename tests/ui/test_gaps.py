"""What is worst? The numbers, the map, the trend and the list of findings, and what their address asks."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from registry.session import Session
from registry.ui.finding.day_typed import day_typed
from registry.ui.gaps.heat import _step, _steps
from registry.verbs.checks import gaps
from registry.wording import day
from tests.ui.conftest import Visit

# ── the figures are those of the records ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def rows(federation: Path) -> tuple[gaps.Row, ...]:
    """Every finding that is neither waived nor only follows from another, as the verb tells them."""
    return gaps.run(Session(federation=federation), gaps.Question(limit="500")).rows


def where(address: str) -> dict[str, str]:
    """What an address asks, each name once."""
    return dict(parse_qsl(address.partition("?")[2].partition("#")[0]))


def total(page: Visit) -> int:
    """How many findings the page says fit."""
    found = re.search(r'<h2 id="results">([\d,]+) findings?</h2>', page.source)
    assert found, page.text
    return int(found[1].replace(",", ""))


def test_the_numbers_at_the_top_are_how_many_there_are_of_each_severity(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    page = visit("gaps")
    for severity, label in (("critical", "Critical"), ("high", "High"), ("medium", "Medium"), ("low", "Low")):
        number = sum(row.severity == severity for row in rows)
        card = rf'<a href="gaps\?severity={severity}#results" class="card[^>]*>.*?{label}</span><[^>]*>{number}</span>'
        assert re.search(card, page.source), label


def test_every_cell_of_the_map_leads_to_just_as_many_findings(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    page = visit("gaps")
    cells = {
        (values["organisation"], values["area"]): int(number)
        for href, number in re.findall(r'<a href="([^"]*)"[^>]*><span class="number">(\d+)</span>', page.source)
        if {"organisation", "area"} <= (values := where(href.replace("&amp;", "&"))).keys()
    }
    assert sum(cells.values()) == len(rows)
    for (organisation, area), number in cells.items():
        own = organisation if organisation != "not-known" else ""
        assert number == sum(row.organisation == own and row.area == area for row in rows)
    (organisation, area), number = max(cells.items(), key=lambda cell: cell[1])
    assert total(visit("gaps", organisation=organisation, area=area)) == number


def test_the_map_keeps_all_its_cells_when_one_of_them_is_chosen(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    row = rows[0]
    page = visit("gaps", organisation=row.organisation, area=row.area)
    assert page.source.count('class="number"') == visit("gaps").source.count('class="number"')
    assert len(re.findall(r'<td class="heat-\d chosen"', page.source)) == 1


def test_the_map_is_a_table_whose_rows_and_columns_have_heads(visit: Any) -> None:
    source = visit("gaps").source
    drawn = source[source.index('<table class="heat">') : source.index("</table>")]
    assert "<caption>" in drawn
    assert drawn.count('scope="col"') == len(re.findall(r"<td", drawn.partition("</tr>")[2].partition("</tr>")[0])) + 1
    assert drawn.count('scope="row"') == drawn.count("<tr>") - 1


@pytest.mark.parametrize("most", [1, 5, 13, 100, 25_000])
def test_deeper_blues_begin_at_rising_numbers_and_the_most_is_deepest(most: int) -> None:
    steps = _steps(most)
    assert list(steps) == sorted(set(steps))
    assert _step(1, steps) == 1
    assert most < 7 or _step(most, steps) == 4


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_worst_comes_first_with_all_that_a_reader_needs(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    page, first = visit("gaps"), rows[0]
    assert f"{first.title}\nCritical\nNo record shows it\n{first.because}" in page.text
    assert f"Who acts\n{first.who_acts_label}" in page.text
    assert f"{first.file}:{first.line}" in page.text
    assert str(page.announced).count(f'"{len(rows)} findings"') == 1


def test_only_twenty_are_shown_and_the_next_page_goes_on(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    page = visit("gaps")
    shown = page.source.count('class="result"')
    assert shown == min(20, len(rows))
    if len(rows) > shown:
        assert where(page.anchors["Next page"])["from"] == "21"


@pytest.mark.parametrize(
    "asked",
    [{"severity": "critical"}, {"register": "force"}, {"who-acts": "ig-lead"}, {"kind": "agreement"}, {"sort": "rule"}],
)
def test_filters_are_read_from_the_address(visit: Any, federation: Path, asked: dict[str, str]) -> None:
    put: dict[str, Any] = {
        name.replace("-", "_"): value if name == "sort" else (value,) for name, value in asked.items()
    }
    answer = gaps.run(Session(federation=federation), gaps.Question(**put))
    page = visit("gaps", **asked)
    assert total(page) == answer.total
    titles = re.findall(r'<h3><a href="finding[^>]*>(.*?)</a></h3>', page.source)
    assert len(titles) == len(answer.rows)


def test_the_findings_of_one_record_are_led_to_from_its_page(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    ref = "town/agreement/hub"
    page = visit("agreement", ref=ref)
    own = [row for row in rows if row.ref == ref]
    assert f"{len(own)} findings" in page.text
    asked = where(page.anchors["See them in the list of all"])
    assert asked == {"record": ref}
    assert total(visit("gaps", **asked)) == len(own)


def test_an_organisations_page_counts_its_findings_by_area(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    ref = "town/organisation/town"
    page = visit("organisation", ref=ref)
    own = sum(row.organisation == ref for row in rows)
    assert f"{own} finding" in page.text
    assert where(page.anchors["See them all, the worst first"]) == {"organisation": ref}


@pytest.mark.parametrize(
    "asked",
    [
        {"organisation": "nobody"},
        {"record": "<b>"},
        {"register": "nowhere"},
        {"rule": "no-such-rule"},
        {"after": "bogus"},
    ],
)
def test_an_address_that_cannot_be_read_gives_a_plain_line_and_a_way_on(visit: Any, asked: dict[str, str]) -> None:
    page = visit("gaps", **asked)
    assert not page.app.exception
    assert "This address cannot be read" in page.text or "Nothing fits" in page.text or "finding" in page.text
    assert "gaps" in page.source


def test_an_unknown_value_of_a_closed_list_is_passed_over(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    assert total(visit("gaps", severity="dreadful", waived="perhaps", sort="sideways", area="<b>")) == len(rows)


# ── how it has changed ───────────────────────────────────────────────────────────────────────────────────────────────


def git(folder: Path, on: str, *given: str) -> None:
    """Run git in a folder, as somebody known, on a day."""
    when = {"GIT_AUTHOR_DATE": f"{on}T09:00:00Z", "GIT_COMMITTER_DATE": f"{on}T09:00:00Z"}
    who = ("-c", "user.name=Sam Reed", "-c", "user.email=sam@town.example", "-c", "commit.gpgsign=false")
    subprocess.run(
        ("git", *who, *given), cwd=folder, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **when}
    )


@pytest.fixture
def history(federation: Path) -> Path:
    """The same federation, with one agreement from July on and the other from October."""
    (federation / ".gitignore").write_text(".muniment\n", encoding="utf-8")
    later = federation / "town/agreements/hub.yaml"
    text = later.read_text(encoding="utf-8")
    later.unlink()
    git(federation, "2026-07-06", "init", "-q")
    git(federation, "2026-07-06", "add", "-A")
    git(federation, "2026-07-06", "commit", "-qm", "The protocol")
    later.write_text(text, encoding="utf-8")
    git(federation, "2026-10-05", "add", "-A")
    git(federation, "2026-10-05", "commit", "-qm", "The hub")
    return federation


def test_without_history_the_page_says_that_there_is_nothing_to_compare_with(visit: Any) -> None:
    assert "so there is nothing before today to compare with" in visit("gaps").text


def test_history_is_looked_through_at_month_ends_and_told_in_words_and_numbers(visit: Any, history: Path) -> None:
    page = visit("gaps")
    assert not page.app.exception
    assert "31 July 2026" in page.text
    assert re.search(r"[\d,]+ today, [\d,]+ more than on 31 July 2026\.", page.text)
    # First seen is known for the list as well, by then.
    assert "history was not looked through" not in page.text


def test_what_came_and_went_since_a_day_is_listed_with_links(visit: Any, history: Path) -> None:
    page = visit("gaps", since="2026-09-30")
    came = int(re.findall(r"([\d,]+) findings? came", page.text)[-1])
    assert came > 0
    assert "Since 30 September 2026" in page.text
    assert any(href.startswith("finding?id=") for href in page.anchors.values())


@pytest.mark.parametrize("since", ["2026-13-45", "yesterday", "2031-01-01", "<b>"])
def test_a_day_that_cannot_be_compared_with_is_said_plainly(visit: Any, since: str) -> None:
    page = visit("gaps", since=since)
    assert not page.app.exception
    assert "not a day before today" in page.text
    assert "Compare with no day" in page.text


# ── a day as it is typed ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("on", [date(2027, 3, 31), date(2028, 2, 29), date(2026, 12, 1)])
def test_a_day_is_read_as_it_is_written_here(on: date) -> None:
    for typed in (day(on), f"{on.day}/{on.month}/{on.year}", on.isoformat(), f"  {on:%d %b %Y} ".upper()):
        assert day_typed(typed) == on.isoformat()


@pytest.mark.parametrize("typed", ["", "soon", "31 February 2027", "13/13/2027", "31 March"])
def test_what_is_no_day_comes_back_as_it_was_typed(typed: str) -> None:
    assert day_typed(typed) == typed
