"""Whether a value may stand under the term that it is written for: its sort of value, its own rules, its closed list.

A half date is no date, whoever wrote it; where a term takes one, its datatype is `partial-date`. How the other side
writes is told by its mapping: where that gives no form, dates are written YYYY-MM-DD, as the shared words write them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal

from registry.concepts.vocabularies import Datatype
from registry.source import Ref
from registry.values import Any
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import Term
from registry.vocabulary.translating.amounts import number
from registry.vocabulary.translating.codes import CodeList
from registry.vocabulary.translating.dates import DateForm, Moment
from registry.vocabulary.translating.forms import NO, YES, Form, form_of
from registry.vocabulary.translating.legs import separator
from registry.vocabulary.translating.patterns import fits
from registry.vocabulary.translating.turned import CATEGORY, CONTEXT, PRECISION, REFUSED, UNMAPPED, Lost, Turned, Unable
from registry.wording import _

_NUMBERS = frozenset((Datatype.INTEGER, Datatype.DECIMAL, Datatype.MONEY, Datatype.PERCENTAGE))
_DATES = "YYYY-MM-DD"
_DATES_AND_TIMES = (
    "YYYY-MM-DDThh:mm:ss or YYYY-MM-DDThh:mm or YYYY-MM-DD hh:mm:ss or YYYY-MM-DD hh:mm"  # as ISO 8601 has it
)

Test = Callable[[str], Turned | None]


class Fitting:
    """Tests the values of one column of the result.

    - `entry`: what the record says of the term. `form`: how its own mapping says that it is written, if it does.
    - `between`: what stands between several values in one cell of it. `untried`: rules that cannot be tried, in words.
    """

    def __init__(
        self, term: Term, entry: Mapping[str, Any], form: Form | None, newest: int, codes: CodeList | None,
        between: str = "",
    ) -> None:  # fmt: skip
        self.untried: list[str] = []
        self._term, self._between = term, between
        self._form = form
        self._dated = self._dates(newest)
        self._tests: list[Test] = []
        if codes:
            if not codes.is_open:
                self._tests.append(lambda text: None if codes.written.get(text) else self._not_listed())
        else:
            self._tests += self._of_sort()
        for each in entry.get("constraints", ()):
            self._tests += self._of_rule(each)

    def __bool__(self) -> bool:
        return bool(self._tests)

    def __call__(self, text: str) -> Turned | None:
        """Why a value may not stand there; None where it may."""
        parts = text.split(self._between) if self._between else [text]
        for part in parts:
            for test in self._tests:
                found = test(part.strip())
                if found is not None:
                    return found
        return None

    # ── sorts of values ──────────────────────────────────────────────────────────────────────────────────────────────

    def _dates(self, newest: int) -> Form | None:
        texts = {Datatype.DATE.value: _DATES, Datatype.DATE_TIME.value: _DATES_AND_TIMES}
        text = texts.get(self._term.datatype)
        if text is None:
            return None
        return self._form if isinstance(self._form, DateForm) else form_of(text, newest)

    def _of_sort(self) -> Iterator[Test]:
        sort = self._term.datatype
        if self._dated is not None:
            yield self._is_date
        elif sort in _NUMBERS:
            yield self._is_number
        elif sort == Datatype.YES_NO.value and self._form is None:
            yield lambda text: None if text.casefold() in YES | NO else self._no(_("It is neither yes nor no."))

    def _is_date(self, text: str) -> Turned | None:
        dated = self._dated
        assert dated is not None
        try:
            moment = dated.read(text)
        except Lost:
            told = _("“{term}” holds whole dates, written {form}, and this is none.")
            form = _DATES if self._term.datatype == Datatype.DATE.value else _("with the clock time")
            return self._no(told.format(term=self._term.label, form=form if dated is not self._form else dated.text))
        assert isinstance(moment, Moment)
        if not (moment.month and moment.day):
            return self._no(_("“{term}” holds whole dates, and this is half a date.").format(term=self._term.label))
        return None

    def _is_number(self, text: str) -> Turned | None:
        try:
            found = number(text.removesuffix("%") if self._term.datatype == Datatype.PERCENTAGE.value else text)
        except Lost:
            return self._no(_("“{term}” holds numbers, and this is none.").format(term=self._term.label))
        if self._term.datatype == Datatype.INTEGER.value and found != found.to_integral_value():
            return self._no(_("“{term}” holds whole numbers, and this is none.").format(term=self._term.label))
        return None

    def _not_listed(self) -> Turned:
        told = _("It is none of the codes of “{term}”, and nobody decided which it is.")
        return Turned("", UNMAPPED, CATEGORY, told.format(term=self._term.label))

    def _no(self, reason: str) -> Turned:
        return Turned("", REFUSED, PRECISION, reason)

    # ── its own rules ────────────────────────────────────────────────────────────────────────────────────────────────

    def _of_rule(self, rule: Mapping[str, Any]) -> Iterator[Test]:
        words = rule.get("rule") or rule.get("pattern") or ""
        if rule.get("pattern"):
            try:
                is_fit = fits(rule["pattern"])
            except Unable as error:
                self.untried.append(error.reason)
            else:
                yield lambda text: None if is_fit(text) else self._breaks(words)
        ends = [(rule[name], sign) for name, sign in (("least", 1), ("greatest", -1)) if rule.get(name)]
        for end, sign in ends:
            bound = self._measure(str(end)) or _number(str(end))
            if bound is None or rule.get("other_term"):
                told = _("Its rule cannot be tried: “{rule}”.")
                self.untried.append(told.format(rule=words or end))
            else:
                shown = words or (_("at least {end}") if sign > 0 else _("at most {end}")).format(end=end)
                yield self._bounded(bound, sign, shown)

    def _bounded(self, bound: Any, sign: int, words: str) -> Test:
        def test(text: str) -> Turned | None:
            found = self._measure(text) if isinstance(bound, Moment) else _number(text)
            if found is None:
                return self._breaks(words)
            is_within = found >= bound if sign > 0 else found <= bound
            return None if is_within else self._breaks(words)

        return test

    def _measure(self, text: str) -> Any:
        """A date as far as it orders; None where it is none."""
        for form in (self._dated, form_of(_DATES, 0)) if self._dated is not None else ():
            try:
                found = form.read(text) if form is not None else None
            except Lost:
                continue
            return found
        return None

    def _breaks(self, words: str) -> Turned:
        told = _("It breaks a rule of “{term}”: {rule}.")
        return Turned("", REFUSED, CONTEXT, told.format(term=self._term.label, rule=words.rstrip(".")))


def _number(text: str) -> Decimal | None:
    try:
        return number(text)
    except Lost:
        return None


def fitting(
    lexicon: Lexicon, term: Term, mappings: Collection[str], source: Ref, newest: int, codes: CodeList | None
) -> Fitting:
    """What tests the values of a term. `mappings`: addresses of those that they come by; `source`: the file's words."""
    encoding: Mapping[str, Any] = {}
    own = ""
    for steps, name in (
        (lexicon.steps_from(term.key), "subject_form"), (lexicon.steps_to(term.key, source), "object_form"),
    ):  # fmt: skip
        met = next((each for each in steps if f"{each.set}#mappings[{each.mapping}]" in mappings), None)
        if met is not None and not encoding:
            encoding = lexicon.detail(met).get("transform", {}).get("encoding", {})
            own = str(encoding.get(name) or "")
    form = form_of(own, newest) if own else None
    return Fitting(term, lexicon.entry(term.key), form, newest, codes, separator(encoding.get("list_separator"), ""))
