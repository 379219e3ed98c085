"""Where processing is done, and what goes outside the United Kingdom."""

from __future__ import annotations

from typing import ClassVar

from registry.records.part import Part, substance
from registry.records.values import Answer, Country, Date, Key, Reference, Text


class ProcessingPlace(Part):
    """One place where data is held or seen."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 28(3)(a), 30 and 44A; ICO record of processing template"
    term: ClassVar[str] = "dpv:ProcessingLocation"

    id: Key = substance("A key for this place, unique in the list.", example="main-hosting", required=True)
    country: Country | None = substance("The country.", term="dpv:hasCountry")
    place: Text | None = substance("The building, room, region or data centre.", example="Two data centres in the south of England", term="dpv:hasLocation")
    purpose: Text | None = substance("What is done there.", example="Hosting and nightly backup")
    held_by: Reference | None = substance("The organisation that holds the data there, if another.", refers="organisation")
    system: Reference | None = substance("The system that runs there.", refers="information-system")
    remote_access_only: Answer | None = substance("Is data only seen from there, and kept elsewhere?")
    transfer: Reference | None = substance("The transfer record, where the place is outside the United Kingdom.", refers="transfer", source="UK GDPR Article 44A")
    since: Date | None = substance("The first day data was there.")
    until: Date | None = substance("The last day data was there.")


class TransfersAbroad(Part):
    """Whether data goes outside the United Kingdom, where, and what protects it."""

    source: ClassVar[str] = "UK GDPR Articles 30(1)(e), 30(2)(c) and 44A"

    outside_uk: Answer | None = substance("Does any of it go outside the United Kingdom, or is it seen from outside?", term="dpv:hasThirdCountry")
    transfers: tuple[Reference, ...] | None = substance("The transfer records. Write [] for none.", refers="transfer", example=["crm-hosting"])
    countries: tuple[Country, ...] | None = substance("The countries, as two-letter codes.", example=["IE"], term="dpv:hasThirdCountry")
    international_organisations: tuple[Text, ...] | None = substance("The international organisations it goes to.", example=["Interpol"])
    exceptional_safeguards: Text | None = substance("The documents that show suitable safeguards, for a one-off transfer that no other route allows.", example="Assessment of 3 March 2026, kept with the case", source="UK GDPR Articles 30(1)(e) and 49(1)")
