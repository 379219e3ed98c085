"""Who decided, approved, signed or looked at what, as a record says it: by role, with the day and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from registry.canonical import digest
from registry.concepts.agreements import Assurance
from registry.concepts.kinds import Kind
from registry.exchange.pack_parts import DecisionLine
from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded
from registry.schema.published import Shape, shape, walk
from registry.session import Session
from registry.source import Ref
from registry.verbs.body import body
from registry.wording import _, day

_HAPPENINGS = ("signed", "declined", "left")
_BY = (
    "approved_by", "accepted_by", "decided_by", "authorised_by", "law_enforcement_authorised_by", "reviewed_by",
    "attested_by", "checked_by", "closed_by", "disposed_by", "loss_approved_by", "assessed_by", "screened_by",
)  # fmt: skip
"""Fields that give the role of whoever decided something, wherever they stand."""

_ROLE = "The role of whoever "
"""How the description of such a field begins, before it says what they did."""

_TOLD_APART = frozenset({"status_history", "reviews"})


def decisions(snapshot: IndexSnapshot, session: Session, loaded: Loaded, digests: dict[Ref, str]) -> list[DecisionLine]:
    """Everything that one record says was decided, in the order of days. `digests` keeps what was worked out before."""
    found = [*_history(loaded), *_reviews(loaded), *_others(loaded)]
    if loaded.ref.kind == Kind.ADOPTION:
        found += _signature(snapshot, session, loaded, digests)
    elif loaded.ref.kind == Kind.WAIVER:
        found.append(_waiver(snapshot, session, loaded))
    return sorted(found, key=lambda each: (each.on, each.place, each.what))


def _line(loaded: Loaded, sort: str, place: str, what: str, **more: Any) -> DecisionLine:
    said: dict[str, Any] = {"who": "", "on": ""} | more
    return DecisionLine(sort, str(loaded.ref), loaded.title, place, what, **said)


def _history(loaded: Loaded) -> Iterator[DecisionLine]:
    label_of = shape(loaded.ref.kind).fields["status"].label_of
    for entry in _members(loaded, "status_history"):
        place = f"status_history[{entry.get('on')}.{entry.get('status')}]"
        what = _("Status: {status}").format(status=label_of(str(entry.get("status", ""))))
        yield _line(
            loaded, "status", place, what, who=_text(entry, "by"), on=_text(entry, "on"), why=_text(entry, "reason"),
            evidence=_keys(entry),
        )  # fmt: skip


def _reviews(loaded: Loaded) -> Iterator[DecisionLine]:
    for entry in _members(loaded, "reviews"):
        why = " ".join(each for each in (_text(entry, "reason"), _text(entry, "outcome")) if each)
        place = f"reviews[{entry.get('on')}]"
        yield _line(
            loaded, "review", place, _("Reviewed"), who=_text(entry, "by"), on=_text(entry, "on"), why=why,
            evidence=_keys(entry),
        )  # fmt: skip


def _signature(
    snapshot: IndexSnapshot, session: Session, loaded: Loaded, digests: dict[Ref, str]
) -> Iterator[DecisionLine]:
    data = loaded.data
    member = data.get("member", {})
    own = body(
        snapshot, session, loaded, data.get("organisation") or member.get("organisation"), member.get("name_used")
    )
    whose = own.title or own.ref if own else ""
    agreement = next(
        iter(snapshot.targets(loaded.ref.register, (Kind.AGREEMENT.value,), str(data.get("agreement", "")))), None
    )
    held = snapshot.get(session, agreement) if agreement else None
    title = held.title if held else str(data.get("agreement", ""))
    words = {
        "signed": _("{whose} signed {agreement}"),
        "declined": _("{whose} declined to sign {agreement}"),
        "left": _("{whose} left {agreement}"),
    }
    for happened in _HAPPENINGS:
        if happened not in data:
            continue
        what = words[happened].format(whose=whose or _("A party"), agreement=title)
        if data.get("status") == "draft":
            what = _("{what} (a draft, which binds nobody)").format(what=what)
        is_signed = happened == "signed"
        signed = _text(data, "digest").removeprefix("sha256:") if is_signed else ""
        yield _line(
            loaded, "signature", "", what, who=_text(data, "signatory_role") if is_signed else "",
            on=_text(data, happened), why=_text(data, "declined_reason") if happened == "declined" else "",
            assurance=_assurance(data) if is_signed else "", digest=signed,
            agrees=_agrees(snapshot, held, signed, digests) if signed else "",
            evidence=(_text(data, "signed_copy"),) if is_signed and data.get("signed_copy") else (),
        )  # fmt: skip


def _agrees(snapshot: IndexSnapshot, held: Loaded | None, signed: str, digests: dict[Ref, str]) -> str:
    if held is None:
        return _("The agreement is not here to compare it with.")
    if held.ref not in digests:
        digests[held.ref] = (digest(snapshot, held) or "").removeprefix("sha256:")
    now = digests[held.ref]
    if not now:
        return _("The agreement's digest cannot be taken, so it cannot be compared.")
    if now == signed:
        return _("The same as the agreement as it stands here.")
    return _("Not the agreement as it stands here: what was signed has been changed since, or was another text.")


def _waiver(snapshot: IndexSnapshot, session: Session, loaded: Loaded) -> DecisionLine:
    data = loaded.data
    own = body(snapshot, session, loaded, data.get("approver_organisation"))
    who = ", ".join(each for each in (_text(data, "approver_role"), own.title if own else "") if each)
    what = _("Waived {rule} for {place}").format(rule=_text(data, "rule"), place=_text(data, "at"))
    if data.get("expires"):
        what = _("{what}, until {day}").format(what=what, day=_day(_text(data, "expires")))
    on = _text(data, "approved_on")
    return _line(
        loaded, "waiver", "", what, who=who, on=on, why=_text(data, "reason"), assurance=_assurance(data)
    )  # fmt: skip


def _others(loaded: Loaded) -> Iterator[DecisionLine]:
    """Every other place of a record that gives the role of whoever decided something."""
    whole = shape(loaded.ref.kind)
    for path, here, data in walk(whole, loaded.data):
        if not isinstance(data, dict) or (path and path[0] in _TOLD_APART):
            continue
        for name in _BY:
            field = here.fields.get(name)
            # Elsewhere the same word names the law, the scheme or a party.
            if field is not None and isinstance(data.get(name), str) and field.description.startswith(_ROLE):
                place = "/".join(map(str, (*_named(whole, loaded.data, path), name)))
                did = field.description.removeprefix(_ROLE).rstrip(".").removesuffix(" it")
                what = did[:1].upper() + did[1:]
                yield _line(
                    loaded, "other", place, what, who=data[name], on=_beside(data, name), assurance=_assurance(data),
                    evidence=_keys(data),
                )  # fmt: skip


def _named(whole: Shape, data: Any, path: tuple[str | int, ...]) -> Iterator[str]:
    """A path in which a member of a list is called by its own key, where it has one."""
    here: Any = data
    held = ""
    for position, step in enumerate(path):
        here = here[step]
        if isinstance(step, int):
            keys = whole.keys_at(path[:position])
            own = ".".join(str(here.get(key, "")) for key in keys) if keys and isinstance(here, dict) else str(step + 1)
            held = f"{held}[{own}]"
        else:
            if held:
                yield held
            held = step
    if held:
        yield held


def _beside(data: Mapping[str, Any], name: str) -> str:
    """The day that stands with a role: that of the same act, or the only one there is."""
    stem = name.removesuffix("_by")
    for other in (f"{stem}_on", stem, "on", "approved_on", "decided_on"):
        if isinstance(data.get(other), str) and data[other][:4].isdigit():
            return str(data[other])
    return ""


def _members(loaded: Loaded, name: str) -> list[dict[str, Any]]:
    return [each for each in loaded.data.get(name) or () if isinstance(each, dict)]


def _text(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name, ""))


def _keys(data: Mapping[str, Any]) -> tuple[str, ...]:
    own = data.get("evidence")
    return (own,) if isinstance(own, str) else ()


def _assurance(data: Mapping[str, Any]) -> str:
    own = data.get("assurance")
    return _(Assurance(own).label) if own in list(Assurance) else ""


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
