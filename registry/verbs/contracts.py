"""Contracts with processors, as seen from one organisation: who processes what for whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from registry.load.snapshot import Loaded, Snapshot
from registry.session import Session
from registry.source import Ref
from registry.verbs.body import Body, body, is_body
from registry.verbs.stand import stand

CONTROLLER, PROCESSOR, SUB_PROCESSOR = "controller", "processor", "sub-processor"


@dataclass(frozen=True, slots=True)
class Engaged:
    """Somebody the processor engages in turn: what for; by whom, where another sub-processor did; and its last day."""

    body: Body
    does: str
    engaged_by: str
    ends: str


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract.

    - `part`: what the organisation is in it: `controller`, `processor` or `sub-processor`.
    - `does`: what is processed or done there, in the contract's words.
    """

    ref: str
    title: str
    status: str
    status_label: str
    part: str
    does: str
    controllers: tuple[Body, ...]
    processor: Body | None
    sub_processors: tuple[Engaged, ...]


def contract(snapshot: Snapshot, session: Session, loaded: Loaded, own: Collection[Ref]) -> Contract | None:
    """One contract as the organisation sees it; None where that only stands in it in passing.

    `own` are the names of the organisation's records.
    """
    data = loaded.data
    part = _part(loaded, own)
    if not part:
        return None
    named = [body(snapshot, session, loaded, each) for each in data.get("controllers", ())]
    sides = [each for each in named if each is not None]
    now = stand(loaded, session.today)
    scope = data.get("scope", {})
    return Contract(
        ref=str(loaded.ref),
        title=loaded.title,
        status=now.status,
        status_label=now.label,
        part=part,
        does=str(scope.get("subject_matter") or ""),
        controllers=tuple(sides),
        processor=body(snapshot, session, loaded, data.get("processor"), data.get("processor_name")),
        sub_processors=_engaged(snapshot, session, loaded),
    )


def _part(loaded: Loaded, own: Collection[Ref]) -> str:
    def is_it(text: Any) -> bool:
        return is_body(loaded, text, own)

    data = loaded.data
    if any(map(is_it, (*data.get("controllers", ()), data.get("lead_controller")))):
        return CONTROLLER
    if is_it(data.get("processor")):
        return PROCESSOR
    return SUB_PROCESSOR if any(is_it(each.get("organisation")) for each in data.get("sub_processors", ())) else ""


def _engaged(snapshot: Snapshot, session: Session, loaded: Loaded) -> tuple[Engaged, ...]:
    members = loaded.data.get("sub_processors", ())
    bodies: dict[str, Body | None] = {}
    for each in members:
        bodies[each["id"]] = body(snapshot, session, loaded, each.get("organisation"), each.get("name"))
    found = []
    for each in members:
        own = bodies[each["id"]] or Body("", each["id"])
        by = bodies.get(each.get("engaged_by", ""))
        found.append(
            Engaged(own, str(each.get("does") or ""), (by.title or by.ref) if by else "", str(each.get("ends", "")))
        )
    return tuple(found)
