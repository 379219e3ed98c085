"""What a decision on one term comes to: the review to record, and what it makes of the mappings of the set."""

from __future__ import annotations

from collections.abc import Mapping

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.draft import naming
from registry.errors import UsageError
from registry.values import Any, dataclass, field
from registry.verbs.reviewing.asked import Asked, label_of
from registry.verbs.reviewing.entries import (
    MAKING,
    OPEN,
    PREDICATES,
    By,
    Wanted,
    agreed,
    is_of,
    leads_to,
    made,
    retired,
    says,
    status_of,
    turned_down,
)
from registry.verbs.reviewing.set_files import fingerprint
from registry.vocabulary.term import Term
from registry.wording import _


@dataclass
class Standing:
    """A set as it stands while decisions on it are planned: its header, its mappings, what was recorded.

    - `taken`: keys of mappings that may not be used for others: those there are, and those there ever were.
    - `events`: what was recorded, oldest first, each in the form of `records.review_event`.
    """

    header: Mapping[str, Any]
    entries: dict[str, dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def taken(self) -> set[str]:
        return {*self.entries} | {each["mapping"]["id"] for one in self.events for each in one.get("writes", ())}


@dataclass
class Planned:
    """A decision on one term. `writes`: the mappings it changes or adds, whole; `was`: key → what it was before."""

    mapping: str = ""
    objects: list[str] = field(default_factory=list)
    object_code: str = ""
    together: str = ""
    predicate: str = ""
    replaces: str = ""
    status: str = ""
    writes: list[dict[str, Any]] = field(default_factory=list)
    was: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def planned(term: Term, asked: Asked, standing: Standing, by: By, tool: str) -> Planned:
    """What a decision comes to. Raises UsageError where it cannot be made of the mapping as it stands."""
    planning = _Planning(term, asked, standing, by, tool)
    plan = planning.plan()
    plan.was = {each["id"]: fingerprint(standing.entries.get(each["id"])) for each in plan.writes}
    for each in plan.writes:
        standing.entries[each["id"]] = each
    return plan


def waiting_of(standing: Standing, part: DecidedAs) -> list[dict[str, Any]]:
    """The mappings of a set that wait for somebody's agreement in a part."""
    wanted = OPEN if part is DecidedAs.STEWARD else OPEN[:1]
    return [
        each
        for each in standing.entries.values()
        if status_of(each, standing.header) in wanted and each.get("negated") != "yes"
        and len(each.get("subject", ())) == 1
    ]  # fmt: skip


class _Planning:
    def __init__(self, term: Term, asked: Asked, standing: Standing, by: By, tool: str) -> None:
        self.term, self.asked, self.standing, self.by, self.tool = term, asked, standing, by, tool
        own = [each for each in standing.entries.values() if is_of(each, term.key) and each.get("negated") != "yes"]
        self.open = [each for each in own if self._status(each) in OPEN]
        self.approved = [each for each in own if self._status(each) == "approved"]

    def _status(self, mapping: Mapping[str, Any]) -> str:
        return status_of(mapping, self.standing.header)

    def plan(self) -> Planned:
        decision = self.asked.decision
        if decision in MAKING:
            return self._made()
        if decision is MappingDecision.NOT_THIS:
            return self._turned_down()
        if decision is MappingDecision.AGREE:
            return self._agreed()
        return self._only_said()

    # ── saying how it is mapped ──────────────────────────────────────────────────────────────────────────────────────

    def _made(self) -> Planned:
        current = self._current()
        wanted = self._wanted(current)
        if current is not None and says(current, wanted):
            return self._again(current)
        if current is not None and self._status(current) in OPEN:
            replaces = _replaces(self.standing, current["id"])
            return self._settled(made(current["id"], wanted, self.by, current), replaces)
        own = self._free(self._name())
        return self._settled(made(own, wanted, self.by, current), current["id"] if current is not None else "")

    def _current(self) -> dict[str, Any] | None:
        """The mapping that is changed: what is open before what is in use, and of several what leads the same way."""
        objects = [each.key for each in self.asked.objects]
        alike = [each for each in (*self.open, *self.approved) if objects and leads_to(each, objects)]
        found = self.open[:1] or (alike if len(self.approved) > 1 else self.approved)[:1]
        if not found and len(self.approved) > 1:
            raise UsageError(
                _("“{label}” has several mappings in use, for different records or places.").format(
                    label=self.term.label
                ),
                _("Change the one that is meant in the file of the set."),
            )
        return found[0] if found else None

    def _wanted(self, current: Mapping[str, Any] | None) -> Wanted:
        asked = self.asked
        if asked.decision is MappingDecision.TRANSFORM and not asked.objects:
            return self._translated(current)
        chosen = asked.objects[0] if len(asked.objects) == 1 else None
        confidence = next((each for at, each in asked.seen if chosen is not None and at == str(chosen.key)), "")
        predicate = PREDICATES.get(asked.decision, "exact" if asked.objects else "")
        return Wanted(
            self.term.key, self.term.label, tuple(each.key for each in asked.objects), label_of(asked.objects),
            predicate, asked.together, asked.transform, asked.loss, asked.words, confidence,
            self.tool if confidence else "",
        )  # fmt: skip

    def _translated(self, current: Mapping[str, Any] | None) -> Wanted:
        if current is None or not current.get("object"):
            raise UsageError(
                _("“{label}” is not mapped yet, so there is nothing to translate.").format(label=self.term.label),
                _("Say what it means first."),
            )
        key = self.term.key._replace
        objects = tuple(
            key(register="", vocabulary="", term=each, code=str(current.get("object_code", "")))
            for each in current["object"]
        )
        return Wanted(
            self.term.key, self.term.label, objects, str(current.get("object_label", "")),
            str(current.get("predicate", "")), str(current.get("object_set", "")), self.asked.transform,
            self.asked.loss, self.asked.words,
        )  # fmt: skip

    def _again(self, current: dict[str, Any]) -> Planned:
        """What was decided is what stands there already."""
        if self.by.part is DecidedAs.MAKER or self._status(current) == "approved":
            plan = self._about(current)
            plan.notes.append(_("That is what the set says already; only the review is recorded."))
            return plan
        return self._agreed()

    def _settled(self, mapping: dict[str, Any], replaces: str) -> Planned:
        """A mapping, and what becomes of the approved one that it is to replace."""
        plan = self._about(mapping)
        plan.writes = [mapping]
        old = self.standing.entries.get(replaces)
        if old is None or self._status(old) != "approved":
            return plan
        plan.replaces = replaces
        if mapping.get("mapping_status") in ("approved", "rejected"):
            instead = [mapping["id"]] if mapping["mapping_status"] == "approved" else []
            plan.writes.append(retired(old, self.standing.header, self.by.on, instead))
            plan.notes.append(_("The mapping `{old}` was in use until now and is retired.").format(old=replaces))
        else:
            plan.notes.append(_("The mapping `{old}` stays in use until this one is approved.").format(old=replaces))
        return plan

    # ── turning down ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _turned_down(self) -> Planned:
        asked = self.asked
        if not asked.objects and len(self.open) == 1 and len(self.open[0].get("object", ())) >= 1:
            return self._settled(self._rejected(self.open[0]["id"], self._named(self.open[0]), self.open[0]), "")
        if not asked.objects:
            raise UsageError(_("Which shared term is it not?"), _("Name it with --object."))
        objects = [each.key for each in asked.objects]
        for each in self.standing.entries.values():
            if is_of(each, self.term.key) and leads_to(each, objects) and self._is_denied(each):
                plan = self._about(each)
                plan.notes.append(_("It was turned down already; only the review is recorded."))
                return plan
        wanted = self._wanted(None)
        wanted = Wanted(
            wanted.subject, wanted.subject_label, wanted.object, wanted.object_label, "exact", words=asked.words,
            confidence=wanted.confidence, tool=wanted.tool,
        )  # fmt: skip
        pending = next((each for each in self.open if leads_to(each, objects)), None)
        if pending is not None:
            return self._settled(self._rejected(pending["id"], wanted, pending), "")
        used = next((each for each in self.approved if leads_to(each, objects)), None)
        if used is not None and self.by.part is not DecidedAs.STEWARD:
            raise UsageError(
                _("The mapping `{id}` is approved, and only the steward turns it down.").format(id=used["id"]),
                _("Disagree with it and say why, or decide as the steward."),
            )
        own = self._free(f"{self._name()}-not-{asked.objects[0].key.code or asked.objects[0].key.term}")
        return self._settled(self._rejected(own, wanted, None), used["id"] if used is not None else "")

    def _named(self, mapping: Mapping[str, Any]) -> Wanted:
        return Wanted(self.term.key, self.term.label, (), "", str(mapping.get("predicate", "")), words=self.asked.words)

    def _rejected(self, own: str, wanted: Wanted, before: Mapping[str, Any] | None) -> dict[str, Any]:
        return turned_down(own, wanted, self.by, self.asked.reason, before)

    def _is_denied(self, mapping: Mapping[str, Any]) -> bool:
        return self._status(mapping) == "rejected" or (
            mapping.get("negated") == "yes" and self._status(mapping) != "retired"
        )

    # ── agreeing, and only saying ────────────────────────────────────────────────────────────────────────────────────

    def _agreed(self) -> Planned:
        if not self.open and not self.approved:
            raise UsageError(
                _("There is no decision on “{label}” to agree with.").format(label=self.term.label),
                _("Say what it means instead."),
            )
        if not self.open:
            plan = self._about(self.approved[0])
            plan.notes.append(_("It is approved already; only the review is recorded."))
            return plan
        current = self.open[0]
        if self.by.part is DecidedAs.REVIEWER and self._status(current) == "reviewed":
            plan = self._about(current)
            plan.notes.append(_("It is reviewed already; only the review is recorded."))
            return plan
        return self._settled(agreed(current, self.by), _replaces(self.standing, current["id"]))

    def _only_said(self) -> Planned:
        current = (*self.open, *self.approved)[:1]
        if not current and self.asked.decision is MappingDecision.DISAGREE:
            raise UsageError(
                _("There is no decision on “{label}” to disagree with.").format(label=self.term.label),
                _("Say what it means, or that it is not one of those suggested."),
            )
        plan = self._about(current[0]) if current else Planned()
        if self.asked.objects:
            plan.objects = [each.key.term for each in self.asked.objects]
        return plan

    def _about(self, mapping: Mapping[str, Any]) -> Planned:
        return Planned(
            mapping["id"], list(mapping.get("object", ())), str(mapping.get("object_code", "")),
            str(mapping.get("object_set", "")), str(mapping.get("predicate", "")), status=self._status(mapping),
        )  # fmt: skip

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _name(self) -> str:
        key = self.term.key
        return f"{key.term}-{key.code}" if key.code else key.term

    def _free(self, wanted: str) -> str:
        return naming.free(wanted[: naming.LONGEST].rstrip("-"), self.standing.taken)


def _replaces(standing: Standing, mapping: str) -> str:
    """The approved mapping that one is to replace, as the last review of it that says so has it."""
    found = [each["replaces"] for each in standing.events if each.get("mapping") == mapping and "replaces" in each]
    return found[-1] if found else ""
