"""Whom to ask about a way: the contacts of both parties, their data protection officers, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.records.contact import ContactRole
from registry.sharing.cited import Person
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.ways import End, Way
from registry.subjects.agreement import Agreement
from registry.wording import _

_MOST = 12


def ask(bench: Bench, way: Way) -> tuple[Person, ...]:
    """Posts, never people: the giver's first."""
    found = [person for end in (way.giver, way.getter) for person in _of_end(way, end)]
    found += _owner(bench, way.agreement)
    return tuple(dict.fromkeys(found))[:_MOST]


def officer(record_title: str, ref: str, data: Mapping[str, Any]) -> Iterator[Person]:
    """The data protection officer of an organisation, where one is on record."""
    dpo = data.get("dpo") or {}
    contact = dpo.get("contact") or {}
    post = dpo.get("role") or contact.get("job_title")
    if post or contact.get("email"):
        yield Person(
            str(post or _("Data protection officer")), record_title, str(contact.get("email", "")),
            str(contact.get("telephone", "")), _("Advice on data protection"), f"{ref}#dpo",
        )  # fmt: skip


def _of_end(way: Way, end: End) -> Iterator[Person]:
    joiner, key = end.party.joiner, end.party.key
    if joiner is not None:
        contacts, at = joiner.member.get("contacts"), joiner.place("contacts")
    else:
        contacts = way.agreement.parties.get(key, {}).get("contacts")
        at = f"{way.agreement.record.ref}#parties[{key}]/contacts"
    for each in contacts or ():
        yield _contact(end.body.title, each, f"{at}[{each.get('id')}]")
    if not contacts:
        for each in (end.body.data.get("contacts") or ())[:2]:
            yield _contact(end.body.title, each, f"{end.body.ref}#contacts[{each.get('id')}]")
    yield from officer(end.body.title, str(end.body.ref), end.body.data)


def _contact(name: str, contact: Mapping[str, Any], at: str) -> Person:
    role = str(contact.get("role", ""))
    known = {each.value: _(each.label) for each in ContactRole}
    post = str(contact.get("job_title") or contact.get("team") or known.get(role, "") or _("Contact"))
    return Person(
        post, name, str(contact.get("email", "")), str(contact.get("telephone", "")), known.get(role, ""), at
    )  # fmt: skip


def _owner(bench: Bench, agreement: Agreement) -> Iterator[Person]:
    owner = agreement.data.get("owner") or {}
    post = owner.get("role") or owner.get("team")
    if post:
        lead = agreement.linked("lead", "organisation")
        name = lead.title if lead is not None else ""
        why = _("Answers for the agreement")
        yield Person(str(post), name, str(owner.get("email", "")), "", why, f"{agreement.record.ref}#owner")
