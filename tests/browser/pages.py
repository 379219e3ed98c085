"""Every address there is to look at, in one table: what is checked on every page is checked on these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.kinds import Kind

SAMPLE = Path(__file__).parents[2] / "agreements"
HUB = "northmoor/agreement/childrens-safeguarding-hub"
FINDING = (
    "lawful-basis-barred-public-authority%40harbour-police/agreement/domestic-abuse-conference"
    "%23flows%5Baction-plan%5D/sides%5Beastvale.receiver%5D"
)
TO_DECIDE = (
    "ropa-missing%40northmoor/agreement/forward-families-cohort%23flows%5Bhealth-pull%5D/sides%5Bboard.discloser%5D"
)
"""Two findings of the sample as an address names them: one that nobody may waive, and one that somebody may."""


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


SHARED_WORD = "northmoor/vocabulary/harbour-integration-model%23terms%5Bcase%5D"
"""A word that many use and few mean the same by, as an address names it."""

TO_MAP = "harbour-icb/vocabulary/emergency-department-extract"
TO_LOOK_AT = "eastvale/vocabulary/community-safety-words"
"""Two vocabularies: one of which nothing is decided, and one with a mapping that waits for a second look."""

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
    Page("compliance gaps", "/gaps", "Compliance gaps"),
    Page("finding", f"/finding?id={FINDING}", "Basis closed to public authorities"),
    Page("try a draft", "/whatif", "Try a draft"),
    Page("clocks", "/clocks", "Clocks"),
    Page("reviews", "/reviews", "Reviews"),
    Page("why it passed", f"/why?ref={HUB}", "Why did this pass? Harbour children's safeguarding hub"),
    Page("rules", "/rules", "Rules"),
    Page("rule", "/rule?id=gateway-wrong-territory", "A gateway of another nation"),
    Page("law", "/law", "Law"),
    Page("one Act", "/law?id=cda98", "Crime and Disorder Act 1998"),
    Page("gateway", "/law?gateway=cda98-115", "disclosure to relevant authorities"),
    Page("coverage", "/coverage", "Coverage and evidence"),
    Page("map a file", "/mapfile", "Map a file"),
    Page("words covered", "/mapped", "Words covered"),
    Page("what they call it", "/resolve?word=service+user&from=northmoor&to=eastvale", "What do they call it?"),
    Page("may we share", "/permits", "May we share?"),
    Page("mapping step by step", "/steps?ref=northmoor/vocabulary/attendance-extract", "Mapping step by step"),
    Page("mapping review", "/mapreview", "Mapping review"),
    Page("words", "/words", "Words"),
    Page("conflicts", "/conflicts", "Conflicts"),
    Page("counterparts", "/counterparts", "Counterparts"),
    Page("coverage of shares", "/shares", "Coverage of shares"),
    Page("one word", f"/word?ref={SHARED_WORD}", "Case"),
    Page("integration model", "/model", "Integration model"),
    Page("translate a file", "/translate", "Translate a file"),
    Page("chain", "/chain?ref=northmoor/organisation/northmoor", "Chains"),
    Page("if something fails", "/impact?subject=lantern-quay-systems&aware=2026-11-20T09:30", "If something fails"),
    Page("accessibility", "/accessibility", "Accessibility"),
)
"""Every page that there is."""

STATES = (
    Page("chain to nobody", "/chain?ref=northmoor&to=no-such&depth=3&strength=weak", "Chains"),
    Page("work of one register", "/?register=northmoor", "Your work"),
    Page("agreements found", f"{LIST}?q=harbour&status=in-force", "agreements"),
    Page("agreements as a table", f"{LIST}?view=table", "agreements"),
    Page("agreement not there", "/agreement?ref=northmoor/agreement/no-such", "not found"),
    Page("agreement not named", "/agreement", "No record chosen"),
    Page("organisation not there", "/organisation?ref=northmoor/organisation/no-such"),
    Page("processing as a table", "/processing?view=table", "processing"),
    Page("records of a kind", "/records?kind=dpia", "All records"),
    Page("gaps of a cell", "/gaps?area=gateways&organisation=westhaven/organisation/westhaven", "Compliance gaps"),
    Page("gaps with what is waived", "/gaps?waived=yes&following=yes&sort=rule&organisations=all", "Compliance gaps"),
    Page("gaps that there are none of", "/gaps?severity=low&outcome=cannot-tell", "Compliance gaps"),
    Page("gaps of nobody", "/gaps?organisation=no-such", "Compliance gaps"),
    Page("gaps since a day that is none", "/gaps?since=yesterday", "Compliance gaps"),
    Page("decision that nobody may take", f"/gaps?decide={FINDING}", "Compliance gaps"),
    Page("decision", f"/gaps?register=northmoor&decide={TO_DECIDE}", "Compliance gaps"),
    Page("finding with its file", f"/finding?id={FINDING}&source={FINDING.partition('%40')[2]}", "Basis closed"),
    Page("finding that is gone", f"/finding?id=apd-missing%40{HUB}", "Gone"),
    Page("finding of no rule", f"/finding?id=no-such%40{HUB}", "not found"),
    Page("finding not named", "/finding", "No finding chosen"),
    Page("draft of a record", f"/whatif?ref={HUB}&on=2027-01-01&as-if=signing", "Try a draft"),
    Page("draft of a record, at a line", f"/whatif?ref={HUB}&line=40", "Try a draft"),
    Page("draft of a kind", "/whatif?kind=waiver&register=northmoor", "Try a draft"),
    Page("draft of one's own", "/whatif?start=blank", "Try a draft"),
    Page("draft of what is not there", "/whatif?ref=northmoor/dpia/no-such", "Try a draft"),
    Page("clocks that are done", "/clocks?view=done&kind=rights-request", "Clocks"),
    Page("clocks of no such register", "/clocks?register=no-such", "Clocks"),
    Page("clocks with the drawer", "/clocks?source=westhaven/breach/boxes-in-the-skip%23became_aware", "Clocks"),
    Page("reviews of another month", "/reviews?month=2026-12&sort=review", "Reviews"),
    Page("reviews as a timeline", "/reviews?view=timeline", "Reviews"),
    Page("reviews as a list", "/reviews?view=list&window=overdue", "Reviews"),
    Page("coverage of one register", "/coverage?organisation=northmoor&status=partly", "Coverage and evidence"),
    Page("coverage of one duty", "/coverage?organisation=northmoor&duty=uk-gdpr-a30", "Records of processing"),
    Page("coverage of some rules", "/coverage?rule=ropa-missing&rule=ropa-stale", "What passes"),
    Page("coverage of no such duty", "/coverage?duty=no-such", "Coverage and evidence"),
    Page(
        "may we share, not yet",
        "/permits?from=harbour-hospitals&to=westhaven&data=who+the+person+is+and+how+to+reach+them"
        "&purpose=refer+people+who+are+or+may+be+homeless",
        "May we share?",
    ),
    Page(
        "may we share in an emergency, to nobody known",
        "/permits?from=northmoor&to=no-such-body&data=zzzz&purpose=qqqq&urgent=yes",
        "May we share?",
    ),
    Page("what to call", "/resolve", "What do they call it?"),
    Page("what everybody calls it", "/resolve?word=service+user&from=northmoor", "What do they call it?"),
    Page("what a common word is elsewhere", "/resolve?word=case&to=eastvale", "What do they call it?"),
    Page("what they call a word in one record", "/resolve?word=dob&from=eastvale&to=northmoor&value=dob%3D17", "What"),
    Page(
        "what they call it, with its file",
        "/resolve?word=service+user&from=northmoor&to=eastvale"
        "&source=northmoor/mapping-set/adult-care-to-harbour%23mappings%5Bservice-user%5D",
        "What do they call it?",
    ),
    Page("what nobody calls it", "/resolve?word=zzzz", "What do they call it?"),
    Page("what rests on a contradiction", "/resolve?word=referral&from=eastvale&to=westhaven", "What do they call it?"),
    Page("what is it called by nobody", "/resolve?word=case&to=no-such", "What do they call it?"),
    Page("words covered of one organisation", "/mapped?about=northmoor/organisation/northmoor", "Words covered"),
    Page("words in words", "/mapped?view=pairs", "Words covered"),
    Page("integration model's health", "/mapped?view=model", "Words covered"),
    Page("words of agreed flows", "/mapped?view=flows", "Words covered"),
    Page("words not mapped", "/mapped?stands=open&codes=yes&after=50", "Words covered"),
    Page(
        "one's words in another's",
        "/mapped?from=northmoor/organisation/northmoor&to=harbour-police/organisation/harbour-police&outcome=unknown",
        "Words covered",
    ),
    Page("words covered of nobody", "/mapped?about=no-such", "Words covered"),
    Page(
        "steps of an integration model", "/steps?ref=northmoor/vocabulary/harbour-integration-model", "no way to show"
    ),
    Page("steps of nothing", "/steps", "No vocabulary chosen"),
    Page("reviews of no month", "/reviews?month=soon", "Reviews"),
    Page("why it did not pass", "/why?ref=westhaven/agreement/bell-quay-families&outcome=violated", "Why"),
    Page("why on another day", f"/why?ref={HUB}&on=2027-06-01&part=whole", "Why did this pass?"),
    Page("why of nothing", "/why", "Why did this pass?"),
    Page("rules narrowed", "/rules?area=transfers&severity=high&sort=findings", "Rules"),
    Page("rule not there", "/rule?id=no-such", "Rule not found"),
    Page("provision", "/law?id=uk-gdpr-a6-3&on=2026-01-01", "UK GDPR Article 6(3)"),
    Page("gateways", "/law?view=gateways&nation=wales", "Law"),
    Page("changes in the law", "/law?view=changes&on=2026-02-01", "Law"),
    Page("citation", "/law?cite=s.115%20CDA%201998%20and%20PACE%201994", "Law"),
    Page("law on no day", "/law?on=2026-02-31", "is not a day"),
    Page("mapping review of a vocabulary", f"/mapreview?vocabulary={TO_MAP}&who=Data+analyst", "Mapping review"),
    Page("mapping review before one says who", f"/mapreview?vocabulary={TO_MAP}", "Mapping review"),
    Page(
        "mapping review of one term, with a search",
        "/mapreview?vocabulary=northmoor/vocabulary/attendance-extract&state=all&find=person&who=Manager&acting=reviewer"
        "&term=northmoor/vocabulary/attendance-extract%23terms%5Bpupil-ref%5D",
        "Mapping review",
    ),
    Page(
        "mapping review as one list", f"/mapreview?vocabulary={TO_LOOK_AT}&view=set&who=Head&acting=steward", "Mapping"
    ),
    Page("mapping review of what is decided", f"/mapreview?vocabulary={TO_LOOK_AT}&state=decided", "Mapping review"),
    Page("mapping review of nothing", "/mapreview?vocabulary=no-such", "Mapping review"),
    Page(
        "mapping review with what is left for others",
        "/mapreview?vocabulary=northmoor/vocabulary/forward-families-words&who=Data+analyst",
        "Mapping review",
    ),
    Page("map a file that is gone", "/mapfile?job=no-such", "Map a file"),
    Page("map a file that was forgotten", "/mapfile?forgotten=yes&into=no-such&page=x", "Map a file"),
    Page(
        "two records that look alike",
        "/counterparts?here=eastvale/agreement/assault-figures"
        "&there=harbour-icb/agreement/emergency-department-violence-data&show=differences",
        "Are they of one share?",
    ),
    Page("a partner that leaves", "/impact?subject=harbour-fire&mishap=leaves", "If something fails"),
    Page("false friends", "/conflicts?show=false-friends", "Conflicts"),
    Page("conflicts of the shared model", "/conflicts?show=model", "Conflicts"),
    Page("conflicts of one rule", "/conflicts?rule=two-for-one&severity=error", "Conflicts"),
    Page("conflicts of no organisation", "/conflicts?organisation=no-such", "Conflicts"),
    Page("no conflicts", "/conflicts?severity=hint&rule=said-and-denied", "Conflicts"),
    Page(
        "conflicts with the drawer",
        "/conflicts?source=eastvale/mapping-set/community-safety-to-harbour%23mappings%5Breferral%5D",
        "Conflicts",
    ),
    Page("word with false friends", "/words?q=case", "Words"),
    Page("word that nobody has", "/words?q=zzzz", "Words"),
    Page("word misspelt", "/words?q=attendence", "Words"),
    Page("words of one vocabulary", "/words?vocabulary=harbour-police/vocabulary/police-words&codes=yes", "Words"),
    Page("words not decided", "/words?mapped=undecided&kind=field", "Words"),
    Page("words of no vocabulary", "/words?vocabulary=no-such", "Words"),
    Page("word with the drawer", f"/words?q=case&source={SHARED_WORD}", "Words"),
    Page("word not there", "/word?ref=northmoor/vocabulary/no-such%23terms%5Bx%5D", "Word not found"),
    Page("word not named", "/word", "No word chosen"),
    Page("word of one organisation", "/word?ref=eastvale/vocabulary/community-safety-words%23terms%5Bcase%5D", "Case"),
    Page("branch of the model", "/model?branch=person", "Integration model"),
    Page("model that nobody uses", "/model?use=none&level=general", "Integration model"),
    Page("model further on", "/model?after=100", "Integration model"),
    Page("branch not there", "/model?branch=no-such", "Integration model"),
    Page("list of shares that is gone", "/shares?job=no-such&fit=zzzz", "Coverage of shares"),
    Page("translate a file that is gone", "/translate?job=no-such", "Translate a file"),
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
