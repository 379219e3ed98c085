"""The clauses that now matter, of agreements as they are in effect and of contracts, and the posts to reach by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.concepts.contracts import ProcessorClause
from registry.concepts.kinds import Kind
from registry.concepts.sharing import Mishap
from registry.facts.effective import effective
from registry.load.snapshot import Loaded, Snapshot
from registry.records.contact import ContactRole
from registry.schema.published import Shape, shape
from registry.sharing.cited import Person, Place
from registry.sharing.impact.touched import Clause
from registry.sharing.impact.walking import body_of
from registry.values import Any
from registry.wording import _, counted, period

_OF_AGREEMENTS = {
    Mishap.BREACHED.value: ("incidents", "security", "processor_rule", "legal"),
    Mishap.ENDS.value: ("exit", "processor_rule", "retention"),
    Mishap.LEAVES.value: ("exit", "joint_arrangement", "duties", "retention", "legal"),
}
_OF_CONTRACTS = {
    Mishap.BREACHED.value: (
        "breach_notice_hours",
        "breach_notice",
        "audit_rights",
        "liability",
        "indemnity",
        "insurance",
    ),
    Mishap.ENDS.value: ("at_end", "dates", "audit_rights", "liability"),
    Mishap.LEAVES.value: ("at_end", "dates"),
}
_TERMS = {
    Mishap.BREACHED.value: (ProcessorClause.SECURITY, ProcessorClause.ASSISTANCE, ProcessorClause.AUDIT),
    Mishap.ENDS.value: (ProcessorClause.RETURN,),
    Mishap.LEAVES.value: (ProcessorClause.RETURN,),
}  # fmt: skip
_LEGAL = ("liability", "indemnity", "insurance")


def clauses_of(snapshot: Snapshot, record: Loaded, mishap: str) -> Iterator[Clause]:
    """The clauses of an agreement or contract that matter after a mishap, each in full, and whose words they are."""
    if record.ref.kind == Kind.AGREEMENT:
        for heading in _OF_AGREEMENTS[mishap]:
            found = effective(snapshot, record, heading)
            value = found.value.value
            if heading == "legal" and isinstance(value, dict):
                value = {name: value[name] for name in _LEGAL if name in value}
            if value and found.value.origin is not None:
                said = in_words(shape(Kind.AGREEMENT.value).fields[heading], value)
                own = found.value.origin == record.ref
                at = Place(f"{found.value.origin}#{heading}", "" if own else found.because)
                yield Clause(str(record.ref), record.title, label(heading), said, at)
    elif record.ref.kind == Kind.PROCESSOR_CONTRACT:
        fields = shape(Kind.PROCESSOR_CONTRACT.value).fields
        for name in _OF_CONTRACTS[mishap]:
            if name in record.data:
                said = in_words(fields[name], record.data[name])
                said = counted(record.data[name], _("hour"), _("hours")) if name == "breach_notice_hours" else said
                yield Clause(str(record.ref), record.title, label(name), said, Place(f"{record.ref}#{name}", ""))
        wanted = {each.value: each for each in _TERMS[mishap]}
        for each in record.data.get("clauses", ()):
            if each.get("clause") in wanted:
                term = wanted[each["clause"]]
                has = {"yes": _("In the contract"), "no": _("Not in the contract")}.get(
                    str(each.get("present")), _("Not known whether it is in the contract")
                )
                parts = [has, each.get("where"), each.get("falls_short")]
                at = Place(f"{record.ref}#clauses[{term.value}]", "")
                said = ". ".join(str(part) for part in parts if part) + "."
                yield Clause(str(record.ref), record.title, _(term.label), said, at)


def in_words(form: Shape | None, value: Any) -> str:
    """A part of a record in lines of plain words: each field by its name, members of lists one below the other."""
    return "\n".join(_lines(form, value))


def _lines(form: Shape | None, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            below = form.fields.get(name) if form is not None else None
            lines = list(_lines(below, each))
            if len(lines) == 1:
                yield f"{label(name)}: {lines[0]}"
            elif lines:
                yield f"{label(name)}:"
                yield from (f"  {line}" for line in lines)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(form.item if form is not None else None, each)
    elif isinstance(value, str) and form is not None and form.values:
        yield form.label_of(value)
    elif isinstance(value, str) and value.startswith("P") and value[1:2].isdigit():
        yield period(value)
    else:
        yield str(value)


def label(name: str) -> str:
    """A field's name in words."""
    return name.replace("_", " ").capitalize()


