"""What every record, and every part of a record, is made of: `Part`, and the two ways to declare a field.

A field is declared with `substance(...)` or `bookkeeping(...)`. The first counts in an agreement's digest, so changing
it is a variation that parties sign again; the second does not (version, status, history, review dates, evidence,
public-register ids, redirects, contact details). There is no third way and no default, so nobody can forget to decide.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

Visibility = Literal["public", "parties", "private"]
"""Who may see a field once a register is published: anyone; the parties to the record; only the register's owner.

A part's fields are never seen more widely than the field that holds the part.
"""


class Part(BaseModel):
    """A closed set of fields. Frozen: a record is changed by changing its file.

    Class variables, which a child may set again:

    - `key`: the fields that name one member of a list of these parts, unique in that list and never reused.
    - `source`: where in law, code or practice the fields come from, for those that do not say otherwise.
    - `visibility`: who may see the fields that do not say otherwise.
    - `term`: the published RDF class this part stands for, as a CURIE, if there is one.
    - `one_of`: pairs of fields of which at most one may be written.
    - `in_order`: pairs of date fields of which the first may not be later than the second.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    key: ClassVar[tuple[str, ...]] = ()
    source: ClassVar[str] = ""
    visibility: ClassVar[Visibility] = "parties"
    term: ClassVar[str] = ""
    in_order: ClassVar[tuple[tuple[str, str], ...]] = ()
    one_of: ClassVar[tuple[tuple[str, str], ...]] = ()


def substance(
    description: str,
    *,
    example: Any = None,
    unit: str = "",
    source: str = "",
    term: str = "",
    visibility: Visibility | None = None,
    refers: tuple[str, ...] | str = (),
    names: str = "",
    heading: bool = False,
    required: bool = False,
    name: str = "",
) -> Any:
    """Declare a field that counts in the digest.

    - `description`: one or two plain sentences, shown in editors, forms and the field reference.
    - `example`: a value that fits; left out where the type supplies one (controlled values, dates, references).
    - `unit`: of a number or period.
    - `source`: the law, code or practice that asks for it; by default the part's own.
    - `term`: a published RDF property as a CURIE; by default our own term, made from the part's and field's names.
    - `visibility`: who may see it; by default the part's own.
    - `refers`: the kinds of record this field may refer to.
    - `names`: the list one of whose keys this value must be: `parties` in the same record, or `agreement#parties` in the
      record that this record's field `agreement` refers to.
    - `heading`: whether an agreement may take this whole field from its parent.
    - `required`: only for `kind`, `id`, `title`, `status` and the keys of lists; all else is a rule's matter.
    - `name`: the name in YAML, where Python keeps that word for itself.
    """
    return _declared(True, description, example, unit, source, term, visibility, refers, names, heading, required, name)


def bookkeeping(
    description: str,
    *,
    example: Any = None,
    unit: str = "",
    source: str = "",
    term: str = "",
    visibility: Visibility | None = None,
    refers: tuple[str, ...] | str = (),
    names: str = "",
    required: bool = False,
    name: str = "",
) -> Any:
    """Declare a field that does not count in the digest. Parameters as for `substance`."""
    return _declared(False, description, example, unit, source, term, visibility, refers, names, False, required, name)


def _declared(
    in_digest: bool,
    description: str,
    example: Any,
    unit: str,
    source: str,
    term: str,
    visibility: Visibility | None,
    refers: tuple[str, ...] | str,
    names: str,
    heading: bool,
    required: bool,
    name: str,
) -> Any:
    meta: dict[str, Any] = {"substance": in_digest, "source": source, "term": term, "visibility": visibility}
    if unit:
        meta["unit"] = unit
    if refers:
        meta["refers"] = [refers] if isinstance(refers, str) else list(refers)
    if names:
        meta["names"] = names
    if heading:
        meta["heading"] = True
    extra: dict[str, Any] = {"x-muniment": meta}
    if example is not None:
        extra["examples"] = [example]
    default = ... if required else None
    return Field(default=default, alias=name or None, description=description, json_schema_extra=extra)
