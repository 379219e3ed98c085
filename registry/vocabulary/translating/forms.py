"""How a value is written, from the words of a mapping: dates, numbers, yes and no, capitals."""

from __future__ import annotations

from registry.values import Any, Protocol
from registry.vocabulary.translating.amounts import amount_form, digits_form
from registry.vocabulary.translating.dates import date_form
from registry.vocabulary.translating.turned import PRECISION, REFUSED, TEXT_DROPPED, Lost, Trail
from registry.wording import _

YES = frozenset(("y", "yes", "true", "t", "1"))
NO = frozenset(("n", "no", "false", "f", "0"))


class Form(Protocol):
    """A way of writing values of one sort."""

    text: str
    short_years: tuple[int, int] | None

    def read(self, text: str) -> Any:
        """What a text says. Raises Lost where it is not written so."""

    def write(self, value: Any, trail: Trail) -> str:
        """A value so written. Raises Lost."""


class YesNoForm:
    """Two words, one for yes and one for no."""

    short_years: tuple[int, int] | None = None

    def __init__(self, text: str, yes: str, no: str) -> None:
        self.text, self._yes, self._no = text, yes, no

    def read(self, text: str) -> bool:
        """Raises Lost."""
        if text.casefold() == self._yes.casefold():
            return True
        if text.casefold() == self._no.casefold():
            return False
        raise Lost(REFUSED, PRECISION, _("It is neither {yes} nor {no}.").format(yes=self._yes, no=self._no))

    def write(self, value: object, _trail: Trail) -> str:
        """Raises nothing."""
        return self._yes if value else self._no


class CaseForm:
    """Capitals, or none."""

    short_years: tuple[int, int] | None = None

    def __init__(self, text: str, is_upper: bool) -> None:
        self.text, self._is_upper = text, is_upper

    def read(self, text: str) -> str:
        """As it stands."""
        return text

    def write(self, value: object, _trail: Trail) -> str:
        """Raises Lost where letters have no such form that can be had back."""
        text = str(value)
        made = text.upper() if self._is_upper else text.lower()
        if len(made) != len(text):
            raise Lost(REFUSED, TEXT_DROPPED, _("Some letters cannot be written so."))
        return made


def form_of(text: str, newest: int) -> Form | None:
    """The form that some words describe; None where they are for people alone. `newest`: see `DateForm`."""
    made: Form | None = date_form(text, newest) or digits_form(text) or amount_form(text) or _yes_no(text)
    if made is None and text.casefold() in ("upper case", "capitals", "lower case", "small letters"):
        made = CaseForm(text, text.casefold() in ("upper case", "capitals"))
    return made


def _yes_no(text: str) -> YesNoForm | None:
    parts = [each.strip() for each in text.replace(" or ", "/").split("/")]
    if len(parts) != 2:
        return None
    one, other = parts
    if one.casefold() in YES and other.casefold() in NO:
        return YesNoForm(text, one, other)
    if one.casefold() in NO and other.casefold() in YES:
        return YesNoForm(text, other, one)
    return None
