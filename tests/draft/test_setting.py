"""`field=value` as typed: it lands where the field belongs, and what cannot land anywhere says why."""

from __future__ import annotations

from typing import Any

import pytest

from registry.draft.setting import with_settings
from registry.errors import UsageError


@pytest.mark.parametrize(
    ("kind", "settings", "data"),
    [
        ("agreement", ["lead=northmoor"], {"lead": "northmoor"}),
        ("agreement", [" lead = northmoor "], {"lead": "northmoor"}),
        ("agreement", ["lead=a", "lead=b"], {"lead": "b"}),
        ("agreement", ["purpose.aim=a=b"], {"purpose": {"aim": "a=b"}}),
        ("agreement", ["purpose.aim=x", "purpose.necessity=y"], {"purpose": {"aim": "x", "necessity": "y"}}),
        ("agreement", ["version=1.0"], {"version": "1.0"}),
        ("agreement", ["purpose.aim=[sic]"], {"purpose": {"aim": "[sic]"}}),
        # A value for a list is added to it, or is the whole of it in YAML.
        ("agreement", ["inherits=foi", "inherits=legal"], {"inherits": ["foi", "legal"]}),
        ("agreement", ["inherits=[foi, legal]"], {"inherits": ["foi", "legal"]}),
        ("agreement", ["inherits=[]"], {"inherits": []}),
        # A member of a list is named by its key.
        (
            "agreement",
            ["parties.council.organisation=northmoor", "parties.police.organisation=p", "parties.council.role=lead"],
            {
                "parties": [
                    {"id": "council", "organisation": "northmoor", "role": "lead"},
                    {"id": "police", "organisation": "p"},
                ]
            },
        ),
        ("agreement", ["parties=[{id: a, name_used: A}]"], {"parties": [{"id": "a", "name_used": "A"}]}),
        (
            "agreement",
            ["flows.f.sides=[{party: a, part: receiver}]"],
            {"flows": [{"id": "f", "sides": [{"party": "a", "part": "receiver"}]}]},
        ),
        ("agreement", ["parent={ref: x}"], {"parent": {"ref": "x"}}),
        ("agreement", ["variation.share=75"], {"variation": {"share": 75}}),
        # Your own fields may be called anything.
        (
            "agreement",
            ["local.team=People", "local.room.floor=2"],
            {"local": {"team": "People", "room": {"floor": "2"}}},
        ),
        ("agreement", ["local.a=1", "local.a.b=2"], {"local": {"a": {"b": "2"}}}),
        ("agreement", ["local={a: [1]}"], {"local": {"a": [1]}}),
    ],
)
def test_a_setting_lands_where_its_field_belongs(kind: str, settings: list[str], data: dict[str, Any]) -> None:
    assert with_settings(kind, {}, settings) == data


def test_what_was_there_is_left() -> None:
    before = {"id": "hub", "purpose": {"aim": "x"}, "parties": [{"id": "a"}]}
    after = with_settings("agreement", before, ["purpose.necessity=y", "parties.a.role=lead"])
    assert after == {"id": "hub", "purpose": {"aim": "x", "necessity": "y"}, "parties": [{"id": "a", "role": "lead"}]}
    assert before == {"id": "hub", "purpose": {"aim": "x"}, "parties": [{"id": "a"}]}


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("lead", "sets nothing"),
        ("lead=", "sets nothing"),
        ("lead=  ", "sets nothing"),
        ("=northmoor", "sets nothing"),
        ("", "sets nothing"),
        ("leed=northmoor", "Did you mean `lead`?"),
        ("purpose.aims=x", "Did you mean `aim`?"),
        ("purpose.zzz=x", "Fields that may stand here: aim, necessity"),
        ("lead.x=y", "Nothing stands below this field."),
        ("inherits.foi=yes", "Nothing stands below this field."),
        (".=x", "there is no field ``"),
        ("lead..=x", "there is no field ``"),
        ("parties.council=northmoor", "[{id: police, …}]"),
        ("status_history.2026-01-01.by=x", "write the whole list"),
        ("parties=[{id: a", "bracket"),
        ("parties=[a: !!x b]", "parties=[a: !!x b]".partition("=")[2]),
        ("id=x", "given as ID"),
        ("kind=x", "given as KIND"),
        ("title=x", "given as --title"),
    ],
)
def test_what_cannot_be_set_says_why(setting: str, words: str) -> None:
    with pytest.raises(UsageError) as stop:
        with_settings("agreement", {}, [setting])
    assert words in f"{stop.value.message} {stop.value.fix}"
