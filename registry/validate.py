"""`Document` × schema → `Problem`s. A fast validator screens every file; a slower one explains the few that fail.

The two are held together by a property test. Should they ever disagree, the screen's verdict stands and its own words
are shown, so nothing it refuses is ever let through in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from registry.concepts.kinds import BY_FOLDER, Kind
from registry.parse import MAX_TOLD
from registry.problems import Problem
from registry.schema.published import Shape, schema, shape
from registry.source import Document, Place
from registry.wording import _, listed, nearest

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_KINDS = {kind.value for kind in Kind}


@cache
def _screen(name: str) -> Any:
    return jsonschema_rs.Draft202012Validator(schema(name), validate_formats=True)


@cache
def _explainer(name: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend

    def pattern(_validator: Any, wanted: str, value: Any, _schema: Any) -> Iterator[ValidationError]:
        # Python's `$` lets a last newline through; every other engine that reads these schemas does not.
        if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", wanted), value):
            yield ValidationError(f"{value!r} does not match {wanted!r}")

    strict: Any = extend(Draft202012Validator, {"pattern": pattern})  # type: ignore[no-untyped-call]
    return strict(schema(name), format_checker=FormatChecker(formats=["date"]))


def fits(name: str, data: Any) -> bool:
    """Whether data fits the schema of a kind, or of `register` or `federation`."""
    return bool(_screen(name).is_valid(data))


def has_pattern(pattern: str, text: str) -> bool | None:
    """Whether a pattern, as schemas write them, fits anywhere in a text; None where it is no pattern that can be tried.

    It is tried by an automaton, which takes time in proportion to the text whatever the pattern, and is bounded in
    size: nobody's pattern can keep the registry busy. What an automaton cannot do, such as looking back, is no pattern.
    """
    fits_pattern = _pattern(pattern)
    return None if fits_pattern is None else bool(fits_pattern.is_valid(text))


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> Any:
    linear = jsonschema_rs.RegexOptions(size_limit=1_000_000)
    try:
        return jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=linear)
    except (ValueError, jsonschema_rs.ValidationError):
        return None


def validate(document: Document, name: str | None = None) -> list[Problem]:
    """Why a document is not a record of its kind; nothing when it is.

    `name` says which schema to use where the document does not say itself (`register`, `federation`).
    """
    if name is None:
        if document.kind not in _KINDS:
            return [_kind_problem(document)]
        name = document.kind
    if fits(name, document.data):
        return []
    return explain(document, name)


def explain(document: Document, name: str) -> list[Problem]:
    """Every reason a document that fails the screen fails it, each at its place."""
    root = shape(name)
    found: dict[tuple[Place, str], Problem] = {}
    errors = list(islice(_explainer(name).iter_errors(document.data), 10 * MAX_TOLD))
    for error in sorted(errors, key=lambda e: _PRIORITY.get(str(e.validator), 9)):
        for problem in islice(_problems_of(error, root, document), MAX_TOLD):
            # A value of the wrong type also fails its pattern and its list: the first reason is the one to mend.
            found.setdefault((problem.place, "" if not problem.on_key else problem.code), problem)
    if not found:
        refused = next(iter(_screen(name).iter_errors(document.data)))
        place = tuple(refused.instance_path)
        return [Problem("does-not-fit", document.register, document.path, {"detail": str(refused.message)}, place)]
    return list(islice(found.values(), MAX_TOLD))


def _kind_problem(document: Document) -> Problem:
    folder = document.path.partition("/")[0]
    expected = BY_FOLDER[folder].value if folder in BY_FOLDER else "agreement"
    if "kind" not in document.data:
        return Problem("kind-missing", document.register, document.path, {"expected": expected})
    said = _shown(document.data["kind"])
    close = nearest(said, _KINDS)
    advice = (
        _("Did you mean `{close}`?").format(close=close)
        if close
        else _("Write one of: {kinds}.").format(kinds=listed(sorted(_KINDS), "or"))
    )
    return Problem("kind-unknown", document.register, document.path, {"kind": said, "advice": advice}, ("kind",))


_PRIORITY = {"type": 0, "const": 1, "enum": 1, "minLength": 2, "pattern": 3, "format": 4}
"""Which of several reasons at one place is the one to tell."""


def _problems_of(error: ValidationError, root: Shape, document: Document) -> Iterator[Problem]:
    place: Place = tuple(error.absolute_path)
    here = root.at(place) or root
    value: Any = error.instance

    def problem(code: str, at: Place = place, on_key: bool = False, **values: Any) -> Problem:
        return Problem(code, document.register, document.path, values, at, on_key=on_key)

    match error.validator:
        case "additionalProperties":
            for key in value:
                if key not in here.fields:
                    yield problem("unknown-key", (*place, key), True, key=key, advice=_where_key_goes(key, here, root))
        case "required":
            for key in here.required:
                if key not in value:
                    example = here.fields[key].example or (here.fields[key].values or ("…",))[0]
                    yield problem("missing-key", (*place, key), True, key=key, example=example)
        case "type":
            expected, form = _wanted(here, str(error.validator_value))
            form = _same_value(here, str(error.validator_value), value) or form
            yield problem("wrong-type", found=_what(value), expected=expected, form=form)
        case "enum" | "const":
            wanted = (str(error.validator_value),) if error.validator == "const" else here.values
            beside = root.at(place[:-1])
            advice = _which_value(str(value), wanted, here, beside)
            yield problem("not-in-list", value=_shown(value), advice=advice)
        case "minLength":
            yield problem("blank-text")
        case "maxLength":
            yield problem("too-long", length=len(value), limit=error.validator_value)
        case "pattern" | "format":
            if not here.form and isinstance(value, str) and not value.strip():
                yield problem("blank-text")
            else:
                expected, form = _wanted(here, "string")
                if not here.form:
                    expected, form = _("in the form wanted here"), _("it like this: `{it}`").format(it=here.example)
                elif here.form == "date" and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
                    expected = _("a day between 1900 and 2199") if _better_date(value) else _("a day that exists")
                better = _better_form(here.form, value)
                form = f"`{better}`" if better and better != value else form
                yield problem("bad-form", value=_shown(value), expected=expected, form=form)
        case "minimum" | "maximum":
            wrong = _("too small") if error.validator == "minimum" else _("too large")
            limit = error.validator_value
            form = _("{limit} or more") if error.validator == "minimum" else _("{limit} or less")
            yield problem("out-of-range", value=value, wrong=wrong, form=form.format(limit=limit))
        case _:
            yield problem("does-not-fit", detail=error.message[:200])


def _where_key_goes(key: str, here: Shape, root: Shape) -> str:
    """What to say about a field that is not known here: the nearest name, or where the field does belong."""
    if key == "name" and ("job_title" in here.fields or "name_used" in here.fields):
        instead = "job_title" if "job_title" in here.fields else "name_used"
        return _("People are not named here. Write `{instead}`.").format(instead=instead)
    close = nearest(key, here.fields)
    if close and close.replace("_", "") == key.replace("-", "").replace("_", "").lower():
        return _("Write `{close}`.").format(close=close)
    homes = [path for path in _paths_to(key, root, "") if path]
    if homes:
        return _("`{key}` belongs under {homes}.").format(key=key, homes=listed([f"`{h}`" for h in homes[:3]], "or"))
    if close:
        return _("Did you mean `{close}`?").format(close=close)
    return _("Fields that may stand here: {names}. Your own fields go under `local`.").format(
        names=", ".join(list(here.fields)[:12]) + ("…" if len(here.fields) > 12 else "")
    )


def _paths_to(key: str, shape_: Shape, path: str, depth: int = 0) -> Iterator[str]:
    if key in shape_.fields:
        yield path
    if depth < 3:
        for name, field in shape_.fields.items():
            inner = field.item or field
            yield from _paths_to(key, inner, f"{path}/{name}".lstrip("/"), depth + 1)


_MANY_VALUES = 40
"""More values than this are not all told."""


def _which_value(value: str, wanted: tuple[str, ...], here: Shape, beside: Shape | None) -> str:
    """The value that was meant, or the field beside this one that it is a value of, or the values there are."""
    for name, field in (beside.fields if beside else {}).items():
        if value in (field.item or field).values:
            return _("`{value}` is a value of `{name}`, beside this field.").format(value=value, name=name)
    close = nearest(value, wanted)
    if not close:
        labels = {here.label_of(each).lower(): each for each in wanted}
        near_label = nearest(value.lower(), labels)
        close = labels.get(near_label, "")
    if not close:
        # Somebody who writes `safeguarding` means the value that has the word in it.
        # A number or a fragment is no such word: `part-2` is not `para-36-extension-of-part-2`.
        holding = [each for each in wanted if value.isalpha() and value.lower() in each.split("-")]
        close = holding[0] if len(holding) == 1 else ""
    if close:
        return _("Did you mean `{close}`?").format(close=close)
    shown = listed([f"`{each}`" for each in wanted[:_MANY_VALUES]], "or")
    more = _(" (and others: see the field reference)") if len(wanted) > _MANY_VALUES else ""
    return _("Write {values}{more}.").format(values=shown, more=more)


def _what(value: Any) -> str:
    match value:
        case bool():
            return "`true`" if value else "`false`"
        case int() | float():
            return _("a number ({value})").format(value=value)
        case str():
            return _("text")
        case list():
            return _("a list")
        case _:
            return _("a group of fields")


def _shown(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | dict) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


_FORM_WORDS = {
    "key": ("a name of small letters, digits and hyphens", "small letters, digits and hyphens, such as `area-team`"),
    "reference": ("a reference to a record", "its id, or `register/kind/id` if it is in another register"),
    "date": ("a day in the form year-month-day", "the day as YYYY-MM-DD, such as 2026-04-01"),
    "period": ("a length of time in short form", "P, a number, then Y, M, W or D: P6Y is six years, P3M three months"),
    "moment": ("a day and time", "it as 2026-03-04T09:30Z"),
    "link": ("a web address", "the whole address, beginning with https://"),
    "email": ("an email address", "an address such as information.governance@example.gov.uk"),
    "digest": ("a digest", "sha256: and 64 digits or letters a to f, as `muniment digest` prints it"),
    "commit": ("a git commit", "the whole commit: 40 digits or letters a to f"),
    "country": ("a country code", "two capital letters, such as FR"),
    "area": ("an Office for National Statistics area code", "a letter and eight digits, such as E06000001"),
    "language": ("a language code", "`en` or `cy`"),
    "address": ("the address of a record or of a place in it", "such as `northmoor/agreement/hub#flows[attendance]`"),
    "term": ("the address of a term", "its vocabulary and key: `northmoor/vocabulary/education#terms[absence]`"),
}  # fmt: skip


def _wanted(here: Shape, json_type: str) -> tuple[str, str]:
    """What should stand here: the sort of thing, and how to write it."""
    if here.values:
        shown = listed([f"`{value}`" for value in here.values[:6]], "or") + ("…" if len(here.values) > 6 else "")
        return _("one of a list of values"), shown
    if here.form:
        expected, form = _FORM_WORDS[here.form]
        return _(expected), _(form)
    match json_type:
        case "array":
            return _("a list"), _("each value on a line of its own after a dash and a space, or [a, b]; [] means none")
        case "object":
            names = ", ".join(list(here.fields)[:6]) or _("its name, a colon and its value")
            return _("a group of fields"), _("each field on a line of its own, indented: {names}").format(names=names)
        case "integer":
            return _("a whole number"), _("a whole number, such as {example}").format(example=here.example)
        case _:
            return _("text"), _("text; put quotes round it if it looks like a number")


def _same_value(here: Shape, json_type: str, value: Any) -> str:
    """The same value made into the sort of thing that is wanted, where that is plain; an empty string where not."""
    if json_type == "string" and isinstance(value, bool | int | float) and not here.values and not here.form:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return _("'{text}', with the quotes").format(text=text)
    if json_type == "array" and isinstance(value, str) and here.item is not None and not here.item.fields:
        return f"[{value}]" if re.fullmatch(r"[\w /-]{1,60}", value) else ""
    return ""


_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _better_form(form: str, value: Any) -> str:
    """The same value in the right form, where it is plain what was meant; an empty string where it is not."""
    text = str(value).strip().lower()
    if form == "period":
        match = re.fullmatch(r"p?\s*([0-9]+|[a-z]+)\s*(year|month|week|day|y|m|w|d)s?", text)
        if match:
            number = match[1] if match[1].isdigit() else str(_WORDS.index(match[1]) + 1 if match[1] in _WORDS else "")
            unit = _UNITS.get(match[2], match[2].upper())
            return f"P{number}{unit}" if number else ""
    if form == "date":
        return _better_date(text)
    if form == "key":
        slug = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
        return slug if slug and len(slug) <= 80 else ""
    if form == "link" and re.fullmatch(r"(www\.)?[a-z0-9.-]+\.[a-z]{2,}(/\S*)?", text):
        return f"https://{value}"
    return ""


def _better_date(text: str) -> str:
    day_month_year = re.fullmatch(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})", text)
    named = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? ([0-9]{4})", text)
    loose = re.fullmatch(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})", text)
    if day_month_year:
        day, month, year = map(int, day_month_year.groups())
    elif named:
        months = [number for number, name in enumerate(_MONTH_NAMES, 1) if name.startswith(named[2][:3])]
        if not months:
            return ""
        day, month, year = int(named[1]), months[0], int(named[3])
    elif loose:
        year, month, day = map(int, loose.groups())
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
