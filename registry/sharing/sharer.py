"""Who gives or gets, by what a person types: an organisation, a class of parties, a kind of body, or nobody known."""

from __future__ import annotations

from registry.values import NamedTuple


class Sharer(NamedTuple):
    """Who a person means.

    - `asked`: what was typed. `title`: what they are called.
    - `sort`: `organisation`; `class`, a party of agreements that has members (the schools); `kind`, a kind of body in
      law (any academy); `unknown`, nobody on record.
    - `ref`: the home record of an organisation. `kinds`: kinds of body, by ids of the law data.
    - `members`: of a class or kind, the organisations on record: reference and title.
    - `has_register`: whether the organisation keeps a register that is loaded.
    - `said`: what to know of this, in a sentence; empty where all is plain. `near`: names that are like it.
    """

    asked: str
    title: str
    sort: str
    ref: str = ""
    kinds: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    has_register: bool = False
    said: str = ""
    near: tuple[str, ...] = ()
