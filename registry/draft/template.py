"""A record, or a `register.yaml`, as a commented draft: what is known, and every other field to be filled in.

The draft is made from the published schema. Three sorts of line make it up:

    ## The organisation that keeps the agreement.       explains the field below
    # lead: northmoor/organisation/northmoor            a field with an example: take off the `# ` to have it
    title: Warm homes                                   a field that is written

An editor that takes the comment sign off whole lines turns the second sort into YAML and leaves the first a comment,
so any part of a draft may be selected and uncommented at once, and what results is a record again.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from registry.concepts.kinds import FIRST_KEYS
from registry.draft.setting import is_free
from registry.schema.published import Shape, shape
from registry.wording import _, listed
from registry.write import as_yaml, formatted

_WIDTH = 120
_EXAMPLE_WIDTH = 100
"""Narrower, because the layout ends a line only after the word that crosses its width."""

_HOW_TO_GO_ON = _(
    "A draft, valid as it stands. To fill in a field, take the `# ` off its lines and write your own words for those "
    "after the colon. Delete what you do not need, and notes like this one. `muniment validate` checks what you wrote."
)
_OTHERS = 2
"""The plain fields shown of a part beside those that it must have."""


def drafted(name: str, data: Mapping[str, Any], first: Iterable[str] = (), schema_file: str = "") -> bytes:
    """A kind's draft in the house style, holding `data`. The fields must fit the schema (see `validate`).

    - `first`: the paths of the fields that come before others (see `registry.draft.first`).
    - `schema_file`: where the schema is, seen from the draft, for an editor to read; left out where it is nowhere near.
    """
    here = shape(name)
    wanted = _by_field(first)
    opening = [key for key in (FIRST_KEYS if "kind" in here.fields else here.required) if key in data]
    lines = [f"# yaml-language-server: $schema={schema_file}"] if schema_file else []
    lines += _prose(_HOW_TO_GO_ON, "")
    lines += as_yaml({key: data[key] for key in opening}).splitlines()
    if "status" in opening:
        lines += _prose(_("`status` is one of: {values}.").format(values=", ".join(here.fields["status"].values)), "")
    groups = _groups(here, wanted, set(opening))
    for heading, names in groups:
        lines += ["", f"## ── {heading} ".ljust(_WIDTH, "─")] if len(groups) > 1 else []
        for field in names:
            lines += ["", *_block(field, here.fields[field], data.get(field), wanted.get(field, ()), "")]
    return formatted(("\n".join(lines) + "\n").encode())


def _by_field(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Field → the fields inside it that the paths name."""
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        field, _dot, inner = path.replace("[]", "").partition(".")
        found[field] = (*found.get(field, ()), *([inner] if inner else []))
    return found


def _groups(here: Shape, first: Iterable[str], done: set[str]) -> list[tuple[str, list[str]]]:
    """The fields that are left, by how much they matter, in the schema's order."""
    wanted = [name for name in first if name in here.fields]
    rest = {name: here.fields[name] for name in here.fields if name not in done and name not in wanted}
    groups = (
        (_("First of all"), wanted),
        (_("What the record says"), [name for name, it in rest.items() if it.substance and not it.heading]),
        (
            _("Terms that may come from a parent agreement (see `inherits`)"),
            [name for name in rest if rest[name].heading],
        ),
        (_("What is noted about the record"), [name for name, it in rest.items() if not it.substance]),
    )
    return [(heading, names) for heading, names in groups if names]


# ── one field ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _block(name: str, here: Shape, given: Any, wanted: tuple[str, ...], indent: str) -> Iterator[str]:
    """One field with what explains it: as it is given, or as an example in a comment."""
    if given is None:
        yield from _explained(here, _shown(here.item or here, wanted), indent)
        for line in as_yaml({name: _example(here, wanted)}, _EXAMPLE_WIDTH - len(indent)).splitlines():
            yield f"{indent}# {line}"
    elif given and here.fields and isinstance(given, dict):
        yield from _explained(here, list(here.fields), indent, said=True)
        yield f"{indent}{name}:"
        deeper = indent + "  "
        for field, value in given.items():
            yield from _indented(as_yaml({field: value}, _WIDTH - len(deeper)), deeper)
        for field, inside in here.fields.items():
            if field not in given:
                yield from _block(field, inside, None, (), deeper)
    else:
        there = {key for member in given if isinstance(member, dict) for key in member} if here.item else ()
        yield from _explained(here, list(there), indent, said=True)
        yield from _indented(as_yaml({name: given}, _WIDTH - len(indent)), indent)


def _indented(text: str, indent: str) -> Iterator[str]:
    return (f"{indent}{line}" if line else "" for line in text.splitlines())


def _explained(here: Shape, shown: list[str], indent: str, said: bool = False) -> Iterator[str]:
    """What a field means, what may stand there, and which fields a part may have beside those shown.

    Those shown are explained too, unless what they say is `said` already.
    """
    inner = here.item or here
    yield from _prose(f"{here.description} {_may_be(here)}".strip(), indent)
    for name in () if said else shown:
        if name in inner.fields:
            field = inner.fields[name]
            yield from _prose(f"{name}: {field.description} {_may_be(field)}".strip(), indent, "  ")
    others = [name for name in inner.fields if name not in shown]
    if others:
        what = _("Each may also have: {names}.") if here.item else _("It may also have: {names}.")
        yield from _prose(what.format(names=", ".join(others)), indent)


def _may_be(here: Shape) -> str:
    """What may stand in a field, where that is limited."""
    inner = here.item or here
    if inner.values:
        several = _("Any of: {values}.") if here.item else _("One of: {values}.")
        return several.format(values=", ".join(inner.values))
    if here.names:
        return _("A key from `{list}`.").format(list=here.names)
    if len(here.refers) > 1:
        return _("A record of one of these kinds: {kinds}.").format(kinds=listed(here.refers, "or"))
    return ""


def _prose(text: str, indent: str, hanging: str = "") -> list[str]:
    sign = f"{indent}## "
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=sign + hanging,
        subsequent_indent=sign + hanging * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )


# ── examples ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _example(here: Shape, wanted: tuple[str, ...] = ()) -> Any:
    """A value that fits: the field's own example, or one put together from those of a part's fields."""
    if here.item is not None and here.item.fields:
        return [_example(here.item, wanted)]
    if here.fields:
        return {name: _example(here.fields[name]) for name in _shown(here, wanted)}
    return here.example


def _shown(part: Shape, wanted: tuple[str, ...] = ()) -> list[str]:
    """The fields of a part that its example has: those it must have or that are wanted, and the first plain ones.

    Of two that may not both be written, only one. Where no field is plain, the first is shown all the same.
    """
    shown: list[str] = []
    spare = _OTHERS
    for name, field in part.fields.items():
        if any({name, other} in map(set, part.one_of) for other in shown):
            continue
        if name in part.required or name in wanted:
            shown.append(name)
        elif spare and _is_plain(field):
            spare -= 1
            shown.append(name)
    return shown or list(part.fields)[:1]


def _is_plain(field: Shape) -> bool:
    inner = field.item or field
    return not inner.fields and not is_free(field)
