"""Counterparts: the records that two registers keep of one share, and where they do not say the same."""

from __future__ import annotations

from registry.errors import MunimentError
from registry.ui.counterparts.asked import PAGE, Asked, here
from registry.ui.counterparts.beside import controls, fields, is_difference
from registry.ui.counterparts.deciding import decide, told
from registry.ui.counterparts.listed import BY, COLOURS, numbers, pairs, records, standing, ways, why
from registry.ui.drawer import drawer
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, note, paragraph
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.sharing import reconcile
from registry.verbs.sharing.reconcile import Answer, Question
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """Every pair, or the one pair that the address names, side by side."""
    asked = here()
    try:
        with progress(site):
            answer = reconcile.run(site.session, _question(asked))
            return _pair(site, asked, answer) if asked.is_pair else _list(site, asked, answer)
    except MunimentError as stop:
        heading(_("Counterparts"))
        everything = element("p", element("a", safe(_("Show every pair")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(site.plainly(stop.message)),
             message(stop.fix), everything)  # fmt: skip
        return stop.message


def _question(asked: Asked) -> Question:
    records = tuple(each for each in (asked.here, asked.there) if each)
    return Question(record=records, register=(asked.register,) if asked.register and not asked.is_pair else ())


def _list(site: Site, asked: Asked, answer: Answer) -> str:
    lead = _(
        "One share, recorded twice: two organisations each keep their own record of it. Here are the pairs, and how "
        "far the two say the same."
    )
    heading(_("Counterparts"), paragraph(lead, "lead"))
    whose(site)
    found = [
        (pair, count)
        for pair, count in zip(answer.pairs, answer.counted, strict=True)
        if not asked.by or pair.by == asked.by
    ]
    said = counted(len(found), _("pair"), _("pairs"))
    draw(numbers(asked, answer), ways(asked))
    tables(site, "reconcile", _question(asked), _("pairs"), len(answer.pairs))
    draw(section_heading(said, 2, "results"), pairs(asked, found) if found else _nothing(asked))
    drawer(site)
    return said


def _nothing(asked: Asked) -> Html:
    if asked.by or asked.register or asked.here:
        every = element("p", element("a", safe(_("Show every pair")), href=PAGE))
        return joined([paragraph(_("Nothing fits.")), every])
    said = _(
        "No two registers' records are, or look as if they were, of the same share. Where a partner keeps its own "
        "record, load its register beside this one, or name its record under `counterpart_of`."
    )
    return message(said)


def _pair(site: Site, asked: Asked, answer: Answer) -> str:
    comparison = answer.comparison
    assert comparison is not None
    pair = comparison.pair
    title = _("{one} and {other}").format(one=pair.here_title, other=pair.there_title)
    back = element("p", element("a", safe(_("Every pair")), href=PAGE), class_="back")
    tag = element("span", safe(_(BY[pair.by])), class_=f"tag tag-{COLOURS[pair.by]}")
    draw(back)
    heading(_("Counterparts: {title}").format(title=title), element("p", tag, class_="tags"), records(pair))
    said = told(site, pair)
    whose(site)
    real = [each for each in comparison.fields if is_difference(each)]
    who = _(
        "Who acts: whoever keeps either record. Look together at what was signed, and put right the one that is wrong."
    )
    acts = note(paragraph(who)) if real else NOTHING
    draw(paragraph(comparison.said, "lead"), acts, why(pair))
    tables(site, "reconcile", _question(asked), _("fields"), len(comparison.fields))
    draw(controls(asked), fields(asked, comparison))
    decide(site, pair, answer.digest)
    drawer(site)
    return said or standing(answer.counted[0])
