"""The records of processing activities of every organisation (UK GDPR Article 30), to be searched and filtered."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.ui.listing import page
from registry.ui.listing.page import Listing
from registry.ui.site import Site
from registry.wording import _

PAGE = "processing"


def show(site: Site) -> str:
    """The list."""
    return page.show(
        site,
        Listing(
            page=PAGE,
            title=_("Records of processing"),
            lead=_("What each organisation does with personal data, and why: the records that Article 30 asks for."),
            search=_("Search by any words: purpose, business function, system or recipient"),
            kinds=(Kind.PROCESSING_ACTIVITY,),
            one=_("processing activity"),
            many=_("processing activities"),
            headings=(
                "register", "party", "lawful-basis", "special-category", "data-category", "review", "gateway", "status",
            ),
            none_yet=_("A record of processing is a file in the folder `processing` of a register."),
        ),
    )  # fmt: skip
