"""How the law is written down as data: instruments, body kinds, gateways, conditions, exemptions and approvals.

These are not records that an organisation keeps. They come with Muniment, in `registry/law/data`, and are checked by
schemas like any record, so that new law is new data and never a new schema.
"""

from registry.records.part import Part
from registry.records.statutes.bodies import LawBodies
from registry.records.statutes.conditions import LawApprovals, LawChanges, LawConditions, LawExemptions
from registry.records.statutes.gateway import LawGateway
from registry.records.statutes.instrument import LawInstrument
from registry.records.statutes.rule import LawRule

LAW: dict[str, type[Part]] = {
    "law-instrument": LawInstrument,
    "law-bodies": LawBodies,
    "law-gateway": LawGateway,
    "law-conditions": LawConditions,
    "law-exemptions": LawExemptions,
    "law-approvals": LawApprovals,
    "law-changes": LawChanges,
    "rule": LawRule,
}
"""Schema → the model of a file of the law data, or of a rule's text."""
