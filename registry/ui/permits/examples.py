"""Where nothing is asked yet: what the page answers, what it does not, and questions of the sample to try."""

from __future__ import annotations

from registry.errors import MunimentError
from registry.session import Session
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.permits.answer import no_advice
from registry.ui.permits.asked import Asked
from registry.verbs.records import show
from registry.wording import _

_OF_THE_SAMPLE = "northmoor/agreement/childrens-safeguarding-hub"
"""An agreement that only the sample has."""


def nothing_yet(session: Session) -> Html:
    """The page before a question."""
    lead = _(
        "Say who would give what to whom, and what for. The answer is one of four: “Yes, on these terms”; “Not yet”,"
        " with what is missing and who can put it right; “No”, where a record bars it; or “Not on record”. It shows the"
        " whole chain of authority: the agreement, who signed it, the legal basis of each side, the power that lets the"
        " information go, and on what terms."
    )
    short = _("Words are matched by what people decided they mean, and names only where nobody has decided.")
    return joined([heading(_("What this answers"), 2), paragraph(lead), paragraph(short), no_advice(), _tries(session)])


def _tries(session: Session) -> Html:
    """Three questions that lead to answers of different sorts, where what is shown is the sample."""
    try:
        show.run(session, show.Question(ref=_OF_THE_SAMPLE))
    except MunimentError:
        return NOTHING
    items = [element("li", element("a", safe(said), href=asked.address())) for said, asked in _examples()]
    return joined([heading(_("Questions to try"), 2), element("ul", *items, class_="bullets")])


def _examples() -> list[tuple[str, Asked]]:
    return [
        (
            _("May Northmoor Council tell Harbour Police who a child is, to protect children from significant harm?"),
            Asked("northmoor", "harbour-police", ("child's identity",), "protect children from significant harm"),
        ),
        (
            _("May Harbour Hospitals tell Westhaven Borough Council who may become homeless, to refer them?"),
            Asked(
                "harbour-hospitals",
                "westhaven",
                ("who the person is and how to reach them",),
                "refer people who are or may be homeless",
            ),
        ),
        (
            _("May Northmoor Council give Harbour Fire and Rescue Service library loans, for marketing?"),
            Asked("northmoor", "harbour-fire", ("library loans",), "marketing"),
        ),
    ]
