"""`register.yaml`: whose register a folder is, and what may be published from it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from registry.concepts.kinds import Kind
from registry.records.part import Part, Visibility, bookkeeping
from registry.records.values import Key, Language, Reference, Text

Audience = Literal["partners", "public"]
HouseStatus = Literal[
    "idea", "screening", "draft", "consultation", "legal-ig-review", "approved", "signing", "in-force", "active", "open"
]
HouseField = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)*$", max_length=200)]


class PublicationRule(Part):
    """What may leave the register for one audience, for one kind of record."""

    key: ClassVar[tuple[str, ...]] = ("audience", "kind")
    source: ClassVar[str] = "Muniment"

    audience: Audience = bookkeeping("Who it is for: `partners` or `public`.", example="partners", required=True)
    kind: Kind = bookkeeping("The kind of record.", example="agreement", required=True)
    publish: Literal["whole", "summary", "nothing"] | None = bookkeeping("Whether they get the whole record, a summary with its digest, or nothing.", example="summary")


class HouseRule(Part):
    """Something that the register asks of its own records, beyond what the law asks."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Muniment"

    id: Key = bookkeeping("A key for this rule, unique in the list.", example="retention-owner", required=True)
    kind: Kind | None = bookkeeping("The kind of record it is about.", example="retention-schedule")
    field: HouseField | None = bookkeeping("The field that must be stated: its place in the record, as in an address. A step into a list means every member of it.", example="owner/role")
    from_status: HouseStatus | None = bookkeeping("The status from which it is asked for. Left out: once the record is in force, active or open.", example="active")
    why: Text | None = bookkeeping("Why the register asks for it, in its own words. It is shown where the field is missing.", example="So that somebody answers for each schedule.")


class Register(Part):
    """One organisation's register: a folder of records that it owns."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    id: Key = bookkeeping("The register's name, used in every reference to its records. It never changes.", example="northmoor", term="dct:identifier", required=True)
    title: Text = bookkeeping("What people call it.", example="Northmoor Council's register", term="dct:title", required=True)
    format: Annotated[int, Field(ge=1, le=1)] = bookkeeping("The format its files are written in. This release reads format 1.", example=1, required=True)
    owner: Reference | None = bookkeeping("The organisation whose register it is.", refers="organisation", term="dct:rightsHolder")
    iri: Annotated[str, Field(pattern=r"^(https?://|urn:)[^ \t\r\n]+$", max_length=500)] | None = bookkeeping("The start of the web identifiers given to its records.", example="https://data.northmoor.example/id/")
    visibility_default: Literal["public", "partners", "private"] | None = bookkeeping("Who may see a record about which nothing else is said.", example="private")
    publication: tuple[PublicationRule, ...] | None = bookkeeping("What may be published, by audience and kind.")
    languages: tuple[Language, ...] | None = bookkeeping("The languages its records are written in.", example=["en", "cy"], term="dct:language")
    contact: Text | None = bookkeeping("Whom to ask about the register.", example="information.governance@northmoor.example")
    house_rules: tuple[HouseRule, ...] | None = bookkeeping("What the register asks of its own records. It is the owner's policy, not law, and findings say so.")
