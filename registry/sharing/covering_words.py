"""The words of a text that tell something, as they are compared: cut to their stems, small words left out."""

from __future__ import annotations

from functools import cache, lru_cache

from registry.index.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from registry.values import Any

_LONGEST = 4_000
"""Letters of a text that are looked at."""

_TELL_NOTHING = frozenset((
    "a", "about", "again", "all", "also", "am", "an", "and", "any", "anyone", "are", "as", "at", "be",
    "because", "been", "being", "both", "but", "by", "can", "could", "data", "did", "do", "does", "doing",
    "each", "either", "every", "few", "for", "from", "further", "get", "gets", "give", "gives", "giving", "had",
    "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "information",
    "into", "is", "it", "its", "itself", "just", "let", "make", "makes", "making", "may", "me", "might", "more",
    "most", "must", "my", "nor", "not", "of", "off", "on", "once", "only", "or", "other", "our", "out", "own",
    "per", "purpose", "purposes", "same", "share", "shared", "shares", "sharing", "she", "should", "so", "some",
    "such", "take", "takes", "taking", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "together", "too", "up", "upon", "us", "use", "used", "uses", "using",
    "very", "was", "way", "we", "well", "were", "what", "when", "where", "whether", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "within", "would", "you", "your",
))  # fmt: skip
"""Words that stand in texts about anything. What changes a meaning, such as “under” or “without”, is none of them."""

_TELL_LITTLE = (
    "child", "adult", "person", "family", "care", "support", "service", "help", "health", "social", "public",
    "council", "police", "local", "authority", "parent", "body", "party", "agency", "work", "partner", "need",
)  # fmt: skip
_DO_LITTLE = (
    "decide", "find", "see", "offer", "tell", "know", "learn", "bring", "provide", "ensure", "work", "go",
    "look", "begin", "act", "case",
)  # fmt: skip


@lru_cache(maxsize=5_000)
def telling(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell something; of all of its words where none does."""
    every = words(text[:_LONGEST].replace("’", "'").replace("'s ", " "))
    own = [word for word in every if word not in _TELL_NOTHING and (len(word) > 1 or word.isdigit())]
    return frozenset(stem(word) for word in own or every)


@cache
def tell_little() -> frozenset[str]:
    """The stems of words that stand in so many texts about sharing that one alone says nothing of what is meant."""
    return frozenset(map(stem, (*_TELL_LITTLE, *_DO_LITTLE)))


@cache
def do_little() -> frozenset[str]:
    """The stems of words for what is done with anything: to decide, to find."""
    return frozenset(map(stem, _DO_LITTLE))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a word has in common with its other forms: `policing` and `police` are one."""
    cut: str = _stemmer().stemWord(_ALIKE.get(word, word))
    return cut


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # only questions about purposes and names pay for it

    return stemmer("english")


_ALIKE = {
    "children": "child", "people": "person", "men": "man", "women": "woman", "protection": "protect",
    "recovery": "recover",
}  # fmt: skip
"""Forms that no rule of spelling joins."""


def cut(text: str, most: int = 160) -> str:
    """As much of a text as is quoted in a sentence."""
    plain = " ".join(text[: 2 * _LONGEST].split())
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"
