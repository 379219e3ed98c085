"""Is the parent in force from which an agreement takes terms?"""

from __future__ import annotations

from datetime import date

from registry.concepts.running import RUNNING
from registry.facts.lifecycle import status_on
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.agreements.taking_terms import takes_none, takes_terms
from registry.subjects.agreement import Agreement
from registry.wording import _, day


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement, and its parents as far up as terms are taken from them."""
    otherwise = takes_none(agreement)
    if otherwise is not None:
        return otherwise
    place = agreement.place("parent")
    here = agreement.record
    parents = agreement.reader.parents(agreement.record)
    if not parents:
        return cannot_tell(place, _("It takes terms from a parent that was not read."))
    for parent in parents:
        now = _runs(agreement.reader, parent)
        if now.value != "yes":
            said = _("It takes terms from {title}. {because}").format(title=parent.title, because=now.because)
            places = (f"{here.ref}#parent/ref", *now.sources)
            return violated(places, said) if now.value == "no" else cannot_tell(places, said)
        if not takes_terms(parent.data):
            return satisfied(_("{title}, from which it takes terms, is in force.").format(title=parent.title))
        here = parent
    return cannot_tell(f"{here.ref}#parent", _("Its parent takes terms from one that was not read."))


def _runs(reader: Reader, parent: Loaded) -> Reading[str]:
    """Whether a parent gives terms on the day: `yes`, `no`, or `unknown` where that cannot be told."""
    now = status_on(reader, parent)
    at = (f"{parent.ref}#status",)
    if now.value in ("suspended", "not-known"):
        return Reading("unknown", _("Whether that is in force cannot be told from its status."), at)
    if now.value not in RUNNING:
        return Reading("no", _("No record shows that to be in force."), at)
    dates = parent.data.get("dates", {})
    if "end" in dates and reader.is_past(dates["end"]):
        ended = day(date.fromisoformat(dates["end"]))
        return Reading("no", _("That ended on {end}.").format(end=ended), (f"{parent.ref}#dates/end",))
    if "effective" in dates and not reader.has_come(dates["effective"]):
        return Reading("no", _("That has not taken effect yet."), (f"{parent.ref}#dates/effective",))
    return Reading("yes", _("That is in force."))
