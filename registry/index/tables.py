"""The tables of the index: what is searched, joined or sorted by, and nothing else. The records stay in their files.

Every number of a record's name begins with the number of its register (`register << 32 | sequence`), so the register
leads every key, and a store that is split by register splits these tables too.

SQLModel declares them; nothing imports this module at run time. `python -m registry.index.tables` writes the statements
that create them to `tables.sql`, which is what the program runs: importing SQLModel takes longer than most commands.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import BigInteger, Column, Index, LargeBinary, PrimaryKeyConstraint, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, SQLModel

from registry.index import tables_of_words  # noqa: F401 - declared there, made here


class Meta(SQLModel, table=True):
    """What the index says of itself: its version, the federation it holds, whether it is whole."""

    __table_args__ = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True)
    value: bytes


class Register(SQLModel, table=True):
    """A register that was read, or that something refers to. `folder` is empty where it was not read."""

    number: int = Field(primary_key=True)
    id: str = Field(unique=True)
    folder: str = ""


class Name(SQLModel, table=True):
    """The name of a record that is there, or that something refers to."""

    __table_args__ = (Index("name_by_id", "id"), Index("name_by_ref", "in_register", "kind", "id", unique=True))

    number: int = Field(sa_column=Column(BigInteger().with_variant(sqlite.INTEGER(), "sqlite"), primary_key=True))
    in_register: int
    kind: str
    id: str


class File(SQLModel, table=True):
    """A YAML file of a register, the digest of its bytes, and the name it claims; no name where it is not a record.

    - `beside`: the path of the table that it says stands beside it, or nothing; `beside_digest`: of that one's bytes.
    """

    __table_args__ = (
        PrimaryKeyConstraint("in_register", "path"),
        Index("file_by_claim", "claim"),
        Index(
            "file_by_beside",
            "in_register",
            "beside",
            sqlite_where=text("beside > ''"),
            postgresql_where=text("beside > ''"),
        ),
        {"sqlite_with_rowid": False},
    )

    in_register: int
    path: str
    digest: bytes
    claim: int | None = Field(sa_type=BigInteger)
    beside: str
    beside_digest: bytes


class Record(SQLModel, table=True):
    """A record: where its file is, what lists show and sort by, and the whole of it as compressed JSON.

    - `sort_title`: the title in small letters, then the reference, so that no two are equal.
    - `loose`: whether a reference of it leads nowhere, so that a new name may mend it.
    """

    __table_args__ = (
        Index("record_by_title", "sort_title"),
        Index("record_by_review", "review_due"),
        Index("record_by_end", "ends", sqlite_where=text("ends > ''"), postgresql_where=text("ends > ''")),
        Index(
            "record_by_effective",
            "effective",
            sqlite_where=text("effective > ''"),
            postgresql_where=text("effective > ''"),
        ),
        Index("record_loose", "loose", sqlite_where=text("loose = 1"), postgresql_where=text("loose = 1")),
    )

    number: int = Field(sa_column=Column(BigInteger().with_variant(sqlite.INTEGER(), "sqlite"), primary_key=True))
    path: str
    title: str
    sort_title: str
    effective: str | None
    ends: str | None
    review_due: str | None
    loose: int
    body: bytes = Field(sa_type=LargeBinary)


class Edge(SQLModel, table=True):
    """A record mentions a name. `reads`: what it says is checked against what that record says, not its name alone."""

    __table_args__ = (
        PrimaryKeyConstraint("source", "target"), Index("edge_by_target", "target", "reads", "source"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip

    source: int = Field(sa_type=BigInteger)
    target: int = Field(sa_type=BigInteger)
    reads: int


class Redirect(SQLModel, table=True):
    """A record used to have this name."""

    __table_args__ = (
        PrimaryKeyConstraint("former", "number"), Index("redirect_by_number", "number"), {"sqlite_with_rowid": False}
    )  # fmt: skip

    former: int = Field(sa_type=BigInteger)
    number: int = Field(sa_type=BigInteger)


class Identifier(SQLModel, table=True):
    """An organisation has this identifier. `home`: this is the record in its own register."""

    __table_args__ = (
        PrimaryKeyConstraint("number", "scheme", "value"), Index("identifier_by_value", "scheme", "value", "number"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip

    number: int = Field(sa_type=BigInteger)
    scheme: str
    value: str
    home: int


class Evidence(SQLModel, table=True):
    """A record names this file of evidence."""

    __table_args__ = (
        PrimaryKeyConstraint("in_register", "path", "number"), Index("evidence_by_number", "number"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip

    in_register: int
    path: str
    number: int = Field(sa_type=BigInteger)


class Phase(SQLModel, table=True):
    """A record has this status from one day until the day before another; no day means without limit."""

    __table_args__ = (
        PrimaryKeyConstraint("number", "starts", "status"),
        Index("phase_last", "starts", sqlite_where=text("ends = ''"), postgresql_where=text("ends = ''")),
        {"sqlite_with_rowid": False},
    )

    number: int = Field(sa_type=BigInteger)
    starts: str
    status: str
    ends: str


class Facet(SQLModel, table=True):
    """The records of a register that have a value: a compressed set of their numbers."""

    __table_args__ = (PrimaryKeyConstraint("in_register", "field", "value"), {"sqlite_with_rowid": False})

    in_register: int
    field: str
    value: str
    numbers: bytes = Field(sa_type=LargeBinary)


class Word(SQLModel, table=True):
    """A word of the titles and names in a register, and how many records use it: puts a misspelt search right."""

    __table_args__ = (PrimaryKeyConstraint("in_register", "word"), {"sqlite_with_rowid": False})

    in_register: int
    word: str
    uses: int


class StoredProblem(SQLModel, table=True):
    """A problem that was found: in a folder's listing (0), in reading a file (1), or in linking a record (2)."""

    __tablename__ = "problem"
    __table_args__ = (PrimaryKeyConstraint("in_register", "path", "origin", "ordinal"), {"sqlite_with_rowid": False})

    in_register: int
    path: str
    origin: int
    ordinal: int
    code: str
    at_line: int
    at_column: int
    details: str


