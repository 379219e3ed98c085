"""Every organisation, to be searched and filtered."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.ui.listing import page
from registry.ui.listing.page import Listing
from registry.ui.site import Site
from registry.wording import _

PAGE = "organisations"


def show(site: Site) -> str:
    """The list."""
    return page.show(
        site,
        Listing(
            page=PAGE,
            title=_("Organisations"),
            lead=_("Who shares information here. Open one to see whom it shares with, and under what."),
            search=_("Search by name, sector or identifier"),
            kinds=(Kind.ORGANISATION,),
            one=_("organisation"),
            many=_("organisations"),
            headings=("register", "area", "status"),
            none_yet=_("An organisation is a file in the folder `organisations` of a register."),
        ),
    )
