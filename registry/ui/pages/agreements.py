"""Every agreement, to be searched and filtered."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.ui.listing import page
from registry.ui.listing.page import Listing
from registry.ui.site import Site
from registry.wording import _

PAGE = "agreements"


def show(site: Site) -> str:
    """The list."""
    return page.show(
        site,
        Listing(
            page=PAGE,
            title=_("Information sharing agreements"),
            lead=_("Find an agreement, who is party to it, and where it stands."),
            search=_("Search by any words: title, purpose, organisation or reference"),
            kinds=(Kind.AGREEMENT,),
            one=_("agreement"),
            many=_("agreements"),
            headings=(
                "status", "standing", "party", "review", "lawful-basis", "gateway", "special-category",
                "data-category", "area", "register",
            ),
            none_yet=_("An agreement is a file in the folder `agreements` of a register. Add one to see it here."),
        ),
    )  # fmt: skip
