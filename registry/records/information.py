"""What information is concerned and whom it is about, in kinds of record that have no item list of their own."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.data import DataCategory, Identifiability, SpecialCategory, SubjectCategory
from registry.records.part import Part, substance
from registry.records.values import Answer, Count, Text


class Information(Part):
    """What information is concerned, and about whom. Categories and counts only: never anyone's name or details."""

    source: ClassVar[str] = "UK GDPR Articles 4(1) and 30(1)(c)"

    items: tuple[Text, ...] | None = substance("The items or data sets, in words.", example=["Support plan summary"], term="dpv:hasPersonalData")
    categories: tuple[DataCategory, ...] | None = substance("What the items are about.", term="dpv:hasPersonalData")
    special_category: Answer | None = substance("Is any of it special category data?", source="UK GDPR Article 9(1)")
    special_categories: tuple[SpecialCategory, ...] | None = substance("The special categories it contains or reveals. Write [] for none.", source="UK GDPR Article 9(1)")
    criminal_offence: Answer | None = substance("Does it contain criminal offence data, allegations and proceedings included?", source="UK GDPR Article 10; DPA 2018 section 11(2)")
    confidential: Answer | None = substance("Was it given in confidence, or is it health or care information?", source="Common-law duty of confidentiality")
    subjects: tuple[SubjectCategory, ...] | None = substance("The sorts of people it is about.", term="dpv:hasDataSubject")
    people: Count | None = substance("About how many people it is about.", example=40, unit="people", term="dpv:hasDataSubjectScale")
    records: Count | None = substance("About how many records.", example=45, unit="records", term="dpv:hasDataVolume")
    counts_are: Text | None = substance("How the numbers were come by, where they are estimates.", example="Estimated from the mailing list")
    identifiability: Identifiability | None = substance("How readily people could be identified.")
