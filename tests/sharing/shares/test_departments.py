"""Lists name whom one rings: whose department that is, by the words alone."""

from __future__ import annotations

import pytest

from registry.sharing.shares.departments import is_department, whose


@pytest.mark.parametrize(
    ("partner", "name"),
    [
        ("Youth Support at County", "County"),
        ("Community Safety Team at County", "County"),
        ("Harbour Police (MARAC)", "Harbour Police"),
        ("Adult services (County)", "County"),
        ("Northmoor CC Highways", "Northmoor CC"),
        ("Harbour Hospitals A&E", "Harbour Hospitals"),
        ("Westhaven BC - Housing", "Westhaven BC"),
    ],
)
def test_a_department_leaves_whose_it_is(partner: str, name: str) -> None:
    assert next(whose(partner)) == name


@pytest.mark.parametrize("partner", ["Harbour Housing Association", "Northmoor Highways Ltd", "Tidewater Homes"])
def test_what_is_no_department_is_left_whole(partner: str) -> None:
    assert list(whose(partner)) == []


def test_a_department_alone_is_nobody_in_particular() -> None:
    assert is_department("Adult Social Care")
    assert is_department("Licensing team")
    assert not is_department("Harbour Police")
