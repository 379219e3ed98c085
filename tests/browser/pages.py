"""Every address there is to look at, in one table: what is checked on every page is checked on these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.kinds import Kind

SAMPLE = Path(__file__).parents[2] / "agreements"
HUB = "northmoor/agreement/childrens-safeguarding-hub"


@dataclass(frozen=True)
class Page:
    """One page in one state: what it is called here, its address, and some words of its one main heading."""

    name: str
    address: str
    heading: str = ""

    @property
    def path(self) -> str:
        """The address without what is asked of the page."""
        return self.address.partition("?")[0]


LIST = "/agreements"
"""Where the list of agreements is."""

PAGES = (
    Page("first page", "/", "Your work"),
    Page("agreements", LIST, "agreements"),
    Page("agreements none found", f"{LIST}?q=zzzz", "agreements"),
    Page("agreement", f"/agreement?ref={HUB}", "Harbour children's safeguarding hub"),
    Page("drawer", f"/agreement?ref={HUB}&source={HUB}%23purpose", "Harbour children's safeguarding hub"),
    Page("organisations", "/organisations", "Organisations"),
    Page("organisation", "/organisation?ref=northmoor/organisation/northmoor", "Northmoor"),
    Page("processing", "/processing", "processing"),
    Page("records", "/records", "All records"),
    Page("record", "/record?ref=northmoor/organisation/northmoor"),
    Page("record not there", "/record?ref=northmoor/dpia/no-such", "not found"),
    Page("problems", "/problems", "Problems"),
    Page("accessibility", "/accessibility", "Accessibility"),
)
"""Every page that there is."""

STATES = (
    Page("work of one register", "/?register=northmoor", "Your work"),
    Page("agreements found", f"{LIST}?q=harbour&status=in-force", "agreements"),
    Page("agreements as a table", f"{LIST}?view=table", "agreements"),
    Page("agreement not there", "/agreement?ref=northmoor/agreement/no-such", "not found"),
    Page("agreement not named", "/agreement", "No record chosen"),
    Page("organisation not there", "/organisation?ref=northmoor/organisation/no-such"),
    Page("processing as a table", "/processing?view=table", "processing"),
    Page("records of a kind", "/records?kind=dpia", "All records"),
)
"""The same pages when other things are asked of them."""


def every_kind() -> Iterator[Page]:
    """Every agreement of the sample, and one record of each other kind: the one with most to say."""
    for kind in Kind:
        files = sorted(SAMPLE.glob(f"*/{kind.folder}/*.yaml"), key=lambda file: -file.stat().st_size)
        for file in files if kind is Kind.AGREEMENT else files[:1]:
            ref = f"{file.parents[1].name}/{kind.value}/{file.stem}"
            where = "agreement" if kind is Kind.AGREEMENT else "record"
            yield Page(f"{kind.value} {file.stem}", f"/{where}?ref={ref}")
