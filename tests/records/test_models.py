"""The models: a cast, never a second judgement. Whatever the schema accepts, the model accepts, and keeps unchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from registry.concepts.kinds import Kind
from registry.records.federation import Federation, FederationLock
from registry.records.part import Part
from registry.records.record import Record
from registry.records.register import Register
from registry.records.review_event import ReviewEvent
from registry.schema.generate import model_of
from registry.schema.published import schema
from registry.validate import fits

Instances = Callable[[str], st.SearchStrategy[dict[str, Any]]]


def model(name: str) -> type[Part]:
    """The model behind a schema."""
    others = {"register": Register, "federation": Federation, "federation-lock": FederationLock,
              "review-event": ReviewEvent}  # fmt: skip
    return others.get(name) or model_of(Kind(name))


def written(record: Part) -> dict[str, Any]:
    """A model as the data it was made from."""
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


def casts(data: st.DataObject, name: str, instances: Instances) -> None:
    """Draw something the schema accepts: the model must accept it and give it back as it was."""
    said = data.draw(instances(name))
    assert fits(name, said), "the strategy makes only what the schema allows"
    assert written(model(name).model_validate(said)) == said


@given(data=st.data())
@settings(
    max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_whatever_the_schema_accepts_the_model_accepts_and_keeps(
    data: st.DataObject, name: str, instances: Instances
) -> None:
    casts(data, name, instances)


@pytest.mark.prove
@given(data=st.data())
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_the_schema_accepts_the_model_accepts_at_length(
    data: st.DataObject, name: str, instances: Instances
) -> None:
    casts(data, name, instances)


def test_the_fullest_record_is_a_record(name: str, fullest: Callable[[str], dict[str, Any]]) -> None:
    said = fullest(name)
    assert fits(name, said)
    assert written(model(name).model_validate(said)) == said


def test_a_model_has_the_fields_of_its_schema(name: str) -> None:
    declared = {field.alias or own for own, field in model(name).model_fields.items()}
    assert declared == set(schema(name)["properties"])


def test_a_record_of_every_kind_is_frozen_and_closed(kind: str, fullest: Callable[[str], dict[str, Any]]) -> None:
    record = model(kind).model_validate(fullest(kind))
    assert isinstance(record, Record)
    with pytest.raises(ValidationError, match="frozen"):
        record.title = "Another"  # type: ignore[misc]  # it is frozen, which is what is tested
    with pytest.raises(ValidationError, match="colour"):
        model(kind).model_validate(fullest(kind) | {"colour": "blue"})


def test_a_list_in_a_model_cannot_be_changed(kind: str, fullest: Callable[[str], dict[str, Any]]) -> None:
    record = model(kind).model_validate(fullest(kind))
    lists = [name for name in type(record).model_fields if isinstance(getattr(record, name), list)]
    assert lists == [], "lists are tuples"


def test_the_values_a_field_may_have_are_said_once() -> None:
    """`x-form` is for our generator only: what is published stands under `x-muniment`."""
    for kind in Kind:
        assert "x-form" not in str(schema(kind.value))
