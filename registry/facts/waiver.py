"""What a waiver does on a day: whether it has effect, which records it reaches, and whether two roles stand behind it.

Source: the product's own rule that a finding is set aside by a record with a reason, the approver's role and a last
day, and is never switched off; UK GDPR Article 5(2) asks a controller to be able to show what it decided and why.
"""

from __future__ import annotations

from datetime import date

from registry.facts.actors import actors
from registry.facts.lifecycle import reached
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.links import addressed
from registry.load.snapshot import Loaded
from registry.wording import _, day

NEEDED = ("reason", "approver_role", "approved_on", "expires")
"""What a decision to live with a finding cannot do without."""


def effect(reader: Reader, waiver: Loaded) -> Reading[str]:
    """Whether a waiver has effect on the reader's day: `yes` or `no`.

    It does from the day of its approval to its last day, both included, unless it was ended before; not while it is a
    draft, once it is retired, or where it lacks anything that a decision must have.
    """
    data = waiver.data
    now = reached(reader, waiver, "in-force")
    if now.value != "yes":
        return Reading("no", now.because, now.sources)
    lacking = next((name for name in ("rule", "at", *NEEDED) if name not in data), "")
    if lacking:
        said = _("It does not say all that a waiver must: `{field}` is missing.").format(field=lacking)
        return Reading("no", said, (_place(waiver, lacking),))
    if not reader.has_come(data["approved_on"]):
        said = _("It is approved from {day} on.").format(day=_day(data["approved_on"]))
        return Reading("no", said, (_place(waiver, "approved_on"),))
    if is_ended(reader, waiver):
        said = _("It was ended on {day}.").format(day=_day(data["ended_early"]))
        return Reading("no", said, (_place(waiver, "ended_early"),))
    if reader.is_past(data["expires"]):
        said = _("Its last day was {day}.").format(day=_day(data["expires"]))
        return Reading("no", said, (_place(waiver, "expires"),))
    said = _("It has effect until {day}.").format(day=_day(data["expires"]))
    return Reading("yes", said, (_place(waiver, "expires"),))


def is_ended(reader: Reader, waiver: Loaded) -> bool:
    """Whether a waiver was ended before its last day. From that day on it has no effect."""
    return "ended_early" in waiver.data and reader.has_come(waiver.data["ended_early"])


def reaches(reader: Reader, waiver: Loaded) -> Reading[str]:
    """Whether what a waiver is set aside for is its approver's to decide on: `yes`, `no` or `unknown`.

    A record of the waiver's own register is; one of another register only where that is the register that the
    approver's organisation keeps. No organisation sets aside what another is asked for.
    """
    ref, _inside = addressed(str(waiver.data.get("at", "")))
    own = waiver.ref.register
    if ref is None or ref.register == own:
        return Reading("yes", _("It is about a record of its own register."), (_place(waiver, "at"),))
    place = _place(waiver, "approver_organisation")
    if not reader.is_loaded(ref.register):
        said = _("It is about a record of the register {register}, which was not read.").format(register=ref.register)
        return Reading("unknown", said, (_place(waiver, "at"),))
    text = waiver.data.get("approver_organisation")
    body = named_body(reader, own, text)
    if body is not None and body.is_home and body.ref.register == ref.register:
        return Reading("yes", _("It is about a record of the approver's own organisation."), (place,))
    said = _("No record shows that its approver acts for whoever keeps the register {register}.")
    return Reading("no", said.format(register=ref.register), (place,))


def separated(waiver: Loaded) -> Reading[str]:
    """Whether two people stand behind a waiver, as far as their roles and git's authors tell: `yes`, `no`, `unknown`.

    The roles are of whoever asked for it and whoever approved it. The authors are of the waiver and of what it is
    about, compared when it was written (`other_than_author`): the same role may be two people, and two roles may be
    one. A waiver that says nothing of its author is judged by the roles alone.
    """
    by_role, by_author = _by_role(waiver), _by_author(waiver)
    found = [each for each in (by_role, by_author) if each is not None]
    return next((each for value in ("no", "unknown") for each in found if each.value == value), by_role)


def _by_author(waiver: Loaded) -> Reading[str] | None:
    other, place = waiver.data.get("other_than_author"), (_place(waiver, "other_than_author"),)
    if other == "no":
        said = _("Whoever wrote the waiver is the one who last changed what it is about, as git knows its authors.")
        return Reading("no", said, place)
    if other == "unknown":
        said = _("Author unknown: git could not tell who wrote the waiver, or who last changed what it is about.")
        return Reading("unknown", said, place)
    return Reading("yes", _("Another wrote it than last changed what it is about."), place) if other == "yes" else None


def _by_role(waiver: Loaded) -> Reading[str]:
    asked, approved = waiver.data.get("requested_by"), waiver.data["approver_role"]
    places = (_place(waiver, "requested_by"), _place(waiver, "approver_role"))
    if not asked:
        return Reading("no", _("No record shows who asked for it, apart from the approver."), places[:1])
    if actors(asked) == actors(approved):
        said = _("No record shows that anyone but the {role} stood behind it, who both asked for it and approved it.")
        return Reading("no", said.format(role=in_a_sentence(approved)), places)
    if actors(asked) & actors(approved):
        said = _("It was asked for by “{asked}” and approved by “{approved}”, which may be one person.")
        return Reading("unknown", said.format(asked=asked, approved=approved), places)
    return Reading("yes", _("It was asked for by one role and approved by another."), places)


def in_a_sentence(role: str) -> str:
    """A role as it stands inside a sentence: “the senior information risk owner”, but “the Caldicott Guardian”."""
    first, _space, rest = role.partition(" ")
    return f"{first.lower()} {rest}" if rest and rest == rest.lower() and first[1:] == first[1:].lower() else role


def _place(waiver: Loaded, field: str) -> str:
    return f"{waiver.ref}#{field}"


def _day(text: str) -> str:
    return day(date.fromisoformat(text))
