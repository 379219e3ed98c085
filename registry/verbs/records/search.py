"""Find records by their words and by what they are filed under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.index.facets import FIELDS, REVIEW_WINDOWS
from registry.index.search import Query, Search
from registry.index.snapshot import IndexSnapshot
from registry.session import Session
from registry.source import Ref
from registry.verbs.facet_labels import field_label, value_label
from registry.verbs.file_of import file_of
from registry.verbs.opening import one, opened
from registry.verbs.particulars import Particular, particulars
from registry.verbs.stand import stand
from registry.verbs.verb import Verb, asked
from registry.wording import _

_MOST = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for. Options that are given several times widen the search; different ones narrow it."""

    words: tuple[str, ...] = asked(
        "Words, all of which must occur; the last may be the beginning of one.", default=(), positional=True
    )
    kind: tuple[str, ...] = asked("Only these kinds.", default=(), choices=tuple(kind.value for kind in Kind))
    register: tuple[str, ...] = asked("Only these registers.", default=())
    status: tuple[str, ...] = asked("Only records with this status on the day, such as in-force.", default=())
    standing: tuple[str, ...] = asked(
        "Only agreements that are this on the day.",
        default=(),
        choices=("expired", "not-yet-effective", "review-overdue"),
    )
    party: tuple[str, ...] = asked("Only records of this organisation, by its id or reference.", default=())
    lawful_basis: tuple[str, ...] = asked("Only records that rely on this basis, such as e-public-task.", default=())
    gateway: tuple[str, ...] = asked("Only records that rely on this gateway, such as cda98-115.", default=())
    data_category: tuple[str, ...] = asked("Only records of this category of data, such as health.", default=())
    special_category: tuple[str, ...] = asked("Only records of this special category of data.", default=())
    area: tuple[str, ...] = asked("Only records for this area, as an Office for National Statistics code.", default=())
    review: tuple[str, ...] = asked("Only records whose review is due then.", default=(), choices=REVIEW_WINDOWS)
    sort: str = asked("The order.", default="relevance", choices=("relevance", "title", "review"))
    counts: bool = asked("Count the results under each heading as well.", default=False)
    all_of: tuple[str, ...] = asked(
        "With --counts, show every value of this heading, not only the most frequent.", default=(), choices=FIELDS
    )
    limit: str = asked("How many to show, at most 500. Left out: 20.", default="20")
    after: str = asked("Go on from where a page ended, as it said.", default="")


@dataclass(frozen=True, slots=True)
class Row:
    """One record found. `passage` is in pieces with whether each matches; `at` is the address of its field.

    `facts` are the few things that a list of its kind shows, and `file` is where it is written.
    """

    ref: str
    title: str
    status: str
    status_label: str
    standing: tuple[str, ...]
    passage: tuple[tuple[str, bool], ...]
    at: str
    facts: tuple[Particular, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """One value of a heading, and how many results are under it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that results are filed under.

    `values` are the most frequent, and whichever were asked for; `others` says how many more there are.
    """

    field: str
    label: str
    values: tuple[Counted, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `next` goes on from here; `instead` says which words were taken for misspelt ones."""

    as_of: str
    words: str
    total: int
    rows: tuple[Row, ...]
    next: str
    instead: tuple[tuple[str, str], ...]
    passed_over: tuple[str, ...]
    headings: tuple[Heading, ...]


_VALUES_SHOWN = 8
_ALL_VALUES = 500


def run(session: Session, question: Question) -> Answer:
    """One page of what fits. Raises UsageError where an organisation or limit is put wrongly."""
    snapshot = opened(session)
    where = {name: getattr(question, name.replace("-", "_")) for name in FIELDS}
    where["party"] = tuple(_organisation(session, each) for each in question.party)
    text = " ".join(question.words)
    query = Query(text, {k: v for k, v in where.items() if v}, question.sort, question.after, _limit(question.limit))
    search = Search(snapshot, session, query, session.today)
    page = search.page()
    rows = tuple(
        Row(
            str(hit.loaded.ref),
            hit.loaded.title,
            *stand(hit.loaded, session.today),
            hit.passage,
            hit.at,
            particulars(snapshot, session, hit.loaded),
            file_of(snapshot, hit.loaded),
        )
        for hit in page.hits
    )
    return Answer(
        session.today.isoformat(), text, search.total(), rows, page.next, tuple(page.instead.items()),
        page.passed_over, tuple(_headings(snapshot, search, query.where, question.all_of)) if question.counts else (),
    )  # fmt: skip


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST):
        raise UsageError(
            _("{text} is not a whole number from 1 to {most}.").format(text=text or _("Nothing"), most=_MOST),
            _("Write --limit 50, for example."),
        )
    return int(text)


def _organisation(session: Session, text: str) -> str:
    full = Ref.parse(text)
    found = one(session, text if full or "/" in text else f"{Kind.ORGANISATION.value}/{text}")
    return str(opened(session).home(found.ref))


def _headings(
    snapshot: IndexSnapshot, search: Search, where: Mapping[str, tuple[str, ...]], all_of: tuple[str, ...]
) -> list[Heading]:
    headings = []
    for name in FIELDS:
        found = search.counts(name)
        most = _ALL_VALUES if name in all_of else _VALUES_SHOWN
        # What was asked for is always there to be taken back, whatever it leads to.
        chosen = [value for value in where.get(name, ()) if value not in dict(found[:most])]
        shown = [*found[:most], *((value, dict(found).get(value, 0)) for value in chosen)]
        if shown:
            values = tuple(Counted(value, value_label(snapshot, name, value), count) for value, count in shown)
            headings.append(Heading(name, field_label(name), values, max(0, len(found) - len(shown))))
    return headings


VERB = Verb(
    title="Find records by their words and by what they are filed under.",
    examples=(
        ("muniment search school attendance", "every record in which both words occur, most alike first"),
        ("muniment search --party northmoor --status in-force", "what one organisation takes part in today"),
        ("muniment search housing --kind agreement --counts", "with how many results are under each heading"),
        ("muniment search --kind agreement --review overdue --sort review", "agreements whose review is overdue"),
        ("muniment search --party northmoor --output northmoor.xlsx", "all of it, as a spreadsheet"),
    ),
    question=Question,
    run=run,
    sheet="records",
)
