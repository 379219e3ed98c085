"""Which bodies a list of parties, or a public register's list of controllers, comes to.

Source: only a legal person can be bound by its signature; the register of information sharing agreements under the
Digital Economy Act 2017 prints controllers by code and by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_CODES = "government-register"
"""The scheme of identifiers that such a register takes its codes from."""


def one_body_twice(agreement: Agreement, keys: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The parties, of those given, that are one body in law: where they stand, and what to say of it."""
    found: dict[Ref, list[str]] = {}
    bodies: dict[Ref, Loaded] = {}
    for key in keys:
        body = _in_law(agreement, agreement.organisation(key))
        if body is not None:
            bodies[body.ref] = body
            found.setdefault(body.ref, []).append(key)
    for ref, same in found.items():
        if len(same) > 1:
            said = _("These have signed as parties of their own, and are one body in law, {body}: {names}.")
            names = listed(_name(agreement, key) for key in same)
            places = tuple(agreement.place(f"parties[{key}]") for key in same)
            yield places, said.format(body=bodies[ref].title, names=names)


def another_in_the_register(agreement: Agreement) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each entry in a public register whose codes and names of controllers are of different parties."""
    bodies = [body for key in agreement.parties if (body := agreement.organisation(key)) is not None]
    for entry in agreement.get("public_registers") or ():
        codes = [str(each) for each in entry.get("controller_codes", ())]
        names = [str(each) for each in entry.get("controller_names", ())]
        by_code = [next((body for body in bodies if _has_code(body, code)), None) for code in codes]
        if not codes or any(body is None for body in by_code):
            continue
        coded = {body.ref: body for body in by_code if body is not None}
        for name in names:
            named = next((body for body in bodies if name.casefold() in _names(body.data)), None)
            if named is None or named.ref in coded:
                continue
            at = agreement.place(f"public_registers[{entry['scheme']}]")
            said = _("The {register} names {name} as controller, and its code there is that of {other}.")
            other = listed(body.title for body in coded.values())
            yield (
                (f"{at}/controller_names", f"{at}/controller_codes"),
                said.format(register=entry["scheme"], name=name, other=other),
            )


def _in_law(agreement: Agreement, body: Loaded | None) -> Loaded | None:
    """The legal person that a body is, or is part of."""
    if body is None or body.data.get("legal_person") != "no" or "part_of" not in body.data:
        return body
    whole = agreement.reader.record(body.ref.register, (Kind.ORGANISATION.value,), body.data["part_of"])
    return whole or body


def _name(agreement: Agreement, key: str) -> str:
    body = agreement.organisation(key)
    return str(agreement.parties[key].get("name_used") or (body.title if body is not None else key))


def _has_code(body: Loaded, code: str) -> bool:
    """Whether a body has a code, which a register prints after the name of the list that it is from."""
    own = code.rpartition(":")[2]
    return any(each["scheme"] == _CODES and each["value"] == own for each in body.data.get("identifiers", ()))


def _names(data: Mapping[str, Any]) -> set[str]:
    """What a body is called, in small letters."""
    return {str(each).casefold() for each in (data["title"], *(other["name"] for other in data.get("other_names", ())))}
