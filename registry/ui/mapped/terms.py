"""The terms behind a number, one page of them at a time: where each stands, to what it is mapped, and who decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.concepts.mapped import Mapped, Usage
from registry.concepts.mappings import Relation
from registry.ui.drawer import source_link
from registry.ui.mapped.address import A_PAGE, STANDING, Asked
from registry.ui.mapped.words import GROUP_WORDS, outcome_tag, record_link, standing_tag, term_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.summary import summary
from registry.ui.steps.address import steps_href
from registry.ui.words.address import words_href
from registry.verbs.how_mapped.rows import Name, TermRow
from registry.verbs.words.mapped import COMES_TO, OPEN, Answer
from registry.wording import _, counted, day

_NAMES = {"decided": "Decided", "usable": "Usable: the same, or broader", "open": "Still open"}


def stands_word(stands: str) -> str:
    """What an address says of where terms stand, in words."""
    return _(_NAMES[stands]) if stands in _NAMES else _(Mapped(stands).label)


def term_list(here: Asked, answer: Answer) -> Html:
    """The list, how to narrow it, and the way to its other pages."""
    what = (_("term or code"), _("terms and codes")) if here.codes else (_("term"), _("terms"))
    title = counted(answer.total, *what)
    shown = NOTHING
    if answer.rows and answer.total > len(answer.rows):
        last = here.after + len(answer.rows)
        said = _("Showing {first} to {last}").format(first=f"{here.after + 1:,}", last=f"{last:,}")
        shown = paragraph(said, "quiet")
    rows = element("ol", *(_result(row, at) for at, row in enumerate(answer.rows)), class_="results")
    body = rows if answer.rows else _nothing(here, answer)
    return joined([heading(title, 2, "terms"), shown, _ways(here), body, _paging(here, answer)])


def _ways(here: Asked) -> Html:
    """The other terms that may be asked for in the same place."""
    if here.is_pair:
        ways = [("", _("All"))] + [(group, _(GROUP_WORDS[group])) for group in COMES_TO]
        made = [(said, here.pair(here.one, here.other, group), group == here.outcome) for group, said in ways]
        turned = element(
            "p", element("a", safe(_("The other way about")), href=here.pair(here.other, here.one).href("terms"))
        )
        return joined([_choice(_("What it comes to"), made), turned])
    names = dict.fromkeys(("open", "decided", "usable", *STANDING))
    made = [(stands_word(name), here.terms(name, codes=here.codes), name == here.stands) for name in names]
    with_codes = [
        (_("Terms alone"), here.terms(here.stands), not here.codes),
        (_("With their codes"), here.terms(here.stands, codes=True), here.codes),
    ]
    return joined([_choice(_("Where they stand"), made), _choice(_("Codes"), with_codes)])


def _choice(name: str, ways: list[tuple[str, Asked, bool]]) -> Html:
    items = (
        element("li", element("a", safe(said), href=there.href("terms"), aria_current="true" if is_now else ""))
        for said, there, is_now in ways
    )
    nav = element("nav", element("span", safe(name), class_="quiet"), element("ul", *items), aria_label=name)
    return element("div", nav, class_="controls")


def _result(row: TermRow, at: int) -> Html:
    tags = outcome_tag(row.outcome, row.group) if row.outcome else standing_tag(row.mapped)
    limited = [element("span", safe(_("Only somewhere, or for some records")), class_="tag tag-yellow")]
    return element(
        "li",
        element("h3", term_link(row.term)),
        element("p", joined([tags, *(limited if row.is_limited else [])], Html(" ")), class_="tags"),
        element("p", safe(row.definition)) if row.definition else NOTHING,
        summary(_facts(row), "facts"),
        element(
            "p", source_link(row.term.address, row.term.title, f"term-{at}"), *_mapping(row, at), *_looking(row),
            class_="ways",
        ),
        class_="result",
    )  # fmt: skip


def _mapping(row: TermRow, at: int) -> Iterator[Html]:
    if row.mapping:
        hidden = _("the mapping of {term}").format(term=row.term.title)
        yield element("span", safe(_("Mapping: ")))
        yield source_link(row.mapping, hidden, f"mapping-{at}")


def _looking(row: TermRow) -> Iterator[Html]:
    """What to do about a term that is still open: see what others, and the shared words, have for it."""
    if not row.outcome and row.mapped in OPEN:
        hidden = element("span", safe(_(": {term}").format(term=row.term.title)), class_="visually-hidden")
        yield element("a", safe(_("Look for a shared word")), hidden, href=words_href(q=row.term.title))
        yield element("a", safe(_("Next step")), hidden, href=steps_href(row.vocabulary.address))


def _facts(row: TermRow) -> Iterator[tuple[str, Html]]:
    if row.to:
        rejected = row.mapped == Mapped.REJECTED
        name = _("Not") if rejected else _("Their words") if row.outcome else _("Shared term")
        yield name, joined([_to(how, to, row) for how, to in row.to], safe("; "))
    if row.via:
        yield _("Shared term"), joined([term_link(each) for each in row.via], safe("; "))
    yield _("Vocabulary"), record_link(row.vocabulary)
    if row.used >= 0:
        yield (_("Rows of data") if row.usage == Usage.ROWS else _("Agreed flows")), safe(f"{row.used:,}")
    if row.loss:
        said = {"open": _("Something, and nobody is recorded to have agreed"), "agreed": _("Something, as agreed")}
        yield _("Lost"), safe(said.get(row.loss, _("No record says")))
    if row.by:
        when = day(date.fromisoformat(row.on)) if row.on else ""
        yield _("By"), safe(", ".join(filter(None, (row.by, when))))


def _to(how: str, to: Name, row: TermRow) -> Html:
    if not row.outcome:
        return term_link(to)
    return joined([term_link(to), safe(f" ({_(Relation(how).label).lower()})")])


def _nothing(here: Asked, answer: Answer) -> Html:
    if answer.total:
        first = element("a", safe(_("Go to the first page")), href=here.going_on(0).href("terms"))
        return joined([paragraph(_("There are no more terms on this page.")), element("p", first)])
    every = here.pair(here.one, here.other) if here.is_pair else here.of(here.about)
    link = element("a", safe(_("Show all terms") if here.is_pair else _("Back to the numbers")), href=every.href())
    return joined([paragraph(_("No term stands so.")), element("p", link)])


def _paging(here: Asked, answer: Answer) -> Html:
    ways = []
    if here.after:
        back = here.going_on(here.after - A_PAGE)
        ways.append(element("a", safe(_("Previous page")), href=back.href("terms"), rel="prev"))
    if answer.next:
        on = here.going_on(here.after + A_PAGE)
        ways.append(element("a", safe(_("Next page")), href=on.href("terms"), rel="next"))
    inside = element("ul", *(element("li", way) for way in ways))
    return element("nav", inside, class_="paging", aria_label=_("Pages of terms")) if ways else NOTHING
