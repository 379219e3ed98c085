"""Codes of one list as codes of another, each decided by itself through the resolver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.values import replace
from registry.vocabulary.relation import BROAD, CLOSE, EXACT, NARROW, RELATED
from registry.vocabulary.resolution import Candidate, Circumstances, Hop, Resolution
from registry.vocabulary.resolve import Resolver
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.terms_of import folded
from registry.vocabulary.translating.turned import (
    CATEGORY,
    CONTEXT,
    NO_TERM,
    REFUSED,
    UNMAPPED,
    Lost,
    Trail,
)
from registry.wording import _, listed

_MOST_NAMED = 6
_SEVERAL = "one of several"


class CodeList:
    """The codes of one term: what stands in data, and what it may be called instead."""

    def __init__(self, resolver: Resolver, term: Term) -> None:
        lexicon = resolver.lexicon
        entry = lexicon.entry(term.key)
        self.key, self.label = term.key, term.label
        self.is_open = entry.get("codes_open") == "yes"
        self.written: dict[str, str] = {}
        self._by_key: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = {}
        for each in entry.get("codes", ()):
            own, text = each["id"], each.get("code", each["id"])
            # What stands for two codes stands for neither.
            self.written[text] = own if text not in self.written else ""
            self._by_key[own] = text
            for name in (text, own, each.get("label", ""), *each.get("alternative_labels", ())):
                if name:
                    self._by_name.setdefault(folded(name) or name, set()).add(own)

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def key_of(self, text: str) -> str:
        """The key of what stands in data, the text as it is where no record lists it."""
        bare = text.strip()
        if self.written.get(bare):
            return self.written[bare]
        named = self._by_name.get(folded(bare) or bare, set()) if bare not in self.written else set()
        return next(iter(named)) if len(named) == 1 else bare

    def lists(self, text: str) -> bool:
        """Whether a text is, or names, one of the codes."""
        return self.key_of(text) in self._by_key

    def in_data(self, key: str) -> str:
        """What stands in data for a code."""
        return self._by_key.get(key, key)

    def keys(self) -> Iterable[str]:
        """Every code's key."""
        return self._by_key


