"""Which consent the UK GDPR asks to be shown: what a model says that it does in law."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.consent_relied_on import consent_relied_on
from registry.load.snapshot import Loaded
from registry.source import Document, Ref

REF = Ref("millbrook", "consent-model", "club")


def model(**fields: Any) -> Loaded:
    """A consent model with the fields given."""
    data = {"kind": "consent-model", "id": "club", "title": "Club", "status": "active"} | fields
    return Loaded(REF, Document("millbrook", "consents/club.yaml", data))


@pytest.mark.parametrize(
    ("uses", "value"),
    [
        (["article-6"], "yes"),
        (["article-9-explicit"], "yes"),
        (["automated-decision"], "yes"),
        (["transfer"], "yes"),
        (["confidentiality", "article-6"], "yes"),
        (["confidentiality"], "no"),
        (["statute"], "no"),
        (["law-enforcement"], "no"),
        ([], "no"),
    ],
)
def test_it_is_what_the_model_says(uses: list[str], value: str) -> None:
    found = consent_relied_on(model(uses=uses))
    assert (found.value, found.sources) == (value, (f"{REF}#uses",))


def test_it_is_not_known_where_the_model_does_not_say() -> None:
    assert consent_relied_on(model()).value == "unknown"
