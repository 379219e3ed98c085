"""Which findings of an agreement are about one link of it: its standing and giver, or the flows to one receiver."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from registry.findings import Finding
from registry.sharing.chains.bench import inside

_HEAD = re.compile(r"(parties|flows|items)\[([^\]]*)\]")
_FLOW = re.compile(r"flows\[([^\]]*)\](?:/sides\[(.*)\.(discloser|receiver)\])?")
_THROUGH = "/acts_through"


class Share(NamedTuple):
    """What goes from a giver to a receiver: the keys each has as a party, of the flows and of the items.

    `member`: the receiver's own reference, where it is one of a class; `giving_member` the giver's.
    """

    givers: frozenset[str]
    getters: frozenset[str]
    flows: frozenset[str]
    items: frozenset[str]
    member: str = ""
    giving_member: str = ""


def of_giver(findings: Iterable[Finding], share: Share) -> Iterator[Finding]:
    """Those about the agreement as a whole that touch what the giver gives, or the giver itself."""
    wanted = {"parties": share.givers, "flows": share.flows, "items": share.items}
    for finding in findings:
        if not inside(finding.subject) and _touches(finding, wanted):
            yield finding


def of_getter(findings: Iterable[Finding], share: Share) -> Iterator[Finding]:
    """Those about the flows to a receiver, about both ends of them, and about the receiver as a party."""
    for finding in findings:
        part, _at, member = inside(finding.subject).partition("@")
        if not part:
            if _is_about_parties(finding) and _touches(finding, {"parties": share.getters}):
                yield finding
        elif not is_about_acting(finding) and _is_of_flow(part, member, share):
            yield finding


def of_acting(findings: Iterable[Finding], parties: Collection[str], flows: Collection[str]) -> Iterator[Finding]:
    """Those about whoever acts for a party in some flows."""
    for finding in findings:
        found = _FLOW.fullmatch(inside(finding.subject).partition("@")[0])
        if found and found[1] in flows and found[2] in parties and is_about_acting(finding):
            yield finding


def is_about_acting(finding: Finding) -> bool:
    """Whether all it names is who acts for a side: then it is about that processor, not about the side."""
    return bool(finding.at) and all(each.endswith(_THROUGH) for each in finding.at)


def _is_of_flow(part: str, member: str, share: Share) -> bool:
    found = _FLOW.fullmatch(part)
    if found is None or found[1] not in share.flows:
        return False
    if found[2] is None:
        return True
    keys, own = (share.getters, share.member) if found[3] == "receiver" else (share.givers, share.giving_member)
    return found[2] in keys and (not member or member == own)


def _is_about_parties(finding: Finding) -> bool:
    return bool(finding.at) and all(inside(each).startswith("parties[") for each in finding.at)


def _touches(finding: Finding, wanted: dict[str, frozenset[str]]) -> bool:
    """Whether any place it names is of what is wanted, or of no one part at all."""
    own = finding.subject.partition("#")[0]
    places = [inside(each) for each in finding.at if each.partition("#")[0] == own]
    if not places:
        return True
    for each in places:
        head = _HEAD.match(each)
        if head is None or head[2] in wanted.get(head[1], frozenset()):
            return True
    return False
