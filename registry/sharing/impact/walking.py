"""From what a mishap befell to everything it touches, reference by reference, by the table of edges."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.schema.published import shape
from registry.session import Session
from registry.sharing.cited import Place
from registry.sharing.impact import edges
from registry.source import Place as At
from registry.source import Ref, address
from registry.values import Any
from registry.wording import _, counted

SORTS = {
    Kind.AGREEMENT.value: "agreement", Kind.PROCESSOR_CONTRACT.value: "contract",
    Kind.INFORMATION_SYSTEM.value: "system", Kind.PROCESSING_ACTIVITY.value: "processing",
    Kind.PRIVACY_NOTICE.value: "notice", Kind.APPROPRIATE_POLICY_DOCUMENT.value: "policy",
    Kind.MAPPING_SET.value: "mapping", Kind.VOCABULARY.value: "words", Kind.RETENTION_SCHEDULE.value: "retention",
    Kind.LEGITIMATE_INTERESTS_ASSESSMENT.value: "lia", Kind.CONSENT_MODEL.value: "consent",
    Kind.RIGHTS_REQUEST.value: "request",
}  # fmt: skip
"""Kinds of record → what they are called among what is touched; the others go by their kind's own name."""

_FURTHEST = 5_000
"""Records touched at most: more than that is no list that anybody can work through."""


@dataclass(slots=True)
class Found:
    """A record that is touched: how, by which way, through which fields, and whether somebody stands between."""

    loaded: Loaded
    how: str
    place: str
    steps: tuple[Place, ...]
    is_direct: bool
    through: Ref
    also: list[str] = field(default_factory=list)


class Walk:
    """Everything that a mishap to one record touches.

    - `found`: home reference → what was found of it, in the order of the walk. What was befallen is not among them.
    - `aside`: records that refer to what was befallen in a field along which nothing passes, with that field.
    - `is_cut`: there were more than can be listed.
    """

    def __init__(
        self, snapshot: Snapshot, session: Session, mishap: str, flows: Callable[[Loaded], set[str]] | None = None
    ) -> None:
        """`flows`: of an agreement, the addresses of those flows along which it passes on; all of them without it."""
        self.snapshot, self.session, self.mishap, self._flows = snapshot, session, mishap, flows
        self.found: dict[Ref, Found] = {}
        self.aside: list[tuple[Loaded, str]] = []
        self.is_cut = False

    def from_record(self, start: Loaded) -> Walk:
        """Walk from a record, the nearest first, so that each is shown by its shortest way."""
        home = self.snapshot.home(start.ref)
        waiting: deque[tuple[Loaded, tuple[Place, ...], bool]] = deque(
            [(start, (Place(str(home), start.title),), True)]
        )
        passed = {home}
        touched_at_home: set[Ref] = set()
        named: dict[Ref, tuple[Loaded, str]] = {}
        while waiting:
            near, steps, is_start = waiting.popleft()
            for edge, far, place in self._beside(near, named if is_start else None):
                ref = self.snapshot.home(far.ref)
                if is_start:
                    touched_at_home.add(far.ref)
                if ref == home:
                    continue
                how = _(edge.how).format(near=near.title, far=far.title) + _chain(self.snapshot, far, place)
                known = self.found.get(ref)
                if known is None:
                    if len(self.found) >= _FURTHEST:
                        self.is_cut = True
                        continue
                    way = (*steps, Place(place, far.title))
                    is_direct = is_start and not edge.path.startswith("sub_processors")
                    self.found[ref] = Found(far, how, place, way, is_direct, near.ref)
                elif how != known.how and how not in known.also:
                    known.also.append(how)
                if edge.goes_on and ref not in passed:
                    passed.add(ref)
                    waiting.append((far, self.found[ref].steps, False))
        self.aside = [
            each for ref, each in named.items() if ref not in touched_at_home and each[0].ref not in self.found
        ]
        return self

    def _beside(
        self, near: Loaded, named: dict[Ref, tuple[Loaded, str]] | None
    ) -> Iterator[tuple[edges.Edge, Loaded, str]]:
        """What is one reference away along an edge, with the address of the reference; `named` gathers the rest."""
        for far, at in self.snapshot.referrers(self.session, near.ref):
            path = _path(at)
            edge = edges.back(near.ref.kind, far.ref.kind, path, self.mishap)
            if edge is not None:
                yield edge, far, _address(far, at)
            elif named is not None:
                named.setdefault(far.ref, (far, _address(far, at)))
        for at, kinds, text in near.references:
            for target in self.snapshot.targets(near.ref.register, kinds, text):
                edge = edges.ahead(near.ref.kind, target.kind, _path(at), self.mishap)
                if edge is not None and edge.path.startswith("flows/") and not self._passes(near, at):
                    continue
                far_one = self.snapshot.get(self.session, self.snapshot.home(target)) if edge is not None else None
                if edge is not None and far_one is not None:
                    yield edge, far_one, _address(near, at)

    def _passes(self, agreement: Loaded, at: At) -> bool:
        if self._flows is None:
            return True
        return "/".join(_address(agreement, at).split("/")[:3]) in self._flows(agreement)


