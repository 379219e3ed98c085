"""Show the terms of a vocabulary that wait for a decision, with what is suggested for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

from registry.concepts.kinds import Kind
from registry.concepts.mapping_reviews import DecidedAs
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.verbs.reviewing.offers import Desk
from registry.verbs.reviewing.pending import set_files
from registry.verbs.reviewing.rows import desk_for, offered, waiting_rows
from registry.verbs.reviewing.set_files import still_to_follow
from registry.verbs.reviewing.shown import Moving, Offer, Waiting
from registry.verbs.reviewing.states import Stands, moving, stands
from registry.verbs.reviewing.whose import Aim, aims, term_of
from registry.verbs.verb import Verb, asked
from registry.vocabulary.term import TermKey
from registry.wording import _, counted
from registry.wording import listed as words_listed
from registry.write.commit import author, why_not

MOST, MOST_OFFERS = 500, 20
"""The most terms and suggestions of one page."""

_KNOWN_FOR = 15.0
"""Seconds for which it is known who git says is working here."""

ORDERED = 400
"""The most terms that are put in the order of their suggestions: of more, suggestions are made for the page alone."""

STATES = ("waiting", "undecided", "proposed", "reviewed", "unsure", "disagreed", "decided", "all")
"""`waiting` is whatever somebody still has to look at: all but `decided`, or what `part` has to do with it."""


_STILL = tuple(each for each in STATES if each not in ("waiting", "decided", "all"))

WAITS_FOR = {
    "": _STILL,
    DecidedAs.MAKER.value: ("undecided", "unsure", "disagreed"),
    DecidedAs.REVIEWER.value: ("proposed", "disagreed", "unsure", "undecided"),
    DecidedAs.STEWARD.value: ("proposed", "reviewed", "disagreed", "unsure", "undecided"),
}
"""Part → the states of terms that whoever plays it still has to look at. A proposal waits for somebody else, and what
was reviewed for the steward: neither comes back to whoever made it."""

_FIRST = {
    DecidedAs.MAKER.value: ("undecided", "disagreed"),
    DecidedAs.REVIEWER.value: ("proposed",),
    DecidedAs.STEWARD.value: ("proposed", "reviewed"),
}
"""Part → the states of which it sees all before it sees others."""


def still_to_look_at(counts: Mapping[str, int], part: str) -> int:
    """How many terms somebody in a part still has to look at. `counts`: terms by state."""
    return sum(counts.get(state, 0) for state in WAITS_FOR.get(part, _STILL))


@dataclass(frozen=True, slots=True)
class Question:
    """Which vocabulary, and which of its terms."""

    vocabulary: str = asked(
        "The vocabulary, organisation or mapping set. Left out: how far each vocabulary is.", default="",
        positional=True, optional=True,
    )  # fmt: skip
    to: str = asked("The integration model. Left out: the only one there is.", default="")
    state: str = asked("Only terms in this state.", default="waiting", choices=STATES)
    term: str = asked("Only this term, by its key, label or address.", default="")
    part: str = asked(
        "The part that whoever looks plays: with `waiting`, what waits for somebody in that part.", default="",
        choices=("", *(each.value for each in DecidedAs)),
    )  # fmt: skip
    most: int = asked("How many terms.", default=20)
    after: str = asked("Go on after this term, by its address.", default="")
    offers: int = asked("How many suggestions for each.", default=5)


@dataclass(frozen=True, slots=True)
class Answer:
    """What waits, likeliest suggestion first.

    - `moving`: how far each vocabulary is; of the one asked for alone, where one is.
    - `rows`: the terms; `total`: how many there are in that state; `next`: what to ask for after these, or nothing.
    - `digest`: of the mapping set's files as they were read, to be given back with a decision; empty where there is no
      set yet.
    - `author`: who git says would be deciding; empty where it does not know or nothing would be committed, and
      `author_note` then says why, in a sentence.
    """

    as_of: str
    moving: tuple[Moving, ...]
    rows: tuple[Waiting, ...]
    total: int
    next: str
    set: str
    set_title: str
    digest: str
    note: str = ""
    author: str = ""
    author_note: str = ""


def run(session: Session, question: Question) -> Answer:
    """The answer. Raises UsageError for a vocabulary that there is none of."""
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    _check(question)
    whole = aims(session, question.vocabulary, question.to)
    only: TermKey | None = None
    if question.term:
        only = term_of(lexicon(session), [each.vocabulary for each in whole], question.term)
        whole = [each for each in whole if each.vocabulary.ref == only.ref]
    found = {aim.vocabulary.ref: list(stands(session, aim)) for aim in whole}
    moved = tuple(moving(aim, found[aim.vocabulary.ref]) for aim in whole)
    notes = list(_notes(session, whole))
    if not question.vocabulary and only is None:
        return Answer(session.today.isoformat(), moved, (), 0, "", "", "", "", " ".join(notes))
    if only is not None and only.code:
        found[only.ref] = list(stands(session, whole[0], only))
    listed = [(aim, each) for aim in whole for each in found[aim.vocabulary.ref] if only in (None, each.term.key)]
    rows, total, after, said = _page(session, question, listed, only is not None)
    one = whole[0] if len(whole) == 1 else None
    files = set_files(session, one) if one is not None else None
    loaded = opened(session).record(one.set) if one is not None and one.set is not None else None
    return Answer(
        session.today.isoformat(), moved, rows, total, after, str(one.set) if one is not None and one.set else "",
        loaded.title if loaded is not None else "", files.digest if files is not None else "",
        " ".join(each for each in (*notes, said) if each), *_deciding(session, one),
    )  # fmt: skip


def _deciding(session: Session, aim: Aim | None) -> tuple[str, str]:
    """Who git says would be deciding, or why nothing would be committed."""
    owner = (aim.set or aim.vocabulary.ref).register if aim is not None else ""
    register = next((each for each in opened(session).federation.registers if each.id == owner), None)
    if register is None:
        return "", ""
    kept = opened(session).memory
    found: tuple[float, str, str] = kept.get(("deciding", owner), (0.0, "", ""))
    if monotonic() < found[0]:
        return found[1:]
    note = why_not(register.folder, f"{Kind.MAPPING_SET.folder}/{owner}.reviews.jsonl")
    person = author(register.folder) if not note else None
    # Git is asked by a program of its own, which takes longer than all the rest: not for every page.
    kept[("deciding", owner)] = found = (monotonic() + _KNOWN_FOR, str(person) if person is not None else "", note)
    return found[1:]


def _check(question: Question) -> None:
    """Raise UsageError for what the command line would have refused: other faces ask as well."""
    if question.state not in STATES:
        raise UsageError(
            _("--state: there is no state {state}.").format(state=question.state[:40]),
            _("Write {known}.").format(known=words_listed([f"`{each}`" for each in STATES], "or")),
        )
    if question.part not in WAITS_FOR:
        raise UsageError(
            _("--part: there is no part {part}.").format(part=question.part[:40]),
            _("Write {known}.").format(known=words_listed([f"`{each}`" for each in WAITS_FOR if each], "or")),
        )
    for name, most, least in (("most", MOST, 0), ("offers", MOST_OFFERS, 0)):
        value = getattr(question, name)
        if not isinstance(value, int) or not least <= value <= most:
            raise UsageError(
                _("--{name} is no number that can be used.").format(name=name),
                _("Write a whole number from {least} to {most}.").format(least=least, most=most),
            )


_Listed = list[tuple[Aim, Stands]]
_Offered = dict[TermKey, tuple[tuple[Offer, ...], float, str]]


def _page(
    session: Session, question: Question, listed: _Listed, is_one: bool
) -> tuple[tuple[Waiting, ...], int, str, str]:
    """The rows of one page, how many there are in all, what asks for the next, and what to say of their order."""
    states = {"waiting": set(WAITS_FOR[question.part]), "all": set(STATES)}.get(question.state, {question.state})
    chosen = listed if is_one else [(aim, each) for aim, each in listed if each.state in states]
    desks: dict[Ref, Desk | None] = {}
    offers: _Offered = {}
    first = _FIRST.get(question.part, ()) if question.state == "waiting" else ()

    def desk(aim: Aim) -> Desk | None:
        if aim.hub.ref not in desks:
            desks[aim.hub.ref] = desk_for(session, aim)
        return desks[aim.hub.ref]

    def offer(aim: Aim, each: Stands) -> tuple[tuple[Offer, ...], float, str]:
        if each.term.key not in offers:
            offers[each.term.key] = offered(desk(aim), each, question.offers)
        return offers[each.term.key]

    likely = len(listed) <= ORDERED and question.offers > 0 and question.most > 0

    def rank(at: int, aim: Aim, each: Stands) -> tuple[bool, float, int]:
        best = offer(aim, each)[0][:1] if likely else ()
        return (bool(first) and each.state not in first, -best[0].confidence if best else 0.0, at)

    places = {each.term.key: at for at, (_aim, each) in enumerate(listed)}
    ranked = sorted((rank(places[each.term.key], aim, each), places[each.term.key]) for aim, each in chosen)
    if question.after:
        key = TermKey.parse(question.after)
        if key is None or key not in places:
            raise UsageError(
                _("--after: there is no term {text} here.").format(text=question.after[:120]),
                _("Give what the page before said."),
            )
        last = rank(places[key], *listed[places[key]])
        ranked = [each for each in ranked if each[0] > last]
    shown = [listed[at] for _rank, at in ranked[: question.most]]
    rows: list[Waiting] = []
    by_key: dict[str, Waiting] = {}
    for aim in dict.fromkeys(aim.vocabulary.ref for aim, _each in shown):
        own = [(whose, each) for whose, each in shown if whose.vocabulary.ref == aim]
        for whose, each in own:
            offer(whose, each)
        made = waiting_rows(
            session, own[0][0], [each for _aim, each in own], offers, desk(own[0][0]), shown[0][1].term.key
        )
        by_key |= {row.term: row for row in made}
    rows = [by_key[str(each.term.key)] for _aim, each in shown]
    more = len(ranked) > len(shown)
    said = ""
    if not likely and question.offers > 0 and question.most > 0:
        said = _("There are many terms: they stand in the order of the vocabulary, not by how likely a suggestion is.")
    return tuple(rows), len(chosen), rows[-1].term if rows and more else "", said


def _notes(session: Session, whole: list[Aim]) -> Iterator[str]:
    """What a person should know of the sets themselves: reviews that cannot be read, decisions that were cut short."""
    for aim in whole:
        files = set_files(session, aim)
        if files is None:
            continue
        wrong = len(files.events.problems)
        if wrong:
            said = counted(wrong, _("line of {file} cannot be read"), _("lines of {file} cannot be read"))
            yield said.format(file=files.reviews_name) + _(": `muniment validate` shows them.")
        if still_to_follow(files):
            yield _(
                "A decision in {set} was recorded, and the set does not show it yet: writing was cut short. The next "
                "decision completes it."
            ).format(set=files.ref)


VERB = Verb(
    title="Show what waits for a mapping decision, with suggestions.",
    examples=(
        ("muniment review", "how far each vocabulary is"),
        (
            "muniment review attendance-extract --to harbour-integration-model",
            "what waits in one vocabulary, the likeliest suggestion first",
        ),
        (
            "muniment review attendance-extract --to harbour-integration-model --term service-user",
            "one term, with every decision on it",
        ),
    ),
    question=Question,
    run=run,
)
