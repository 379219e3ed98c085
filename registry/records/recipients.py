"""Who is given data: one organisation, or a sort of organisation."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.agreements import PartyRole
from registry.records.part import Part, Visibility, substance
from registry.records.values import Answer, Country, Key, Reference, Text


class RecipientGroup(Part):
    """A recipient, or a category of recipients."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 13(1)(e), 14(1)(e) and 30(1)(d)"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dpv:Recipient"

    id: Key = substance("A key for this recipient, unique in the list.", example="health-bodies", required=True)
    category: Text | None = substance("The sort of recipient, in words.", example="Hospitals and other health bodies", term="dct:description")
    body_kinds: tuple[Key, ...] | None = substance("The kinds of body it takes in, as ids in the law data.", example=["nhs-trust", "integrated-care-board"])
    organisations: tuple[Reference, ...] | None = substance("The organisations it takes in, where they are named.", refers="organisation", example=["harbour-icb"], term="dpv:hasRecipient")
    names: tuple[Text, ...] | None = substance("The names of organisations that have no record.", example=["Harbour Hospice"])
    role: PartyRole | None = substance("What the recipient is to the data.")
    internal: Answer | None = substance("Is it another part of the same organisation?")
    why: Text | None = substance("Why it is given the data.", example="To plan care after discharge")
    agreement: Reference | None = substance("The agreement it is given under.", refers="agreement")
    countries: tuple[Country, ...] | None = substance("The countries it is in, where outside the United Kingdom.", example=["IE"], term="dpv:hasThirdCountry")
