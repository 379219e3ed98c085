"""Which references a mishap passes along, which way, and in what words: the whole of it as one table.

A reference that no line of the table names passes nothing on: a record that only names what was befallen in passing is
told apart from one that is touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.concepts.sharing import Mishap

_BREACHED, _ENDS, _LEAVES = Mishap.BREACHED.value, Mishap.ENDS.value, Mishap.LEAVES.value
_ANY = frozenset({_BREACHED, _ENDS, _LEAVES})
_NOT_LEFT = frozenset({_BREACHED, _ENDS})
_B, _E, _L = frozenset({_BREACHED}), frozenset({_ENDS}), frozenset({_LEAVES})
_BL = frozenset({_BREACHED, _LEAVES})

_ORG, _CON, _SYS, _AGR, _ACT = (
    Kind.ORGANISATION.value, Kind.PROCESSOR_CONTRACT.value, Kind.INFORMATION_SYSTEM.value, Kind.AGREEMENT.value,
    Kind.PROCESSING_ACTIVITY.value,
)  # fmt: skip
_TRA, _DPI, _NOT, _ADO = Kind.TRANSFER.value, Kind.DPIA.value, Kind.PRIVACY_NOTICE.value, Kind.ADOPTION.value
_MAP, _APD, _VOC = Kind.MAPPING_SET.value, Kind.APPROPRIATE_POLICY_DOCUMENT.value, Kind.VOCABULARY.value
_LIA, _RET, _BRE = Kind.LEGITIMATE_INTERESTS_ASSESSMENT.value, Kind.RETENTION_SCHEDULE.value, Kind.BREACH.value
_DIS, _STA, _MOD = Kind.DISCLOSURE.value, Kind.STANDARD.value, Kind.CONSENT_MODEL.value


@dataclass(frozen=True, slots=True)
class Edge:
    """One way along which a mishap passes.

    - `near`, `far`: the kinds of record it comes from and comes to. `path`: the field that refers, without positions.
    - `is_back`: the far record refers to the near one; otherwise the near one refers to the far one.
    - `mishaps`: those it passes. `how`: a sentence, in which {near} and {far} are the records' titles.
    - `goes_on`: whether what it comes to passes the mishap on in turn.
    """

    near: str
    far: str
    path: str
    mishaps: frozenset[str]
    how: str
    is_back: bool = True
    goes_on: bool = False


def _back(near: str, far: str, path: str, mishaps: frozenset[str], how: str, goes_on: bool = False) -> Edge:
    return Edge(near, far, path, mishaps, how, True, goes_on)


def _ahead(near: str, far: str, path: str, mishaps: frozenset[str], how: str, goes_on: bool = False) -> Edge:
    return Edge(near, far, path, mishaps, how, False, goes_on)


EDGES: tuple[Edge, ...] = (
    # ── from an organisation ─────────────────────────────────────────────────────────────────────────────────────
    _back(_ORG, _CON, "processor", _BL, "{near} is the processor under this contract.", True),
    _back(_ORG, _CON, "sub_processors/organisation", _BL, "{near} is engaged in turn under this contract.", True),
    _back(_ORG, _CON, "controllers", _BL, "{near} is a controller under this contract."),
    _back(_ORG, _CON, "lead_controller", _BL, "{near} manages this contract for the controllers."),
    _back(_ORG, _CON, "locations/held_by", _BL, "{near} holds data under this contract."),
    _back(_ORG, _SYS, "supplier", _BL, "{near} supplies this system.", True),
    _back(_ORG, _SYS, "controllers", _BL, "{near} is a controller of what this system holds."),
    _back(_ORG, _SYS, "access_by/organisation", _BL, "Staff of {near} can get at this system."),
    _back(_ORG, _AGR, "parties/organisation", _BL, "{near} is a party to this agreement.", True),
    _back(_ORG, _AGR, "lead", _BL, "{near} keeps this agreement.", True),
    _back(_ORG, _AGR, "other_bodies/organisation", _BL, "{near} has a role or powers under this agreement."),
    _back(_ORG, _AGR, "recipients/organisations", _BL, "{near} is given data under this agreement, as no party."),
    _back(_ORG, _AGR, "flows/outside_receivers/organisations", _BL, "A flow of this agreement goes to {near}."),
    _back(_ORG, _ADO, "organisation", _BL, "{near} is bound by an agreement through this adoption.", True),
    _back(_ORG, _ADO, "also_binds/organisation", _BL, "{near} is bound by an agreement through this adoption.", True),
    _back(_ORG, _ACT, "organisation", _B, "{near} does this processing."),
    _back(_ORG, _ACT, "parties/organisation", _BL, "{near} takes part in this processing.", True),
    _back(_ORG, _ACT, "locations/held_by", _BL, "{near} holds the data of this processing.", True),
    _back(_ORG, _ACT, "recipients/organisations", _BL, "This processing gives data to {near}."),
    _back(_ORG, _ACT, "sources/organisation", _BL, "This processing gets data from {near}."),
    _back(_ORG, _TRA, "importer", _BL, "Data reaches {near} abroad by this transfer.", True),
    _back(_ORG, _TRA, "exporter", _BL, "{near} sends data abroad by this transfer."),
    _back(_ORG, _DPI, "controllers", _BL, "{near} is a controller in this assessment."),
    _back(_ORG, _NOT, "controllers", _BL, "This notice is given by {near}."),
    _back(_ORG, _NOT, "recipients/organisations", _BL, "This notice tells people that {near} is given their data."),
    _back(_ORG, _APD, "organisation", _B, "This policy document is that of {near}."),
    _back(_ORG, _RET, "holdings/received_from", _BL, "Data that came from {near} is held by this schedule."),
    _back(_ORG, _RET, "holdings/confirmed_to", _L, "The end of data was to be confirmed to {near} by this schedule."),
    _back(_ORG, _VOC, "publisher", _L, "{near} publishes these words."),
    _back(_ORG, _MAP, "publisher", _L, "{near} publishes these mappings."),
    _back(_ORG, _DIS, "request/organisation", _BL, "{near} asked for this disclosure."),
    _back(_ORG, _DIS, "discloser", _B, "{near} made this disclosure."),
    _back(_ORG, _BRE, "processor/organisation", _BL, "This recorded breach happened through {near}."),
    _back(_ORG, _BRE, "controllers/organisation", _BL, "{near} is a controller in this recorded breach."),
    _back(_ORG, _STA, "adoption/organisation", _L, "{near} follows this standard."),
    # ── from a contract ──────────────────────────────────────────────────────────────────────────────────────────
    _ahead(_CON, _ORG, "controllers", _ANY, "It is a controller under {near}."),
    _ahead(_CON, _ORG, "lead_controller", _ANY, "It manages {near} for the controllers."),
    _ahead(_CON, _ORG, "processor", _NOT_LEFT, "It is the processor under {near}."),
    _ahead(_CON, _ORG, "sub_processors/organisation", _ANY, "It is engaged in turn under {near}."),
    _ahead(_CON, _AGR, "agreements", _ANY, "{near} says that its processor acts in this agreement.", True),
    _ahead(_CON, _SYS, "systems", _ANY, "{near} covers this system.", True),
    _ahead(_CON, _SYS, "locations/system", _ANY, "Data under {near} is held in this system.", True),
    _ahead(_CON, _SYS, "sub_processors/locations/system", _ANY, "Somebody engaged under {near} holds it.", True),
    _ahead(_CON, _ACT, "activities", _ANY, "{near} serves this processing.", True),
    _ahead(_CON, _DPI, "dpias", _ANY, "This assessment covers {near}."),
    _ahead(_CON, _TRA, "sub_processors/transfer", _ANY, "Data reaches somebody engaged under {near} by it."),
    _ahead(_CON, _TRA, "transfers/transfers", _ANY, "Data goes abroad under {near} by this transfer."),
    _ahead(_CON, _TRA, "locations/transfer", _ANY, "Data goes abroad under {near} by this transfer."),
    _ahead(_CON, _TRA, "sub_processors/locations/transfer", _ANY, "Data goes abroad under {near} by it."),
    _ahead(_CON, _CON, "sub_processors/contract", _ANY, "{near} names it as the contract with somebody engaged."),
    _ahead(_CON, _CON, "under", _B, "{near} was made under it."),
    _back(_CON, _CON, "sub_processors/contract", _ANY, "Somebody engaged in turn under it is bound by {near}.", True),
    _back(_CON, _CON, "under", _ANY, "It was made under {near}.", True),
    _back(_CON, _AGR, "processors", _ANY, "The agreement names {near} among its contracts with processors.", True),
    _back(_CON, _AGR, "preconditions/record", _ANY, "{near} is what shows that a condition of it is met."),
    _back(_CON, _ADO, "preconditions/record", _ANY, "{near} is what shows that a condition is met."),
    _back(_CON, _SYS, "contract", _ANY, "This system runs under {near}.", True),
    _back(_CON, _SYS, "access_by/contract", _ANY, "Staff of a supplier can get at it under {near}."),
    _back(_CON, _ACT, "contracts", _ANY, "This processing rests on {near}.", True),
    _back(_CON, _ACT, "parties/contract", _ANY, "This processing rests on {near}.", True),
    _back(_CON, _TRA, "contract", _ANY, "This transfer is made under {near}."),
    _back(_CON, _BRE, "processor/contract", _ANY, "This recorded breach names {near}."),
    # ── from a system ────────────────────────────────────────────────────────────────────────────────────────────
    _ahead(_SYS, _ORG, "controllers", _ANY, "It is a controller of what {near} holds."),
    _ahead(_SYS, _ORG, "supplier", _NOT_LEFT, "It supplies {near}."),
    _ahead(_SYS, _ORG, "access_by/organisation", _ANY, "Its staff can get at {near}."),
    _ahead(_SYS, _TRA, "transfers", _ANY, "Data of {near} goes abroad by this transfer."),
    _ahead(_SYS, _DPI, "dpia", _ANY, "This assessment covers {near}."),
    _ahead(_SYS, _CON, "contract", _NOT_LEFT, "{near} runs under this contract."),
    _back(_SYS, _CON, "systems", _NOT_LEFT, "This contract covers {near}."),
    _back(_SYS, _CON, "locations/system", _NOT_LEFT, "Data under this contract is held in {near}."),
    _back(_SYS, _CON, "sub_processors/locations/system", _NOT_LEFT, "Somebody engaged under it holds {near}."),
    _back(_SYS, _AGR, "systems", _ANY, "{near} is a system of this agreement.", True),
    _back(_SYS, _AGR, "items/source_system", _ANY, "Items of this agreement come from {near}.", True),
    _back(_SYS, _AGR, "flows/sides/system", _ANY, "A side of a flow of this agreement uses {near}.", True),
    _back(_SYS, _AGR, "access_roles/systems", _ANY, "Roles of this agreement may use {near}.", True),
    _back(_SYS, _ACT, "systems", _ANY, "{near} holds the data of this processing.", True),
    _back(_SYS, _ACT, "automated_decisions/system", _ANY, "{near} makes decisions in this processing."),
    _back(_SYS, _ACT, "law_enforcement/systems", _ANY, "{near} is used in this law-enforcement processing.", True),
    _back(_SYS, _DPI, "covers", _ANY, "This assessment covers {near}."),
    _back(_SYS, _TRA, "system", _ANY, "This transfer is made by {near}."),
    _back(_SYS, _SYS, "interfaces/other_system", _ANY, "This system is linked to {near}."),
    _back(_SYS, _MAP, "scope/system", _ANY, "These mappings are made for {near}."),
    _back(_SYS, _VOC, "systems", _ANY, "These are the words of {near}."),
    _back(_SYS, _RET, "holdings/system", _ANY, "Data held by this schedule is in {near}."),
    _back(_SYS, _RET, "rules/system", _ANY, "A rule of this schedule is about {near}."),
    _back(_SYS, _MOD, "record_keeping/system", _ANY, "Consents are recorded in {near}."),
    _back(_SYS, _DIS, "system", _B, "This disclosure was made from {near}."),
    _back(_SYS, _BRE, "systems", _ANY, "This recorded breach involves {near}."),
    _back(_SYS, Kind.RIGHTS_REQUEST.value, "search/systems", _ANY, "{near} is searched to answer this request."),
    # Where a party leaves, the agreement goes on: only its own flows, and what covers the whole, are touched.
    # ── from an agreement ────────────────────────────────────────────────────────────────────────────────────────
    _ahead(_AGR, _ORG, "parties/organisation", _ANY, "It is a party to {near}."),
    _ahead(_AGR, _DPI, "dpias", _ANY, "This assessment covers {near}."),
    _ahead(_AGR, _NOT, "transparency/notices", _NOT_LEFT, "This notice tells people of {near}."),
    _ahead(_AGR, _NOT, "transparency/telling/notice", _NOT_LEFT, "This notice tells people of {near}."),
    _ahead(_AGR, _NOT, "flows/sides/notice", _ANY, "This notice tells people of a flow of {near}."),
    _ahead(_AGR, _ACT, "flows/sides/processing", _ANY, "It is a party's own record of a flow of {near}."),
    _ahead(_AGR, _TRA, "transfers/transfers", _NOT_LEFT, "Data goes abroad under {near} by this transfer."),
    _ahead(_AGR, _TRA, "flows/transfer", _NOT_LEFT, "Data goes abroad in a flow of {near} by this transfer."),
    _ahead(_AGR, _MAP, "accuracy/mappings", _NOT_LEFT, "{near} is translated by these mappings."),
    _ahead(_AGR, _CON, "processors", _E, "{near} names this contract with a processor."),
    _ahead(_AGR, _SYS, "systems", _E, "{near} is carried by this system."),
    _back(_AGR, _ADO, "agreement", _NOT_LEFT, "It is an adoption of {near}."),
    _back(_AGR, _AGR, "parent/ref", _E, "It stands under {near}, and takes headings from it.", True),
    _back(_AGR, _ACT, "agreements", _NOT_LEFT, "This processing shares data under {near}.", True),
    _back(_AGR, _ACT, "sources/agreement", _NOT_LEFT, "This processing gets data under {near}."),
    _back(_AGR, _ACT, "recipients/agreement", _NOT_LEFT, "This processing gives data under {near}."),
    _back(_AGR, _ACT, "parties/arrangement", _NOT_LEFT, "{near} is its joint arrangement."),
    _back(_AGR, _DPI, "covers", _ANY, "This assessment covers {near}."),
    _back(_AGR, _NOT, "agreements", _NOT_LEFT, "This notice tells people of {near}."),
    _back(_AGR, _APD, "covers", _NOT_LEFT, "This policy document covers {near}."),
    _back(_AGR, _LIA, "covers", _NOT_LEFT, "This assessment of legitimate interests covers {near}."),
    _back(_AGR, _MAP, "agreements", _NOT_LEFT, "These mappings are used under {near}."),
    _back(_AGR, _MAP, "scope/agreement", _NOT_LEFT, "These mappings are used under {near}."),
    _back(_AGR, _TRA, "agreements", _NOT_LEFT, "This transfer is made under {near}."),
    _back(_AGR, _RET, "holdings/agreement", _NOT_LEFT, "Data that came under {near} is held by this schedule."),
    _back(_AGR, _CON, "agreements", _E, "Its processor acts in {near}."),
    _back(_AGR, _SYS, "access_by/agreement", _NOT_LEFT, "{near} allows access to this system."),
    _back(_AGR, _SYS, "interfaces/agreement", _NOT_LEFT, "{near} covers a link of this system."),
    _back(_AGR, _MOD, "agreements", _NOT_LEFT, "Consent is asked for as this says, under {near}."),
    _back(_AGR, _BRE, "agreements", _NOT_LEFT, "This recorded breach is of data of {near}."),
    _back(_AGR, Kind.RIGHTS_REQUEST.value, "agreements", _NOT_LEFT, "This request is about data of {near}."),
    _back(_AGR, Kind.COMPLAINT.value, "agreements", _NOT_LEFT, "This complaint is about data of {near}."),
    _ahead(_ADO, _AGR, "agreement", _ANY, "It was joined by {near}.", True),
    _ahead(_ADO, _NOT, "member/notices", _L, "{near} names this notice."),
    # ── from processing and transfers ────────────────────────────────────────────────────────────────────────────
    _ahead(_ACT, _ORG, "organisation", _NOT_LEFT, "It does the processing {near}."),
    _ahead(_ACT, _DPI, "dpia/dpias", _ANY, "This assessment covers the processing {near}."),
    _back(_ACT, _NOT, "activities", _ANY, "This notice tells people of the processing {near}."),
    _back(_ACT, _DPI, "covers", _ANY, "This assessment covers the processing {near}."),
    _back(_ACT, _LIA, "covers", _NOT_LEFT, "This assessment of legitimate interests covers the processing {near}."),
    _back(_ACT, _APD, "covers", _NOT_LEFT, "This policy document covers the processing {near}."),
    _back(_ACT, _RET, "rules/processing", _NOT_LEFT, "A rule of this schedule is about the processing {near}."),
    _back(_ACT, _TRA, "processing", _ANY, "This transfer is made in the processing {near}."),
    _back(_ACT, _BRE, "processing", _NOT_LEFT, "This recorded breach is of data of the processing {near}."),
    _back(_ACT, Kind.RIGHTS_REQUEST.value, "processing", _NOT_LEFT, "This request is about the processing {near}."),
    _back(_ACT, Kind.COMPLAINT.value, "processing", _NOT_LEFT, "This complaint is about the processing {near}."),
    _ahead(_TRA, _ORG, "exporter", _ANY, "It sends data abroad by {near}."),
    _ahead(_TRA, _ORG, "importer", _NOT_LEFT, "Data reaches it abroad by {near}."),
    _ahead(_TRA, _CON, "contract", _NOT_LEFT, "{near} is made under this contract."),
    _ahead(_TRA, _SYS, "system", _NOT_LEFT, "{near} is made by this system."),
    _ahead(_TRA, _AGR, "agreements", _ANY, "{near} is made under this agreement.", True),
    _ahead(_TRA, _ACT, "processing", _ANY, "{near} is made in this processing.", True),
    _ahead(_TRA, _DPI, "dpia", _ANY, "This assessment covers {near}."),
    _back(_TRA, _AGR, "transfers/transfers", _ANY, "Data goes abroad under this agreement by {near}.", True),
    _back(_TRA, _AGR, "flows/transfer", _ANY, "Data goes abroad in a flow of this agreement by {near}.", True),
    _back(_TRA, _CON, "sub_processors/transfer", _NOT_LEFT, "Data reaches somebody engaged under it by {near}."),
    _back(_TRA, _CON, "transfers/transfers", _NOT_LEFT, "Data goes abroad under this contract by {near}."),
    _back(_TRA, _SYS, "transfers", _NOT_LEFT, "Data of this system goes abroad by {near}."),
)  # fmt: skip


def _grouped(is_back: bool) -> Mapping[tuple[str, str, str], Edge]:
    return {(each.near, each.far, each.path): each for each in EDGES if each.is_back is is_back}


_BACK, _AHEAD = _grouped(True), _grouped(False)


def back(near: str, far: str, path: str, mishap: str) -> Edge | None:
    """The edge from a record to one that refers to it by a field; None where nothing passes."""
    found = _BACK.get((near, far, path))
    return found if found is not None and mishap in found.mishaps else None


def ahead(near: str, far: str, path: str, mishap: str) -> Edge | None:
    """The edge from a record to one that it refers to by a field; None where nothing passes."""
    found = _AHEAD.get((near, far, path))
    return found if found is not None and mishap in found.mishaps else None
