"""From the values of a column to what it is: its sort, how it is written, what is odd about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from registry.concepts.vocabularies import Datatype
from registry.tabular.column_values import ColumnValues
from registry.tabular.profile import Form, Profile
from registry.tabular.several_values import separator_within
from registry.tabular.value_sort import Sort, sort_of
from registry.wording import _, counted, listed

Personal = Callable[[str, Sequence[str]], str]
"""A column's name and some of its values → why they look like those of real people, or nothing."""

_NOT_KNOWN = frozenset((
    "n/a", "na", "n.a.", "#n/a", "null", "none", "nil", "nan", "-", "--", "---", "–", "—", ".", "..", "?", "??",
    "unknown", "not known", "not available", "not applicable", "not stated", "not recorded", "not provided", "tbc",
    "tbd", "to be confirmed", "(blank)", "(null)", "<null>", "\\n", "x", "xx", "missing", "redacted", "[redacted]",
    "withheld", "no data", "refused", "undefined", "01/01/1900", "1900-01-01", "31/12/9999", "9999-12-31",
))  # fmt: skip
_SHOWN, _TOLD = 5, 12
_MOST_CODES = 100
_CODE_LETTERS = 60
_FOR_PERSONAL = 300
_NEARLY = 0.95
_SO_NAMED = {
    "date": re.compile(r"date|\bdob\b|\bday\b|_dt\b|\bon$|opened|closed|received|start|end\b", re.IGNORECASE),
    "money": re.compile(
        r"amount|cost|price|£|gbp|spend|paid|payment|\bnet\b|\bgross\b|\bvat\b|fee\b|budget|income|grant",
        re.IGNORECASE,
    ),
    "name": re.compile(
        r"(?:\b|_)(?:id|ref|reference|no|number|code|uprn|usrn|urn|key|uuid|toid|ean|nhs)(?:\b|_|$)|id$|ref$",
        re.IGNORECASE,
    ),
    "year": re.compile(r"year|\bfy\b", re.IGNORECASE),
}  # fmt: skip
_D = Datatype


def profile_of(name: str, position: int, values: ColumnValues, is_personal: Personal | None = None) -> Profile:
    """The profile of one column."""
    marks: Counter[str] = Counter()
    held: list[tuple[str, int, Sort]] = []
    for value, times in values.counted():
        if value.strip().lower() in _NOT_KNOWN:
            marks[value.strip()] += times
        else:
            held.append((value, times, sort_of(value)))
    # A lone letter such as X is a code where it stands beside others of the kind.
    blank = values.blank
    filled = max(values.rows - blank - sum(marks.values()), 0) if not values.is_bounded else max(
        values.rows - blank - sum(marks.values()), len(held))  # fmt: skip
    weight = sum(times for _value, times, _sort in held)
    troubles: list[str] = []
    datatype, share, members = _datatype(name, held, weight, values)
    forms = Counter[str]()
    for _value, times, sort in held:
        if sort.datatype in members and sort.form:
            forms[sort.form] += times
    order = _order(held, troubles) if {_D.DATE.value, _D.DATE_TIME.value} & members else ""
    if order == "m":
        forms = _month_first(forms)
    why = is_personal(name, [value for value, _t, _s in held[:_FOR_PERSONAL]]) if is_personal and held else ""
    distinct = len({value for value, _t, _s in held}) if not values.is_bounded else values.distinct
    is_coded = _repeats(held, weight, values) and not why
    common = [Form(value, times) for value, times, _s in sorted(held, key=lambda each: -each[1])[:_MOST_CODES]]
    separator = separator_within([(value, times) for value, times, _s in held], datatype)
    _tell(troubles, held, weight, datatype, members, share, forms)
    if values.is_bounded:
        troubles.append(_("There are more different values than were counted."))
    lengths = [len(value) for value, _t, _s in held]
    return Profile(
        name, position, values.rows, filled, distinct, values.is_bounded, datatype, share,
        tuple(Form(form, times) for form, times in forms.most_common(_TOLD)), separator,
        tuple(Form(mark, times) for mark, times in marks.most_common(_TOLD)),
        tuple(common) if is_coded and datatype in _CODED else (),
        _samples(held), why, min(lengths, default=0), max(values.longest, *lengths, 0) if lengths else 0,
        tuple(troubles),
    )  # fmt: skip


