"""A vocabulary: the words of one organisation or data set, or the integration model that others are mapped to."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.data import DataCategory, SpecialCategory
from registry.concepts.vocabularies import Datatype, ModelRole, TermDerivation, TermElement, TermLevel, TermStatus
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.table import Table
from registry.records.values import Answer, Date, Key, Language, Link, Reference, Text


class TermLabel(Part):
    """What a term is called in another language."""

    key: ClassVar[tuple[str, ...]] = ("language",)
    source: ClassVar[str] = "ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"

    language: Language = substance("The language.", term="dct:language", required=True)
    label: Text | None = substance("The label.", example="Presenoldeb", term="skos:prefLabel")
    alternative_labels: tuple[Text, ...] | None = substance("Other words for it.", example=["Presenoldeb ysgol"], term="skos:altLabel")
    definition: Text | None = substance("The definition.", example="Sesiynau a fynychwyd", term="skos:definition")


class TermCode(Part):
    """One value that a coded field may hold."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "skos:Concept"

    id: Key = substance("A key for this code, unique in its term and never reused.", example="present-morning", required=True)
    code: Text | None = substance("The code as it stands in data, where it is not the key. Put quotes round a number.", example="/", term="skos:notation")
    label: Text | None = substance("What it is called.", example="Present in the morning", term="skos:prefLabel")
    alternative_labels: tuple[Text, ...] | None = substance("Other ways it is written in data.", example=["AM present"], term="skos:altLabel")
    definition: Text | None = substance("What it means.", example="The pupil was in school for the morning session.", term="skos:definition")
    broader: Key | None = substance("The key of the broader code in the same list.", example="present", term="skos:broader")
    used_from: Date | None = substance("The first day it was used.", term="dct:valid")
    used_until: Date | None = substance("The last day it was used.")
    replaced_by: tuple[Key, ...] | None = substance("The keys of the codes in the same list that replace it.", example=["present"], term="dct:isReplacedBy")


class TermConstraint(Part):
    """A rule that values or uses of a term must keep."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"

    id: Key = substance("A key for this rule, unique in its term.", example="not-in-future", required=True)
    rule: Text | None = substance("The rule in words.", example="Not later than today", term="dct:description")
    pattern: Text | None = substance("The pattern that a value must fit, as a regular expression.", example="^[A-Z][0-9]{12}$")
    least: Text | None = substance("The least value. Put quotes round a number.", example="0")
    greatest: Text | None = substance("The greatest value. Put quotes round a number.", example="380")
    other_term: Key | None = substance("The other term that the rule speaks of.", names="terms")


class Term(Part):
    """One word and what it means."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "skos:Concept"

    id: Key = substance("A key for this term, unique in the vocabulary and never reused.", example="attendance", required=True)
    label: Text | None = substance("What it is called, just as people or files write it.", example="Attendance", term="skos:prefLabel")
    alternative_labels: tuple[Text, ...] | None = substance("Other words for it.", example=["Sessions attended"], term="skos:altLabel")
    labels: tuple[TermLabel, ...] | None = substance("What it is called in other languages.")
    definition: Text | None = substance("What it means.", example="The sessions a pupil attended out of those possible", term="skos:definition")
    scope_note: Text | None = substance("When to use it and when not.", example="Not for alternative provision", term="skos:scopeNote")
    notation: Text | None = substance("Its own code or column name. Put quotes round a number.", example="SessionsAttended", term="skos:notation")
    published_as: Link | None = substance("Its published web identifier.", term="dct:identifier")
    element: TermElement | None = substance("What it names.", term="dct:type")
    level: TermLevel | None = substance("How widely it applies.")
    concept_kind: TermDerivation | None = substance("Whether it can be wholly defined from other terms.")
    parent: Key | None = substance("The broader term it belongs under.", names="terms", term="skos:broader")
    part_of: Key | None = substance("The data set or group it is a field of.", names="terms", term="dct:isPartOf")
    related: tuple[Key, ...] | None = substance("Terms that have to do with it.", example=["absence"], names="terms", term="skos:related")
    derived_from: tuple[Key, ...] | None = substance("The terms it is defined from, where it is derived.", example=["session"], names="terms")
    derivation: Text | None = substance("How it is defined from them.", example="Sessions possible less sessions missed")
    identity: Text | None = substance("How to tell that two things it names are one and the same.", example="Same unique pupil number and same session date")
    value_domain: Text | None = substance("What values are possible.", example="A whole number from 0 to 380")
    datatype: Datatype | None = substance("What sort of value it holds.")
    unit: Text | None = substance("The unit of its values.", example="Half-day sessions")
    constraints: tuple[TermConstraint, ...] | None = substance("Rules that values must keep.")
    repeats: Answer | None = substance("May one record have several?")
    required: Answer | None = substance("Must it be filled in?")
    examples: tuple[Text, ...] | None = substance("Made-up values. Never a real person's.", example=["342"], term="skos:example")
    codes: tuple[TermCode, ...] | None = substance("The values it may hold, where it is coded.")
    codes_open: Answer | None = substance("May values stand in data that are not in the list?")
    not_known_codes: tuple[Text, ...] | None = substance("What is written where the value is not known.", example=["N/A", "Z"])
    context: Text | None = substance("What must be taken as given for it to mean this.", example="Statutory school age, term time only", term="dpv:hasContext")
    not_to_be_confused_with: Text | None = substance("Terms elsewhere with the same word and another meaning.", example="In youth justice, attendance at appointments")
    origin: Text | None = substance("Where the definition comes from.", example="School census guide", term="dct:source")
    standard: Reference | None = substance("The standard it comes from.", refers="standard", term="dct:conformsTo")
    personal_data_category: DataCategory | None = substance("What sort of information it is, where it is about people.", term="dpv:hasPersonalData")
    special_category: SpecialCategory | None = substance("The special category it is or reveals.", source="UK GDPR Article 9(1)")
    criminal_offence: Answer | None = substance("Is it criminal offence data?", source="UK GDPR Article 10")
    identifies: Answer | None = substance("Does it identify someone by itself?", source="UK GDPR Article 4(1)")
    term_status: TermStatus | None = substance("Where the term is in its life.")
    added: Date | None = substance("The day it was added.", term="dct:created")
    changed: Date | None = substance("The day its meaning or label last changed.", term="dct:modified")
    deprecated: Date | None = substance("The day it went out of use.")
    replaced_by: tuple[Key, ...] | None = substance("The terms to use instead.", example=["sessions-attended"], names="terms", term="dct:isReplacedBy")


