"""How many words wait for somebody who maps, for pages that are about all there is to do."""

from __future__ import annotations

from collections.abc import Sequence

from registry.errors import MunimentError
from registry.session import Session
from registry.ui.mapreview.address import PAGE, Asked
from registry.ui.mapreview.moving import waiting
from registry.ui.markup.html import Html, element, joined, safe
from registry.verbs.reviewing.shown import Moving
from registry.verbs.words import review
from registry.wording import _, counted

_FEW = 3


def words_that_wait(session: Session, register: str) -> Html:
    """How many words of a register, or of all, nobody has decided on, and the vocabularies that most of them are in."""
    here = Asked()
    try:
        every = review.run(session, review.Question(most=0, offers=0)).moving
    except MunimentError:
        every = ()
    own = [each for each in every if register in ("", each.vocabulary.partition("/")[0]) and waiting(here, each)]
    own.sort(key=lambda each: (-waiting(here, each), each.title.casefold(), each.vocabulary))
    if not own:
        told = safe(_("No word waits to be mapped. What others proposed is in "))
        return element("p", told, _page(), safe("."), id="words-waiting")
    total = sum(waiting(here, each) for each in own)
    told = element("strong", safe(counted(total, _("word waits to be mapped"), _("words wait to be mapped"))))
    return element("p", told, safe(": "), joined(_each(here, own), safe(", ")), *_more(own), id="words-waiting")


def _each(here: Asked, own: Sequence[Moving]) -> list[Html]:
    return [
        joined([element("a", safe(each.title), href=here.of(each.vocabulary).href()),
                safe(f" ({waiting(here, each):,})")])
        for each in own[:_FEW]
    ]  # fmt: skip


def _more(own: Sequence[Moving]) -> tuple[Html, ...]:
    if len(own) <= _FEW:
        return (safe("."),)
    others = counted(len(own) - _FEW, _("other vocabulary"), _("other vocabularies"))
    return safe(_(" and ")), element("a", safe(others), href=PAGE), safe(".")


def _page() -> Html:
    return element("a", safe(_("Mapping review")), href=PAGE)
