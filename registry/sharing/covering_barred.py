"""What a record says against something that is sought: never this, not for that.

Only what names just what is sought, or something wider, bars it. Whatever speaks of something near is quoted, so that
nobody says yes before a person has read it.

Source: ICO data sharing code, agreement headings 1 and 4: limits on what is shared and on what it is used for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from registry.facts.effective import effective
from registry.sharing.covering import Bar, Sought
from registry.sharing.covering_words import cut, tell_little, telling
from registry.sharing.wordbook import Wordbook
from registry.subjects.agreement import Agreement, Flow
from registry.subjects.processing import Member
from registry.wording import _

_MOST_TEXTS, _MOST_NAMES = 500, 5

_CLAUSE = re.compile(r"[;,.:()]\s*|\s+(?:or|and|nor)\s+|\s+[–—]\s+")
_EXCEPT = re.compile(
    r"\b(?:unless|except|other than|apart from|without|beyond|save|only|alone|mere\w*)\b", re.IGNORECASE
)
_ONLY = re.compile(r"^\W*(?:\w+\s+)?only\b", re.IGNORECASE)


def prohibited(words: Wordbook, sought: Sought, agreement: Agreement, items: Iterable[Member] = ()) -> tuple[Bar, ...]:
    """What an agreement says must never go under it, as far as that speaks of what is sought; what bars it first.

    `items`: those that cover it: whose own text on when they are shared may speak against it as well.
    """
    term = effective(words.snapshot, agreement.record, "prohibited_information").value
    names = _names(words, sought)
    found = [
        bar
        for text in _listed(term.value)
        if (bar := _bar(names, text, f"{term.origin}#prohibited_information", _NEVER)) is not None
    ]
    for item in items:
        text = str(item.get("shared_when") or "")
        if re.match(r"\W*(?:not|never)\b", text, re.IGNORECASE):
            said = _("“{item}” is shared with a limit: “{text}”.")
            name = item.get("name") or item.get("id")
            found.append(Bar(False, said.format(item=name, text=cut(text)), text, item.place("shared_when")))
    return tuple(sorted(found, key=lambda bar: not bar.is_barred))


def purpose_barred(words: Wordbook, sought: Sought, flow: Flow) -> tuple[Bar, ...]:
    """What an agreement and a flow say the data is not for, as far as that speaks of what is asked; bars first."""
    ref = flow.record.ref
    term = effective(words.snapshot, flow.record, "use_restrictions").value
    outside = (flow.agreement.data.get("purpose") or {}).get("out_of_scope")
    texts = [
        *((text, f"{term.origin}#use_restrictions", _NOT_FOR) for text in _listed(term.value)),
        *((text, f"{ref}#purpose/out_of_scope", _OUTSIDE) for text in _listed(outside)),
        *((text, flow.place("use_limits"), _NOT_FOR) for text in _listed(flow.data.get("use_limits"))),
    ]
    names = _names(words, sought)
    found = (_bar(names, text, at, how) for text, at, how in texts)
    return tuple(sorted((bar for bar in found if bar is not None), key=lambda bar: not bar.is_barred))


_NEVER = "This must never go: “{text}”."
_NOT_FOR = "What may not be done with it: “{text}”."
_OUTSIDE = "Out of its scope: “{text}”."


def _listed(value: object) -> list[str]:
    return [str(each) for each in value][:_MOST_TEXTS] if isinstance(value, list | tuple) else []


def _names(words: Wordbook, sought: Sought) -> list[frozenset[str]]:
    """What is sought, by each of the names it goes by."""
    names = [sought.words]
    for key in sought.terms[:_MOST_NAMES]:
        term = words.lexicon.term(key)
        names += [term.label, *term.others[:_MOST_NAMES]] if term is not None else []
    return list(dict.fromkeys(own for each in names if (own := telling(each))))


def _bar(names: list[frozenset[str]], text: str, at: str, how: str) -> Bar | None:
    degrees = [_against(own, text) for own in names]
    if True in degrees:
        return Bar(True, _(how).format(text=cut(text)), text, at)
    if False in degrees:
        said = f"{_(how).format(text=cut(text))} {_('Whether that means what is asked, somebody must say.')}"
        return Bar(False, said, text, at)
    return None


def _against(asked: frozenset[str], text: str) -> bool | None:
    """Whether a text bars what is asked: True where it names it or something wider, False where it is only near."""
    if _ONLY.search(text):
        # “Only for the winter's vaccine” lets that be done, and nothing else.
        return False if asked.isdisjoint(telling(text)) else None
    near = False
    for clause in _clauses(text):
        own = telling(clause)
        if not own:
            continue
        names_it = own == asked or (own < asked and len(own) > 1)
        if names_it and not _EXCEPT.search(text):
            return True
        shared = own & asked
        near = near or names_it or len(shared) > 1 or bool(shared - tell_little())
    return False if near else None


def _clauses(text: str) -> Iterator[str]:
    """A text as a whole, and each thing that it names."""
    yield text
    yield from (each for each in _CLAUSE.split(text)[:100] if each.strip())
