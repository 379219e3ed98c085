"""What values say, on columns of files: they move candidates that hold such values up, and never lift a clash."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from registry.tabular.opening import open_table
from registry.tabular.profile import Profile
from registry.tabular.profiling import profiles
from registry.vocabulary.suggesting.candidates import Candidate, Candidates
from registry.vocabulary.suggesting.decided import Decided, Memory
from registry.vocabulary.suggesting.evidence import fit
from registry.vocabulary.suggesting.ranker import Ranker
from registry.vocabulary.suggesting.shorthand import FAMILIES
from registry.vocabulary.suggesting.suggestion import Unmapped

HUB = (
    Candidate("day", ("Day of the visit",), datatype="date"),
    Candidate("sum", ("Sum of money",), datatype="money"),
    Candidate("mark", ("Mark of the case",), datatype="identifier"),
    Candidate("kind", ("Kind of case",), datatype="code", codes=("A", "B", "C")),
    Candidate("said", ("What was said",), datatype="text"),
    Candidate("agreed", ("Agreed to",), datatype="yes-no"),
    Candidate("shape", ("Shape of the place",), datatype="geometry"),
    Candidate("page", ("Page on the web",), datatype="link"),
)
DICE = random.Random(3)
COLUMNS: dict[str, Callable[[int], str]] = {
    "day": lambda at: (date(2026, 1, 1) + timedelta(days=at)).strftime("%d/%m/%Y"),
    "sum": lambda _at: f"£{DICE.randrange(1_000, 9_999):,}.{DICE.randrange(10, 99)}",
    "mark": lambda at: f"E-26-{at:04}",
    "kind": lambda _at: DICE.choice("ABC"),
    "said": lambda at: f"They said that {DICE.choice(('the gate', 'the light', 'a bin'))} number {at} had been broken.",
    "agreed": lambda _at: DICE.choice(("Y", "N")),
    "shape": lambda at: f"POINT ({at}.5 {at + 1}.25)",
    "page": lambda at: f"https://example.org/cases/{at}",
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Profile]:
    """A profile of each sort of column, of a file whose names say nothing: `Field 1`, `Field 2`."""
    file = tmp_path_factory.mktemp("values") / "values.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        made = csv.writer(out)
        made.writerow(f"Field {at}" for at in range(len(COLUMNS)))
        made.writerows([make(at) for make in COLUMNS.values()] for at in range(200))
    return dict(zip(COLUMNS, profiles(open_table(file)), strict=True))


def asked(profile: Profile) -> Unmapped:
    return Unmapped(profile.name, element="field", codes=tuple(each.form for each in profile.common), profile=profile)


@pytest.mark.parametrize("sort", COLUMNS)
def test_what_holds_such_values_moves_up_and_no_clash_comes_first(sort: str, seen: dict[str, Profile]) -> None:
    found = Ranker(Candidates(HUB), Memory())
    whole = asked(seen[sort])
    with_values = [each.target for each in found.rank(whole, len(HUB)).ranked]
    without = [each.target for each in found.rank(replace(whole, profile=None, codes=()), len(HUB)).ranked]
    assert with_values.index(sort) <= without.index(sort)
    own = FAMILIES[seen[sort].datatype]
    first = next(each for each in HUB if each.target == with_values[0])
    assert fit(own, FAMILIES[first.datatype])[1] == 0, f"{own} in {first.datatype}"
    if sort not in ("said", "page"):
        assert with_values[0] == sort


def test_values_that_cannot_be_there_lower_even_what_some_others_decided(seen: dict[str, Profile]) -> None:
    rows = [Decided(("Field 1",), "visits", f"council-{at}", "day") for at in range(3)]
    found = Ranker(Candidates(HUB), Memory(rows))

    def share(profile: Profile | None) -> float:
        ranked = found.rank(Unmapped("Field 1", data_set="visits", profile=profile), len(HUB)).ranked
        return next(each.share for each in ranked if each.target == "day")

    assert share(seen["sum"]) < share(None) < share(seen["day"])


def test_half_of_the_values_say_less_than_all(seen: dict[str, Profile]) -> None:
    found = Ranker(Candidates(HUB), Memory())

    def share(of: float) -> float:
        ranked = found.rank(Unmapped("Field", profile=replace(seen["day"], share=of)), len(HUB)).ranked
        return next(each.share for each in ranked if each.target == "day")

    assert share(0.5) < share(0.8) < share(1.0)


def test_a_sample_file_puts_no_column_first_where_its_values_cannot_stand(sample_files: list[Profile]) -> None:
    found = Ranker(Candidates(HUB), Memory())
    for profile in sample_files:
        if FAMILIES.get(profile.datatype) in ("date", "yes-no", "link", "geometry") and profile.share > 0.9:
            first = next(each for each in HUB if each.target == found.rank(asked(profile)).ranked[0].target)
            assert fit(FAMILIES[profile.datatype], FAMILIES[first.datatype])[1] == 0, profile.name


@pytest.fixture(scope="module")
def sample_files() -> list[Profile]:
    data = Path(__file__).parents[3] / "agreements" / "data"
    return [each for file in sorted(data.glob("*.csv")) for each in profiles(open_table(file))]