def _path(at: At) -> str:
    return "/".join(step for step in at if isinstance(step, str))


def _address(loaded: Loaded, at: At) -> str:
    return f"{loaded.ref}#{address(loaded.data, shape(loaded.ref.kind).keys_at, at)}"


def _chain(snapshot: Snapshot, contract: Loaded, place: str) -> str:
    """Who engaged whom, where it is somebody engaged in turn under a contract that is touched."""
    inside = place.partition("#")[2]
    if contract.ref.kind != Kind.PROCESSOR_CONTRACT or not inside.startswith("sub_processors["):
        return ""
    chain = engaged(snapshot, contract, inside.partition("[")[2].partition("]")[0])
    return " " + _("Engaged one by the other: {chain}.").format(chain=" → ".join(chain)) if chain else ""


def engaged(snapshot: Snapshot, contract: Loaded, key: str) -> list[str]:
    """The names from a contract's processor down to one engaged in turn; safe where they go round in a circle."""
    subs = {str(each["id"]): each for each in contract.data.get("sub_processors", ())}
    names: list[str] = []
    seen: set[str] = set()
    while key in subs and key not in seen:
        seen.add(key)
        names.insert(0, body_name(snapshot, contract, subs[key]))
        key = str(subs[key].get("engaged_by", ""))
    processor = {"organisation": contract.data.get("processor"), "name": contract.data.get("processor_name")}
    return [body_name(snapshot, contract, processor), *names] if names else []


def body_name(snapshot: Snapshot, record: Loaded, member: Mapping[str, Any]) -> str:
    """What an organisation in a list of a record is called."""
    loaded = body_of(snapshot, record, member.get("organisation"))
    return loaded.title if loaded else str(member.get("name") or member.get("organisation") or member.get("id") or "")


def body_of(snapshot: Snapshot, record: Loaded, text: object) -> Loaded | None:
    """The organisation that a reference in a record leads to, at its home."""
    if not isinstance(text, str):
        return None
    targets = snapshot.targets(record.ref.register, (Kind.ORGANISATION.value,), text)
    return snapshot.record(snapshot.home(targets[0])) if targets else None


def people(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Whom a record says it is about, and how many, group by group as it gives them."""
    found = []
    groups = data.get("subjects")
    for each in groups if isinstance(groups, list) else ():
        if isinstance(each, Mapping):
            name = str(each.get("description") or each.get("category") or each.get("id"))
            number = each.get("number") or each.get("people")
            found.append(f"{name}: {counted(number, _('person'), _('people'))}" if isinstance(number, int) else name)
    scope = data.get("scope")
    for information in (data.get("information"), scope.get("data") if isinstance(scope, Mapping) else None):
        if isinstance(information, Mapping):
            who = ", ".join(str(each).replace("-", " ") for each in information.get("subjects", ()))
            number = information.get("people")
            about = counted(number, _("person"), _("people")) if isinstance(number, int) else ""
            found.append(": ".join(part for part in (who, about) if part))
    return tuple(each for each in found if each)


def sort_of(kind: str) -> str:
    """What a kind of record is called among what is touched."""
    return SORTS.get(kind, kind)
