"""A standard for data, technology or process: who publishes it, how binding it is and how far it is followed."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.standards import Conformance, StandardDomain, StandardKind, StandardMandate
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.values import Answer, Area, Date, Key, Link, Reference, Text


class StandardCodeList(Part):
    """A list of codes that belongs to the standard."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"

    id: Key = substance("A key for this list, unique in the standard.", example="ethnicity", required=True)
    title: Text | None = substance("What it is called.", example="Ethnic category", term="dct:title")
    version: Text | None = substance("Its version. Put quotes round a number.", example="2021", term="dct:hasVersion")
    vocabulary: Reference | None = substance("The vocabulary that holds it.", refers="vocabulary")
    link: Link | None = substance("Where it is published.", term="dct:source")


class StandardAdoption(Part):
    """How far one organisation follows the standard."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 8"

    id: Key = bookkeeping("A key for this organisation, unique in the list.", example="council", required=True)
    organisation: Reference | None = bookkeeping("The organisation.", refers="organisation", term="dpv:hasEntity")
    name: Text | None = bookkeeping("Its name, where there is no record of it.", example="Eastvale Housing Association", term="dpv:hasName")
    conformance: Conformance | None = bookkeeping("How far it follows the standard.", term="dpv:hasConformanceStatus")
    version: Text | None = bookkeeping("The version it follows. Put quotes round a number.", example="2.1", term="dct:hasVersion")
    since: Date | None = bookkeeping("The day it began.", term="dct:date")
    planned: Date | None = bookkeeping("The day it means to, where it does not yet.")
    exceptions: Text | None = bookkeeping("Where it does not follow it.", example="Records before 2019")
    assessed_by: Text | None = bookkeeping("Who judged that.", example="Data steward")
    evidence: Key | None = bookkeeping("The evidence.", names="evidence")


class Standard(Record):
    """A standard that agreements, systems or records follow."""

    source: ClassVar[str] = "ICO data sharing code, agreement heading 8; Accountability Framework"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dct:Standard"

    kind: Literal["standard"] = substance("Always `standard`.", required=True)
    description: Text | None = substance("What it settles.", example="How the parts of an address are recorded", term="dct:description")
    standard_kind: StandardKind | None = substance("What sort of standard it is.", term="dct:type")
    domains: tuple[StandardDomain, ...] | None = substance("The fields it belongs to.", term="dct:subject")
    number: Text | None = substance("Its number or short name.", example="BS 7666", term="dct:identifier")
    publisher: Text | None = substance("Who publishes it.", example="British Standards Institution", term="dct:publisher")
    publisher_record: Reference | None = substance("The record of the publisher, if there is one.", refers="organisation", term="dct:publisher")
    edition: Text | None = substance("The edition this record describes. Put quotes round a number.", example="2006", term="dct:hasVersion")
    issued: Date | None = substance("The day that edition was published.", term="dct:issued")
    effective: Date | None = substance("The day it has effect from.", term="dct:valid")
    withdrawn: Date | None = substance("The day it was withdrawn.")
    link: Link | None = substance("Where it is published.", term="dct:source")
    licence: Text | None = substance("The terms on which it may be used.", example="Open Government Licence v3", term="dct:license")
    free: Answer | None = substance("Is it free of charge?")
    territory: tuple[Area, ...] | None = substance("The areas it is for, as Office for National Statistics codes.", example=["E92000001"], term="dpv:hasGeographicCoverage")
    mandate: StandardMandate | None = substance("How far it must be followed.")
    required_by_law: Answer | None = substance("Does a law require it?")
    law: Text | None = substance("The law that requires it.", example="Health and Social Care Act 2012", term="dpv:hasApplicableLaw")
    required_of: Text | None = substance("Who must follow it.", example="Health and adult social care bodies in England")
    required_from: Date | None = substance("The day from which they must.")
    supersedes: tuple[Reference, ...] | None = substance("The standards it replaces.", refers="standard", example=["addresses-2000"], term="dct:replaces")
    superseded_by: tuple[Reference, ...] | None = bookkeeping("The standards that replace it.", refers="standard", example=["addresses-2030"], term="dct:isReplacedBy")
    part_of: Reference | None = substance("The larger standard it belongs to.", refers="standard", term="dct:isPartOf")
    builds_on: tuple[Reference, ...] | None = substance("Standards it uses.", refers="standard", example=["person-standard"], term="dct:requires")
    scope: Text | None = substance("What it covers and does not.", example="Land and property in the United Kingdom; not people", term="dpv:hasScope")
    format: Text | None = substance("The file or message format it sets.", example="CSV", term="dct:format")
    identifier_scheme: Text | None = substance("The identifier it sets.", example="Unique property reference number", term="dpv:hasIdentifier")
    code_lists: tuple[StandardCodeList, ...] | None = substance("The code lists that belong to it.")
    vocabulary: Reference | None = substance("The vocabulary that holds its terms.", refers="vocabulary")
    how_to_conform: Text | None = substance("What must be so to follow it.", example="Every address has a unique property reference number")
    how_checked: Text | None = substance("How following it is checked.", example="The publisher's validator, monthly")
    validator: Link | None = substance("Where data can be checked against it.")
    adoption: tuple[StandardAdoption, ...] | None = bookkeeping("How far organisations follow it.", visibility="parties")
    steward: Text | None = bookkeeping("The role that keeps an eye on changes to it.", example="Data standards lead")
    last_review: Date | None = bookkeeping("The day this record was last checked against the publisher's own page.")
    review_due: Date | None = bookkeeping("The day it is next to be checked.")
