"""Suggest shared terms for the undecided terms of a vocabulary, or for the columns of a file. Nothing is applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.mapped import DECIDED
from registry.concepts.vocabularies import Datatype
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.tabular.opening import open_table
from registry.tabular.profile import Profile
from registry.tabular.profiling import profiles
from registry.verbs.opening import opened
from registry.verbs.profiling.personal import about_people
from registry.verbs.resolving.sides import side
from registry.verbs.resolving.telling import telling_of
from registry.verbs.reviewing.offers import Desk, alike_of, desk_of, offers_for_all
from registry.verbs.reviewing.shown import Offer
from registry.verbs.verb import Verb, asked
from registry.vocabulary.standing import standings
from registry.vocabulary.suggesting.suggester import unmapped_of
from registry.vocabulary.suggesting.suggestion import Unmapped
from registry.vocabulary.term import Term
from registry.vocabulary.terms_of import folded, names_of
from registry.wording import _, nearest_of_many

_MOST_OFFERS = 20
_MOST_ROWS = 20_000
"""Rows of a file that are looked at: what sort of values a column holds is seen by then."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose words, or which file."""

    vocabulary: str = asked(
        "A vocabulary or organisation. With --file, whose file it is; may be left out then.", default="",
        positional=True, optional=True,
    )  # fmt: skip
    term: str = asked("Only this term or column, by its key, label or address.", default="")
    file: str = asked("The columns of this file instead: CSV of any sort, .xlsx or .parquet.", default="")
    data_set: str = asked("With --file, the data set that it is of.", default="")
    to: str = asked("The integration model. Left out: the only one there is.", default="")
    most: int = asked("How many candidates for each, at most 20.", default=5)
    all_: bool = asked("Terms that are decided on as well.", default=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """One term or column, and what is suggested for it.

    - `term`: its address; empty for a column of a file, whose `position` is from 0. `label`: what it is called.
    - `offers`: likeliest first. `none`: how likely nothing fits, from 0 to 1; `said`: that in words.
    - `looks`: what the values of a column look like, in words; empty for a term.
    - `alike`: addresses of undecided terms of other vocabularies that are the same column of the same data set.
    """

    term: str
    label: str
    data_set: str
    position: int
    looks: str
    offers: tuple[Offer, ...]
    none: float
    said: str
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Suggestions, in the order of the vocabulary or file.

    - `title`: whose words, or which file. `hub`, `hub_title`: the integration model.
    - `decisions`, `organisations`: how many decisions there were to learn from, and of how many organisations.
    - `decided`: terms that are left out because they are decided on. `troubles`: what was wrong with the file.
    """

    as_of: str
    title: str
    hub: str
    hub_title: str
    decisions: int
    organisations: int
    decided: int
    rows: tuple[Asked, ...]
    troubles: tuple[str, ...] = ()
    note: str = ""


def run(session: Session, question: Question) -> Answer:
    """The answer. Raises UsageError for unknown words or an unknown model, and what reading a file raises."""
    if not question.vocabulary and not question.file:
        raise UsageError(
            _("Neither a vocabulary nor a file was given."),
            _("Write one: `muniment suggest northmoor` or `muniment suggest --file data.csv`."),
        )
    if not 1 <= question.most <= _MOST_OFFERS:
        raise UsageError(_("--most: {number} is not from 1 to {most}.").format(number=question.most, most=_MOST_OFFERS))
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    desk = desk_of(session, question.to)
    if question.file:
        return _of_file(session, desk, question)
    telling = telling_of(session)
    whose = side(telling, question.vocabulary, _("The vocabulary"))
    refs = [ref for ref in whose.vocabularies if not telling.vocabularies[ref].is_shared]
    if not refs:
        raise UsageError(
            _("{title} is an integration model: others are mapped to it.").format(title=whose.title),
            _("Write a vocabulary that is mapped to it: `muniment mapped` shows them."),
        )
    found, decided = _undecided(desk, refs, question)
    terms = _named(found, question.term)
    rows = _told(desk, [unmapped_of(desk.lexicon, term) for term in terms], question.most)
    return _whole(desk, whose.title, decided, rows)


def _undecided(desk: Desk, refs: Iterable[Ref], question: Question) -> tuple[list[Term], int]:
    """The terms of vocabularies on which nothing is decided, codes left out, and how many there are beside them."""
    found, decided = [], 0
    for ref in refs:
        for each in standings(desk.lexicon, ref, desk.suggester.on, {desk.hub.ref}):
            if each.key.code:
                continue
            # Whoever asks for one term by name wants to know of it, whatever was decided.
            if each.mapped in DECIDED and not question.all_ and not question.term:
                decided += 1
            else:
                found.append(each.term)
    return found, decided


def _named(terms: list[Term], text: str) -> list[Term]:
    if not text:
        return terms
    found = [each for each in terms if str(each.key) == text or folded(text) in names_of(each)]
    if not found:
        close = nearest_of_many(text, {each.label for each in terms} | {each.key.term for each in terms})
        fix = _("Did you mean {close}?").format(close=close) if close else ""
        raise UsageError(_("--term: there is no term called {text}.").format(text=text), fix)
    return found


def _told(desk: Desk, asked: Sequence[Unmapped], most: int) -> tuple[Asked, ...]:
    rows = []
    for at, (each, (offers, none, said)) in enumerate(zip(asked, offers_for_all(desk, asked, most), strict=True)):
        key, profile = each.key, each.profile
        same = tuple(map(str, alike_of(desk, key))) if key is not None else ()
        address, position = (str(key), -1) if key is not None else ("", profile.position if profile else at)
        rows.append(Asked(address, each.label, each.data_set, position, _looks(profile), offers, none, said, same))
    return tuple(rows)


def _whole(
    desk: Desk, title: str, decided: int, rows: tuple[Asked, ...], troubles: tuple[str, ...] = (), note: str = ""
) -> Answer:
    memory = desk.suggester.memory
    return Answer(
        desk.suggester.on, title, str(desk.hub.ref), desk.hub.title, memory.size, len(memory.publishers), decided, rows,
        troubles, note,
    )  # fmt: skip


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_file(session: Session, desk: Desk, question: Question) -> Answer:
    reading = open_table(Path(question.file))
    title = Path(question.file).name
    publisher = _publisher(session, question.vocabulary)
    data_set = question.data_set or Path(question.file).stem
    told = session.progress
    reported = (lambda done, size: told(done, size, _("Reading"))) if told is not None else None
    seen = profiles(reading, _MOST_ROWS, about_people, reported)
    asked_of = [_column(each, data_set, publisher) for each in seen]
    # All are weighed together, whichever are shown.
    rows = tuple(each for each in _told(desk, asked_of, question.most) if _is_meant(each.label, question.term))
    if question.term and not rows:
        close = nearest_of_many(question.term, set(reading.columns))
        fix = _("Did you mean {close}?").format(close=close) if close else ""
        raise UsageError(_("--term: there is no column called {text}.").format(text=question.term), fix)
    troubles = tuple(each.message for each in reading.troubles)
    return _whole(desk, title, 0, rows, troubles)


def _column(seen: Profile, data_set: str, publisher: Ref | None) -> Unmapped:
    codes = tuple(each.form for each in seen.common)
    return Unmapped(seen.name, data_set=data_set, element="field", codes=codes, profile=seen, publisher=publisher)


def _looks(seen: Profile | None) -> str:
    """What a column's values look like; never the values themselves, which may be about people."""
    if seen is None or not seen.filled:
        return _("It holds nothing.") if seen is not None else ""
    kind = _(Datatype(seen.datatype).label).lower() if seen.datatype else _("of no one sort")
    share = "" if seen.share > 0.995 else _(" ({percent} % of them)").format(percent=round(seen.share * 100))
    return _("Its values look like this: {kind}{share}.").format(kind=kind, share=share)


def _is_meant(column: str, text: str) -> bool:
    return not text or folded(text) == folded(column)


def _publisher(session: Session, text: str) -> Ref | None:
    if not text:
        return None
    return Ref.parse(side(telling_of(session), text, _("The vocabulary")).ref)


VERB = Verb(
    title="Suggest shared words for those that nothing is decided on.",
    examples=(
        ("muniment suggest northmoor", "what every undecided word of Northmoor may mean, and why"),
        ("muniment suggest northmoor --all --most 3", "the three likeliest for every word, decided or not"),
    ),
    question=Question,
    run=run,
    sheet="suggest",
)
