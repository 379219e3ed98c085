"""Does whoever relies on a public task name the law that lays it down?"""

from __future__ import annotations

from registry.facts.named_law import names_law
from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.processing import Member, Processing
from registry.subjects.relied_on import ReliedOn, gateways_of
from registry.wording import _, listed

_PUBLIC_TASK = "e-public-task"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    relying = [basis for basis in processing.bases if _PUBLIC_TASK in (basis.get("art6") or ())]
    if not relying:
        return not_applicable(_("{name} does not rely on a public task.").format(name=processing.name))
    named = {basis.at: _naming_law(processing, basis) for basis in relying}
    without = tuple(basis.place("gateways") for basis in relying if not named[basis.at])
    if without:
        said = _("{name} relies on a public task, and no record shows which provision or rule of law lays it down.")
        return violated(without, said.format(name=processing.name))
    found = [each for those in named.values() for each in those]
    law = tuple(dict.fromkeys(each.entry.id for each in found if each.entry is not None))
    names = listed(dict.fromkeys(each.written for each in found))
    return satisfied(_("{name} names the law of its task: {law}.").format(name=processing.name, law=names), law)


def _naming_law(processing: Processing, basis: Member) -> list[ReliedOn]:
    """The gateways of a basis, as far as they are this party's, that name law that may lay down a task."""
    own = [each for each in gateways_of(processing) if each.member.at.startswith(f"{basis.at}/")]
    return [each for each in own if names_law(processing.reader, each.member.data, each.member.at).value]
