"""`federation.yaml`: the registers read together. Anyone may keep their own."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from registry.records.part import Part, Visibility, bookkeeping
from registry.records.values import Date, Key, Text


class RegisterSource(Part):
    """Where one register is found."""

    key: ClassVar[tuple[str, ...]] = ("register",)
    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    register_: Key = bookkeeping("The register's id, as in its own `register.yaml`.", example="northmoor", required=True, name="register")
    source_: Text | None = bookkeeping("Where it is: a folder beside this file, or a git address. Nothing is fetched until you ask.", example="northmoor", name="source")
    ref: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=200)] | None = bookkeeping("The branch or tag to read, for a git address.", example="main")


class Federation(Part):
    """The registers read together."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    title: Text | None = bookkeeping("What to call this view.", example="Harbour region", term="dct:title")
    as_of: Date | None = bookkeeping("The day to judge by, where it is pinned. Left out: today.")
    registers: tuple[RegisterSource, ...] = bookkeeping("The registers, in the order to show them.", required=True)
