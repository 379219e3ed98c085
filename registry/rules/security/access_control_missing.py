"""Is it said who may see what is shared in a common system, what they need first, and how their use is checked?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.reading import Reading
from registry.facts.says_something import says_something
from registry.facts.stated_term import Stated, stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.security.of_flow import not_carried
from registry.subjects.agreement import Flow
from registry.wording import _, listed

_SHARED = "shared-system"
_SYSTEM = (Kind.INFORMATION_SYSTEM.value,)


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    otherwise = not_carried(flow)
    if otherwise is not None:
        return otherwise
    mode, channels = flow.get("access_mode"), flow.get("channels")
    if mode is None and not channels:
        return cannot_tell(flow.place("access_mode"), _("No record shows how the receivers come to see it."))
    if mode != _SHARED and _SHARED not in (channels or ()):
        return not_applicable(_("It is not seen in a shared system."))
    wanting = list(_wanting(flow))
    if not wanting:
        return satisfied(_("The record says who may see it, what they need first, and how their use is checked."))
    unread = [term for _what, _at, term in wanting if term.value.said == "unknown"]
    if unread:
        places = tuple(dict.fromkeys(place for term in unread for place in term.sources))
        return cannot_tell(places, unread[0].because)
    what = listed((words for words, _at, _term in wanting), _("or"))
    return violated(tuple(at for _words, at, _term in wanting), _("No record shows {what}.").format(what=what))


def _wanting(flow: Flow) -> Iterator[tuple[str, str, Reading[Stated]]]:
    """What no record shows, where it should stand, and the term it would be in."""
    agreement = flow.agreement
    roles = stated_term(flow.reader, agreement.record, "access_roles")
    security = stated_term(flow.reader, agreement.record, "security")
    systems = list(_systems(flow))
    controls = [system.data.get("access_control", {}) for system in systems]
    if not (roles.value.value or any(user.get("roles") for each in systems for user in each.data.get("access_by", ()))):
        yield _("which roles may see it"), roles.value.at, roles
    asked = [role.get("needs") for role in roles.value.value or ()]
    if not (
        says_something(security.value.get("vetting"))
        or (asked and all(asked))
        or any(says_something(each.get("vetting")) for each in controls)
    ):
        yield _("what vetting they need"), security.value.place("vetting"), security
    if not (
        says_something(security.value.get("audit"))
        or any(says_something(system.data.get("logs_checked")) for system in systems)
    ):
        yield _("how their use is checked"), security.value.place("audit"), security


def _systems(flow: Flow) -> Iterator[Loaded]:
    """The systems that the sides of the flow, or the agreement, name."""
    named = [side.get("system") for side in flow.sides] + list(flow.agreement.get("systems") or ())
    for text in dict.fromkeys(text for text in named if text):
        found = flow.reader.record(flow.record.ref.register, _SYSTEM, text)
        if found is not None:
            yield found
