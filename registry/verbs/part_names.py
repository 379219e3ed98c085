"""What the parts of a record that rules judge are called: a flow by its title, a side by its party and its flow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from registry.concepts.agreements import SidePart
from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.verbs.records.show import label
from registry.wording import _

_FLOW = re.compile(r"flows\[([^\]]*)\](?:/sides\[([^\]]*)\])?")
_STEP = re.compile(r"([^/\[]+)(?:\[([^\]]*)\])?/?")
_LONGEST = 80
"""Letters of a name after which its key is shown instead: a class of parties may be defined at length."""


class PartNames:
    """The names of one record's parts."""

    def __init__(self, snapshot: Snapshot, record: Loaded) -> None:
        self._snapshot = snapshot
        self._record = record

    @property
    def title(self) -> str:
        """What the record is called."""
        return self._record.title

    def part(self, address: str) -> str:
        """What a part is called, by its address: the whole record, a flow, or a side of one."""
        at = address.partition("#")[2]
        found = _FLOW.fullmatch(at)
        if not at or found is None:
            kind = _(Kind(self._record.ref.kind).label)
            return self.place(address) if at else _("{kind} as a whole").format(kind=kind)
        flow = _member(self._record.data, "flows", found[1])
        title = str(flow.get("title") or found[1])
        if found[2] is None:
            return _("Flow: {title}").format(title=title)
        party, _dot, part = found[2].rpartition(".")
        said = _("{party} giving: {flow}") if part == SidePart.DISCLOSER else _("{party} getting: {flow}")
        return said.format(party=self._party(party), flow=title)

    def place(self, address: str) -> str:
        """What a place is called: its fields in words with the keys of lists, and the record where it is another."""
        ref, _mark, at = address.partition("#")
        steps = [f"{label(name)} {key}".strip() for name, key in _STEP.findall(at)]
        if ref != str(self._record.ref):
            steps.insert(0, self._title(ref))
        return ", ".join(steps) or _("The record")

    def _party(self, key: str) -> str:
        party = _member(self._record.data, "parties", key)
        names = [party.get("name_used"), self._organisation(party.get("organisation"))]
        group = party.get("party_class")
        names.append(group.get("definition") if isinstance(group, dict) else None)
        return next((str(name) for name in names if name and len(str(name)) <= _LONGEST), key)

    def _organisation(self, text: object) -> str:
        if not isinstance(text, str):
            return ""
        found = self._snapshot.targets(self._record.ref.register, (Kind.ORGANISATION.value,), text)
        home = self._snapshot.record(self._snapshot.home(found[0])) if found else None
        return home.title if home else ""

    def _title(self, ref: str) -> str:
        register, _slash, rest = ref.partition("/")
        found = self._snapshot.targets(register, (rest.partition("/")[0],), ref)
        loaded = self._snapshot.record(found[0]) if found else None
        return loaded.title if loaded else ref


def _member(data: Mapping[str, Any], name: str, key: str) -> Mapping[str, Any]:
    members = data.get(name)
    among = members if isinstance(members, list) else []
    found: Mapping[str, Any] = next((each for each in among if isinstance(each, dict) and each.get("id") == key), {})
    return found
