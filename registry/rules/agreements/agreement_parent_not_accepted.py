"""Has each party accepted the parent from which the agreement takes terms?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.unread_register import unread_register
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.agreements.bound_bodies import Bound, bound_bodies, standing_to
from registry.rules.agreements.taking_terms import takes_none
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_NOT_ACCEPTED = {
    "not-shown": "No record shows that these have accepted {parent}: {names}.",
    "not-known": "The question was asked, and no record shows the answer: whether these accepted {parent}: {names}.",
    "gone": "These are not bound by {parent}, since they left it or declined: {names}.",
}
_NOT_TOLD = {
    "contradicted": "These have signed {parent}, and the agreement says that they have not accepted it: {names}.",
    "not-read": "Whether these have accepted {parent} is in registers that were not read: {names}.",
}
"""What is said of the parties that stand so to the parent."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement, body by body."""
    otherwise = takes_none(agreement)
    if otherwise is not None:
        return otherwise
    text = agreement.data.get("parent", {}).get("ref")
    parent = agreement.reader.record(agreement.record.ref.register, (Kind.AGREEMENT.value,), text) if text else None
    if parent is None:
        return cannot_tell(agreement.place("parent"), _("It takes terms from a parent that was not read."))
    if not agreement.parties:
        return cannot_tell(agreement.place("parties"), _("No record shows who is party to it."))
    answers = [(each, *_answer(agreement, parent, each)) for each in bound_bodies(agreement)]
    for verdict, states in ((violated, _NOT_ACCEPTED), (cannot_tell, _NOT_TOLD)):
        sentences: list[str] = []
        places: list[str] = []
        for state, said in states.items():
            found = [(body, at) for body, answer, at in answers if answer == state]
            if found:
                names = listed(body.name for body, _at in found)
                sentences.append(_(said).format(parent=parent.title, names=names))
                places += [place for _body, at in found for place in at]
        if sentences:
            return verdict(tuple(places), " ".join(sentences))
    return satisfied(_("Every party has accepted {title}.").format(title=parent.title))


def _answer(agreement: Agreement, parent: Loaded, body: Bound) -> tuple[str, tuple[str, ...]]:
    """How somebody stands to the parent, and where that is said or should be. Its own adoption counts for most."""
    reader = agreement.reader
    state = standing_to(reader, parent, body.record) if body.record is not None else adherence(reader, ())
    if state.value == "signed":
        return ("contradicted", (body.at, *state.sources)) if body.accepted == "no" else ("accepted", ())
    if state.value in ("left", "declined"):
        return "gone", (body.at, *state.sources)
    if body.accepted == "yes":
        return "accepted", ()
    if body.accepted == "unknown":
        return "not-known", (body.at,)
    if body.accepted != "no" and unread_register(reader, body.record, body.text, body.register):
        return "not-read", (body.at,)
    return "not-shown", (body.at,)
