"""How a value is translated from one vocabulary to another: conditions, rearrangement, codes and encoding."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.mappings import ConditionTest, MappingPredicate, StructuralOperation
from registry.records.part import Part, Visibility, substance
from registry.records.values import Answer, Count, Date, Key, Reference, Text


class MappingScope(Part):
    """Where and when a mapping holds. A mapping belongs to a term in its place, never to a string of letters."""

    source: ClassVar[str] = "ISO/TS 18876 style; mapping practice"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dpv:Scope"

    data_set: Text | None = substance("The data set it is for. Left out: all.", example="Attendance extract")
    list_: Text | None = substance("The file, sheet or list within it. Left out: all.", example="2026-autumn.csv", name="list")
    system: Reference | None = substance("The system it is for.", refers="information-system")
    agreement: Reference | None = substance("The agreement it is for.", refers="agreement")
    valid_from: Date | None = substance("The first day it holds.", term="dct:valid")
    valid_to: Date | None = substance("The last day it holds.")


class MappingCondition(Part):
    """One test on the same record. All of a mapping's tests must pass."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Mapping practice"
    visibility: ClassVar[Visibility] = "public"

    id: Key = substance("A key for this test, unique in the mapping.", example="under-18", required=True)
    subject_term: Key | None = substance("The term of the subject vocabulary whose value is tested.", example="age")
    test: ConditionTest | None = substance("The test.")
    values: tuple[Text, ...] | None = substance("The values it is tested against. Put quotes round numbers.", example=["18"])
    described: Text | None = substance("The test in words.", example="The person is under 18.")


class CodePair(Part):
    """One code of the subject and the codes of the object that it becomes."""

    key: ClassVar[tuple[str, ...]] = ("subject_code",)
    source: ClassVar[str] = "ISO/TS 18876 style, terminology transformation"
    visibility: ClassVar[Visibility] = "public"

    subject_code: Text = substance("The code as it stands in the subject's data. Put quotes round a number.", example="WBRI", term="skos:notation", required=True)
    object_codes: tuple[Text, ...] | None = substance("The codes it becomes: several where any of them may be right. Write [] where there is none.", example=["A"])
    predicate: MappingPredicate | None = substance("How the two codes' meanings stand to each other.")
    count: Count | None = substance("How often the code was seen in data.", example=310, unit="rows")


class StructuralTransform(Part):
    """A rearrangement that leaves the meaning as it is."""

    source: ClassVar[str] = "ISO/TS 18876 style, structural transformation"
    visibility: ClassVar[Visibility] = "public"

    operation: StructuralOperation | None = substance("What is done.")
    separator: Text | None = substance("What stands between parts, where values are split or joined. Spaces must be named in words.", example=",")
    before: Text | None = substance("What is put before the value.", example="E")
    after: Text | None = substance("What is put after the value.", example="(estimated)")
    order: tuple[Key, ...] | None = substance("The terms in the order they are split into or joined from.", example=["forename", "surname"])
    group_by: tuple[Key, ...] | None = substance("The terms that tell which rows belong together.", example=["case-number"])
    constant: Text | None = substance("The value given everywhere, where that is what is done.", example="Northmoor")
    pattern: Text | None = substance("The pattern that is looked for, where values are rewritten.", example="^0+")
    replacement: Text | None = substance("What is put in its place. Left out: nothing.", example="-")
    rows_kept: Text | None = substance("Which rows are kept, where some are left out.", example="Rows whose status is not void")
    described: Text | None = substance("The rearrangement in words.", example="Four address lines become one, with commas.")


class EncodingTransform(Part):
    """A change in how a value is written."""

    source: ClassVar[str] = "ISO/TS 18876 style, encoding transformation"
    visibility: ClassVar[Visibility] = "public"

    subject_form: Text | None = substance("How the subject writes it.", example="dd/mm/yyyy", term="dct:format")
    object_form: Text | None = substance("How the object writes it.", example="YYYY-MM-DD", term="dct:format")
    subject_unit: Text | None = substance("The subject's unit.", example="Square metres")
    object_unit: Text | None = substance("The object's unit.", example="Hectares")
    factor: Text | None = substance("The number that the subject's value is multiplied by. Put quotes round it.", example="0.0001")
    subject_reference_system: Text | None = substance("The subject's system of coordinates.", example="EPSG:27700")
    object_reference_system: Text | None = substance("The object's system of coordinates.", example="EPSG:4326")
    character_set: Text | None = substance("The subject's character set, where it is not UTF-8.", example="windows-1252")
    not_known: tuple[Text, ...] | None = substance("What the subject writes where the value is not known.", example=["N/A", "see file"])
    list_separator: Text | None = substance("What stands between values in one cell. Spaces must be named in words.", example=";")


class Transform(Part):
    """How a value is translated: rearranged, then recoded, then rewritten; and the other way about coming back."""

    source: ClassVar[str] = "ISO/TS 18876 style; mapping practice"
    visibility: ClassVar[Visibility] = "public"

    structural: StructuralTransform | None = substance("How values are rearranged.")
    terminology: tuple[CodePair, ...] | None = substance("Which codes become which.")
    encoding: EncodingTransform | None = substance("How values are rewritten.")
    takes: Text | None = substance("The values it can translate.", example="Any date from 1900")
    gives: Text | None = substance("The values it gives.", example="A date in ISO 8601 form")
    total: Answer | None = substance("Does it translate every value it may meet?")
    injective: Answer | None = substance("Do different values always stay different?")
    inverse: Text | None = substance("How the value is had back, where that is not plain.", example="Multiply by 10,000")
    inverse_mapping: Key | None = substance("The mapping that leads back, where that is another one.", names="mappings")
    keeps_original: Answer | None = substance("Is the subject's own value kept beside the translated one?")
