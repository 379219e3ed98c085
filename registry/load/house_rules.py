"""What a register asks of its own records beyond the law: its house rules, and what is wrong with how they are put."""

from __future__ import annotations

from collections.abc import Iterable

from registry.problems import Problem
from registry.schema.published import Shape, shape
from registry.tree import REGISTER_FILE
from registry.values import Any, NamedTuple
from registry.wording import _, listed, nearest

FIELD = "house_rules"
"""Where they stand in `register.yaml`. One that is amiss is left out, and the register is read without it."""

_FROM = "in-force"
_EXAMPLES = {"kind": "retention-schedule", "field": "owner/role"}
_TOLD = 12
"""Fields told of where none is like the one that was written."""
_FREE = "local"
"""The map of an owner's own fields, in which anything may stand."""


class HouseRule(NamedTuple):
    """A field that a register asks for in its records of one kind, from a status on, and why if it says so."""

    id: str
    kind: str
    field: str
    from_status: str
    why: str


def house_rules(
    data: dict[str, Any], register: str, unfit: Iterable[Problem] = ()
) -> tuple[tuple[HouseRule, ...], list[Problem]]:
    """The house rules of a register's file, and the problems of those that can never be met.

    Those that `unfit` tells of do not fit their schema, and nothing more is said of them.
    """
    spoilt = {problem.place[1] if len(problem.place) > 1 else -1 for problem in unfit if problem.place[:1] == (FIELD,)}
    found: dict[str, tuple[int, HouseRule]] = {}
    problems = []

    def problem(code: str, *at: str | int, **values: Any) -> Problem:
        return Problem(code, register, REGISTER_FILE, values, (FIELD, *at))

    for position, said in enumerate(data.get(FIELD, ()) if -1 not in spoilt else ()):
        if position in spoilt:
            continue
        missing = next((name for name in ("kind", "field") if name not in said), "")
        if missing:
            problems.append(problem("missing-key", position, key=missing, example=_EXAMPLES[missing]))
            continue
        rule = HouseRule(said["id"], said["kind"], said["field"], said.get("from_status", _FROM), said.get("why", ""))
        if rule.id in found:
            first = (FIELD, found[rule.id][0])
            problems.append(problem("duplicate-list-key", position, key=rule.id, name="`id`", first_place=first))
            continue
        advice = _advice(rule)
        if advice:
            article = "an" if rule.kind[0] in "aeiou" else "a"
            values = {"field": rule.field, "article": article, "kind": rule.kind, "advice": advice}
            problems.append(problem("house-rule-field", position, "field", **values))
            continue
        found[rule.id] = position, rule
    return tuple(rule for _position, rule in found.values()), problems


def _advice(rule: HouseRule) -> str:
    """What to write instead where a kind of record has no such field; nothing where it has."""
    here: Shape = shape(rule.kind)
    steps = rule.field.split("/")
    for at, step in enumerate(steps):
        below = (here.item or here).fields
        if step not in below:
            close = nearest(step, below)
            if close:
                return _("Did you mean `{close}`?").format(close="/".join((*steps[:at], close, *steps[at + 1 :])))
            if not below:
                return _("Write `{field}`, which has no fields of its own.").format(field="/".join(steps[:at]))
            known = listed([f"`{name}`" for name in below][:_TOLD], "or") + ("…" if len(below) > _TOLD else "")
            return _("Write {known}.").format(known=known)
        if at == 0 and step == _FREE and len(steps) > 1:
            return ""
        here = below[step]
    return ""
