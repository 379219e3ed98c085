"""Can people take back their consent as easily as they gave it, and are they told so?"""

from __future__ import annotations

from registry.facts.consent_relied_on import consent_relied_on
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt, unanswered
from registry.subjects.subject import Whole
from registry.wording import _

_ASKED = ("as_easy", "told_beforehand")


def judge(model: Whole) -> Verdict:
    """Judge a consent model."""
    relied_on = consent_relied_on(model.record)
    if relied_on.value == "no":
        return not_applicable(relied_on.because)
    term = model.get("withdrawal") or {}
    route = model.place("withdrawal/route")
    missing: tuple[str, ...] = () if says_something(term.get("route")) or term.get("link") else (route,)
    missing += tuple(model.place(f"withdrawal/{name}") for name in _ASKED if term.get(name) not in ("yes", "unknown"))
    if missing and relied_on.value == "unknown":
        return cannot_tell((*relied_on.sources, *missing), relied_on.because)
    if route in missing:
        return violated(missing, _("No record shows how people take back their consent."))
    if missing:
        said = _("No record shows that taking consent back is as easy as giving it, and that people are told so first.")
        return violated(missing, said)
    unknown = tuple(model.place(f"withdrawal/{name}") for name in _ASKED if term.get(name) == "unknown")
    if unknown:
        said = _("whether taking consent back is as easy as giving it, and whether people are told so first.")
        return in_doubt(unanswered(unknown, said), doubtful(relied_on))
    return satisfied(_("Consent is taken back as easily as it is given, and people are told so first."))
