"""Say what a citation leads to, and what its state is on a day."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import UsageError
from registry.law.citations import LONGEST, Cited
from registry.law.sentences import read_sentence
from registry.law.statute_book import Entry, StatuteBook, statute_book
from registry.session import Session
from registry.verbs.law_standing import Resting, known_from, link_of, rules_on, standing_of
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
    - `sort`: what it is: instrument, provision, gateway and so on. `within`: the instrument, by id and title.
    - `since`, `until`: the first and last day of its state, as dates; empty where they are open or not known.
    - `rules`: the rules that stand on it.
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
    sort: str = ""
    within: tuple[str, str] = ("", "")
    since: str = ""
    until: str = ""
    rules: tuple[Resting, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the citation leads to, one for each place it names. `unread`: how many letters at its end were not read."""

    as_of: str
    citation: str
    found: tuple[Found, ...]
    unread: int = 0


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
        cited = read_sentence(book, text)
    found = tuple(_found(session, book, each) for each in cited)
    return Answer(session.today.isoformat(), text[:LONGEST], found, max(0, len(text) - LONGEST))


def _found(session: Session, book: StatuteBook, cited: Cited) -> Found:
    entry = cited.entry
    if entry is None:
        return Found(cited.text, "", "", "", "", "", False, "", (), "", False, cited.assumed, cited.trouble, ())
    now = standing_of(entry, session.today)
    in_data = cited.spot is None or cited.provision is not None
    return Found(
        text=cited.text, id=entry.id, title=entry.title,
        says=str(entry.data.get("says") or entry.data.get("purpose") or entry.data.get("definition") or ""),
        state=now.state, because=now.because, verified=now.verified and in_data, known_from=known_from(entry),
        doubts=now.doubts, link=link_of(entry), in_data=in_data, assumed=cited.assumed, trouble=cited.trouble,
        gateways=tuple(_gateways(book, entry)), sort=entry.sort,
        within=(entry.within.id, entry.within.title) if entry.within and entry.sort == "provision" else ("", ""),
        since=now.since, until=now.until, rules=rules_on(entry.id) if in_data else (),
    )  # fmt: skip


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
