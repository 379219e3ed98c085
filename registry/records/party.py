"""The parties to an agreement: one organisation, or a class whose members join."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.agreements import AdherenceMethod, AgreementRole, Capacity, Condition, Joining, PartyRole
from registry.records.contact import Contact
from registry.records.part import Part, bookkeeping, substance
from registry.records.values import Answer, Count, Date, Key, Reference, Text


class PartyClass(Part):
    """A class of parties, such as all schools in an area. Its members come from adoptions."""

    source: ClassVar[str] = "Muniment; ICO data sharing code, joiners and leavers"

    each_separately: Answer | None = substance("Does each member make its own agreement with the other parties, rather than all together?")
    definition: Text | None = substance("Who belongs to the class.", example="Every maintained school and academy in the county")
    body_kinds: tuple[Key, ...] | None = substance("The kinds of body, as ids in the law data.", example=["maintained-school", "academy"])
    joining: Joining | None = substance("May others still join?")
    joins_by: AdherenceMethod | None = substance("How those who join later bind themselves.")
    listed_in: Text | None = substance("Where the members are listed, if not in adoptions.", example="Annex A")
    expected: Count | None = substance("How many members are expected.", example=2000, unit="organisations")
    number: Count | None = substance("How many members there were said to be when this was written.", example=29, unit="organisations")


class OtherBody(Part):
    """A body that is not a party, and has a role or powers under the agreement."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Practice: NHS national data sharing arrangements"

    id: Key = substance("A key for this body, unique in the list.", example="national-body", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation", term="dpv:hasEntity")
    name: Text | None = substance("Its name, where there is no record of it.", example="NHS England")
    role: PartyRole | None = substance("What it is to the data.")
    role_for: Text | None = substance("The data that role is about.", example="Message audit data")
    powers: tuple[Text, ...] | None = substance("What it may do under the agreement.", example=["End a party's access"])


class Declaration(Part):
    """Something a signatory confirms by signing."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Practice: online acceptance of national agreements"

    id: Key = substance("A key for this declaration, unique in the list.", example="toolkit-met", required=True)
    text: Text | None = substance("What is confirmed.", example="The organisation meets the security standard.")
    parties: tuple[Key, ...] | None = substance("The parties that confirm it. Left out: every party.", example=["council"], names="parties")
    by_role: Text | None = substance("The post that confirms it.", example="Senior information risk owner")


class Precondition(Part):
    """Something a party must have before it may share, and whether it has it."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Digital Economy Act codes of practice; HMRC data usage agreements"

    id: Key = substance("A key for this condition, unique in the list.", example="dpia-done", required=True)
    condition: Condition | None = substance("What is needed.")
    parties: tuple[Key, ...] | None = substance("The parties that need it. Left out: every party.", example=["council"], names="parties")
    except_for: Text | None = substance("Who need not meet it.", example="Community pharmacies")
    details: Text | None = substance("What exactly.", example="Approved by the Minister under section 48")
    record: Reference | None = bookkeeping("The record that shows it is met.", refers=("dpia", "processor-contract", "privacy-notice", "agreement"))
    evidence: Key | None = bookkeeping("The evidence that it is met.", names="evidence")
    met: Answer | None = bookkeeping("Is it met?")
    met_on: Date | None = bookkeeping("The day it was met.")


class Certification(Part):
    """An outside assurance that a party holds."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 28(1) and 32; Scottish toolkit section 9"

    id: Key = substance("A key for this certificate, unique in the list.", example="cyber-essentials", required=True)
    scheme: Text | None = substance("What the certificate is for.", example="Cyber Essentials Plus", term="dpv:hasOrganisationalMeasure")
    parties: tuple[Key, ...] | None = substance("The parties that hold or must hold it.", example=["council"], names="parties")
    required: Answer | None = substance("Must they hold it?")
    reference: Text | None = bookkeeping("The certificate's number.", example="CE-2026-0099")
    expires: Date | None = bookkeeping("The last day it is valid.")
    evidence: Key | None = bookkeeping("The evidence.", names="evidence")


class Party(Part):
    """One party. Its `id` is local to the agreement and outlives a change of organisation."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 2"
    term: ClassVar[str] = "dpv:Entity"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("joins", "leaves"),)
    one_of: ClassVar[tuple[tuple[str, str], ...]] = (("organisation", "party_class"),)

    id: Key = substance("A key for this party, unique in the agreement and never reused.", example="council", required=True, visibility="public")
    organisation: Reference | None = substance("The organisation, where the party is one.", refers="organisation", term="dpv:hasEntity", visibility="public")
    party_class: PartyClass | None = substance("The class, where the party is many organisations.", visibility="public")
    name_used: Text | None = substance("The name the document uses, where it differs from the organisation's own.", example="Northmoor Constabulary", visibility="public")
    role: AgreementRole | None = substance("What the party does for the agreement as a whole.", visibility="public")
    controllership: PartyRole | None = substance("What the document calls the party, where it says so once for the whole sharing. The role that counts is each side's own.", source="UK GDPR Articles 4(7) and 4(8)")
    statutory_capacity: Text | None = substance("The standing in which a statute gives it a part.", example="Responsible authority for multi-agency public protection arrangements")
    on_behalf_of: Key | None = substance("The party it acts for, where it is not there in its own right.", example="council", names="parties")
    department: tuple[Text, ...] | None = substance("The departments or teams that take part.", example=["Children's social care", "Early help"], term="dpv:hasOrganisationalUnit")
    responsibilities: tuple[Text, ...] | None = substance("What this party undertakes to do.", example=["Provide a single point of contact"])
    adherence: AdherenceMethod | None = substance("How the party binds itself.")
    signatory_capacity: tuple[Capacity, ...] | None = substance("Who may sign for it.")
    signatory_described: Text | None = substance("Who may sign for it, in the document's own words.", example="A senior officer who deals with trainees")
    required: Answer | None = substance("Must this party sign before the agreement comes into force?", source="Practice: agreement lifecycle, signing to in force")
    joins: Date | None = substance("The first day the party is bound, where it is not the day the agreement takes effect.", term="dct:valid")
    leaves: Date | None = substance("The last day the party is bound.")
    parent_parties: tuple[Key, ...] | None = substance("The parties it is in the parent agreement, where terms inherited from there name them.", example=["lead-controller"], names="parent/ref#parties")
    parent_accepted: Answer | None = bookkeeping("Has the party accepted the parent agreement?", source="Parent's own terms")
    contacts: tuple[Contact, ...] | None = bookkeeping("Whom to reach at this party.", term="dpv:hasContact")
