"""Has a significant decision that nobody is involved in the four safeguards?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, satisfied, violated
from registry.rules.decisions.deciding import each_decision
from registry.rules.decisions.either_law import of_a_controller
from registry.subjects.processing import Activity, Member
from registry.wording import _, listed

_SAFEGUARDS = ("information", "representations", "human_intervention", "contest")


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    return of_a_controller(activity) or each_decision(activity, _of_one)


def _of_one(decision: Member) -> Verdict:
    wanting = [name for name in _SAFEGUARDS if not says_something(decision.get(name))]
    if not wanting:
        return satisfied(_("People are told, can be heard, can reach a human and can contest the decision."))
    how = {
        "information": _("are told of the decision"),
        "representations": _("can be heard on it"),
        "human_intervention": _("can have a human look again"),
        "contest": _("can contest it"),
    }
    said = _("No record shows how people {how}.").format(how=listed([how[name] for name in wanting], _("or")))
    return violated(tuple(decision.place(name) for name in wanting), said)
