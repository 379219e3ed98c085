"""A decision to live with a finding, looked at before it is recorded: all that is wrong with it, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from registry.clocks.calendar_month import months_after
from registry.concepts.kinds import Kind
from registry.concepts.rules import Actor
from registry.errors import MunimentError, NotFound
from registry.facts.actors import actors, entitled
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.says_something import says_something
from registry.law.statute_book import statute_book
from registry.personal_data.found import shown
from registry.personal_data.recognise import recognise
from registry.rules.catalogue import Rule, rule
from registry.rules.waivers.waiver_over_broad import MONTHS
from registry.session import Session
from registry.source import Ref
from registry.verbs.beginning import writable_register
from registry.verbs.opening import one, opened
from registry.wording import _, day, listed

if TYPE_CHECKING:
    from registry.verbs.checks.gaps import Row
    from registry.verbs.checks.waive import Question

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 4_000
"""Letters of one text. A decision that takes more belongs in a document, which the record can name as evidence."""

_TEXTS = ("reason", "role", "requested_by", "remedy")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of a decision, in a sentence that says what to do."""

    field: str
    message: str


@dataclass(slots=True)
class Decided:
    """A decision as it was looked at.

    - `faults`: everything that is wrong. `waived`: that the finding is waived already, in a sentence.
    - `rule`, `subject`, `address`: the rule, the record, and the address in it that was judged.
    - `register`: where it is to be written. `organisation`: for whom the approver acts, as that register writes it.
    - `plain`: field → its text, with single spaces.
    """

    found: list[Fault] = field(default_factory=list)
    waived: str = ""
    rule: Rule | None = None
    subject: Ref | None = None
    address: str = ""
    register: str = ""
    organisation: str = ""
    plain: dict[str, str] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong, in the order of the form."""
        return tuple(self.found)


def decided(session: Session, question: Question) -> Decided:
    """Look at a decision."""
    looked = Decided(plain={name: " ".join(str(getattr(question, name)).split()) for name in _TEXTS})
    looked.found += _finding(session, question, looked)
    looked.found += _reason(looked.plain["reason"])
    looked.found += _role(looked)
    looked.found += _expires(session.today, question.expires.strip())
    looked.found += _texts(looked.plain)
    if looked.subject is not None:
        looked.found += _register(session, question, looked, looked.subject)
    return looked


def _finding(session: Session, question: Question, looked: Decided) -> Iterator[Fault]:
    from registry.verbs.checks.gaps import about  # which asks much that a wrong name need not wait for

    name, at, subject = question.finding.strip().partition("@")
    if not (name and at and subject):
        said = _("Say which finding: the rule, `@` and the address, as `muniment gaps` shows it.")
        yield Fault("finding", said)
        return
    try:
        set_aside = rule(name)
        record = one(session, subject.partition("#")[0])
    except MunimentError as error:
        yield Fault("finding", f"{error.message} {error.fix}".strip())
        return
    looked.rule, looked.subject = set_aside, record.ref
    inside = subject.partition("#")[2]
    looked.address = f"{record.ref}#{inside}" if inside else str(record.ref)
    row = next((each for each in about(session, str(record.ref)) if _is(each, set_aside, looked.address)), None)
    if row is None:
        said = _("No such finding is there today: it was mended, or never was one. `muniment gaps` shows what is.")
        yield Fault("finding", said)
    elif row.waiver:
        looked.waived = _("It is waived already, by {waiver}. {said}").format(waiver=row.waiver, said=row.waived)
        yield Fault("finding", looked.waived)
    elif row.follows_from:
        causes = listed([f"`{each}`" for each in row.follows_from])
        said = _("It only follows from {causes}. Decide on that: what follows goes with it.").format(causes=causes)
        yield Fault("finding", said)


def _is(row: Row, set_aside: Rule, address: str) -> bool:
    return row.rule == set_aside.id and row.subject == address


def _reason(text: str) -> Iterator[Fault]:
    if not text:
        yield Fault("reason", _("Say why it is right to live with this for now."))
    elif not says_something(text):
        said = _("“{text}” says nothing yet. Say why it is right to live with this for now.").format(text=text)
        yield Fault("reason", said)


def _role(looked: Decided) -> Iterator[Fault]:
    role = looked.plain["role"]
    may = tuple(looked.rule.text.get("waivable_by", ())) if looked.rule is not None else ()
    who = listed([_(Actor(each).label) for each in may], "or")
    if looked.rule is not None and not may:
        said = _("Nobody may waive this: what the rule `{rule}` asks for has to be put right.")
        yield Fault("finding", said.format(rule=looked.rule.id))
    elif not role:
        who_may = _(" For this finding: {who}.").format(who=who) if may else ""
        yield Fault("role", _("Say in which role whoever decides does so.") + who_may)
    elif may and (found := entitled(role, may, "")).value != "yes":
        because = found.because
        if Actor.DPO.value in actors(role):
            because = _("The data protection officer advises and does not decide (UK GDPR Article 38(6)): {because}")
            because = because.format(because=found.because)
        yield Fault(
            "role", _("{because} Put it to one of them, and write the role by that name.").format(because=because)
        )


def _expires(today: date, text: str) -> Iterator[Fault]:
    furthest = months_after(today, MONTHS)
    usual = _("Write a day until {day} at the latest, such as 31 March 2027 (2027-03-31).").format(day=day(furthest))
    try:
        last = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        last = None
    if not text:
        yield Fault("expires", _("Say until when. {usual}").format(usual=usual))
    elif last is None:
        yield Fault("expires", _("“{text}” is no day. {usual}").format(text=text[:40], usual=usual))
    elif last < today:
        yield Fault("expires", _("{day} is past. {usual}").format(day=day(last), usual=usual))
    elif last > furthest:
        said = _("{day} is further off than {months} months. {usual}")
        yield Fault("expires", said.format(day=day(last), months=MONTHS, usual=usual))


def _texts(plain: dict[str, str]) -> Iterator[Fault]:
    for name, text in plain.items():
        if len(text) > _LONGEST:
            yield Fault(name, _("This is longer than {most} letters. Say it shortly.").format(most=f"{_LONGEST:,}"))
            continue
        if name in ("requested_by", "remedy") and text and not says_something(text):
            yield Fault(name, _("“{text}” says nothing. Leave it out, or say it.").format(text=text))
        # It is shown cut short, and never whole.
        taken = [shown(text, found) for found in recognise(text)]
        if taken:
            said = _(
                "No personal data: this looks like {what}. Say it without naming anybody; a role is enough. If it is "
                "a false alarm, say it in other words."
            )
            yield Fault(name, said.format(what=listed(list(dict.fromkeys(taken)))))


def _register(session: Session, question: Question, looked: Decided, subject: Ref) -> Iterator[Fault]:
    """Where it is to be written, and whether it has effect from there (see `facts.waiver.reaches`)."""
    snapshot = opened(session)
    try:
        register = writable_register(snapshot.federation, question.register or subject.register)
    except MunimentError as error:
        yield Fault("register", f"{error.message} {error.fix}".strip())
        return
    looked.register = register.id
    reader = Reader(snapshot, session, statute_book(), session.today)
    text = question.organisation.strip() or register.owner
    body = named_body(reader, register.id, _within(session, text)) if text else None
    if text and body is None:
        said = _("There is no organisation called {text}. Write its id or reference.").format(text=text)
        yield Fault("organisation", said)
        return
    if body is not None:
        looked.organisation = body.ref.id if body.ref.register == register.id else str(body.ref)
    keeps_it = body is not None and body.is_home and body.ref.register == subject.register
    if subject.register != register.id and not keeps_it:
        said = _(
            "It is about a record of the register {other}. Only the organisation that keeps that register may decide "
            "on it: write the waiver there, or say with the organisation that whoever decides acts for it."
        )
        yield Fault("register", said.format(other=subject.register))


def _within(session: Session, text: str) -> str:
    """An organisation as a reference in full, where a person's word for it leads to one."""
    try:
        return str(one(session, text if "/" in text else f"{Kind.ORGANISATION.value}/{text}").ref)
    except NotFound:
        return text
