"""Who is a competent authority: by Schedule 7, by a function of its own, or not shown to be one."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.body import Body
from registry.facts.competent_authority import competent_authority
from registry.load.snapshot import Loaded
from registry.source import Document, Ref

REF = Ref("millbrook", "organisation", "millbrook")


def body(*kinds: str, **law_enforcement: Any) -> Body:
    """A body of some kinds, with what its record says of law enforcement."""
    data = {"kind": "organisation", "id": "millbrook", "title": "Millbrook"}
    if law_enforcement:
        data |= {"law_enforcement": law_enforcement}  # type: ignore[dict-item]
    record = Loaded(REF, Document("millbrook", "organisations/millbrook.yaml", data))
    gap = "" if kinds else "Nobody recorded its kinds."
    return Body("Millbrook", frozenset(kinds), frozenset(), f"{REF}#capacities", f"{REF}#nation", gap, record)


@pytest.mark.parametrize(
    ("who", "value", "at"),
    [
        (body("competent-authority"), "yes", "capacities"),
        (body("competent-authority", competent_authority="yes"), "yes", "capacities"),
        (body("competent-authority", competent_authority="no"), "cannot-tell", "law_enforcement"),
        (body("council", competent_authority="yes", functions=["Prosecuting"]), "yes", "law_enforcement"),
        (body("council", competent_authority="yes", law="The Acts it enforces"), "yes", "law_enforcement"),
        (body("council", competent_authority="yes"), "cannot-tell", "law_enforcement"),
        (body("council", competent_authority="unknown"), "cannot-tell", "law_enforcement"),
        (body("council", competent_authority="no"), "no", "law_enforcement"),
        (body("council"), "no", "law_enforcement"),
        (body(), "cannot-tell", "capacities"),
        (body(competent_authority="no"), "no", "law_enforcement"),
    ],
)
def test_who_is_one(who: Body, value: str, at: str) -> None:
    found = competent_authority(who)
    assert (found.value, found.sources) == (value, (f"{REF}#{at}",))
    assert found.because.endswith(".")
