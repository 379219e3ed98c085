"""The tables of what words mean: vocabularies, their terms, and the steps between them (see `tables`)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, text
from sqlalchemy.dialects import sqlite
from sqlmodel import Field, SQLModel


class Vocabulary(SQLModel, table=True):
    """A vocabulary, as lists of them show it; `publisher` and `systems` as the record names them.

    - `terms`: how many it has, codes not counted. `systems`: as JSON.
    """

    number: int = Field(sa_column=Column(BigInteger().with_variant(sqlite.INTEGER(), "sqlite"), primary_key=True))
    is_shared: int
    publisher: str
    version: str
    status: str
    data_set: str
    systems: str
    terms: int


class Term(SQLModel, table=True):
    """A term of the vocabulary of a number, or a code of one; `said` is all that is only shown, as JSON.

    - `ordinal`: its place in the record and its table, codes after their term. `parent`: the key it belongs under.
    - `notation`: how it is written in data. `place`: where its row is found again, or that of the term it is a code of.
    """

    __table_args__ = (
        PrimaryKeyConstraint("number", "ordinal"),
        Index("term_by_key", "number", "term", "code", unique=True),
        Index(
            "term_by_parent",
            "number",
            "parent",
            "term",
            "code",
            sqlite_where=text("parent > ''"),
            postgresql_where=text("parent > ''"),
        ),
        Index(
            "term_by_notation",
            "number",
            "term",
            "notation",
            "ordinal",
            sqlite_where=text("code > ''"),
            postgresql_where=text("code > ''"),
        ),
        {"sqlite_with_rowid": False},
    )

    number: int = Field(sa_type=BigInteger)
    ordinal: int
    term: str
    code: str
    notation: str
    parent: str
    said: str
    place: int = Field(sa_type=BigInteger)


class TermName(SQLModel, table=True):
    """A name that a term goes by, folded (see `vocabulary.terms_of`), or what it says from one of its words on.

    Cut short where it is long. `is_whole`: it is a name from its first word on.
    """

    __tablename__ = "term_name"
    __table_args__ = (
        PrimaryKeyConstraint("number", "ordinal", "name"),
        Index("term_name_by_name", "name", "number", "ordinal", "is_whole"),
        {"sqlite_with_rowid": False},
    )

    number: int = Field(sa_type=BigInteger)
    ordinal: int
    name: str
    is_whole: int


class MappingSet(SQLModel, table=True):
    """A mapping set: the names of the vocabularies that it says it leads from and to, as it says them.

    - `is_told`: whether its steps tell every term and code that its mappings name (see `steps_of.tells_all`).
    """

    __tablename__ = "mapping_set"

    number: int = Field(sa_column=Column(BigInteger().with_variant(sqlite.INTEGER(), "sqlite"), primary_key=True))
    subject: int | None = Field(sa_type=BigInteger)
    object: int | None = Field(sa_type=BigInteger)
    is_told: int


class Step(SQLModel, table=True):
    """A mapping, or a pair of codes of one, between one term and another (see `vocabulary.step`).

    What it leads from and to is kept as the set says it: by the names of its vocabularies, and pairs by their codes as
    they stand in data. Which records and codes those are today is found out when it is asked for, so that a step stays
    as it is while they change.

    - `ordinal`: its place in the record and its table. `object` is empty where no term was found.
    - `stated`: what it says besides, in one number (see `stated`); `place`: where its row is found again.
    """

    __table_args__ = (
        PrimaryKeyConstraint("number", "mapping", "ordinal"),
        Index("step_by_subject", "subject_name", "subject", "subject_code"),
        Index(
            "step_by_object",
            "object_name",
            "object",
            "object_code",
            "subject_name",
            sqlite_where=text("object IS NOT NULL"),
            postgresql_where=text("object IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )

    number: int = Field(sa_type=BigInteger)
    mapping: str
    ordinal: int
    subject_name: int = Field(sa_type=BigInteger)
    subject: str
    subject_code: str
    object_name: int = Field(sa_type=BigInteger)
    object: str | None
    object_code: str
    stated: int
    since: str
    until: str
    rank: int
    confidence: float
    place: int = Field(sa_type=BigInteger)
