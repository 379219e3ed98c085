"""Say what a citation leads to, and what its state is on a day."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import UsageError
from registry.law.citations import Cited, citations_of
from registry.law.statute_book import Entry, StatuteBook, statute_book
from registry.session import Session
from registry.verbs.verb import Verb, asked
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Which law."""

    citation: tuple[str, ...] = asked(
        "What to look up, as it is written: `s.115 CDA 1998`, or an id such as `cda98-115`.",
        default=(),
        positional=True,
    )


@dataclass(frozen=True, slots=True)
class GatewayShown:
    """A gateway that rests on a provision: its id, what it is called and what it does."""

    id: str
    title: str
    effect: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one place in the citation leads to.

    - `id`, `title`, `says`: the entry of the law data, what it is called, and what it says in plain words.
    - `state`, `because`: what it is on the day: in force, repealed and so on. Empty where it leads nowhere.
    - `verified`: whether its text was read in full; `known_from` says what was read and where, `doubts` what was not.
    - `in_data`: whether the data hold the very place; otherwise they only know what it is in.
    - `trouble`: why it cannot be right, and what may have been meant.
    """

    text: str
    id: str
    title: str
    says: str
    state: str
    because: str
    verified: bool
    known_from: str
    doubts: tuple[str, ...]
    link: str
    in_data: bool
    assumed: bool
    trouble: str
    gateways: tuple[GatewayShown, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the citation leads to, one for each place it names."""

    as_of: str
    citation: str
    found: tuple[Found, ...]


def run(session: Session, question: Question) -> Answer:
    """Look it up. Raises UsageError where nothing was given."""
    text = " ".join(question.citation).strip()
    if not text:
        raise UsageError(_("There is nothing to look up."), _("Write muniment law s.115 CDA 1998, for example."))
    book = statute_book()
    own = book.get(text.lower())
    if own is not None and own.sort not in ("instrument", "provision"):
        cited = [Cited(own.title, provision=own)]
    else:
        cited = citations_of(book).read(text)
    return Answer(session.today.isoformat(), text, tuple(_found(session, book, each) for each in cited))


def _found(session: Session, book: StatuteBook, cited: Cited) -> Found:
    entry = cited.entry
    if entry is None:
        return Found(cited.text, "", "", "", "", "", False, "", (), "", False, cited.assumed, cited.trouble, ())
    now = cited.state(session.today)
    assert now is not None
    in_data = cited.spot is None or cited.provision is not None
    return Found(
        text=cited.text, id=entry.id, title=entry.title,
        says=str(entry.data.get("says") or entry.data.get("purpose") or entry.data.get("definition") or ""),
        state=now.state, because=now.because, verified=now.verified and in_data, known_from=_known_from(entry),
        doubts=now.doubts, link=_link(entry), in_data=in_data, assumed=cited.assumed, trouble=cited.trouble,
        gateways=tuple(_gateways(book, entry)),
    )  # fmt: skip


def _known_from(entry: Entry) -> str:
    evidence = entry.evidence
    return ". ".join(str(evidence[name]).rstrip(".") for name in ("read", "where") if evidence.get(name))


def _link(entry: Entry) -> str:
    own = entry.data.get("link") or entry.data.get("evidence", {}).get("link")
    return str(own or (_link(entry.within) if entry.within else ""))


def _gateways(book: StatuteBook, entry: Entry) -> list[GatewayShown]:
    resting = [each for each in book.of_sort("gateway") if entry.id in each.data["provisions"]]
    return [GatewayShown(each.id, each.title, str(each.data["effect"])) for each in resting]


VERB = Verb(
    title="Say what a citation leads to, and whether it is in force.",
    examples=(
        ("muniment law s.115 CDA 1998", "one section, as it stands today"),
        ("muniment law Art 6 UK GDPR --as-of 2026-01-01", "as it stood on another day"),
        ("muniment law cda98-115", "a gateway by its id"),
    ),
    question=Question,
    run=run,
)
