"""The tables as SQLModel declares them, as `tables.sql` creates them and as they stand in an index: all alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy
from sqlmodel import Session, SQLModel, create_engine, select

from registry.index import tables
from registry.index.engine import Engine
from registry.index.opening import open_index
from registry.index.tables import Edge, Name, Record

DECLARED = SQLModel.metadata.sorted_tables


@pytest.fixture
def index(registers: Any) -> Iterator[Engine]:
    """An index of two records."""
    registers.record("northmoor/organisation/northmoor", register="northmoor")
    registers.record("northmoor/agreement/hub", lead="northmoor", formerly=["old-hub"])
    snapshot = open_index(registers.root / "northmoor")
    yield snapshot.engine
    snapshot.engine.close()


def test_the_statements_that_the_program_runs_are_those_of_the_models() -> None:
    stale = tables.SQL.read_text("utf-8") != tables.statements()
    assert not stale, "registry/index/tables.sql is out of date. Run: python -m registry.index.tables"


def test_every_table_and_column_that_is_declared_is_there_and_no_other(index: Engine) -> None:
    named = {name for (name,) in index.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    # The text search keeps tables of its own, which no model describes.
    assert {name for name in named if not name.startswith("searched")} == {table.name for table in DECLARED}
    for table in DECLARED:
        there = [row[1] for row in index.rows(f"PRAGMA table_info({table.name})")]
        assert there == [column.name for column in table.columns]


def test_every_index_that_is_declared_is_there_and_no_other(index: Engine) -> None:
    sql = "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_autoindex%'"
    assert {name for (name,) in index.rows(sql)} == {each.name for table in DECLARED for each in table.indexes}


def test_sqlmodel_reads_an_index(index: Engine) -> None:
    database = create_engine(f"sqlite:///{index.place}", poolclass=sqlalchemy.NullPool)
    with Session(database) as session:
        names = session.exec(select(Name).order_by(Name.kind, Name.id)).all()
        assert [(name.kind, name.id) for name in names] == [
            ("agreement", "hub"),
            ("agreement", "old-hub"),
            ("organisation", "northmoor"),
        ]
        joined = select(Record.title, Edge.reads).join(Edge, Edge.source == Record.number)
        assert session.exec(joined).all() == [("Hub", 0)]


@pytest.mark.parametrize("model", SQLModel.__subclasses__(), ids=lambda model: model.__name__)
def test_every_model_reads_its_own_table(index: Engine, model: type[SQLModel]) -> None:
    database = create_engine(f"sqlite:///{index.place}", poolclass=sqlalchemy.NullPool)
    with Session(database) as session:
        (wanted,) = index.rows(f"SELECT count(*) FROM {model.__tablename__}")[0]
        assert len(session.exec(select(model)).all()) == wanted
