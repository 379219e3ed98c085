"""Forms of numbers: sums with pound signs, commas and brackets; units, by a factor that is exact."""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation

from registry.vocabulary.translating.turned import PRECISION, REFUSED, Lost, Trail
from registry.wording import _

_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>-)?£?(?P<sign2>-)?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?P<part>\.[0-9]+)?(?P<end>\))?"
)
_FORM = re.compile(r"(?P<open>\()?(?P<pound>£)?[0-9#]+(?P<comma>,[0-9#]{3})*(?P<part>\.[0-9#]+)?\)?")
_LONGEST = 50


def number(text: str) -> Decimal:
    """A number as people write it: `£1,234.50`, `(12.00)` for less than nothing. Raises Lost."""
    bare = text.strip().replace(" ", "")
    found = _NUMBER.fullmatch(bare) if len(bare) <= _LONGEST else None
    if found is None or not (found["whole"] or found["part"]) or bool(found["open"]) != bool(found["end"]):
        raise Lost(REFUSED, PRECISION, _("It is no number."))
    if bool(found["open"]) + bool(found["sign"]) + bool(found["sign2"]) > 1:
        raise Lost(REFUSED, PRECISION, _("It is no number."))
    made = Decimal((found["whole"] or "0").replace(",", "") + (found["part"] or ""))
    return -made if found["open"] or found["sign"] or found["sign2"] else made


def plain(value: Decimal) -> str:
    """Digits alone, without noughts at the end that say nothing."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


class AmountForm:
    """How numbers are written: `£1,234.56`, `1234.56`, `(1,234)`."""

    short_years: tuple[int, int] | None = None

    def __init__(self, text: str) -> None:
        found = _FORM.fullmatch(text)
        assert found is not None
        self.text = text
        self._pound, self._comma, self._brackets = bool(found["pound"]), bool(found["comma"]), bool(found["open"])
        self._places = len(found["part"]) - 1 if found["part"] else 0

    def read(self, text: str) -> Decimal:
        """Raises Lost."""
        return number(text)

    def write(self, value: object, _trail: Trail) -> str:
        """Raises Lost where the form has too few places for it."""
        assert isinstance(value, Decimal)
        try:
            shown = value.quantize(Decimal(1).scaleb(-self._places), context=_EXACT)
        except (Inexact, InvalidOperation):
            raise Lost(REFUSED, PRECISION, _("It has more places than {form}.").format(form=self.text)) from None
        digits = f"{abs(shown):{',' if self._comma else ''}f}"
        digits = f"£{digits}" if self._pound else digits
        if shown < 0:
            return f"({digits})" if self._brackets else f"-{digits}"
        return digits


class DigitsForm:
    """Digits alone, filled up with noughts to a length: `000000000000`; `0` for digits without noughts before them."""

    short_years: tuple[int, int] | None = None

    def __init__(self, text: str) -> None:
        self.text, self._length = text, len(text)

    def read(self, text: str) -> str:
        """The digits without noughts before them. Raises Lost."""
        if not text.isascii() or not text.isdigit() or len(text) > (self._length if self._length > 1 else _LONGEST):
            raise Lost(REFUSED, PRECISION, _("It is not written in digits as {form}.").format(form=self.text))
        return text.lstrip("0") or "0"

    def write(self, value: object, _trail: Trail) -> str:
        """Raises Lost where it has more digits than the form."""
        digits = str(value)
        if self._length > 1 and len(digits) > self._length:
            raise Lost(REFUSED, PRECISION, _("It has more digits than {form}.").format(form=self.text))
        return digits.zfill(self._length)


def digits_form(text: str) -> DigitsForm | None:
    """A form of noughts alone; None where it is none."""
    return DigitsForm(text) if 0 < len(text) <= _LONGEST and not text.strip("0") else None


def amount_form(text: str) -> AmountForm | None:
    """A form that is written as an example of itself; None where it is none."""
    found = _FORM.fullmatch(text.strip())
    if found is None or bool(found["open"]) != text.strip().endswith(")"):
        return None
    return AmountForm(text.strip()) if any(each in text for each in "£,.(") else None


def scaled(value: Decimal, factor: Decimal, *, is_back: bool) -> Decimal:
    """Times the factor, or divided by it; exactly. Raises Lost where it does not come out even."""
    try:
        return _EXACT.divide(value, factor) if is_back else _EXACT.multiply(value, factor)
    except (Inexact, InvalidOperation):
        raise Lost(REFUSED, PRECISION, _("It does not come out even in the other unit.")) from None
