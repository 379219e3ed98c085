"""Models → schemas: the published files are what the models say, and are brought up to date by one command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.schema import generate, published
from registry.validate import fits


def test_the_published_schemas_are_what_the_models_say() -> None:
    stale = generate.drift(published.folder())
    assert stale == [], f"{', '.join(stale)} differ from the models in registry/records: run `muniment schema --write`"


def test_every_kind_has_a_model_and_a_schema() -> None:
    for kind in Kind:
        assert generate.model_of(kind).__name__ == kind.model
        assert published.schema(kind.value)["properties"]["kind"]["const"] == kind.value


def test_drift_names_what_is_stale_missing_or_left_over_and_writing_mends_it(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    shutil.copytree(published.folder(), folder)
    (folder / "waiver.schema.json").write_text("{}", "utf-8")
    (folder / "breach.schema.json").unlink()
    (folder / "treaty.schema.json").write_text("{}", "utf-8")

    changed = generate.write(folder)

    assert {"waiver.schema.json", "breach.schema.json", "treaty.schema.json"} <= set(changed)
    assert {file.name for file in folder.iterdir()} == {file.name for file in published.folder().iterdir()}
    for kind in (Kind.WAIVER, Kind.BREACH):
        schema = generate.schema_of(generate.model_of(kind), kind.value)
        assert (folder / f"{kind.value}.schema.json").read_text("utf-8") == generate.as_text(schema)


def test_fields_stand_in_the_order_people_write_them() -> None:
    order = list(published.schema("agreement")["properties"])
    assert order[:5] == ["kind", "id", "title", "version", "status"]
    assert order[-3:] == ["formerly", "evidence", "local"]


def test_an_editor_offers_a_new_record_that_is_a_record(kind: str) -> None:
    (snippet,) = published.schema(kind)["defaultSnippets"]
    # In an editor ${1:file-name} is the first place to type in, with these words in it.
    body = json.loads(json.dumps(snippet["body"]).replace("${1:file-name}", "new").replace("${2:Title}", "Title"))
    body["version"] = body["version"].strip("'")
    assert fits(kind, body)


def test_the_field_reference_shows_every_kind_and_part() -> None:
    text = (published.folder() / "README.md").read_text("utf-8")
    for kind in Kind:
        assert f"\n## {kind.value}\n" in text
        for own in published.schema(kind.value).get("$defs", {}):
            assert f"\n## {own}\n" in text
