"""The steps that a mapping set's record says, as composing needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.values import Any, NamedTuple
from registry.vocabulary.step import UNSAID, Step
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import day_after

_FORWARD, _BACK = "subject-to-object", "object-to-subject"
_PLACES = ("data_set", "list", "system", "agreement")
_made = tuple.__new__
"""Makes what the names of its fields would take three times as long to make, and there are many."""


class Ends(NamedTuple):
    """The two vocabularies of a set: their references, and the code's key for a code as it stands in data.

    `code(term, text)` gives the key of the code of a term that is written so in data, or the text as it is where the
    vocabulary lists no such code: the mapping then leads to a code outside its list, which is a conflict, not a loss.
    """

    subject: Ref
    object: Ref
    subject_code: Callable[[str, str], str]
    object_code: Callable[[str, str], str]


class Whole:
    """What a set says of all its mappings, worked out once for them all."""

    def __init__(self, loaded: Loaded) -> None:
        data = loaded.data
        self.direction: str = data.get("direction") or "both"
        self.scope: Mapping[str, Any] = data.get("scope") or {}
        self.status = "approved" if data.get("approved_by") and data.get("approved_on") else "proposed"
        """What a mapping without a status of its own has: approved where the whole set was."""
        self.approved: str = data.get("approved_on", "")
        history = sorted(data.get("status_history", ()), key=lambda each: each["on"])
        self.active = next((each["on"] for each in history if each["status"] == "active"), "")
        ends = (each["on"] for each in history if each["on"] > self.active and each["status"] != "active")
        self.ended = next(ends, "") if self.active else ""
        self.is_used = bool(self.active) or data.get("status") == "active"


def steps_of(
    loaded: Loaded, entry: Mapping[str, Any], place: int, ends: Ends, whole: Whole | None = None
) -> Iterator[Step]:
    """The steps of one mapping of a set: each subject to each object, then each pair of codes."""
    whole = whole or Whole(loaded)
    status = entry.get("mapping_status") or whole.status
    own = entry.get("scope")
    scope = [each for each in (whole.scope, own) if each]
    since, until = _days(whole, entry, scope)
    direction = entry.get("direction") or whole.direction
    subjects, objects = entry.get("subject", ()), entry.get("object", ())
    no_term = entry.get("no_term_found") == "yes"
    start_at, end_at = (ends.subject.register, ends.subject.id), (ends.object.register, ends.object.id)
    head = (loaded.ref, entry["id"], "")
    tail = (
        entry.get("predicate", ""), status == "rejected" or entry.get("negated") == "yes", no_term, status, since,
        until, direction != _BACK, direction != _FORWARD, _together(entry, "subject_set", subjects),
        _together(entry, "object_set", objects), any(not each.keys().isdisjoint(_PLACES) for each in scope),
        bool(entry.get("conditions")), entry.get("order", 0), _confidence(entry), place,
    )  # fmt: skip
    start_code, end_code = entry.get("subject_code", ""), entry.get("object_code", "")
    for subject in subjects:
        start = _made(TermKey, (*start_at, subject, start_code))
        if no_term or not objects:
            yield _made(Step, (*head, start, None, *tail))
        for found in () if no_term else objects:
            yield _made(Step, (*head, start, _made(TermKey, (*end_at, found, end_code)), *tail))
    nothing = TermKey(*start_at, "")
    if len(subjects) == 1 and len(objects) == 1 and "transform" in entry:
        yield from _pairs(_made(Step, (*head, nothing, None, *tail)), entry, subjects[0], objects[0], ends)
    if not subjects and no_term and objects:
        # Nothing on the subject's side for a term of the object's: read from the object, there is no term.
        for found in objects:
            yield _made(Step, (*head, nothing, _made(TermKey, (*end_at, found, end_code)), *tail))


def tells_all(entry: Mapping[str, Any]) -> bool:
    """Whether the steps of a mapping name every term and code that it names itself."""
    subjects, objects = entry.get("subject", ()), entry.get("object", ())
    no_term = entry.get("no_term_found") == "yes"
    if objects and (no_term if subjects else not no_term):
        return False
    pairs = entry["transform"].get("terminology", ()) if "transform" in entry else ()
    return not pairs or (len(subjects) == len(objects) == 1 and all("object_codes" in each for each in pairs))


def _pairs(step: Step, entry: Mapping[str, Any], subject: str, found: str, ends: Ends) -> Iterator[Step]:
    """The pairs of codes of the terminology transformation, where it leads from one coded term to another."""
    for pair in entry.get("transform", {}).get("terminology", ()):
        start = TermKey(
            ends.subject.register, ends.subject.id, subject, ends.subject_code(subject, pair["subject_code"])
        )
        codes = pair.get("object_codes")
        if codes is None:
            continue
        own = step._replace(
            pair=pair["subject_code"], subject=start, predicate=pair.get("predicate", ""), no_term=not codes,
            object_set="alternatives" if len(codes) > 1 else "",
        )  # fmt: skip
        if not codes:
            yield own
        for code in codes:
            end = TermKey(ends.object.register, ends.object.id, found, ends.object_code(found, code))
            yield own._replace(object=end)


def _together(entry: Mapping[str, Any], name: str, terms: Sequence[str]) -> str:
    """How several terms belong together: where nobody says, that is not the same as there being one."""
    return entry.get(name) or UNSAID if len(terms) > 1 else ""


def _days(whole: Whole, entry: Mapping[str, Any], scope: list[Mapping[str, Any]]) -> tuple[str, str]:
    """The first day on which a mapping counts, and the first on which it no longer does.

    The set's own life counts too: from the day on which it was first active to the next on which it was not.
    """
    if not whole.is_used:
        # Never in use: nothing in it counts on any day.
        return "9999-12-31", "9999-12-31"
    by_set = whole.approved if "mapping_status" not in entry else ""
    since = max(whole.active, entry.get("approved", ""), by_set)
    until = entry.get("retired", "")
    if not (until and "approved" in entry) and entry.get("mapping_status") == "retired":
        # Nobody can tell on which days it was in use.
        return "9999-12-31", "9999-12-31"
    if whole.ended or scope:
        since = max([since, *(each.get("valid_from", "") for each in scope)])
        ends = [until, whole.ended, *(day_after(each.get("valid_to", "")) for each in scope)]
        until = min((each for each in ends if each), default="")
    return since, until


def _confidence(entry: Mapping[str, Any]) -> float:
    """What its maker said, moved towards 1 or 0 as far as the reviewer agrees or does not; -1 where nobody said.

    Source: the aggregation that SSSOM proposes, (1 - |r|) c + |r| (r + 1) / 2.
    """
    said, agreed = entry.get("confidence"), entry.get("reviewer_agreement")
    if said is None:
        return -1.0
    own = float(said)
    if agreed is None:
        return own
    by = float(agreed)
    return (1 - abs(by)) * own + abs(by) * (by + 1) / 2
