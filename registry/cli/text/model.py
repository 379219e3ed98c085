"""The integration model as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.words.model import Answer, ConceptRow
from registry.wording import _, counted, day


def lines(answer: Answer) -> Iterator[str]:
    """Each concept in its place, with how many organisations map to it; then what changed, and how many there are."""
    version = _("  version {version}").format(version=answer.model.version) if answer.model.version else ""
    yield f"{style(answer.model.title, bold=True)}{version}  {answer.model.ref}"
    if answer.description:
        yield answer.description
    yield ""
    if answer.path:
        yield _("Under: {above}").format(above=" > ".join(each.label for each in answer.path))
    for row in answer.rows:
        yield from _row(row)
    yield ""
    for change in answer.changes:
        breaks = _("  Mappings must be looked at again.") if change.breaks == "yes" else ""
        yield (
            _("Version {version}, {on}: {changes}").format(
                version=change.version, on=change.on or _("no day recorded"), changes=change.changes
            )
            + breaks
        )
    concepts = counted(answer.concepts, _("concept"), _("concepts"))
    said = _("{shown} of {total} shown. The model has {concepts} in use on {on}; somebody maps to {used} of them.")
    yield said.format(
        shown=f"{len(answer.rows):,}", total=f"{answer.total:,}", concepts=concepts, used=f"{answer.used:,}",
        on=day(date.fromisoformat(answer.as_of)),
    )  # fmt: skip
    if answer.next:
        yield _("For more, add: --after={next}").format(next=answer.next)


def _row(row: ConceptRow) -> Iterator[str]:
    indent = "  " * min(row.depth, 12)
    tells = ", ".join(each for each in (row.level_label, row.kind_label, row.derivation) if each)
    ended = _("  out of use since {day}").format(day=day(date.fromisoformat(row.ended))) if row.ended else ""
    yield f"{indent}{style(row.label, bold=True)}  [{row.key}]  {tells}{ended}"
    yield f"{indent}  {said_of(row)}"


def said_of(row: ConceptRow) -> str:
    """Who maps to a concept, in words."""
    if not row.organisations:
        return _("no organisation maps to it")
    parts = [
        (row.same, _("means the same")),
        (row.narrower, _("has something narrower")),
        (row.broader, _("has something broader")),
        (row.close, _("has something close")),
        (row.related, _("has something to do with it")),
        (row.unsaid, _("does not say how")),
    ]
    return counted(row.organisations, _("organisation"), _("organisations")) + ": " + ", ".join(
        f"{number:,} {label}" for number, label in parts if number
    )  # fmt: skip
