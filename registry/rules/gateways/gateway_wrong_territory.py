"""Does a gateway that is relied on reach the nation of the party that relies on it?"""

from __future__ import annotations

from registry.facts.body import ANYWHERE, Body
from registry.facts.within_gateway import DISCLOSER, EITHER, RECEIVER, reaches
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import by_a_controller
from registry.subjects.agreement import Side
from registry.subjects.processing import Processing
from registry.subjects.relied_on import bodies_of, facing, gateways_of
from registry.wording import _, listed

_FEW = 3
"""How many of a class are named in a sentence; the places are all given."""


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    known = [(each, each.entry) for each in gateways_of(processing) if each.entry is not None]
    bounded = [(each, law) for each, law in known if ANYWHERE not in law.data["reach"]["nations"]]
    if not bounded:
        return not_applicable(_("It names no gateway that is of some nations only."))
    part = EITHER
    others: tuple[Body, ...] = ()
    if isinstance(processing, Side):
        part, others = DISCLOSER if processing.is_discloser else RECEIVER, facing(processing)
    law = tuple(entry.id for _each, entry in bounded)
    bodies = bodies_of(processing)
    outside = [(each, body) for each, entry in bounded for body in bodies if not reaches(entry, body, part, others)]
    if outside:
        said = _("{name} works under the law of {nations}, which {gateway} does not reach.")
        words = [
            said.format(name=body.name, nations=_nations(body.nations), gateway=each.name) for each, body in outside
        ]
        at = tuple(dict.fromkeys(each.place for each, _body in outside))
        return violated(at, " ".join(list(dict.fromkeys(words))[:_FEW]), law)
    silent = [body for body in bodies if not body.nations]
    if silent:
        said = _("No record shows under the law of which nation each of these works: {names}.")
        return cannot_tell(
            tuple(body.nation_at for body in silent),
            said.format(names=listed([body.name for body in silent][:_FEW])),
            law,
        )
    return satisfied(_("Every gateway named reaches {name}.").format(name=processing.name), law)


def _nations(nations: frozenset[str]) -> str:
    names = {
        "england": _("England"), "wales": _("Wales"), "scotland": _("Scotland"),
        "northern-ireland": _("Northern Ireland"),
    }  # fmt: skip
    return listed([names.get(each, each) for each in sorted(nations)])
