"""What a person decides of a column: read from what they type, and understood or refused."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.mappings import MappingPredicate
from registry.errors import UsageError
from registry.facts.says_something import says_something
from registry.personal_data.found import shown as hidden
from registry.personal_data.recognise import recognise
from registry.source import Ref
from registry.values import Any
from registry.verbs.map_file.shown import Decision
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, listed, nearest_of_many

KINDS = ("no-term", "new-word", "later")
_NEW_WORD = "new-word"
_LONGEST = 1_000
RELATIONS = {
    "same": MappingPredicate.EXACT, "broader": MappingPredicate.BROAD, "narrower": MappingPredicate.NARROW,
    "close": MappingPredicate.CLOSE,
}  # fmt: skip
"""What a person says of the shared word → how the column stands to it."""


def decisions(
    lexicon: Lexicon, hub: Ref, columns: Sequence[str], said: Sequence[str], convert: Sequence[str]
) -> dict[str, Decision]:
    """Column → what was decided of it, from texts such as `COLUMN=term`, the last of each counting.

    Raises UsageError for a column or a shared word that there is none of.
    """
    made: dict[str, Decision] = {}
    wanted = {_column(columns, each, "--convert") for each in convert}
    for each in said:
        name, equals, what = _parts(each)
        if not equals or not name.strip() or not what.strip():
            raise UsageError(
                _("--decide: {text} is no column and decision.").format(text=each[:200]),
                _('Write the column, `=`, and the shared word or `no-term`: `--decide "PupilRef=pupil-reference"`.'),
            )
        column = _column(columns, name, "--decide")
        made[column] = _decision(lexicon, hub, what.strip(), convert=column in wanted)
    lost = sorted(wanted - made.keys())
    if lost:
        raise UsageError(
            _("--convert: nothing is decided of {column}.").format(column=lost[0]),
            _("Values are only changed on the way to a shared word: decide which with --decide."),
        )
    return made


def new_word(words: str) -> Decision:
    """That a new shared word is needed. Raises UsageError where it is not said what it is to mean, or names anybody."""
    said = " ".join(words.split())
    if not says_something(said):
        raise UsageError(
            _("Say what the new shared word is to mean."),
            _("A sentence is enough: whoever keeps the shared words decides by it."),
        )
    sober(said)
    return Decision(_NEW_WORD, words=said)


def sober(text: str) -> None:
    """Raise UsageError where a text that is recorded is too long, or looks like a person's data."""
    if len(text) > _LONGEST:
        raise UsageError(_("This is too long. Say it shortly."))
    taken = [hidden(text, each) for each in recognise(text)]
    if taken:
        said = _("No personal data: this looks like {what}. Say it without naming anybody; a role is enough.")
        raise UsageError(said.format(what=listed(list(dict.fromkeys(taken)))))


def _column(columns: Sequence[str], text: str, option: str) -> str:
    if text in columns:
        return text
    alike = [each for each in columns if folded(each) == folded(text)]
    if len(alike) == 1:
        return alike[0]
    close = nearest_of_many(text[:200], set(columns))
    raise UsageError(
        _("{option}: there is no column {text} in the file.").format(option=option, text=text[:200]),
        _("Did you mean {close}?").format(close=close) if close else _("Leave out --decide to see its columns."),
    )


def _parts(text: str) -> tuple[str, str, str]:
    """Column, `=` and decision. A column's name may have `=` in it, and so may what a new word is to mean."""
    before, needed, words = text.partition(f"={_NEW_WORD}:")
    return (before, "=", f"{_NEW_WORD}:{words}") if needed else text.rpartition("=")


def _decision(lexicon: Lexicon, hub: Ref, what: str, *, convert: bool) -> Decision:
    kind, _colon, words = what.partition(":")
    if kind.strip() == _NEW_WORD:
        return new_word(words)
    if what in KINDS:
        return Decision(what)
    relation, colon, name = what.partition(":")
    predicate = RELATIONS.get(relation.strip()) if colon else None
    term = shared_term(lexicon, hub, name.strip() if predicate is not None else what)
    return Decision("mapped", term.key.term, term.label, str(predicate or MappingPredicate.EXACT), convert)


def shared_term(lexicon: Lexicon, hub: Ref, text: str) -> Term:
    """The shared word that goes by a key, an address or a name. Raises UsageError, with the nearest that there is."""
    key = TermKey.parse(text) or TermKey(hub.register, hub.id, text)
    found = lexicon.term(key) if key.ref == hub and not key.code else None
    if found is not None:
        return found
    whole = [lexicon.term(each) for each in lexicon.called(text) if each.ref == hub and not each.code]
    named = [each for each in whole if each is not None]
    if len(named) == 1:
        return named[0]
    if named:
        keys = listed([f"`{each.key.term}`" for each in named], "or")
        raise UsageError(
            _("Several shared words are called “{text}”.").format(text=text[:200]), _("Write {keys}.").format(keys=keys)
        )
    every = {each.label for each in lexicon.terms(hub) if not each.key.code}
    close = nearest_of_many(text[:200], every)
    raise UsageError(
        _("There is no shared word “{text}”.").format(text=text[:200]),
        _("Did you mean “{close}”?").format(close=close) if close else _("`muniment model` shows them all."),
    )


def as_record(decision: Decision) -> dict[str, Any]:
    """A decision as a job remembers it."""
    return {
        "kind": decision.kind, "term": decision.term, "label": decision.label, "predicate": decision.predicate,
        "convert": decision.convert, "was_suggested": decision.was_suggested, "words": decision.words,
        "seen": [list(each) for each in decision.seen],
    }  # fmt: skip


def as_decision(record: Any) -> Decision | None:
    """What a job remembers; None where that is no decision."""
    if not isinstance(record, dict) or record.get("kind") not in ("mapped", *KINDS):
        return None
    own = {name: str(record.get(name, "")) for name in ("kind", "term", "label", "predicate", "words")}
    return Decision(
        **own, convert=bool(record.get("convert")), was_suggested=bool(record.get("was_suggested")),
        seen=tuple((str(shared), str(sure)) for shared, sure in record.get("seen", ())),
    )  # fmt: skip
