"""Does a waiver lead to a rule that there is, and to a record and place that are there?"""

from __future__ import annotations

from registry.errors import NotFound
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.links import addressed
from registry.rules.catalogue import rule
from registry.rules.judgements import together
from registry.schema.published import shape
from registry.source import find
from registry.subjects.subject import Whole
from registry.wording import _


def judge(waiver: Whole) -> Verdict:
    """Judge a waiver."""
    return together((_rule(waiver), _subject(waiver)))


def _rule(waiver: Whole) -> Verdict:
    name = waiver.get("rule")
    if name is None:
        return violated(waiver.place("rule"), _("No record shows which rule it sets aside."))
    try:
        rule(name)
    except NotFound:
        return violated(waiver.place("rule"), _("There is no rule called `{name}`.").format(name=name))
    return satisfied(_("There is such a rule."))


def _subject(waiver: Whole) -> Verdict:
    place, text = waiver.place("at"), str(waiver.get("at") or "")
    ref, inside = addressed(text)
    if ref is None:
        return violated(place, _("No record shows for what it sets the rule aside."))
    if not waiver.reader.is_loaded(ref.register):
        said = _("It is about the register {register}, which was not read, so nobody can tell whether that is there.")
        return cannot_tell(place, said.format(register=ref.register))
    record = waiver.reader.named(ref) or waiver.reader.record(ref.register, (ref.kind,), str(ref))
    if record is None:
        return violated(place, _("There is no record {ref}.").format(ref=ref))
    if inside and find(record.data, shape(record.ref.kind).keys_at, inside) is None:
        return violated(place, _("There is no such place in {ref} as `{inside}`.").format(ref=ref, inside=inside))
    return satisfied(_("What it is about is there."))