class Codes:
    """Leads the codes of one term to those of another, for one day and place."""

    def __init__(
        self, resolver: Resolver, path: Sequence[Hop], on: str, circumstances: Circumstances, otherwise: str = ""
    ) -> None:
        self._resolver, self._on, self._where, self._otherwise = resolver, on, circumstances, otherwise
        lexicon = resolver.lexicon
        self._ends = [path[0].start.whole, *(hop.end.whole for hop in path)]
        self.lists = [CodeList(resolver, term) for key in self._ends if (term := lexicon.term(key)) is not None]
        self._has_pairs = [
            hop.step is not None and bool(lexicon.detail(hop.step).get("transform", {}).get("terminology"))
            for hop in path
        ]
        self._by_step = len(self.lists) == len(self._ends) and not all(self._has_pairs)
        self.said = self.said_back = [_("Each code is looked up by itself.")] if any(self._has_pairs) else []

    @property
    def takes_part(self) -> bool:
        """Whether there is anything to look up."""
        return any(self._has_pairs) or bool(self.lists and (self.lists[0] or self.lists[-1]))

    def ahead(self, text: str, trail: Trail) -> str:
        """Raises Lost."""
        return self._led(text, trail, is_back=False)

    def behind(self, text: str, trail: Trail) -> str:
        """Raises Lost."""
        return self._led(text, trail, is_back=True)

    def _led(self, text: str, trail: Trail, *, is_back: bool) -> str:
        ends = self._ends[::-1] if is_back else self._ends
        lists = self.lists[::-1] if is_back else self.lists
        pairs = self._has_pairs[::-1] if is_back else self._has_pairs
        where = replace(self._where, values=()) if is_back else self._where
        if not any(pairs):
            found = self._decided(ends, lists, text, where)
            if found is None:
                return self._same(lists[-1], text)
        elif not self._by_step:
            key = ends[0]._replace(code=lists[0].key_of(text) if lists else text.strip())
            found = self._resolver.resolve(key, [ends[-1].ref], self._on, where)
        else:
            found = self._decided(ends, lists, text, where)
            if found is None:
                return self._step_by_step(ends, lists, pairs, text, where, trail)
        return self._chosen(found, ends[-1], lists[-1] if lists else None, trail)

    def _decided(
        self, ends: Sequence[TermKey], lists: Sequence[CodeList], text: str, where: Circumstances
    ) -> Resolution | None:
        """What was decided of just this code, all the way; None where nothing was."""
        key = ends[0]._replace(code=lists[0].key_of(text))
        found = self._resolver.resolve(key, [ends[-1].ref], self._on, where)
        return found if any(each.term.whole == ends[-1] for each in (*found.matches, *found.aside)) else None

    def _step_by_step(
        self, ends: Sequence[TermKey], lists: Sequence[CodeList], pairs: Sequence[bool], text: str,
        where: Circumstances, trail: Trail,
    ) -> str:  # fmt: skip
        for at, has_pairs in enumerate(pairs):
            if has_pairs:
                key = ends[at]._replace(code=lists[at].key_of(text))
                found = self._resolver.resolve(key, [ends[at + 1].ref], self._on, where)
                text = self._chosen(found, ends[at + 1], lists[at + 1], trail)
            else:
                text = self._same(lists[at + 1], text)
        return text

    def _same(self, end: CodeList, text: str) -> str:
        """A code that is written the same in both lists, or any value where the other side has no list."""
        if not end or end.is_open:
            return text
        if end.written.get(text.strip()):
            return text.strip()
        raise Lost(
            UNMAPPED,
            CATEGORY,
            _("It is none of the codes of “{term}”, and nobody decided which it is.").format(term=end.label),
        )

    def _chosen(self, found: Resolution, end: TermKey, codes: CodeList | None, trail: Trail) -> str:
        """The one code to write. Raises Lost where there is none, or more than one."""
        matches = [each for each in found.matches if each.term.whole == end and each.term.code]
        named = _named(codes, matches)
        stands = {each: _stands(each) for each in matches if not each.is_scoped}
        exact = [each for each, relation in stands.items() if relation == EXACT]
        if len(exact) == 1:
            return self._written(exact[0].term, codes)
        if len(exact) > 1:
            raise Lost(REFUSED, CATEGORY, _("It may be one of several: {codes}.").format(codes=named))
        if any(each.is_scoped and each.relation == EXACT for each in matches):
            raise Lost(
                REFUSED,
                CONTEXT,
                _("It is decided for one data set or agreement only, and it is not said that this is it."),
            )
        broad = [each for each, relation in stands.items() if relation == BROAD]
        near = [each for each in broad if each.climbed == min(other.climbed for other in broad)]
        if len(near) == 1:
            text = self._written(near[0].term, codes)
            told = _("There is only a broader code: {code}.")
            trail.generalise(CATEGORY, told.format(code=_named(codes, near)))
            return text
        if near:
            raise Lost(REFUSED, CATEGORY, _("There are several broader codes: {codes}.").format(codes=named))
        if NARROW in stands.values():
            raise Lost(REFUSED, CATEGORY, _("There are only narrower codes: {codes}.").format(codes=named))
        if _SEVERAL in stands.values():
            raise Lost(REFUSED, CATEGORY, _("It may be one of several: {codes}.").format(codes=named))
        if any(each.relation in (CLOSE, RELATED) for each in matches):
            raise Lost(REFUSED, CONTEXT, _("There are only codes that are near: {codes}.").format(codes=named))
        if any(each.term.whole == end for each in found.aside):
            raise Lost(REFUSED, CATEGORY, _("What is there is only in the same group, or decided not to be the same."))
        if found.none_by or found.outcome == "no-term":
            raise Lost(NO_TERM, CATEGORY, _("It was decided that there is no code for it."))
        # What is in its table leads on to shared words: what their words are is not for this mapping to say.
        otherwise = "" if found.shared else self._otherwise
        if otherwise == "no-term":
            raise Lost(
                NO_TERM, CATEGORY, _("Of what is not in its table, the mapping says that there is no code for it.")
            )
        if otherwise == "stop":
            told = _("The mapping says to stop at a value that is not in its table.")
            raise Lost(UNMAPPED, CATEGORY, told, is_stop=True)
        if found.proposed:
            raise Lost(UNMAPPED, CATEGORY, _("Only a proposal says what it becomes, and nobody has approved it."))
        if found.outcome == "unknown-term":
            raise Lost(UNMAPPED, CATEGORY, _("It is not in the list of codes, and nobody decided what it becomes."))
        raise Lost(UNMAPPED, CATEGORY, _("Nobody has decided which code it becomes."))

    def _written(self, key: TermKey, codes: CodeList | None) -> str:
        if codes:
            return codes.in_data(key.code)
        term = self._resolver.lexicon.term(key)
        return term.notation or key.code if term is not None else key.code


def _stands(each: Candidate) -> str:
    """How a code stands; `_SEVERAL` where it is one of several, and no mapping says which."""
    relation = each.relation
    for path in each.paths[:1]:
        for hop in path:
            if hop.step is None:
                continue
            own, other = (
                (hop.step.object_set, hop.step.subject_set)
                if hop.is_backwards
                else (hop.step.subject_set, hop.step.object_set)
            )
            if other == "alternatives":
                return _SEVERAL
            # One of several is each of them only now and then: it takes in all that is any of them.
            if own == "alternatives" and relation == EXACT:
                relation = BROAD
    return relation


def _named(codes: CodeList | None, matches: Sequence[Candidate]) -> str:
    names = dict.fromkeys(codes.in_data(each.term.code) if codes else each.term.code for each in matches)
    few = [f"“{each}”" for each in list(names)[:_MOST_NAMED]]
    return listed([*few, "…"] if len(names) > len(few) else few, "or")
