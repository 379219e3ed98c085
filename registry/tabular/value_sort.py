"""What one value looks like: a date and in what form, a sum of money, a postcode. One value at a time, by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from registry.concepts.vocabularies import Datatype
from registry.values import NamedTuple


class Sort(NamedTuple):
    """`datatype`: of `Datatype`. `form`: how it is written. `order`: of a date with numbers, `d` or `m` for what must
    stand first, nothing where it may be either."""

    datatype: str
    form: str
    order: str = ""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TIME = (
    r"[T ]+[0-2]?[0-9]:[0-5][0-9](?::[0-6][0-9](?:\.[0-9]{1,9})?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|BST|[+-][0-9]{2}:?[0-9]{2})?"
)
_ISO = re.compile(rf"(?P<y>[0-9]{{4}})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})(?P<t>{_TIME})?")
_NUMBERS = re.compile(
    rf"(?P<a>[0-9]{{1,2}})(?P<s>[-/. ])(?P<b>[0-9]{{1,2}})(?P=s)(?P<y>[0-9]{{4}}|[0-9]{{2}})(?P<t>{_TIME})?"
)
_WORDS = re.compile(
    rf"(?:[a-z]{{3,9}},?\s+)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?P<s>[-/. ]|\s+of\s+){_MONTH}"
    rf"[-/., ]*(?P<y>[0-9]{{4}}|'?[0-9]{{2}})(?P<t>{_TIME})?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    rf"{_MONTH}\s+(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>[0-9]{{4}})(?P<t>{_TIME})?", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"{_MONTH}[-/ ,]*(?P<y>[0-9]{{4}}|'?[0-9]{{2}})", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")
_TAX_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)[0-9]{2}\s?[/-]\s?(?:[0-9]{2}|20[0-9]{2})", re.IGNORECASE)
_QUARTER = re.compile(r"Q[1-4][ -/]*(?:19|20)[0-9]{2}(?:[/-][0-9]{2})?|(?:19|20)[0-9]{2}[ -]*Q[1-4]", re.IGNORECASE)
_CLOCK = re.compile(r"[0-2]?[0-9]:[0-5][0-9](?::[0-6][0-9](?:\.[0-9]+)?)?\s*(?:[ap]\.?m\.?)?", re.IGNORECASE)
_DIGITS = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?[0-9]*[.][0-9]+(?:[eE][-+]?[0-9]{1,3})?|[-+]?[0-9]+\.|[-+]?[0-9]+[eE][-+]?[0-9]{1,3}")
_COMMA_DECIMAL = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}|[-+]?[0-9]+,[0-9]{1,2}")
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?P<part>\.[0-9]+)?")
_MONEY = re.compile(
    r"[-+(]{0,2}\s*(?:[£$€]|GBP|USD|EUR)\s*[-+]?[0-9][0-9,]*(?P<part>\.[0-9]+)?\s*[kmKM]?\s*\)?(?:\s*(?:CR|DR))?"
    r"|[-+(]?[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:[£€]|GBP|EUR)\)?"
)
_BRACKETS = re.compile(r"\([0-9][0-9,]*(?:\.[0-9]+)?\)|[0-9][0-9,]*(?:\.[0-9]+)?-")
_PERCENT = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:%|per ?cent)|[-+]?\.[0-9]+\s*%", re.IGNORECASE)
_YES_NO = {
    **dict.fromkeys(("yes", "no"), "Yes or No"), **dict.fromkeys(("y", "n"), "Y or N"),
    **dict.fromkeys(("true", "false"), "TRUE or FALSE"), **dict.fromkeys(("t", "f"), "T or F"),
}  # fmt: skip
_LINK = re.compile(r"(?:https?|ftp)://[^\s]+|www\.[^\s]+\.[^\s]+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[A-Za-z]{2,}")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}|GIR\s*0AA", re.IGNORECASE)
_HALF_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9]{1,2}[A-Z]?(?:\s[0-9])?", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:street|road|lane|avenue|close|drive|court|way|crescent|terrace|place|gardens|grove|hill|square|walk|park"
    r"|rd|st|ave|ln|cres)\b", re.IGNORECASE,
)  # fmt: skip
_HOUSE = re.compile(r"(?:flat|unit|apartment)?\s*[0-9]{1,4}[a-z]?\b[ ,]", re.IGNORECASE)
_WKT = re.compile(
    r"\s*(?:SRID=[0-9]+;)?\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|"
    r"GEOMETRYCOLLECTION)\s*(?:ZM?|M)?\s*(?:\(|EMPTY)",
    re.IGNORECASE,
)
_GEOJSON = re.compile(
    r"\s*\{.{0,200}\"type\"\s*:\s*\"(?:Point|LineString|Polygon|Multi\w+|GeometryCollection|Feature)\"", re.DOTALL
)
_PAIR = re.compile(r"\(?\s*-?[0-9]{1,3}\.[0-9]{3,}\s*[,; ]\s*-?[0-9]{1,3}\.[0-9]{3,}\s*\)?")
_PERIOD = re.compile(r"P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?"
                     r"(?:T(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9.]+S)?)?"
                     r"|[0-9]+(?:\.[0-9]+)?\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|"
                     r"months?|years?)", re.IGNORECASE)  # fmt: skip
_FILE = re.compile(
    r"[^\n]{1,200}\.(?:pdf|docx?|xlsx?|csv|jpe?g|png|gif|tiff?|mp3|mp4|wav|txt|msg|zip|pptx?)", re.IGNORECASE
)
_NAME = re.compile(r"(?=[^\s]*[0-9])[A-Za-z0-9][A-Za-z0-9/_.:#-]*[A-Za-z0-9]")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DATE, _DATE_TIME, _PARTIAL = Datatype.DATE.value, Datatype.DATE_TIME.value, Datatype.PARTIAL_DATE.value
TEXT = Sort(Datatype.TEXT.value, "")
NO_DATE = Sort(Datatype.TEXT.value, "no such date")
"""It is written like a date, such as 31/02/2026, and there is no such day."""
_MOST = 2_000
"""Letters up to which a value is looked at: a longer one is text, or a shape on a map."""


def sort_of(value: str) -> Sort:
    """What a value that is not empty looks like."""
    text = value.strip()
    first = text[:1]
    if first.isdigit() or first in "-+.(£$€'":
        found = _with_digits(text) if len(text) <= _MOST else None
        if found is not None:
            return found
    lower = text.lower()
    if lower in _YES_NO:
        return Sort(Datatype.YES_NO.value, _YES_NO[lower])
    if len(text) <= _MOST:
        if lower[:3] in _MONTHS or any(letter.isdigit() for letter in text[:30]):
            found = _date_in_words(text)
            if found is not None:
                return found
        for pattern, made in _OTHERS:
            if pattern.fullmatch(text):
                return made
    if _WKT.match(text):
        return Sort(Datatype.GEOMETRY.value, "WKT")
    if first == "{" and _GEOJSON.match(text):
        return Sort(Datatype.GEOMETRY.value, "GeoJSON")
    if len(text) <= 300 and _is_address(text):
        return Sort(Datatype.ADDRESS.value, "address")
    return TEXT


_OTHERS = (
    (_POSTCODE, Sort(Datatype.ADDRESS.value, "postcode")), (_LINK, Sort(Datatype.LINK.value, "web address")),
    (_MAIL, Sort(Datatype.TEXT.value, "e-mail address")), (_UUID, Sort(Datatype.IDENTIFIER.value, "UUID")),
    (_MONEY, Sort(Datatype.MONEY.value, "GBP 1,234.50")), (_PERIOD, Sort(Datatype.PERIOD.value, "length of time")),
    (_QUARTER, Sort(_PARTIAL, "quarter")), (_TAX_YEAR, Sort(_PARTIAL, "YYYY/YY")),
    (_FILE, Sort(Datatype.FILE.value, "file name")), (_NAME, Sort(Datatype.IDENTIFIER.value, "letters and digits")),
)  # fmt: skip


def _is_address(text: str) -> bool:
    if _POSTCODE.fullmatch(text[-8:].strip()) or _POSTCODE.fullmatch(text[-7:].strip()):
        return True
    return _STREET.search(text) is not None and (_HOUSE.match(text) is not None or "," in text)


def _with_digits(text: str) -> Sort | None:
    """What begins like a number."""
    if _DIGITS.fullmatch(text):
        bare = text.lstrip("-+")
        if len(bare) > 1 and bare[0] == "0":
            return Sort(Datatype.IDENTIFIER.value, "digits with a leading 0")
        if len(bare) == 8 and bare == text and 1900 <= int(bare[:4]) <= 2100 and _is_day(bare[4:6], bare[6:]):
            return Sort(_DATE, "YYYYMMDD")
        return Sort(Datatype.INTEGER.value if len(bare) < 16 else Datatype.IDENTIFIER.value, "1234")
    for look in _LOOKS:
        found = look(text)
        if found is not None:
            return found
    return NO_DATE if _ISO.fullmatch(text) or _NUMBERS.fullmatch(text) else None


def _is_day(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= _DAYS[int(month) - 1]


def _iso(text: str) -> Sort | None:
    found = _ISO.fullmatch(text)
    if found is None or not _is_day(found["m"], found["d"]):
        return None
    return _dated(f"YYYY{found['s']}MM{found['s']}DD", found)


def _dated(form: str, found: re.Match[str], order: str = "") -> Sort:
    return Sort(_DATE_TIME, f"{form} hh:mm", order) if found["t"] else Sort(_DATE, form, order)


def _numbers(text: str) -> Sort | None:
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    day_first, month_first = _is_day(found["b"], found["a"]), _is_day(found["a"], found["b"])
    if not day_first and not month_first:
        return None
    mark, year = found["s"], "yyyy" if len(found["y"]) == 4 else "yy"
    if day_first:
        return _dated(f"dd{mark}mm{mark}{year}", found, "" if month_first else "d")
    return _dated(f"mm{mark}dd{mark}{year}", found, "m")


def _date_in_words(text: str) -> Sort | None:
    found = _WORDS.fullmatch(text)
    if found is not None and 1 <= int(found["d"]) <= _DAYS[_MONTHS.index(found["mon"].lower())]:
        mark = found["s"].strip() if found["s"].strip() in "-/." and found["s"].strip() else " "
        return _dated(f"d{mark}Mon{mark}{'yyyy' if len(found['y']) == 4 else 'yy'}", found)
    found = _AMERICAN.fullmatch(text)
    if found is not None:
        return _dated("Mon d, yyyy", found)
    return Sort(_PARTIAL, "Mon yyyy") if _MONTH_YEAR.fullmatch(text) else None


def _amount(text: str) -> Sort | None:
    if _DECIMAL.fullmatch(text):
        return Sort(Datatype.DECIMAL.value, "1234.5")
    found = _THOUSANDS.fullmatch(text)
    if found:
        return Sort(Datatype.DECIMAL.value, "1,234.5") if found["part"] else Sort(Datatype.INTEGER.value, "1,234")
    if _PERCENT.fullmatch(text):
        return Sort(Datatype.PERCENTAGE.value, "12%")
    if _MONEY.fullmatch(text):
        return Sort(Datatype.MONEY.value, "(£1,234.50)" if "(" in text else "£1,234.50" if "," in text else "£1234.50")
    if _BRACKETS.fullmatch(text):
        return Sort(Datatype.MONEY.value, "(1,234.50)" if text[0] == "(" else "1,234.50-")
    if _COMMA_DECIMAL.fullmatch(text):
        return Sort(Datatype.DECIMAL.value, "1.234,5")
    return None


def _in_part(text: str) -> Sort | None:
    if _YEAR_MONTH.fullmatch(text):
        return Sort(_PARTIAL, "YYYY-MM")
    if _TAX_YEAR.fullmatch(text):
        return Sort(_PARTIAL, "YYYY/YY")
    return Sort(Datatype.TIME.value, "hh:mm") if _CLOCK.fullmatch(text) else None


def _pair(text: str) -> Sort | None:
    return Sort(Datatype.GEOMETRY.value, "two coordinates") if _PAIR.fullmatch(text) else None


_LOOKS: tuple[Callable[[str], Sort | None], ...] = (_iso, _numbers, _date_in_words, _amount, _in_part, _pair)
