"""Records that are about one other record and are called after it, such as an assessment after its agreement."""

from __future__ import annotations

from benchmarks.generator.outline import Outlines
from benchmarks.generator.plan import Name, Plan, Register, short

_AFTER = {
    "dpia": ("agreement", "dpia", "Impact assessment of {}"),
    "waiver": ("agreement", "waiver", "Late review of {}"),
    "privacy-notice": ("processing-activity", "notice", "How we use information, {}"),
    "legitimate-interests-assessment": ("processing-activity", "interests", "Legitimate interests in {}"),
    "mapping-set": ("vocabulary", "to-shared-words", "{} to the shared words"),
}
"""Kind → the kind it is named after, what is added to the id, and the title."""


def subject(outlines: Outlines, register: Register, kind: str, number: int) -> int | None:
    """The number of the record that another is about; None where there are too few of them."""
    about = _AFTER[kind][0]
    first = outlines.protocols(register) if about == "agreement" else 0
    subjects, count = register.counts[about] - first, register.counts[kind]
    return first + number * subjects // count if subjects >= count else None


def about(outlines: Outlines, register: Register, kind: str, number: int) -> int | None:
    """The number of the record of a kind that is about another; None where there is none."""
    named = _AFTER[kind][0]
    first = outlines.protocols(register) if named == "agreement" else 0
    subjects, count = register.counts[named] - first, register.counts[kind]
    if number < first or not count or subjects < count:
        return None
    likely = -(-(number - first) * count // subjects)
    return likely if likely < count and subject(outlines, register, kind, likely) == number else None


def name_of(outlines: Outlines, register: Register, kind: str, number: int) -> Name:
    """What a record is called."""
    plan = outlines.plan
    if kind == "organisation":
        return _organisation(plan, register, number)
    if kind == "adoption":
        seats = outlines.seats(register)
        topic = plan.name(register.number, kind, number)
        if number >= len(seats):
            return topic
        seat = seats[number]
        agreement = plan.name(seat.register.number, "agreement", seat.number)
        who = plan.member(register, seat.member)[1] if seat.member >= 0 else outlines.signer(seat).name
        doing = "joins" if seat.member >= 0 else "renews" if seat.earlier else "adopts"
        return Name(outlines.adoption(register, number), f"{who} {doing} {_inside(agreement.title)}", agreement.topic)
    if kind in _AFTER:
        which = subject(outlines, register, kind, number)
        if which is not None:
            named, suffix, title = _AFTER[kind]
            found = plan.name(register.number, named, which)
            heading = title.format(found.title if title.startswith("{}") else _inside(found.title))
            return Name(short(f"{found.id}-{suffix}"), heading, found.topic)
    return plan.name(register.number, kind, number)


def _organisation(plan: Plan, register: Register, number: int) -> Name:
    """What an organisation of a register is called: itself, its neighbours, its suppliers, and the others, in turn."""
    topic = plan.name(register.number, "processing-activity", number).topic
    if number == 0:
        return Name(register.id, register.name, topic)
    if number <= len(register.stubs):
        other = register.stubs[number - 1]
        return Name(other.id, other.name, topic)
    which = number - 1 - len(register.stubs)
    if which < register.suppliers:
        own, title, _number = plan.supplier(register, which)
        return Name(own, title, topic)
    own, title, _body, _key = plan.member(register, which - register.suppliers)
    return Name(own, title, topic)


def _inside(title: str) -> str:
    """A title within another: it begins with a small letter where it does not begin with a name."""
    of_a_place = title.endswith(("information sharing protocol", "framework for sharing"))
    return title if of_a_place else title[0].lower() + title[1:]
