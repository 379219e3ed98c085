"""Rewriting by a pattern that somebody else wrote, in bounded time.

Patterns stand in records, and a record may come from anybody. Python's engine tries again from the start where a
pattern does not fit. So a pattern is taken only if what it repeats without end is not repeated again, and a text only
up to a length at which trying everything still takes no time to speak of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from registry.values import Any
from registry.vocabulary.translating.turned import REFUSED, TEXT_DROPPED, Lost, Unable
from registry.wording import _

MOST_LETTERS = 1_000
"""Letters of a pattern."""

_LONGEST = {0: 10_000, 1: 1_000, 2: 150}
"""How often a pattern repeats something without end → letters of a text that it is tried on."""

_FAR = 20
"""Times from which something is as good as repeated without end."""

_MOST_WAYS = 5_000
"""Ways in which what is repeated up to so often may be taken, all together."""

_GROUP = re.compile(r"\$(?:\{([0-9])\}|([0-9]))|\\")


def rewriter(pattern: str, replacement: str) -> Callable[[str], str]:
    """What rewrites a text, everywhere that a pattern fits. Raises Unable for a pattern that is not taken.

    `$1` in the replacement stands for the first group. What rewrites raises Lost for a text that is too long.
    """
    made, longest = _compiled(pattern)
    try:
        if len(replacement) > MOST_LETTERS:
            raise ValueError
        put = _GROUP.sub(lambda found: "\\\\" if found[0] == "\\" else f"\\g<{found[1] or found[2]}>", replacement)
        made.sub(put, "")
        if any(int(each) > made.groups for each in re.findall(r"\\g<([0-9])>", put)):
            raise ValueError
    except (ValueError, re.error, RecursionError, OverflowError):
        raise _unable(pattern) from None

    def rewritten(text: str) -> str:
        if len(text) > longest:
            raise Lost(REFUSED, TEXT_DROPPED, _("It is too long for the pattern to be tried on."))
        return made.sub(put, text)

    return rewritten


def fits(pattern: str) -> Callable[[str], bool]:
    """What tells whether a text fits a pattern. Raises Unable for a pattern that is not taken.

    A text that is too long for the pattern to be tried on fits none.
    """
    made, longest = _compiled(pattern)
    return lambda text: len(text) <= longest and made.search(text) is not None


def _compiled(pattern: str) -> tuple[re.Pattern[str], int]:
    """A pattern, and how long a text it is tried on. Raises Unable."""
    try:
        if len(pattern) > MOST_LETTERS:
            raise ValueError
        from re import _parser  # type: ignore[attr-defined]  # what tells how a pattern is built

        return re.compile(pattern), _LONGEST[_endless(_parser.parse(pattern), False)]
    except (ValueError, re.error, RecursionError, OverflowError):
        raise _unable(pattern) from None


def _unable(pattern: str) -> Unable:
    return Unable(_("The pattern {pattern} is not one that can be tried here.").format(pattern=pattern[:60]))


def _endless(parsed: Iterable[Any], is_within: bool) -> int:
    """How often something is repeated without end. Raises ValueError where trying it might take long."""
    ways = 1
    count = 0
    for least, most in _repeats(parsed, is_within):
        if most > _FAR:
            count += 1
        else:
            ways *= most - least + 1
    if count > max(_LONGEST) or ways > _MOST_WAYS:
        raise ValueError
    return count


def _repeats(parsed: Iterable[Any], is_within: bool) -> Iterator[tuple[int, int]]:
    """What is repeated not just so often. Raises ValueError where within it there is more than one way to go on."""
    for operation, given in parsed:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most = int(given[0]), int(given[1])
            if least != most or most > _FAR:
                if is_within:
                    raise ValueError
                yield least, most
            yield from _repeats(given[2], is_within or most > 1)
        elif name == "SUBPATTERN":
            yield from _repeats(given[3], is_within)
        elif name == "ATOMIC_GROUP":
            yield from _repeats(given, is_within)
        elif name == "BRANCH":
            if is_within:
                raise ValueError
            for each in given[1]:
                yield from _repeats(each, is_within)
        elif name in ("GROUPREF", "GROUPREF_EXISTS", "ASSERT", "ASSERT_NOT"):
            raise ValueError