class VocabularyChange(Part):
    """What changed from one version to the next."""

    key: ClassVar[tuple[str, ...]] = ("version",)
    source: ClassVar[str] = "ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"

    version: Text = bookkeeping("The version. Put quotes round a number.", example="2.0", term="dct:hasVersion", required=True)
    on: Date | None = bookkeeping("Its date.", term="dct:date")
    changes: Text | None = bookkeeping("What changed.", example="Split attendance by session; old term deprecated")
    breaks_mappings: Answer | None = bookkeeping("Must mappings made to the version before be looked at again?")


class Vocabulary(Record):
    """A vocabulary, with its terms written here or kept in a table beside it."""

    source: ClassVar[str] = "ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "skos:ConceptScheme"

    kind: Literal["vocabulary"] = substance("Always `vocabulary`.", required=True)
    model: ModelRole | None = substance("The part it plays: the integration model, or an application model.", term="dct:type")
    description: Text | None = substance("What it is.", example="The columns and codes of the attendance file", term="dct:description")
    scope: Text | None = substance("The information it is meant to represent.", example="Attendance of pupils at schools in the county", term="dpv:hasScope")
    context: Text | None = substance("The circumstances and assumptions under which it means what it says.", example="School census rules of 2026", term="dpv:hasContext")
    publisher: Reference | None = substance("The organisation whose words they are.", refers="organisation", term="dct:publisher")
    publisher_name: Text | None = substance("Its name, where there is no record of it.", example="Office for National Statistics", term="dct:publisher")
    model_version: Text | None = substance("The version of the words themselves. Put quotes round a number.", example="2026.1", term="dct:hasVersion")
    issued: Date | None = substance("The day that version was published.", term="dct:issued")
    namespace: Link | None = substance("The start of its terms' published web identifiers.")
    licence: Text | None = substance("The terms on which it may be used.", example="Open Government Licence v3", term="dct:license")
    link: Link | None = substance("Where it is published.", term="dct:source")
    data_set: Text | None = substance("The data set, form or file whose words they are.", example="Attendance extract, weekly")
    systems: tuple[Reference, ...] | None = substance("The systems whose words they are.", refers="information-system", example=["school-records"])
    standards: tuple[Reference, ...] | None = substance("The standards it follows.", refers="standard", example=["school-census"], term="dct:conformsTo")
    subset_of: Reference | None = substance("The integration model it is a constrained part of, such as for a shared form.", refers="vocabulary", term="dct:isPartOf")
    extends: Reference | None = substance("The vocabulary it adds to.", refers="vocabulary", term="dct:requires")
    supersedes: Reference | None = substance("The vocabulary it replaces.", refers="vocabulary", term="dct:replaces")
    table: Table | None = substance("The table of terms, where they are too many to write here.")
    terms: tuple[Term, ...] | None = substance("The terms.")
    analysed_by: Text | None = bookkeeping("The role of whoever established what the terms mean.", example="Data analyst", term="dct:creator")
    analysed_how: Text | None = bookkeeping("How.", example="Interview with the attendance team; code list; 200 sample rows without names")
    steward: Text | None = bookkeeping("The role that agrees to changes.", example="Data steward", term="dpv:hasResponsibleEntity")
    changes: tuple[VocabularyChange, ...] | None = bookkeeping("What changed from version to version, newest last.")
    last_review: Date | None = bookkeeping("The day it was last checked against the files or forms themselves.")
    review_due: Date | None = bookkeeping("The day it is next to be checked.")