_HALF = 0.3
_TYPED = frozenset((
    _D.DATE.value, _D.DATE_TIME.value, _D.MONEY.value, _D.DECIMAL.value, _D.INTEGER.value, _D.PERCENTAGE.value,
    _D.GEOMETRY.value, _D.LINK.value,
))  # fmt: skip
_CODED = frozenset((
    _D.CODE.value, _D.TEXT.value, _D.YES_NO.value, _D.IDENTIFIER.value, _D.INTEGER.value, _D.PARTIAL_DATE.value,
))  # fmt: skip


def _samples(held: Sequence[tuple[str, int, Sort]]) -> tuple[str, ...]:
    """A few values from all over the column."""
    step = max(len(held) // _SHOWN, 1)
    return tuple(value[:200] for value, _times, _sort in held[::step][:_SHOWN])


def _datatype(
    name: str, held: Sequence[tuple[str, int, Sort]], weight: int, values: ColumnValues
) -> tuple[str, float, frozenset[str]]:
    """What most values are, the share of them that is, and the sorts that were counted for it."""
    if not weight:
        return "", 0.0, frozenset()
    counts: Counter[str] = Counter()
    for _value, times, sort in held:
        counts[sort.datatype] += times
    best, members = _widened(counts, weight, name)
    share = sum(counts[each] for each in members) / weight
    best = _named(best, name, held, weight, values)
    return best, round(share, 4), members


def _widened(counts: Counter[str], weight: int, name: str) -> tuple[str, frozenset[str]]:
    """The commonest sort together with those that it takes in: whole numbers among sums of money."""
    best = counts.most_common(1)[0][0]
    if best == _D.TEXT.value:
        # Words are what anything else turns into that was typed badly: half a column of dates is a column of dates.
        best = next((each for each, times in counts.most_common() if each in _TYPED and times >= _HALF * weight), best)
    numbers = {_D.INTEGER.value, _D.DECIMAL.value}
    for wide, narrow in (
        (_D.MONEY.value, numbers), (_D.DECIMAL.value, {_D.INTEGER.value}), (_D.PERCENTAGE.value, numbers),
        (_D.DATE_TIME.value, {_D.DATE.value}), (_D.PARTIAL_DATE.value, {_D.DATE.value}),
        (_D.IDENTIFIER.value, {_D.INTEGER.value, _D.DATE.value} if best != _D.DATE.value else {_D.INTEGER.value}),
        (_D.ADDRESS.value, {_D.TEXT.value}),
    ):  # fmt: skip
        if not counts[wide] or best not in (narrow | {wide}):
            continue
        members = narrow | {wide}
        alone, together = counts[best], sum(counts[each] for each in members)
        if together < 0.9 * weight or together == alone:
            continue
        if wide in (_D.ADDRESS.value,) and counts[wide] < 0.5 * weight:
            continue
        if wide in (_D.IDENTIFIER.value,) and counts[wide] < 0.02 * weight:
            continue
        return wide, frozenset(members)
    if best == _D.INTEGER.value and counts[_D.DATE.value]:
        # Eight digits may be a day or a number.
        return best, frozenset((best, _D.DATE.value)) if not _SO_NAMED["date"].search(name) else frozenset((best,))
    return best, frozenset((best,))


def _named(best: str, name: str, held: Sequence[tuple[str, int, Sort]], weight: int, values: ColumnValues) -> str:
    """What a sort is by the column's name and how its values repeat: digits may be anything."""
    repeats = _repeats(held, weight, values)
    if best == _D.INTEGER.value:
        numbers = [int(value) for value, _t, sort in held[:500] if sort.datatype == best and sort.form == "1234"]
        if numbers and _SO_NAMED["date"].search(name) and all(20_000 <= each <= 60_000 for each in numbers):
            return _D.DATE.value
        if numbers and all(1900 <= each <= 2100 for each in numbers) and _SO_NAMED["year"].search(name):
            return _D.PARTIAL_DATE.value
        if _SO_NAMED["name"].search(name) and not _SO_NAMED["money"].search(name):
            return _D.CODE.value if repeats and len(held) <= 50 else _D.IDENTIFIER.value
        if {value.strip() for value, _t, _s in held} == {"0", "1"} and weight > 4:
            return _D.YES_NO.value
        return _D.MONEY.value if _SO_NAMED["money"].search(name) and len(held) > 2 else best
    if best == _D.DECIMAL.value and _SO_NAMED["money"].search(name):
        return _D.MONEY.value
    if (
        best == _D.DATE.value
        and all(sort.form == "YYYYMMDD" for _v, _t, sort in held)
        and _SO_NAMED["name"].search(name)
    ):
        return _D.IDENTIFIER.value
    if best in (_D.TEXT.value, _D.IDENTIFIER.value) and repeats:
        return _D.CODE.value
    if best == _D.YES_NO.value and len(held) > 4:
        return _D.CODE.value
    return best


def _repeats(held: Sequence[tuple[str, int, Sort]], weight: int, values: ColumnValues) -> bool:
    """Whether a few short values come again and again, as codes do."""
    few = len(held)
    if not few or values.is_bounded or few > _MOST_CODES or max(len(value) for value, _t, _s in held) > _CODE_LETTERS:
        return False
    return weight >= 4 and weight >= (2 if few <= 10 else 3) * few


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _order(held: Sequence[tuple[str, int, Sort]], troubles: list[str]) -> str:
    """`d` or `m`: what stands first in dates with numbers; says so where it cannot be told."""
    orders: Counter[str] = Counter()
    short = 0
    for _value, times, sort in held:
        if sort.form[:2] in ("dd", "mm"):
            orders[sort.order] += times
        if re.search(r"(?<!y)yy(?!y)", sort.form):
            short += times
    day, month, either = orders["d"], orders["m"], orders[""]
    if short:
        troubles.append(
            _("{dates} with a year of two digits: the century is not said.").format(
                dates=counted(short, _("date is written"), _("dates are written"))
            )
        )
    if day and month:
        troubles.append(
            _("Some dates begin with the day ({day}), some with the month ({month}); {either} could be either.").format(
                day=f"{day:,}", month=f"{month:,}", either=f"{either:,}")
        )  # fmt: skip
        return "d" if day >= month else "m"
    if either and not day and not month:
        troubles.append(
            _("Every date could begin with the day or with the month: none has a number over 12. They were taken to"
              " begin with the day.")
        )  # fmt: skip
    return "m" if month else "d"


def _month_first(forms: Counter[str]) -> Counter[str]:
    turned: Counter[str] = Counter()
    for form, times in forms.items():
        turned[f"mm{form[2]}dd{form[5:]}" if form[:2] == "dd" else form] += times
    return turned


# ── what is odd ──────────────────────────────────────────────────────────────────────────────────────────────────────

_WORDS = {
    _D.DATE.value: "dates", _D.DATE_TIME.value: "dates with a time", _D.PARTIAL_DATE.value: "parts of dates",
    _D.INTEGER.value: "whole numbers", _D.DECIMAL.value: "numbers", _D.MONEY.value: "sums of money",
    _D.PERCENTAGE.value: "percentages", _D.YES_NO.value: "yes or no", _D.LINK.value: "web addresses",
    _D.GEOMETRY.value: "places on a map", _D.ADDRESS.value: "addresses", _D.IDENTIFIER.value: "identifiers",
    _D.TIME.value: "clock times", _D.PERIOD.value: "lengths of time", _D.FILE.value: "file names",
    _D.TEXT.value: "text", _D.CODE.value: "codes",
}  # fmt: skip


def _tell(
    troubles: list[str], held: Sequence[tuple[str, int, Sort]], weight: int, datatype: str, members: frozenset[str],
    share: float, forms: Counter[str],
) -> None:  # fmt: skip
    if not weight:
        return
    if share < _NEARLY or (share < 1 and datatype not in (_D.TEXT.value, _D.CODE.value, _D.IDENTIFIER.value)):
        others: Counter[str] = Counter()
        for _value, times, sort in held:
            if sort.datatype not in members:
                others[_(_WORDS.get(sort.datatype, sort.datatype))] += times
        if datatype not in (_D.TEXT.value, _D.CODE.value):
            troubles.append(
                _("{count} of {filled} values look like {sort}; the others look like {others}.").format(
                    count=f"{round(share * weight):,}", filled=f"{weight:,}", sort=_(_WORDS.get(datatype, datatype)),
                    others=listed(f"{name} ({times:,})" for name, times in others.most_common(3)))
            )  # fmt: skip
    dated = datatype in (_D.DATE.value, _D.DATE_TIME.value)
    if dated and len(forms) > 1:
        troubles.append(
            _("Dates are written in {forms}: {listed}.").format(
                forms=counted(len(forms), _("form"), _("forms")),
                listed=listed(f"{form} ({times:,})" for form, times in forms.most_common(4)))
        )  # fmt: skip
    if dated and "1234" in forms:
        troubles.append(_("Dates are written as numbers, counted in days as spreadsheets do."))
    spaced = sum(times for value, times, _sort in held if value != value.strip())
    if spaced:
        troubles.append(
            _("{values} blanks at the beginning or end.").format(
                values=counted(spaced, _("value has"), _("values have"))
            )
        )