# ── whom to reach ────────────────────────────────────────────────────────────────────────────────────────────────────


def contacts_of(snapshot: Snapshot, record: Loaded, mishap: str) -> Iterator[Person]:
    """The posts to reach at an agreement, contract or organisation; never a person's name."""
    if record.ref.kind == Kind.AGREEMENT:
        yield from _of_agreement(snapshot, record, mishap)
    elif record.ref.kind == Kind.PROCESSOR_CONTRACT:
        lead = body_of(snapshot, record, record.data.get("lead_controller"))
        processor = body_of(snapshot, record, record.data.get("processor"))
        supplier = processor.title if processor else str(record.data.get("processor_name", ""))
        for name, whose, why in (
            ("supplier_contact", supplier, _("The supplier, under {title}")),
            ("supplier_dpo", supplier, _("The supplier's data protection officer, under {title}")),
            ("breach_contact", lead.title if lead else "", _("Whom the supplier tells, under {title}")),
        ):
            if isinstance(record.data.get(name), dict):
                yield _person(record.data[name], whose, why.format(title=record.title), f"{record.ref}#{name}")
    elif record.ref.kind == Kind.ORGANISATION:
        yield from _of_organisation(record)


def _of_agreement(snapshot: Snapshot, record: Loaded, mishap: str) -> Iterator[Person]:
    incidents = effective(snapshot, record, "incidents").value
    if mishap == Mishap.BREACHED and isinstance(incidents.value, dict):
        for each in incidents.value.get("contacts", ()):
            at = f"{incidents.origin}#incidents/contacts[{each['id']}]"
            why = _("Told of incidents under {title}").format(title=record.title)
            yield _person(each, _whose(snapshot, record, each, ""), why, at)
    for party in record.data.get("parties", ()):
        body = body_of(snapshot, record, party.get("organisation"))
        name = body.title if body else str(party.get("name_used") or party["id"])
        for each in party.get("contacts", ()):
            at = f"{record.ref}#parties[{party['id']}]/contacts[{each['id']}]"
            yield _person(each, name, _("Party to {title}").format(title=record.title), at)


def _of_organisation(record: Loaded) -> Iterator[Person]:
    officer = record.data.get("dpo")
    if isinstance(officer, dict) and officer.get("designated") != "no":
        contact = officer.get("contact") or {}
        said = dict(contact) | {"job_title": contact.get("job_title") or officer.get("role")}
        yield _person(said, record.title, _("Data protection officer"), f"{record.ref}#dpo")
    for each in record.data.get("contacts", ()):
        if each.get("role") in ("security", "incident", "operations"):
            yield _person(each, record.title, _("Its own contact"), f"{record.ref}#contacts[{each['id']}]")


def _person(contact: Mapping[str, Any], organisation: str, why: str, at: str) -> Person:
    known = {each.value: each for each in ContactRole}
    role = known.get(str(contact.get("role", "")))
    post = str(contact.get("job_title") or (_(role.label) if role else "") or contact.get("team") or _("Contact"))
    return Person(post, organisation, str(contact.get("email", "")), str(contact.get("telephone", "")), why, at)


def _whose(snapshot: Snapshot, record: Loaded, contact: Mapping[str, Any], otherwise: str) -> str:
    body = body_of(snapshot, record, contact.get("organisation"))
    return body.title if body else otherwise
