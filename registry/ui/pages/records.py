"""Every record of every kind, to be searched and filtered."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.ui.listing import page
from registry.ui.listing.page import Listing
from registry.ui.site import Site
from registry.wording import _

PAGE = "records"


def show(site: Site) -> str:
    """The list."""
    return page.show(
        site,
        Listing(
            page=PAGE,
            title=_("All records"),
            lead=_(
                "Agreements and all that stands round them: assessments, notices, contracts, breaches and the rest."
            ),
            search=_("Search by any words, or by reference"),
            kinds=tuple(Kind),
            one=_("record"),
            many=_("records"),
            headings=("kind", "register", "status", "review", "party", "standing", "lawful-basis", "special-category"),
            none_yet=_("Records are files in the folders of a register. Begin with its organisations."),
        ),
    )
