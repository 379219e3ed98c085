"""Does special category or criminal offence data about known people go by a way that anybody on it can read?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.facts.special_category import criminal_offence, special_category
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.security.of_flow import not_carried
from registry.subjects.agreement import Flow
from registry.wording import _, listed

_WEAK = frozenset({"plain-email", "fax", "unencrypted-media", "post-untracked"})
_IDENTIFIES = frozenset({"identified", "identifiable-indirectly"})


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    otherwise = not_carried(flow)
    if otherwise is not None:
        return otherwise
    channels = flow.get("channels")
    weak = [channel for channel in channels or () if channel in _WEAK]
    unclear = not channels or ("other" in channels and not says_something(flow.get("channel_detail")))
    if not weak and not unclear:
        return satisfied(_("It goes by no way that is known to be weak."))
    items = [(item.at, item.data) for item in flow.items]
    found = [read(items, "", flow.place("items")) for read in (special_category, criminal_offence)]
    if all(each.value == "no" for each in found):
        return not_applicable(_("The record says that nothing in it is special category or criminal offence data."))
    identified = flow.get("identifiability")
    if identified is not None and identified not in _IDENTIFIES:
        return not_applicable(_("What goes does not name anybody."))
    if not weak:
        return cannot_tell(flow.place("channels"), _("No record shows by which way it goes."))
    if not any(each.value == "yes" for each in found):
        sources = tuple(place for each in found if each.value == "unknown" for place in each.sources)
        said = _("It goes by {ways}, and no record shows whether it holds special category or criminal offence data.")
        return cannot_tell(tuple(dict.fromkeys(sources)), said.format(ways=_ways(weak)))
    if identified is None:
        said = _("It goes by {ways}, and no record shows whether it names anybody.")
        return cannot_tell(flow.place("identifiability"), said.format(ways=_ways(weak)))
    said = _("Special category or criminal offence data about people who can be known from it goes by {ways}.")
    return violated(flow.place("channels"), said.format(ways=_ways(weak)))


def _ways(channels: list[str]) -> str:
    names = {
        "plain-email": _("ordinary email"),
        "fax": _("fax"),
        "unencrypted-media": _("an unencrypted disc or drive"),
        "post-untracked": _("ordinary post"),
    }
    return listed(names[channel] for channel in channels)
