"""Does a record say what its own register asks for at its status, beyond what the law asks?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.house_field import lacking
from registry.facts.lifecycle import reached
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.house_rules import HouseRule
from registry.rules.judgements import together
from registry.subjects.subject import Subject
from registry.wording import _


def judge(subject: Subject) -> Verdict:
    """Judge one record of any kind by its own register's house rules."""
    own = subject.reader.house_rules(subject.record.ref.register)
    rules = [each for each in own if each.kind == subject.kind] if own else ()
    if not rules:
        return not_applicable(_("Its register asks nothing of its own of such a record."))
    if subject.kind == Kind.ORGANISATION and _is_stub(subject):
        return not_applicable(_("It stands for a body that keeps its own record, in a register of its own."))
    return together([_by(rule, subject) for rule in rules])


def _is_stub(subject: Subject) -> bool:
    ref = subject.record.ref
    home = subject.reader.record(ref.register, (ref.kind,), ref.id)
    return home is not None and home.ref != ref


def _by(rule: HouseRule, subject: Subject) -> Verdict:
    """The verdict by one house rule."""
    come = reached(subject.reader, subject.record, rule.from_status)
    if come.value not in ("yes", "unknown"):
        return not_applicable(_("Its register asks no more of it at its status."))
    found = lacking(subject.reader, subject.record, rule.field)
    if not found:
        return satisfied(_("It says `{field}`, as its register asks.").format(field=rule.field))
    places = tuple(place for place, _is_unread in found)
    said = _("Its register asks for `{field}`, and no record shows it.").format(field=rule.field)
    if rule.why:
        why = rule.why if rule.why.endswith((".", "!", "?")) else f"{rule.why}."
        said = f"{said} {_('The register says why: {why}').format(why=why)}"
    if come.value == "unknown":
        return cannot_tell(places, f"{said} {come.because}")
    return cannot_tell(places, said) if all(is_unread for _place, is_unread in found) else violated(places, said)
