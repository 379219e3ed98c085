"""`federation.yaml`: the registers read together, and `federation.lock`: which commit of each is read."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from registry.records.part import Part, Visibility, bookkeeping
from registry.records.values import Commit, Date, Key, Moment, Text


class RegisterSource(Part):
    """Where one register is found."""

    key: ClassVar[tuple[str, ...]] = ("register",)
    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    register_: Key = bookkeeping("The register's id, as in its own `register.yaml`.", example="northmoor", required=True, name="register")
    source_: Text | None = bookkeeping("Where it is: a folder beside this file, or the https, ssh or file address of a git repository. Nothing is fetched until you approve the address and run `muniment pull`.", example="northmoor", name="source")
    ref: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=200)] | None = bookkeeping("The branch or tag to read, for a git address.", example="main")


class Federation(Part):
    """The registers read together."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    title: Text | None = bookkeeping("What to call this view.", example="Harbour region", term="dct:title")
    as_of: Date | None = bookkeeping("The day to judge by, where it is pinned. Left out: today.")
    registers: tuple[RegisterSource, ...] = bookkeeping("The registers, in the order to show them.", required=True)


class LockedRegister(Part):
    """Which commit of one register is read."""

    key: ClassVar[tuple[str, ...]] = ("register",)
    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    register_: Key = bookkeeping("The register's id, as in `federation.yaml`.", example="northmoor", required=True, name="register")
    url: Annotated[str, Field(pattern="^[!-~]+$", max_length=2000)] | None = bookkeeping("The address it was fetched from. A copy from another address than `federation.yaml` gives is not read.", example="https://git.northmoor.example/register.git")
    ref: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=200)] | None = bookkeeping("The branch or tag that was fetched; `HEAD` where `federation.yaml` names none.", example="main")
    commit: Commit | None = bookkeeping("The commit that is read.")
    fetched: Moment | None = bookkeeping("When it was fetched.")


class FederationLock(Part):
    """Which commit of each register is read, for those that are fetched with git. Written by `muniment pull` alone."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    registers: tuple[LockedRegister, ...] = bookkeeping("The registers that were fetched, in alphabetical order.", required=True)
