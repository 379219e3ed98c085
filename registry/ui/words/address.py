"""The addresses of terms, vocabularies and branches of the integration model."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from registry.ui.markup.html import Html, element, safe

WORDS, WORD, MODEL, RESOLVE = "words", "word", "model", "resolve"


def term_href(ref: str) -> str:
    """The address of the page of one term, by the address of the term in its record."""
    return f"{WORD}?ref={quote(ref)}"


def term_link(ref: str, label: str) -> Html:
    """A link to one term; its label alone where there is no term to go to."""
    return element("a", safe(label), href=term_href(ref)) if ref else safe(label)


def words_href(**said: str) -> str:
    """The address of the search for words: `q`, `vocabulary`, `organisation`, `mapped`."""
    given = {name: value for name, value in said.items() if value}
    return f"{WORDS}?{urlencode(given)}" if given else WORDS


def branch_href(key: str = "", **more: str) -> str:
    """The address of the integration model, or of one branch of it."""
    said = {name: value for name, value in (("branch", key), *more.items()) if value}
    return f"{MODEL}?{urlencode(said)}" if said else MODEL


def resolve_href(word: str, start: str) -> str:
    """The address of the page that says what others call a word. `start` is the vocabulary or organisation it is of."""
    return f"{RESOLVE}?{urlencode({'word': word, 'from': start})}"
