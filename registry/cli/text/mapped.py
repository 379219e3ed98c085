"""How much of whose words is mapped: numbers, then the terms, pairs, shared terms or flows that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from registry.cli.colour import style
from registry.concepts.mapped import FlowWord, Mapped, Usage
from registry.concepts.mappings import Loss, Outcome, Relation
from registry.verbs.how_mapped.agreed import AgreedWord
from registry.verbs.how_mapped.rows import Sum, TermRow, VocabularyRow
from registry.verbs.how_mapped.shared import GroupRow, LackingRow, OutdatedRow, SharedModel, SharedRow
from registry.verbs.words.mapped import Answer
from registry.wording import _, counted, day, listed

_WIDEST, _FEW = 44, 10
_QUIET = ("shared", "own")
"""Flows that depend on no mapping: they are counted, and `--format json` has them."""

_COLOURS = {"missing": "red", "lossy": "yellow", "unclear": "yellow"}


def lines(answer: Answer) -> Iterator[str]:
    """The numbers, and after them whatever else was asked for."""
    if not answer.vocabularies:
        yield _("No record holds the words of an organisation. A record of the kind vocabulary does.")
        return
    if not answer.to.address:
        yield from _numbers(answer)
    if answer.to.address:
        said = _("{one}'s words, told in those of {other}")
        yield style(said.format(one=answer.about.title, other=answer.to.title), bold=True)
    yield from _terms(answer)
    yield from _matrix(answer)
    for model in answer.shared:
        yield from _model(model)
    yield from _lacking(answer.lacking)
    yield from _outdated(answer.outdated)
    yield from _flows(answer)


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _numbers(answer: Answer) -> Iterator[str]:
    whose = answer.about.title or _("Everybody's words")
    on = day(date.fromisoformat(answer.as_of))
    yield style(_("{whose} on {day}: {share}").format(whose=whose, day=on, share=share(answer.terms)), bold=True)
    yield "  " + _("{usable} can be used: the same, or a broader shared term.").format(usable=_of(answer.terms))
    yield from (f"  {number:>6,}  {_(Mapped(name).label)}" for name, number in answer.terms.by)
    yield ""
    if len(answer.organisations) > 1:
        width = _width(each.organisation.title for each in answer.organisations)
        for own in answer.organisations:
            yield f"  {_cut(own.organisation.title, width)}  {_percent(own.terms):>5}  {share(own.terms)}"
        yield ""
    for each in answer.vocabularies:
        yield from _vocabulary(each)
    yield ""


def _vocabulary(row: VocabularyRow) -> Iterator[str]:
    title = row.vocabulary.title + (f" ({row.publisher.title})" if row.publisher.title else "")
    yield f"  {style(title, bold=True)}"
    yield f"    {share(row.terms)}. " + _("{usable} usable.").format(usable=_of(row.terms))
    if row.codes.total:
        yield f"    {share(row.codes, codes=True)}."
    if row.usage != Usage.NONE and row.weighed.total:
        by = _(Usage(row.usage).label).lower()
        yield "    " + _("Weighed by {by}: {decided} decided, {usable} usable.").format(
            by=by, decided=_percent(row.weighed), usable=_percent_of(row.weighed.usable, row.weighed.total)
        )
    if row.lossy or row.lossy_agreed:
        said = _("Mappings that lose something: {open} that nobody is recorded to have agreed to, {agreed} agreed.")
        yield "    " + said.format(open=row.lossy, agreed=row.lossy_agreed)
    yield f"    {row.vocabulary.address}"


def share(found: Sum, *, codes: bool = False) -> str:
    """How many are decided, in words."""
    one, many = (_("code"), _("codes")) if codes else (_("term"), _("terms"))
    return _("{decided} of {terms} decided").format(decided=f"{found.decided:,}", terms=counted(found.total, one, many))


def _of(found: Sum) -> str:
    return f"{found.usable:,} ({_percent_of(found.usable, found.total)})"


def _percent(found: Sum) -> str:
    return _percent_of(found.decided, found.total)


def _percent_of(part: int, whole: int) -> str:
    # Rounded down: what is not all of it never reads as all of it.
    return f"{100 * part // whole}%" if whole else "–"


# ── terms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _terms(answer: Answer) -> Iterator[str]:
    for row in answer.rows:
        yield from _term(row)
    if answer.rows or answer.to.address:
        terms = counted(answer.total, _("term"), _("terms"))
        yield _("{shown} of {terms}.").format(shown=f"{len(answer.rows):,}", terms=terms)
    if answer.next:
        yield _("For more, add: --after={next}").format(next=answer.next)
    if answer.rows or answer.to.address:
        yield ""


def _term(row: TermRow) -> Iterator[str]:
    stands = _(Outcome(row.outcome).label) if row.outcome else _(Mapped(row.mapped).label)
    yield f"{style(row.term.title, bold=True)}  {stands}"
    for how, to in row.to:
        if how == Mapped.REJECTED:
            yield "  " + _("not: {term}").format(term=to.title)
        else:
            yield f"  → {to.title}" + (f"  ({_(Relation(how).label).lower()})" if row.outcome else "")
    said = [row.vocabulary.title]
    said += [f"{_(Usage(row.usage).label).lower()}: {row.used:,}"] if row.used >= 0 else []
    said += [_("shared term: {terms}").format(terms=listed(each.title for each in row.via))] if row.via else []
    said += [_("loses something, not agreed")] if row.loss == "open" else []
    said += [_("holds only in some place or for some records")] if row.is_limited else []
    yield "  " + "; ".join(said)
    yield f"  {row.term.address}"


# ── pairs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _matrix(answer: Answer) -> Iterator[str]:
    if not answer.sides:
        return
    yield style(_("Whose words can be told in whose"), bold=True)
    titles = {each.organisation.address: each.organisation.title for each in answer.sides}
    width = _width(titles.values())
    shown = ""
    for cell in answer.cells:
        if cell.one != shown:
            shown = cell.one
            yield f"  {titles[shown]}"
        groups = dict(cell.groups)
        said = _(
            "{exact} the same, {broad} broader, {several} several, {none} no term, {near} only near, {unknown} open"
        )
        words = said.format(**{name: f"{number:,}" for name, number in groups.items()})
        yield f"    {_cut(titles[cell.other], width)}  {_percent_of(cell.usable, cell.total):>5}  {words}"
    yield "  " + _("The share is of terms that can be told as the same, or as something broader.")
    yield ""


# ── the integration model ────────────────────────────────────────────────────────────────────────────────────────────


def _model(model: SharedModel) -> Iterator[str]:
    yield style(model.vocabulary.title, bold=True)
    said = _("  {used} of {terms} are mapped to by two organisations or more.")
    yield said.format(used=f"{model.used:,}", terms=counted(model.terms, _("shared term"), _("shared terms")))
    yield from _shared(_("Mapped to by one organisation only"), model.by_one)
    yield from _shared(_("Mapped to by nobody"), model.orphans)
    yield from _shared(_("Mapped to by nobody, but something below is"), model.headings)
    yield from _shared(_("Mapped to, and by nobody as the same"), model.inexact)
    yield from _groups(_("Too coarse: broader than many terms of one organisation"), model.coarse)
    yield from _groups(_("Several terms of one vocabulary said to mean the same"), model.collisions)
    yield from _groups(_("One term led to several shared ones"), model.splits)
    yield ""


def _shared(title: str, rows: Sequence[SharedRow]) -> Iterator[str]:
    if rows:
        yield f"  {title}: {len(rows):,}"
        yield from (f"    {each.term.title}" + _by(each) for each in rows[:_FEW])
        yield from _more(rows)


def _by(row: SharedRow) -> str:
    return f"  ({listed(row.organisations)})" if row.organisations else ""


def _groups(title: str, rows: Sequence[GroupRow]) -> Iterator[str]:
    if rows:
        yield f"  {title}: {len(rows):,}"
        for each in rows[:_FEW]:
            yield f"    {each.term.title} – {', '.join(one.title for one in each.others)}  ({each.who})"
        yield from _more(rows)


def _more(rows: Sequence[object]) -> Iterator[str]:
    if len(rows) > _FEW:
        yield "    " + _("and {more} more: --format json has them all").format(more=f"{len(rows) - _FEW:,}")


def _lacking(rows: Sequence[LackingRow]) -> Iterator[str]:
    if not rows:
        return
    yield style(_("What was decided to have no shared term"), bold=True)
    for each in rows[:_FEW]:
        yield f"  {each.label}  ({listed(each.organisations)})"
    yield from _more(rows)
    yield ""


def _outdated(rows: Sequence[OutdatedRow]) -> Iterator[str]:
    if not rows:
        return
    yield style(_("Mappings made to another version"), bold=True)
    again = {"yes": _("must be looked at again"), "no": _("need not be looked at again")}
    for each in rows:
        said = _("{set}: made to {vocabulary} {then}, which is {now} by now; {mappings}, {again}")
        mappings = counted(each.mappings, _("mapping in use"), _("mappings in use"))
        yield "  " + said.format(
            set=each.set.title, vocabulary=each.vocabulary.title, then=each.made_to, now=each.now, mappings=mappings,
            again=again.get(each.breaks, _("no record says whether they must be looked at again")),
        )  # fmt: skip
    yield ""


# ── flows ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _flows(answer: Answer) -> Iterator[str]:
    if not answer.flow_states:
        return
    yield style(_("What agreed flows depend on"), bold=True)
    yield from (f"  {number:>6,}  {_(FlowWord(state).label)}" for state, number in answer.flow_states)
    yield ""
    for each in answer.flows:
        if each.state not in _QUIET:
            yield from _flow(each)


def _flow(word: AgreedWord) -> Iterator[str]:
    label = style(_(FlowWord(word.state).label), fg=_COLOURS.get(word.state, "green"), bold=True)
    yield f"  {label}  {word.item_title}  {_('for')} {word.receiver_title}"
    yield f"    {word.agreement_title}: {word.flow_title}"
    if word.loss:
        yield "    " + _("Lost on the way: {loss}.").format(
            loss=listed(_(Loss(each).label).lower() for each in word.loss)
        )
    if word.because:
        yield f"    {word.because}" + (_(" Waived.") if word.is_waived else "")
    yield f"    {word.term}" + (f" – {word.mapping}" if word.mapping else "")


def _width(titles: Iterable[str]) -> int:
    return min(_WIDEST, max((len(each) for each in titles), default=0))


def _cut(title: str, width: int) -> str:
    return f"{title[:width]:<{width}}"
