"""Was a policy document kept until six months after the processing that it covers ceased?"""

from __future__ import annotations

from datetime import date

from registry.concepts.kinds import Kind
from registry.facts.going_on import going_on
from registry.facts.lifecycle import reached, status_on
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.conditions.relevant_period import kept_until
from registry.subjects.own_records import stands
from registry.subjects.subject import Whole
from registry.wording import _, day

_POLICY = Kind.APPROPRIATE_POLICY_DOCUMENT.value


def judge(policy: Whole) -> Verdict:
    """Judge a policy document, also one that is retired."""
    place = policy.place("withdrawn")
    is_retired = status_on(policy.reader, policy.record).value == "retired"
    withdrawn = policy.get("withdrawn") or (_retired_on(policy) if is_retired else None)
    if withdrawn is None and is_retired:
        return cannot_tell(place, _("It is retired, and no record shows on which day it was withdrawn."))
    if withdrawn is None or not policy.reader.has_come(withdrawn):
        return not_applicable(_("It has not been withdrawn."))
    successor = _successor(policy)
    if successor is not None:
        return satisfied(_("{title} has taken its place.").format(title=successor.title))
    last = kept_until(policy)
    relying = [] if last is not None else _still_relying(policy)
    if relying:
        said = _("It was withdrawn, and {title} goes on and still rests on it.")
        places = (place, *(at for _user, at in relying))
        return violated(places, said.format(title=relying[0][0].title))
    if last is None:
        said = _("It was withdrawn, and no record shows when the processing that it covers ceased.")
        return cannot_tell(policy.place("processing_ceased"), said)
    gone = date.fromisoformat(withdrawn)
    if gone > last:
        return satisfied(_("It was kept until {last}, and withdrawn after that.").format(last=day(last)))
    said = _("It was withdrawn on {gone}, and no record shows that it was kept until {last}.")
    return violated(place, said.format(gone=day(gone), last=day(last)))


def _still_relying(policy: Whole) -> list[tuple[Loaded, str]]:
    """What goes on and names this document for one of its bases, with the place where it does."""
    reader, found = policy.reader, []
    for kind, running in ((Kind.AGREEMENT.value, "in-force"), (Kind.PROCESSING_ACTIVITY.value, "active")):
        for user in reader.referring(policy.record, kind):
            if reached(reader, user, running).value != "yes" or not going_on(reader, user.data, str(user.ref)).value:
                continue
            for basis in user.data.get("bases", ()):
                named = basis.get("policy_document")
                own = reader.record(user.ref.register, (_POLICY,), named) if named else None
                if own is not None and own.ref == policy.record.ref:
                    found.append((user, f"{user.ref}#bases[{basis['id']}]/policy_document"))
    return found


def _retired_on(policy: Whole) -> str | None:
    """The day since which its history says that it is retired."""
    history = policy.get("status_history") or ()
    return max((each["on"] for each in history if policy.reader.has_come(each["on"])), default=None)


def _successor(policy: Whole) -> Loaded | None:
    """The document in place that replaces this one, as only such a one refers to it, and is for each condition."""
    reader = policy.reader
    for found in reader.referring(policy.record, _POLICY):
        is_for = set(policy.get("conditions") or ()) <= set(found.data.get("conditions") or ())
        begun = "in_place_from" not in found.data or reader.has_come(found.data["in_place_from"])
        if is_for and begun and stands(reader, found):
            return found
    return None
