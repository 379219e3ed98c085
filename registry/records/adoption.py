"""An adoption: one party binding itself to an agreement, in its own register, to the exact text it read."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.agreements import AdherenceMethod, AdoptionDecision, Assurance, Capacity
from registry.records.part import Part, bookkeeping, substance
from registry.records.party import Party
from registry.records.record import Record
from registry.records.values import Answer, Commit, Count, Date, Digest, Key, Reference, Text


class Member(Party):
    """The whole party entry of an organisation that joins a class of parties. The agreement itself never holds it."""

    source: ClassVar[str] = "Muniment"

    on_behalf_of: Key | None = substance("The party to the agreement that it acts for, by its key there, where it is not there in its own right.", example="council", names="agreement#parties")
    notices: tuple[Reference, ...] | None = substance("The privacy notices with which the joiner tells people.", refers="privacy-notice", source="UK GDPR Articles 13 and 14", term="dpv:hasNotice")
    processing: tuple[Reference, ...] | None = substance("The joiner's own records of the processing.", refers="processing-activity", source="UK GDPR Article 30", term="dpv:hasRecordOfActivity")
    policy_documents: tuple[Reference, ...] | None = substance("The joiner's appropriate policy documents.", refers="appropriate-policy-document", source="DPA 2018 Schedule 1 Part 4", term="dpv:hasPolicy")


class SigningCondition(Part):
    """Something the signatory said when signing: a condition, a reservation, an understanding."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 2; accession forms"

    id: Key = substance("A key for this condition, unique in the list.", example="no-adult-records", required=True)
    text: Text | None = substance("What was said.", example="We will not share adult mental health records under this agreement.", term="dct:description")
    flows: tuple[Key, ...] | None = substance("The flows it is about, by their keys in the agreement. Left out: all.", example=["referral-to-hub"], names="agreement#flows")
    accepted: Answer | None = bookkeeping("Has the lead accepted it?")
    accepted_on: Date | None = bookkeeping("The day the lead accepted it.", term="dct:dateAccepted")
    until: Date | None = substance("The day it falls away, where it is for a time.")


class PreconditionMet(Part):
    """Whether this party meets one condition that the agreement sets before sharing starts."""

    key: ClassVar[tuple[str, ...]] = ("precondition",)
    source: ClassVar[str] = "Digital Economy Act codes of practice; HMRC data usage agreements"

    precondition: Key = bookkeeping("The condition, by its key in the agreement.", example="dpia-done", names="agreement#preconditions", required=True)
    met: Answer | None = bookkeeping("Does this party meet it?")
    met_on: Date | None = bookkeeping("The day it was met.")
    record: Reference | None = bookkeeping("The record that shows it.", refers=("dpia", "processor-contract", "privacy-notice"))
    evidence: Key | None = bookkeeping("The evidence, by its key in this record's evidence.", names="evidence")


class DeclarationMade(Part):
    """What this signatory confirmed, of what the agreement asks."""

    key: ClassVar[tuple[str, ...]] = ("declaration",)
    source: ClassVar[str] = "Practice: online acceptance of national agreements"

    declaration: Key = substance("The declaration, by its key in the agreement.", example="toolkit-met", names="agreement#declarations", required=True)
    confirmed: Answer | None = substance("Was it confirmed?")


