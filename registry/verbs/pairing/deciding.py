"""Writes down a person's decision on two records: that they are of one share, or that they are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.draft import naming
from registry.errors import Conflict, UsageError
from registry.load.snapshot import Loaded
from registry.records.agreement import Agreement
from registry.records.counterpart_decision import CounterpartDecision
from registry.session import Session
from registry.sharing.counterparts.pairing import AGREEMENT
from registry.source import Ref
from registry.verbs.beginning import trouble_with, writable_register
from registry.verbs.opening import opened
from registry.wording import _
from registry.write import digest_of, replace_file
from registry.write.commit import commit_file, uncommitted, why_not
from registry.write.entries import with_changes
from registry.write.turns import alone_in

_LONGEST = 2_000


def digest_of_pair(session: Session, record: Loaded) -> str:
    """The digest of the file that a decision would be written in; nothing where it cannot be read."""
    try:
        return digest_of(_file(session, record).read_bytes())
    except OSError:
        return ""


def decided(
    session: Session, here: Loaded, there: Loaded, *, is_same: bool, reason: str, role: str, expect: str
) -> tuple[str, str, str]:
    """Write it in the first record: the file, the commit if there is one, and why there is none.

    Raises UsageError where it would make no sense, Conflict where it is said already or the file changed meanwhile.
    """
    reason, role = " ".join(reason.split()), " ".join(role.split())
    faults = faults_of(reason, role)
    if faults:
        raise UsageError(" ".join(said for _field, said in faults), _("Nothing was written."))
    _see_sense(session, here, there, is_same=is_same)
    register = writable_register(opened(session).federation, here.ref.register)
    file = _file(session, here)
    with alone_in([register.folder]):
        before = file.read_bytes()
        if expect and digest_of(before) != expect:
            raise Conflict(
                _("{record} changed since it was shown.").format(record=here.ref),
                _("Nothing was written. Look at it again, and decide again."),
            )
        entry = _entry(session, here, there, is_same=is_same, reason=reason, role=role)
        fields = {"counterpart_of": _named(here, there)} if is_same else {}
        after = with_changes(
            before, fields, "counterpart_decisions", [entry], _fields(Agreement), _fields(CounterpartDecision)
        )
        _see_sound(session, here, fields, entry)
        mixed = uncommitted([file])
        replace_file(file, after, digest_of(before))
        note = why_not(register.folder, str(file.relative_to(register.folder))) or (
            _("The file held changes that are not committed, so this is not committed: commit it together.")
            if mixed
            else ""
        )
        commit = "" if note else commit_file(file, _message(here, there, is_same=is_same))
    return str(file), commit, note


def faults_of(reason: str, role: str) -> list[tuple[str, str]]:
    """What is wrong with a decision: field and sentence."""
    faults = []
    if not reason.strip():
        faults.append(("reason", _("Say why.")))
    elif len(reason) > _LONGEST:
        faults.append(("reason", _("Say it in {most} letters at most.").format(most=f"{_LONGEST:,}")))
    if not role.strip():
        faults.append(("role", _("Say in which role you decide, such as Information governance officer.")))
    return faults


def _see_sense(session: Session, here: Loaded, there: Loaded, *, is_same: bool) -> None:
    """A record is the counterpart of one other, so that there are pairs and never chains."""
    nothing = _("Nothing was written.")
    named_here, named_there = _counterpart(session, here), _counterpart(session, there)
    if not is_same:
        for record, named, other in ((here, named_here, there), (there, named_there, here)):
            if named == other.ref:
                said = _("{record} says that it is of the same share as {other}.")
                raise Conflict(
                    said.format(record=record.ref, other=other.ref),
                    _("Nothing was written. Take `counterpart_of` out of that record first."),
                )
        return
    if named_here == there.ref or named_there == here.ref:
        raise Conflict(_("It is recorded already that they are of the same share."), nothing)
    for record, named in ((here, named_here), (there, named_there)):
        if named is not None:
            said = _("{record} is recorded as of the same share as {named}.")
            raise Conflict(
                said.format(record=record.ref, named=named), _("Nothing was written. One record has one counterpart.")
            )
    for record in (here, there):
        for ref in opened(session).mentioning(record.ref, AGREEMENT):
            third = opened(session).record(ref)
            if (
                third is not None
                and third.ref.register in (here.ref.register, there.ref.register)
                and _counterpart(session, third) == record.ref
            ):
                said = _("{other} is recorded as of the same share as {record}.")
                raise Conflict(
                    said.format(other=third.ref, record=record.ref),
                    _("Nothing was written. No register keeps two records of one share."),
                )


def _counterpart(session: Session, record: Loaded) -> Ref | None:
    text = record.data.get("counterpart_of")
    found = opened(session).targets(record.ref.register, (AGREEMENT,), str(text)) if text else []
    return found[0] if found else (Ref.within(str(text), record.ref.register, AGREEMENT) if text else None)


def _entry(session: Session, here: Loaded, there: Loaded, *, is_same: bool, reason: str, role: str) -> dict[str, Any]:
    """The decision. One about the same record takes the place of an earlier one."""
    known = {each["id"]: each for each in here.data.get("counterpart_decisions", ())}
    name = _named(here, there)
    own = next((key for key, each in known.items() if each.get("record") == name), "")
    own = own or naming.free(f"{there.ref.register}-{there.ref.id}"[:60].rstrip("-"), set(known))
    return {
        "id": own, "record": name, "same": "yes" if is_same else "no", "on": session.today.isoformat(), "by": role,
        "reason": reason,
    }  # fmt: skip


def _named(here: Loaded, there: Loaded) -> str:
    return f"{there.ref.register}/{AGREEMENT}/{there.ref.id}"


def _see_sound(session: Session, here: Loaded, fields: dict[str, Any], entry: dict[str, Any]) -> None:
    kept = [each for each in here.data.get("counterpart_decisions", ()) if each["id"] != entry["id"]]
    data = {**here.data, **fields, "counterpart_decisions": [*kept, entry]}
    trouble = trouble_with(opened(session), here.ref, data)
    if trouble:
        raise UsageError(*trouble)


def _file(session: Session, record: Loaded) -> Path:
    return opened(session).folders[record.ref.register].root / record.document.path


def _message(here: Loaded, there: Loaded, *, is_same: bool) -> str:
    said = _("Record {one} and {other} as of one share") if is_same else _("Record {one} and {other} as of two shares")
    return said.format(one=here.ref.id, other=f"{there.ref.register}/{there.ref.id}")


def _fields(part: Any) -> list[str]:
    return [field.alias or name for name, field in part.model_fields.items()]