class Judgement(SQLModel, table=True):
    """A record was judged by the rules, and what was said holds while no record changes that was looked at.

    - `since`, `until`: the first and last day on which it holds, as numbers of days; 0 where there is no last.
    - `asks`: whether it was asked who refers to the record.
    - `tally`: how many of each outcome each rule had.
    """

    number: int = Field(sa_column=Column(BigInteger().with_variant(sqlite.INTEGER(), "sqlite"), primary_key=True))
    since: int
    until: int
    asks: int
    tally: int


class Tally(SQLModel, table=True):
    """How many of each outcome rules had, as most records of a kind have it: kept once for all of them."""

    __table_args__ = (Index("tally_by_counts", "counts", unique=True),)

    number: int = Field(sa_column=Column(BigInteger().with_variant(sqlite.INTEGER(), "sqlite"), primary_key=True))
    counts: bytes = Field(sa_type=LargeBinary)


class Look(SQLModel, table=True):
    """Judging a record, a name was looked up that the record does not mention itself (0), or it was asked who refers to
    the record of a name (1).
    """

    __table_args__ = (
        PrimaryKeyConstraint("source", "target", "how"), Index("look_by_target", "target", "how", "source"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip

    source: int = Field(sa_type=BigInteger)
    target: int = Field(sa_type=BigInteger)
    how: int


class StoredFinding(SQLModel, table=True):
    """A verdict that needs attention. `subject` is its address in the record; `rest` all that is only shown, as JSON.

    - `severity`, `outcome`: the most severe, and what is violated, first. `folded`: it only follows from another.
    - `organisation`: whose duty it is, by the number of its name; 0 where nobody can tell.
    """

    __tablename__ = "finding"
    __table_args__ = (
        PrimaryKeyConstraint("number", "ordinal"),
        # All that findings are counted and chosen by, so that their texts are read for those shown alone.
        Index("finding_counted", "rule", "outcome", "folded", "organisation", "number"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip

    number: int = Field(sa_type=BigInteger)
    ordinal: int
    rule: str
    severity: int
    outcome: int
    folded: int
    organisation: int = Field(sa_type=BigInteger)
    subject: str
    rest: str


class Scan(SQLModel, table=True):
    """A folder of a register as it was last seen: names, times, sizes and inodes, and which are too fresh to trust."""

    __table_args__ = (PrimaryKeyConstraint("in_register", "folder"), {"sqlite_with_rowid": False})

    in_register: int
    folder: str
    entries: bytes = Field(sa_type=LargeBinary)
    racy: bytes = Field(sa_type=LargeBinary)


SQL = Path(__file__).with_name("tables.sql")


def statements() -> str:
    """The statements that create the tables and, after a line of dashes, their indexes, for SQLite."""
    dialect = sqlite.dialect()
    tables = list(SQLModel.metadata.sorted_tables)
    made = [str(CreateTable(table).compile(dialect=dialect)).strip() for table in tables]
    indexes = [index for table in tables for index in sorted(table.indexes, key=lambda each: str(each.name))]
    sped = [str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes]
    head = "-- Generated by `python -m registry.index.tables` from the SQLModel classes there."
    lines = [line.rstrip() for each in made for line in f"{each};".splitlines()]
    return "\n".join([head, *lines, "----", *(f"{each};" for each in sped), ""])


if __name__ == "__main__":
    SQL.write_text(statements(), "utf-8")