class AlsoBound(Part):
    """Another body that this signature binds."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Practice: NHS national data sharing arrangements"

    id: Key = substance("A key for this body, unique in the list.", example="branch-surgeries", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation")
    described: Text | None = substance("The sort of bodies, where they are many.", example="Branch surgeries of the practice")
    authority: Text | None = substance("What lets the signatory bind it.", example="Authorising organisation under the national terms")


class Departure(Part):
    """What was done when the party left, or the agreement ended: the exit record of this party."""

    source: ClassVar[str] = "Practice: agreement lifecycle, in force to expired, terminated or superseded; ICO data sharing code, agreement heading 8"

    notice_given: Date | None = bookkeeping("The day the party gave notice.")
    reason: Text | None = bookkeeping("Why it left.", example="The service passed to the combined authority.")
    flows_stopped: Answer | None = bookkeeping("Have all its flows stopped?")
    flows_stopped_on: Date | None = bookkeeping("The day the last of them stopped.")
    returned: Answer | None = bookkeeping("Has it returned what it had to return?")
    deleted: Answer | None = bookkeeping("Has it deleted what it had to delete?")
    kept: Text | None = bookkeeping("What it keeps, and why it may.", example="Case records it must keep until the child is 25")
    attested_on: Date | None = bookkeeping("The day it confirmed this in writing.")
    attested_by: Text | None = bookkeeping("The role of whoever confirmed it.", example="Senior information risk owner")
    records_updated: Answer | None = bookkeeping("Have its records of processing been changed?", source="UK GDPR Article 30")
    notices_updated: Answer | None = bookkeeping("Have its privacy notices been changed?", source="UK GDPR Articles 13 and 14")
    evidence: Key | None = bookkeeping("The evidence, by its key in this record's evidence.", names="evidence")


class Adoption(Record):
    """One party's decision about an agreement, as an act with a date."""

    source: ClassVar[str] = "Muniment; Accountability Framework, data sharing agreements"

    kind: Literal["adoption"] = substance("Always `adoption`.", visibility="public", required=True)
    agreement: Reference | None = substance("The agreement.", refers="agreement", term="dct:references", visibility="public")
    party: Key | None = substance("The party it is in that agreement, by the party's key there. A joiner of a class gives the key of the class.", example="police", names="agreement#parties", visibility="public")
    member: Member | None = substance("The joiner's own party entry, where the party is a class. It is signed together with the agreement.", term="dpv:hasParty", visibility="public")
    organisation: Reference | None = substance("The organisation that decides.", refers="organisation", term="dpv:hasEntity", visibility="public")
    decision: AdoptionDecision | None = substance("Where the organisation stands.", term="dpv:hasStatus", visibility="public")
    digest: Digest | None = substance("The digest of the agreement as the signatory read it.", source="Muniment", visibility="public")
    format: Count | None = substance("The number of the file format the digest was taken in.", example=1, visibility="public")
    commit: Commit | None = substance("The commit of the lead's register that holds that text.", visibility="public")
    agreement_version: Text | None = substance("The version printed on what was signed. Put quotes round a number.", example="2.0", term="dct:hasVersion", visibility="public")
    replaces: Reference | None = substance("This party's earlier adoption, where it signs again after a change.", refers="adoption", term="dct:replaces")
    signatory_role: Text | None = substance("The post of whoever signed.", example="Assistant Chief Constable")
    signatory_name: Text | None = bookkeeping("The signatory's name, only where the signed document gives it.", example="A. Officer", visibility="private")
    capacity: Capacity | None = substance("The authority in which they signed.")
    authority: Text | None = substance("What lets that post bind the organisation.", example="Scheme of delegation, part 3, paragraph 12")
    method: AdherenceMethod | None = substance("How the organisation bound itself.")
    invited: Date | None = bookkeeping("The day it was asked to sign.")
    respond_by: Date | None = bookkeeping("The day by which it was asked to answer.")
    signed: Date | None = substance("The day it signed.", term="dct:dateAccepted", visibility="public")
    effective: Date | None = substance("The first day it is bound. Left out: the day the agreement takes effect.", term="dct:valid", visibility="public")
    why_before_signature: Text | None = substance("Why it is bound from a day before it signed, where it is.", example="Sharing began under an emergency protocol on the same terms.", source="UK GDPR Article 5(2)")
    declined: Date | None = substance("The day it declined.", visibility="public")
    declined_reason: Text | None = substance("Why it declined.", example="The board wants its own impact assessment first.")
    left: Date | None = substance("The last day it is bound, where it has left.", visibility="public")
    departure: Departure | None = bookkeeping("What was done when it left.")
    covers_all_flows: Answer | None = substance("Does it take part in every flow that names it?")
    flows: tuple[Key, ...] | None = substance("The flows it takes part in, by their keys in the agreement, where not all. Write [] for none.", example=["referral-to-hub"], names="agreement#flows")
    departments: tuple[Text, ...] | None = substance("The departments or teams bound, where not the whole organisation.", example=["Children's social care"], term="dpv:hasOrganisationalUnit")
    conditions: tuple[SigningCondition, ...] | None = substance("Conditions and reservations made when signing. Write [] for none.")
    preconditions: tuple[PreconditionMet, ...] | None = bookkeeping("Which of the agreement's conditions this party meets.")
    declarations: tuple[DeclarationMade, ...] | None = substance("What the signatory confirmed.")
    also_binds: tuple[AlsoBound, ...] | None = substance("Other bodies that this signature binds.")
    signed_for_role: Text | None = substance("The post on whose behalf someone else signed.", example="Chief Constable")
    advice_taken: tuple[Text, ...] | None = bookkeeping("The posts whose advice was taken before signing.", example=["Data protection officer", "Caldicott Guardian"], source="Practice: agreement lifecycle, review to approved")
    assurance: Assurance | None = bookkeeping("How sure we can be that the organisation itself acted.")
    recorded_by: Reference | None = bookkeeping("The organisation that wrote this record, where it is not the party: the lead, for a partner with no register.", refers="organisation")
    signed_copy: Key | None = bookkeeping("The signed copy, by its key in this record's evidence.", names="evidence")
