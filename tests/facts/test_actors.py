"""Whose role a record means, by the names that organisations use."""

from __future__ import annotations

import pytest

from registry.facts.actors import actors, entitled

MAY = ("dpo", "siro")


@pytest.mark.parametrize(
    ("role", "meant"),
    [
        ("Senior information risk owner", {"siro"}),
        ("SIRO", {"siro"}),
        ("the  Senior Information Risk Owner", {"siro"}),
        ("Data protection officer", {"dpo"}),
        ("Caldicott Guardian", {"caldicott-guardian"}),
        ("Chief Executive", {"signatory"}),
        ("Chief Executive and SIRO", {"signatory", "siro"}),
        ("Data Protection Officer (DPO)", {"dpo"}),
        ("Director of Resources / senior information risk owner", {"director of resources", "siro"}),
        ("Deputy senior information risk owner", {"deputy senior information risk owner"}),
        ("Chief Operating Officer", {"chief operating officer"}),
        ("  ", set()),
    ],
)
def test_whom_a_role_means(role: str, meant: set[str]) -> None:
    assert actors(role) == meant


@pytest.mark.parametrize(
    ("role", "value"),
    [
        ("SIRO", "yes"),
        ("Head of paper and senior information risk owner", "yes"),
        ("Contract manager", "no"),
        ("Contract manager and solicitor", "no"),
        ("Contract manager and keeper of keys", "unknown"),
        ("Deputy SIRO", "unknown"),
    ],
)
def test_who_is_entitled(role: str, value: str) -> None:
    found = entitled(role, MAY, "place")
    assert (found.value, found.sources) == (value, ("place",))
    assert role in found.because
    assert found.because.endswith(".")
    if value != "yes":
        assert "Data protection officer or Senior information risk owner" in found.because
