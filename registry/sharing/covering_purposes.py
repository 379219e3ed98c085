"""How far the purpose of a flow covers the purpose that is asked about: through shared words, else by its own words.

Where the record files its purpose under a shared word, and what is asked is one too, the words decide: narrower is
covered, broader partly. Otherwise only the texts can be compared, and what rests on them says so.

Source: UK GDPR Article 5(1)(b); ICO data sharing code, agreement heading 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from registry.sharing.covering import Cover, Sought
from registry.sharing.covering_terms import COVERED, NEAR, NONE, NOT_COVERED, Match, better, standing_to
from registry.sharing.covering_words import cut, do_little, telling
from registry.sharing.seeking import leading
from registry.sharing.wordbook import Wordbook
from registry.subjects.agreement import Flow
from registry.values import Any, NamedTuple
from registry.vocabulary.term import TermKey
from registry.wording import _

_MOST_TEXTS = 200
_SENTENCE = re.compile(r"(?<=[.;:])\s+")
_THINGS = re.compile(r"[,;.:()]\s*|\s+(?:or|and)\s+|\s+[–—]\s+")
_NOT = re.compile(r"\b(?:not|never|except|other than|unless)\b", re.IGNORECASE)


class _Said(NamedTuple):
    """A text that says what a flow is for: where, what it is called, and whether it is the purpose in a few words."""

    at: str
    text: str
    is_short: bool
    is_own: bool


def purpose_cover(words: Wordbook, sought: Sought, flow: Flow) -> Cover:
    """How far what a flow is for covers the purpose that is asked about."""
    filed = _filed(flow)
    by_term, at = NONE, ""
    for place, address in filed:
        agreed = TermKey.parse(address)
        if agreed is None:
            continue
        for key in leading(words, sought.terms):
            found = better(by_term, standing_to(words, key, agreed, flow.record.ref))
            if found is not by_term:
                by_term, at = found, place
        break  # The nearest to the flow says what it is for; what the whole agreement is for only where nothing does.
    title = purpose_title(flow)
    if by_term.degree == COVERED:
        return Cover(COVERED, by_term.said, at, title)
    by_words, place = _by_words(sought, flow)
    if filed and sought.terms:
        # Both are words that somebody defined, and neither is known to be a part of the other.
        said = _("The agreement says “{text}”, and files its purpose under another word than the one asked about.")
        only_near = Match(NEAR, said.format(text=_quoted(flow, place)), is_by_name=True)
        by_words = only_near if by_words.degree == COVERED else NONE
    best = better(by_term, by_words)
    if best.degree == NOT_COVERED:
        said = _("Nothing that “{flow}” is for is “{words}”.").format(flow=flow.name, words=sought.words)
        return Cover(NOT_COVERED, said, "", title)
    return Cover(best.degree, best.said, at if best is by_term else place, title, best.is_by_name)


def purpose_title(flow: Flow) -> str:
    """What a flow is for, in a few words: by its own account, or else by the agreement's."""
    own = flow.data.get("purpose") or _sub_purpose(flow).get("title")
    return cut(str(own or _purpose(flow).get("aim") or ""))


def _purpose(flow: Flow) -> Mapping[str, Any]:
    return flow.agreement.data.get("purpose") or {}


def _sub_purpose(flow: Flow) -> Mapping[str, Any]:
    key = flow.data.get("purpose_key")
    return next((each for each in _purpose(flow).get("purposes", ()) if each.get("id") == key), {}) if key else {}


def _filed(flow: Flow) -> list[tuple[str, str]]:
    """Where the purpose is filed under a word: of the flow, of the purpose it serves, and of the agreement."""
    sub, whole = _sub_purpose(flow), _purpose(flow)
    found = [
        (flow.place("purpose_term"), flow.data.get("purpose_term")),
        (f"{flow.record.ref}#purpose/purposes[{sub.get('id')}]/term_ref", sub.get("term_ref")),
        (f"{flow.record.ref}#purpose/term_ref", whole.get("term_ref")),
    ]
    return [(at, str(term)) for at, term in found if term]


def _texts(flow: Flow) -> Iterator[_Said]:
    """What says what a flow is for, the nearest to it first."""
    ref = flow.record.ref
    if flow.data.get("purpose"):
        yield _Said(flow.place("purpose"), str(flow.data["purpose"]), True, True)
    sub = _sub_purpose(flow)
    # Where the flow names none of several purposes, any of them may be what it is for, and nobody says so.
    for own in (sub,) if sub else _purpose(flow).get("purposes", ()):
        at = f"{ref}#purpose/purposes[{own.get('id')}]"
        for name in ("title", "description"):
            if own.get(name):
                yield _Said(f"{at}/{name}", str(own[name]), name == "title", bool(sub))
    whole = _purpose(flow)
    if whole.get("aim"):
        # Of several purposes that the agreement has, the flow serves the one that it names.
        yield _Said(f"{ref}#purpose/aim", str(whole["aim"]), False, not sub)
    for text in whole.get("in_scope", ()):
        yield _Said(f"{ref}#purpose/in_scope", str(text), False, False)


def _by_words(sought: Sought, flow: Flow) -> tuple[Match, str]:
    asked = telling(sought.words)
    best, at = NONE, ""
    if not asked:
        return best, at
    for number, said in enumerate(_texts(flow)):
        if number >= _MOST_TEXTS:
            break
        found = better(best, _in_text(asked, said))
        if found is not best:
            best, at = found, said.at
    return best, at


def _in_text(asked: frozenset[str], said: _Said) -> Match:
    """How far a text is what is asked: all its words in one sentence, some of them, or none."""
    best = NONE
    for sentence in _sentences(said.text):
        own = telling(sentence)
        if _is_just(asked, own, sentence) and _is_enough(asked, own, said) and not _NOT.search(sentence):
            told = _("The agreement says “{text}”. That rests on the words alone: check that both mean the same.")
            return Match(COVERED, told.format(text=cut(sentence)), is_by_name=True)
        if own & asked - do_little() and best is NONE:
            told = _("The agreement says “{text}”. Whether that takes in what is asked, somebody must say.")
            best = Match(NEAR, told.format(text=cut(sentence)), is_by_name=True)
    return best


def _is_just(asked: frozenset[str], own: frozenset[str], sentence: str) -> bool:
    """Whether what is asked is what a sentence says, or one of the things that it names.

    Fewer of its words are mostly more than it says: to prevent fraud is more than to prevent fraud in tenancies.
    """
    if asked <= own and own - asked <= do_little():
        return True
    things = map(telling, _THINGS.split(sentence)[:100]) if len(asked) > 1 else ()
    return any(asked <= each and each - asked <= do_little() for each in things)


def _is_enough(asked: frozenset[str], own: frozenset[str], said: _Said) -> bool:
    """Whether all words standing there is enough: one word alone stands in long texts by chance."""
    return said.is_own and (own == asked or len(asked) > 1 or said.is_short)


def _sentences(text: str) -> Iterable[str]:
    return (each for each in _SENTENCE.split(text) if each.strip())


def _quoted(flow: Flow, at: str) -> str:
    return cut(next((each.text for each in _texts(flow) if each.at == at), ""))
