"""Who means what by a word: its meanings side by side, so that what only looks alike is seen at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from registry.ui.drawer import source_link
from registry.ui.listing.asked import Asked
from registry.ui.listing.filters import cleared
from registry.ui.listing.paging import count
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import note, paragraph
from registry.ui.markup.summary import summary
from registry.ui.record.fold import opened_by
from registry.ui.record.fold import text as long_text
from registry.ui.words.address import resolve_href, term_href, term_link
from registry.ui.words.mapping import line, state_tag, told
from registry.verbs.meaning.shown import Named, TermRow
from registry.verbs.words.vocab import Answer, Shared
from registry.wording import _, counted

_LINES = 3
"""Mappings of a term that stand open; the others are behind a line that opens."""


def results(here: Asked, answer: Answer) -> Html:
    """How many terms there are, what their meanings come to, and one page of them by meaning."""
    said = count(here, answer.total, len(answer.rows), _("term"), _("terms"))
    if not answer.rows:
        return joined([said, _misspelt(answer), _nothing(here, answer)])
    known = {each.ref: each for each in answer.meanings}
    groups = [(known[ref], list(rows)) for ref, rows in groupby(answer.rows, key=lambda row: row.meaning)]
    start = 0
    drawn = []
    for shared, rows in groups:
        drawn.append(_meaning(shared, rows, start))
        start += len(rows)
    cut = _("More begins with this than is taken together: type more of it, or choose an organisation.")
    return joined([
        said, _misspelt(answer), _finding(answer), paragraph(cut, "quiet") if answer.is_cut else NOTHING,
        element("div", *drawn, class_="meanings"),
    ])  # fmt: skip


def finding(answer: Answer) -> str:
    """Whether those who use just this word mean the same by it, in a sentence or two."""
    word = answer.instead or answer.words
    meanings = [each for each in answer.meanings if each.ref and each.named]
    open_ = sum(each.named for each in answer.meanings if not each.ref)
    said = ""
    if len(meanings) > 1:
        said = _("Careful: “{word}” does not mean the same everywhere. Those who use it mean {count} different things.")
        said = said.format(word=word, count=f"{len(meanings):,}")
    elif meanings and meanings[0].named > 1:
        label = meanings[0].label
        if meanings[0].exact >= meanings[0].named:
            said = _("All who use “{word}” and have decided what they mean by it mean the same: {label}.")
        else:
            said = _("All who use “{word}” and have decided what it means lead to {label}, but not all mean just that.")
        said = said.format(word=word, label=label)
    elif meanings:
        said = _("One vocabulary uses “{word}” and has decided what it means: {label}.").format(
            word=word, label=meanings[0].label
        )
    if open_:
        more = counted(open_, _("term of this name is"), _("terms of this name are"))
        said += " " + _("{terms} without a decided shared meaning: the same name is no sign of it.").format(terms=more)
    return said.strip()


def _finding(answer: Answer) -> Html:
    said = finding(answer)
    careful = sum(bool(each.ref and each.named) for each in answer.meanings) > 1
    if not said:
        return NOTHING
    return note(paragraph(said)) if careful else paragraph(said)


def _misspelt(answer: Answer) -> Html:
    if not answer.instead:
        return NOTHING
    said = _("Nothing goes by “{typed}”. Showing what goes by “{meant}”.")
    return note(paragraph(said.format(typed=answer.words, meant=answer.instead)))


# ── one meaning ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _meaning(shared: Shared, rows: Sequence[TermRow], start: int) -> Html:
    """One meaning with those who have it: the shared word at the top, then organisation by organisation."""
    theirs = [(start + at, row) for at, row in enumerate(rows) if not row.is_shared]
    own = next((row for row in rows if row.is_shared), None)
    anchor = f"meaning-{start}"
    if shared.ref:
        title = element("h3", term_link(shared.ref, shared.label), id=anchor)
        head = [
            title,
            element("p", element("span", safe(_("Shared word")), class_="tag tag-violet small"), class_="tags"),
        ]
        head += [paragraph(shared.definition)] if shared.definition else []
        if own is not None:
            head.append(summary(_facts(own), "facts"))
        if not theirs:
            head.append(paragraph(_("No organisation's own word of this name leads to it."), "quiet"))
    else:
        said = _("What these mean in shared words is not decided. They may or may not be the same.")
        head = [element("h3", safe(_("No shared meaning decided")), id=anchor), paragraph(said, "quiet")]
    items = [element("li", _term(row, at)) for at, row in theirs]
    inside = element("ul", *items, class_="terms") if items else NOTHING
    return element("section", *head, inside, class_="meaning", aria_labelledby=anchor)


def _term(row: TermRow, at: int) -> Html:
    of = _(" (a code of {term})").format(term=row.of) if row.of else ""
    return joined([
        element("h4", element("a", safe(row.label), href=term_href(row.ref), id=f"term-{at}"),
                element("span", safe(of), class_="quiet") if of else NOTHING),
        element("p", _holder(row), class_="whose"),
        element("p", long_text(row.definition)) if row.definition else paragraph(_("No record defines it."), "quiet"),
        _stands(row),
        summary(_facts(row), "facts"),
        element("p", *_ways(row, at), class_="ways"),
    ])  # fmt: skip


def _holder(row: TermRow) -> Html:
    named = link(row.organisation, row.organisation_title) if row.organisation else safe(row.organisation_title)
    return joined([named, element("span", safe(f", {row.vocabulary_title}"), class_="quiet")])


def _stands(row: TermRow) -> Html:
    """How it stands to other words. What holds comes first; where nothing does, how far anybody has come."""
    lines = [line(each) for each in row.mappings]
    if not lines:
        return element("div", element("p", state_tag(row.state, row.state_said), class_="tags"))
    if not any(each.holds for each in row.mappings):
        lines.insert(0, element("p", state_tag(row.state, row.state_said), class_="tags"))
    more = row.mappings_total - len(row.mappings)
    rest = [*lines[_LINES:], *([term_link(row.ref, _("and {count} more").format(count=f"{more:,}"))] if more else [])]
    label = _("Other mappings ({count})").format(count=f"{row.mappings_total - _LINES:,}")
    return joined([*lines[:_LINES], opened_by(label, *rest) if lines[_LINES:] else NOTHING])


def _facts(row: TermRow) -> Iterator[tuple[str, Html]]:
    if row.context:
        yield _("Where"), long_text(row.context)
    also = dict.fromkeys(each for each in (*row.others, row.notation) if each and each != row.label)
    if also:
        yield _("Also"), safe(", ".join(also))
    if row.kind_label:
        yield _("It names"), safe(row.kind_label)
    if row.codes:
        yield _("Codes"), _codes(row)
    if row.above:
        yield _("Under"), _row_of(row.above, " › ")
    if row.below:
        yield _("Below it"), _row_of(row.below, ", ")
    if row.ended:
        yield _("Out of use since"), safe(told(row.ended))


def _codes(row: TermRow) -> Html:
    shown = ", ".join(each.label for each in row.codes[:5])
    more = row.codes_total - min(5, len(row.codes))
    rest = _(" and {count} more").format(count=f"{more:,}") if more > 0 else ""
    return safe(shown + rest)


def _row_of(named: Sequence[Named], between: str) -> Html:
    return joined([term_link(each.ref, each.label) for each in named], safe(between))


def _ways(row: TermRow, at: int) -> Iterator[Html]:
    about = element("span", safe(f" {row.label}"), class_="visually-hidden")
    yield element("a", safe(_("What do others call it?")), about, href=resolve_href(row.label, row.vocabulary))
    yield source_link(row.ref, row.label, f"source-{at}")


def _nothing(here: Asked, answer: Answer) -> Html:
    ways = [element("li", safe(_("Try the beginning of the word, another word for it, or its code in data.")))]
    if here.chosen:
        ways.append(element("li", element("a", safe(_("Clear all filters")), href=cleared(here), id="clear-all")))
    ways.append(element("li", element("a", safe(_("See every vocabulary")), href=here.page, id="show-all")))
    said = _("Nothing goes by “{words}”. That nobody here uses a word does not mean that nobody has the thing.")
    return joined([paragraph(said.format(words=answer.words)), element("ul", *ways, class_="bullets")])
