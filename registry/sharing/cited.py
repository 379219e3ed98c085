"""What an answer points to: places in records, law, findings and people to ask."""

from __future__ import annotations

from registry.values import NamedTuple


class Place(NamedTuple):
    """A place in a record: its lasting address, and what it is called in words."""

    address: str
    name: str


class Law(NamedTuple):
    """Law that something rests on: its id in the law data, its title, and whether its text and dates were read."""

    id: str
    title: str
    is_verified: bool


class Weakness(NamedTuple):
    """A finding that stands against something: rule, the rule's title, severity, outcome, why, and of what."""

    rule: str
    title: str
    severity: str
    outcome: str
    because: str
    subject: str
    remedy: str = ""
    waiver: str = ""


class Person(NamedTuple):
    """Whom to ask: a post, never a person's name.

    `organisation` its title; `email`, `telephone` where recorded; `why` what for; `at` the address it is recorded at.
    """

    post: str
    organisation: str
    email: str
    telephone: str
    why: str
    at: str
