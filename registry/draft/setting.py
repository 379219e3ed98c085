"""`field=value`, as typed: put into the data of a record at the place the field names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from registry.errors import UsageError
from registry.parse import parse
from registry.schema.published import Shape, shape
from registry.wording import _, nearest

_GIVEN_OTHERWISE = {"kind": "KIND", "id": "ID", "title": "--title"}
"""Fields that are typed in a way of their own."""


def with_settings(name: str, data: dict[str, Any], settings: Iterable[str]) -> dict[str, Any]:
    """The data of a kind of record with each setting in its place. Raises UsageError.

    A setting is `field=value`. A field inside another comes after a dot; a member of a list is named by its key, and
    made where it is not there: `parties.police.organisation=harbour-police`. A value for a list is added to it. For a
    list or a group of fields, what begins with `[` or `{` is YAML; everything else is text, whatever it looks like.
    """
    for setting in settings:
        path, sign, text = (part.strip() for part in setting.partition("="))
        if not (sign and path and text):
            raise UsageError(
                _("{setting} sets nothing.").format(setting=repr(setting)),
                _("Write a field, an equals sign and its value, as in --set language=en."),
            )
        if path in _GIVEN_OTHERWISE:
            raise UsageError(_("`{path}` is given as {word}.").format(path=path, word=_GIVEN_OTHERWISE[path]))
        data = _placed(data, shape(name), tuple(path.split(".")), text, path)
    return data


def _placed(old: Any, here: Shape, steps: tuple[str, ...], text: str, path: str) -> Any:
    """What stands in a place once a setting is in it."""
    if not steps:
        return _value(old, here, text)
    step, rest = steps[0], steps[1:]
    if here.item is not None and here.item.fields:
        return _with_member(old, here.item, step, rest, text, path)
    held = old if isinstance(old, dict) else {}
    if is_free(here):
        return held | {step: _placed(held.get(step), here, rest, text, path)}
    if step not in here.fields:
        message = _("{path}: there is no field `{step}` here.").format(path=path, step=step)
        raise UsageError(message, _fields(step, here))
    return held | {step: _placed(held.get(step), here.fields[step], rest, text, path)}


def _with_member(old: Any, item: Shape, step: str, rest: tuple[str, ...], text: str, path: str) -> list[Any]:
    """A list of parts with a setting in the one of that key."""
    if len(item.key) != 1 or not rest:
        raise UsageError(
            _("{path} does not name one field of one member of the list.").format(path=path),
            _("Name them, as in parties.police.organisation=…, or write the whole list: [{{id: police, …}}].").format(),
        )
    members = list(old) if isinstance(old, list) else []
    at = next((n for n, one in enumerate(members) if isinstance(one, dict) and one.get(item.key[0]) == step), None)
    if at is None:
        at = len(members)
        members.append({item.key[0]: step})
    members[at] = _placed(members[at], item, rest, text, path)
    return members


def _value(old: Any, here: Shape, text: str) -> Any:
    if text[0] in "[{" and (here.item is not None or here.fields or is_free(here)):
        read, problems = parse(f"value: {text}".encode())
        if read is None or problems:
            raise UsageError(f"{text}: {problems[0].message}", problems[0].fix)
        return read["value"]
    if here.item is not None:
        return [*(old if isinstance(old, list) else ()), text]
    if isinstance(here.example, int | float) and re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?", text):
        return float(text) if "." in text else int(text)
    return text


def is_free(here: Shape) -> bool:
    """Whether any fields may stand here, whatever they are called."""
    return not here.fields and isinstance(here.example, dict)


def _fields(step: str, here: Shape) -> str:
    close = nearest(step, here.fields)
    if close:
        return _("Did you mean `{close}`?").format(close=close)
    if not here.fields:
        return _("Nothing stands below this field.")
    shown = ", ".join(list(here.fields)[:12]) + ("…" if len(here.fields) > 12 else "")
    return _("Fields that may stand here: {names}.").format(names=shown)
