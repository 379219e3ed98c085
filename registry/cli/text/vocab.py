"""Who means what by a word; the terms of a vocabulary; the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from registry.cli.colour import style
from registry.verbs.meaning.said import standing
from registry.verbs.meaning.shown import MappingShown, TermRow, VocabularyRow
from registry.verbs.records.search import Heading
from registry.verbs.words.vocab import Answer, Shared
from registry.wording import _, counted, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """Each meaning of a word with those who have it, or each term in its place, or each vocabulary."""
    if answer.instead:
        said = _("Nothing goes by “{typed}”. Showing what goes by “{meant}”.")
        yield said.format(typed=answer.words, meant=answer.instead)
    if answer.words:
        yield from _by_meaning(answer)
    else:
        for row in answer.rows:
            yield from _in_place(row)
    for vocabulary in answer.vocabularies:
        yield from _vocabulary(vocabulary)
    for heading in answer.headings:
        yield from _heading(heading)
    yield _end(answer)
    if answer.is_cut:
        yield _("There are more than are taken together: type more of the word, or name an organisation.")
    if answer.next:
        yield _("For more, add: --after={next}").format(next=answer.next)


def _end(answer: Answer) -> str:
    on = day(date.fromisoformat(answer.as_of))
    if not answer.total and answer.words:
        return _("Nothing goes by “{words}”. Try the beginning of a word, or another word for it.").format(
            words=answer.words
        )
    if not answer.total:
        return _("There is no vocabulary here that fits. `muniment new vocabulary` begins one.")
    if answer.vocabularies:
        return _("{count} on {on}. `muniment vocab --vocabulary REF` lists the terms of one.").format(
            count=counted(answer.total, _("vocabulary"), _("vocabularies")), on=on
        )
    return _("{shown} of {terms} on {on}.").format(
        shown=f"{len(answer.rows):,}", terms=counted(answer.total, _("term"), _("terms")), on=on
    )


def _by_meaning(answer: Answer) -> Iterator[str]:
    known = {each.ref: each for each in answer.meanings}
    for ref, rows in groupby(answer.rows, key=lambda row: row.meaning):
        yield from _meaning(known[ref])
        for row in rows:
            yield from _row(row)


def _meaning(meaning: Shared) -> Iterator[str]:
    if not meaning.ref:
        yield style(_("No shared meaning decided"), bold=True)
        return
    yield f"{style(meaning.label, bold=True)}  {meaning.vocabulary_title}  {meaning.ref}"
    if meaning.definition:
        yield f"  {meaning.definition}"


def _row(row: TermRow) -> Iterator[str]:
    if row.is_shared:
        # Its label and definition stand above.
        yield from _more(row, "  ")
        return
    of = _(" (a code of {term})").format(term=row.of) if row.of else ""
    yield f"  {style(row.label, fg='yellow', bold=row.is_named)}{of}  {row.organisation_title}"
    if row.definition:
        yield f"    {row.definition}"
    yield from _more(row, "    ")


def _more(row: TermRow, indent: str) -> Iterator[str]:
    if row.context:
        yield indent + _("Where: {context}").format(context=row.context)
    also = [each for each in (*row.others, row.notation) if each and each != row.label]
    if also:
        yield indent + _("Also: {names}").format(names=", ".join(dict.fromkeys(also)))
    if row.codes:
        more = _(" and {count} more").format(count=f"{row.codes_total - len(row.codes):,}")
        rest = more if row.codes_total > len(row.codes) else ""
        yield indent + _("Codes: {codes}").format(codes="; ".join(each.label for each in row.codes) + rest)
    if row.above:
        yield indent + _("Under: {above}").format(above=" > ".join(each.label for each in row.above))
    if row.below:
        yield indent + _("Below it: {below}").format(below=listed(each.label for each in row.below))
    for mapping in row.mappings:
        yield indent + style(said_of_mapping(mapping), fg="green" if mapping.holds else "yellow")
    if not row.mappings and not row.is_shared:
        yield indent + style(row.state_said, fg="yellow")
    if row.ended:
        yield indent + _("Out of use since {day}").format(day=day(date.fromisoformat(row.ended)))
    kind = f"{row.kind_label}. " if row.kind_label else ""
    yield indent + f"{kind}{row.vocabulary_title}  {row.ref}"
    if row.file:
        yield indent + f"{row.file}:{row.line}"
    yield ""


def said_of_mapping(mapping: MappingShown) -> str:
    """A mapping in one line: how the term stands to which other, and who decided so when."""
    other = mapping.vocabulary_title
    if mapping.other:
        whose = _("shared word") if mapping.is_shared else mapping.organisation_title
        other = f"{mapping.other_label} ({whose})"
    said = f"{standing(mapping.status)} {mapping.said} {other}".strip()
    said += f", {mapping.together}" if mapping.together else ""
    said += f". {mapping.status_label}"
    if mapping.by:
        said += _(" by {role}").format(role=mapping.by)
    if mapping.on:
        said += _(" on {day}").format(day=day(date.fromisoformat(mapping.on)))
    only = [*mapping.only_for, *mapping.conditions]
    if only:
        said += _("; only for {what}").format(what=listed(only))
    return said


def _in_place(row: TermRow) -> Iterator[str]:
    """A term of a vocabulary, as far in as it stands below others."""
    indent = "  " * min(row.depth, 12)
    also = f"  {row.notation}" if row.notation and row.notation != row.label else ""
    first = next((each for each in row.mappings if each.holds), None)
    said = said_of_mapping(first) if first else row.state_said
    yield f"{indent}{style(row.label, bold=True)}{also}  {style(said, fg=None if first or row.is_shared else 'yellow')}"
    if row.definition:
        yield f"{indent}  {row.definition}"
    if row.file:
        yield f"{indent}  {row.file}:{row.line}"


def _vocabulary(vocabulary: VocabularyRow) -> Iterator[str]:
    version = _("version {version}").format(version=vocabulary.version) if vocabulary.version else ""
    said = [vocabulary.part, version, counted(vocabulary.terms, _("term"), _("terms"))]
    if vocabulary.decided is not None:
        decided = _("{decided} of {terms} decided")
        said.append(decided.format(decided=f"{vocabulary.decided:,}", terms=f"{vocabulary.in_use:,}"))
    yield f"{style(vocabulary.title, bold=True)}  {vocabulary.organisation_title}"
    yield f"  {', '.join(each for each in said if each)}"
    yield f"  {vocabulary.ref}"
    yield ""


def _heading(heading: Heading) -> Iterator[str]:
    yield style(heading.label, bold=True)
    width = max(len(each.label) for each in heading.values)
    for each in heading.values:
        yield f"  {each.label:<{width}}  {each.count:>6,}  {each.value}"
    yield ""
