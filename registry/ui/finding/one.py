"""The finding that an address names: as it stands today, or that it is no longer found."""

from __future__ import annotations

from dataclasses import dataclass

from registry.verbs.checks.gaps import Row


@dataclass(frozen=True, slots=True)
class Named:
    """A finding by its name, in its parts: rule, record, and the address of what is judged."""

    fingerprint: str
    rule: str
    ref: str
    subject: str


def named(fingerprint: str) -> Named | None:
    """The parts of a finding's name; None where it is no such name."""
    rule, mark, subject = fingerprint.partition("@")
    ref = subject.partition("#")[0]
    return Named(fingerprint, rule, ref, subject) if rule and mark and ref.count("/") == 2 else None


def found(rows: tuple[Row, ...], name: Named) -> Row | None:
    """The finding itself, among those of its record, where it is still found."""
    return next((row for row in rows if row.fingerprint == name.fingerprint), None)


def causes(rows: tuple[Row, ...], row: Row) -> list[Row]:
    """The findings of the same record that one only follows from."""
    return [each for each in rows if each.rule in row.follows_from and each.fingerprint != row.fingerprint]
