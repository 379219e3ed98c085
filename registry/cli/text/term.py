"""One term: what it means, what it is mapped to, and what everybody else calls it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.text.vocab import said_of_mapping
from registry.verbs.meaning.others import Concept
from registry.verbs.records.show import FieldShown
from registry.verbs.words.term import Answer, CodeShown
from registry.wording import _, counted, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """The term itself, then what it is mapped to, then what others call it, then where it is used."""
    term = answer.term
    of = _(" (a code of {term})").format(term=term.of) if term.of else ""
    yield f"{style(term.label, bold=True)}{of}  {term.organisation_title}"
    yield f"{term.vocabulary_title}  {term.ref}"
    if term.definition:
        yield f"  {term.definition}"
    for label, text in _facts(answer):
        yield f"  {label}: {text}"
    yield from _fields(answer.fields, "  ")
    if answer.codes:
        yield from _heading(_("Codes"))
        for code in answer.codes:
            yield from _code(code)
    yield from _heading(_("How it stands to other words"))
    if not answer.mappings:
        yield f"  {term.state_said}"
    for told in answer.mappings:
        yield f"  {style(said_of_mapping(told.mapping), fg='green' if told.mapping.holds else 'yellow')}"
        yield from _fields(told.fields, "    ")
        yield f"    {told.mapping.at}"
    for concept in answer.concepts:
        yield from _concept(concept)
    if answer.uses:
        yield from _heading(_("Where agreements name it"))
    for use in answer.uses:
        flows = f": {listed(use.flows)}" if use.flows else ""
        yield f"  {use.title}, {use.item}{flows}  {use.at}"
    if term.file:
        yield ""
        yield f"{term.file}:{term.line}"


def _facts(answer: Answer) -> Iterator[tuple[str, str]]:
    term = answer.term
    if term.kind_label:
        yield _("What it names"), term.kind_label
    if term.context:
        yield _("Where it means this"), term.context
    if term.others:
        yield _("Also called"), ", ".join(term.others)
    if term.notation:
        yield _("In data"), term.notation
    if term.iri:
        yield _("Web identifier"), term.iri
    if term.ended:
        yield _("Out of use since"), day(date.fromisoformat(term.ended))
    if term.above:
        yield _("Under"), " > ".join(each.label for each in term.above)
    if term.below:
        yield _("Below it"), listed(each.label for each in term.below)
    for heading, named in answer.named:
        yield heading, listed(each.label for each in named)


def _fields(fields: tuple[FieldShown, ...], indent: str) -> Iterator[str]:
    for field in fields:
        if isinstance(field.value, str):
            yield f"{indent}{field.label}: {field.value}"
        else:
            yield f"{indent}{field.label}:"
            yield from _fields(field.value, indent + "  ")


def _code(code: CodeShown) -> Iterator[str]:
    label = f"  {code.label}" if code.label != code.code else ""
    ended = _("  out of use since {day}").format(day=day(date.fromisoformat(code.ended))) if code.ended else ""
    yield f"  {style(code.code, bold=True)}{label}{ended}"
    if code.definition:
        yield f"    {code.definition}"
    for mapping in code.mappings:
        yield f"    {style(said_of_mapping(mapping), fg='green' if mapping.holds else 'yellow')}"


def _concept(concept: Concept) -> Iterator[str]:
    yield from _heading(_("What others call {label}").format(label=concept.term.label))
    if not concept.theirs:
        yield "  " + _("Nobody else has a term that is mapped to it.")
    for each in concept.theirs:
        said = each.relation_said or each.said
        yield f"  {style(each.term.label, bold=True)}  {each.organisation.label}: {said}  {each.term.ref}"
    if concept.total > len(concept.theirs):
        left = counted(concept.total - len(concept.theirs), _("other"), _("others"))
        yield "  " + _("and {others}").format(others=left)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield style(text, bold=True)
