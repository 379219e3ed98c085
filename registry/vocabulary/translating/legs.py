"""One step of a value's way, led along forwards and back: what a mapping says of rearranging and of writing it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from registry.values import Any, Protocol
from registry.vocabulary.translating.amounts import AmountForm, number, plain, scaled
from registry.vocabulary.translating.forms import Form, form_of
from registry.vocabulary.translating.patterns import rewriter
from registry.vocabulary.translating.turned import (
    FORMAT,
    PRECISION,
    REFUSED,
    TEXT_DROPPED,
    Lost,
    Trail,
    Unable,
)
from registry.wording import _

_NAMED = {
    "space": " ", "blank": " ", "a space": " ", "a blank": " ", "comma": ",", "semicolon": ";", "colon": ":",
    "tab": "\t", "new line": "\n", "newline": "\n", "comma and space": ", ", "hyphen": "-", "stroke": "/",
}  # fmt: skip
_WHOLE_VALUE = re.compile(r"\^([A-Za-z0-9 _-]+)\$")
_NOT_HERE = {
    "gather-rows": _("making one row of many"), "spread-rows": _("making many rows of one"),
    "nest": _("nesting fields"), "flatten": _("bringing nested fields up"), "drop-rows": _("leaving rows out"),
}  # fmt: skip


class Leg(Protocol):
    """Leads a value from one end of a mapping to the other."""

    @property
    def said(self) -> Sequence[str]:
        """What is done, in sentences."""

    @property
    def said_back(self) -> Sequence[str]:
        """What is done the other way."""

    def ahead(self, text: str, trail: Trail) -> str:
        """From subject to object of what was asked. Raises Lost."""

    def behind(self, text: str, trail: Trail) -> str:
        """The other way. Raises Lost."""


def separator(text: str | None, unsaid: str) -> str:
    """What stands between parts: a mapping names spaces in words."""
    return _NAMED.get(text.casefold(), text) if text else unsaid


class Structure:
    """Rewriting, and what is put before and after. Forwards it does as the mapping says; back it undoes that."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        operation = said.get("operation", "rename")
        if operation in _NOT_HERE:
            raise Unable(_("The mapping asks for {what}, which is not done here.").format(what=_NOT_HERE[operation]))
        if operation in ("split", "join", "take-from"):
            raise Unable(
                _("The mapping cuts or joins values, but does not name the terms of the parts in their order.")
            )
        self._before, self._after = separator(said.get("before"), ""), separator(said.get("after"), "")
        self._rewrite = (
            rewriter(said.get("pattern", ""), said.get("replacement", "")) if operation == "rewrite" else None
        )
        self._literal = _literal(said.get("pattern", ""), said.get("replacement", "")) if self._rewrite else None
        self._constant = said.get("constant", "") if operation == "constant" else None
        told = said.get("described", "")
        self.said = [told] if told and operation != "rename" else []
        if self._before or self._after:
            self.said.append(
                _("“{before}…{after}” is put round the value.").format(before=self._before, after=self._after)
            )
        if self._constant is not None:
            self.said.append(_("“{value}” is written everywhere.").format(value=self._constant))
        self.said_back = list(self.said)
        if self._literal is not None:
            self.said_back = [_("“{one}” becomes “{other}”.").format(one=self._literal[1], other=self._literal[0])]
        elif self._rewrite is not None:
            self.said_back = [
                _(
                    "Their mapping rewrites it the other way: “{told}”. What that leaves as it is, is written as it is."
                ).format(told=told or said.get("pattern", ""))
            ]
        self.is_plain = not (self._before or self._after or self._rewrite or self._constant is not None)

    def ahead(self, text: str, trail: Trail) -> str:
        """Raises Lost."""
        if self._constant is not None:
            trail.invent(_("The same value is written everywhere, whatever stood there."))
            return str(self._constant)
        if self._rewrite is not None:
            text = self._rewrite(text)
            if not text.strip():
                raise Lost(REFUSED, TEXT_DROPPED, _("Nothing is left of it once it is rewritten."))
        return f"{self._before}{text}{self._after}"

    def behind(self, text: str, trail: Trail) -> str:
        """Raises Lost where it cannot have come from here, or nobody can tell what it was."""
        if self._constant is not None:
            raise Lost(REFUSED, TEXT_DROPPED, _("What stood there before the same value was written cannot be told."))
        if not (text.startswith(self._before) and text.endswith(self._after)):
            raise Lost(REFUSED, TEXT_DROPPED, _("It lacks what should stand before or after it."))
        text = text[len(self._before) : len(text) - len(self._after)]
        if self._literal is not None:
            one, other = self._literal
            if text == one:
                raise Lost(REFUSED, TEXT_DROPPED, _("Their mapping writes something else for it, and never this."))
            return one if text == other else text
        # What rewriting would leave as it is may be what was there; of anything else nobody can tell.
        if self._rewrite is not None:
            if self._rewrite(text) != text:
                raise Lost(REFUSED, TEXT_DROPPED, _("What it was before it was rewritten cannot be told."))
            told = _("How they write it themselves cannot be told: their mapping says only how it is rewritten.")
            trail.generalise(FORMAT, told)
        return text


def _literal(pattern: str, replacement: str) -> tuple[str, str] | None:
    """One whole value that is rewritten to one other, so that it can be written back; None for any other pattern."""
    found = _WHOLE_VALUE.fullmatch(pattern)
    return (found[1], replacement) if found is not None and replacement and not set("$\\") & set(replacement) else None


class Encoding:
    """Forms and units. Forwards from the subject's to the object's."""

    def __init__(self, said: Mapping[str, Any], newest: int, is_iso_read: bool = False) -> None:
        one, other = said.get("subject_form", ""), said.get("object_form", "")
        self._one, self._other = form_of(one, newest) if one else None, form_of(other, newest) if other else None
        for name, text, form in ((_("they"), one, self._one), (_("the others"), other, self._other)):
            if text and form is None and one != other:
                told = _("How {whose} write it is told in words for people only: “{form}”.")
                raise Unable(told.format(whose=name, form=text))
        if self._one is not None and self._other is not None and type(self._one) is not type(self._other):
            raise Unable(_("“{one}” and “{other}” are not of one sort.").format(one=one, other=other))
        systems = [said.get("subject_reference_system", ""), said.get("object_reference_system", "")]
        if all(systems) and systems[0] != systems[1]:
            raise Unable(_("The mapping asks for other coordinates, which are not worked out here."))
        try:
            self._factor = Decimal(said["factor"]) if said.get("factor") else None
        except InvalidOperation:
            raise Unable(_("The factor is no number.")) from None
        if self._factor is not None and (not self._factor.is_finite() or self._factor == 0):
            raise Unable(_("The factor is no number."))
        if self._factor is not None:
            for form in (self._one, self._other):
                if form is not None and not isinstance(form, AmountForm):
                    raise Unable(_("A factor leads numbers, and “{form}” is none.").format(form=form.text))
        units = said.get("subject_unit", ""), said.get("object_unit", "")
        if all(units) and units[0].casefold() != units[1].casefold() and self._factor is None:
            raise Unable(_("No factor leads from {one} to {other}.").format(one=units[0], other=units[1]))
        self._iso = form_of("YYYY-MM-DD", newest) if is_iso_read else None
        self.said = []
        self.said_back = []
        if one and other and one != other:
            told = _("Written {one}, it becomes {other}.")
            self.said.append(told.format(one=one, other=other))
            self.said_back.append(told.format(one=other, other=one))
        if self._factor is not None:
            names = units[0] or _("numbers"), units[1] or _("numbers")
            self.said.append(
                _("{one} become {other}: times {factor}.").format(one=names[0], other=names[1], factor=self._factor)
            )
            self.said_back.append(
                _("{one} become {other}: divided by {factor}.").format(
                    one=names[1], other=names[0], factor=self._factor
                )
            )
        for form in (self._one, self._other):
            if form is not None and form.short_years is not None:
                first, last = form.short_years
                told = _("Two digits of a year mean one of {first} to {last}.").format(first=first, last=last)
                self.said.append(told)
                self.said_back.append(told)
        self.is_plain = self._factor is None and self._one is None and self._other is None

    def ahead(self, text: str, trail: Trail) -> str:
        """Raises Lost."""
        return text if self.is_plain else self._led(text.strip(), self._one, self._other, trail, is_back=False)

    def behind(self, text: str, trail: Trail) -> str:
        """Raises Lost."""
        return text if self.is_plain else self._led(text.strip(), self._other, self._one, trail, is_back=True)

    def _led(self, text: str, start: Form | None, end: Form | None, trail: Trail, *, is_back: bool) -> str:
        value: Any = text
        if self._factor is not None:
            value = scaled(start.read(text) if start else number(text), self._factor, is_back=is_back)
            return end.write(value, trail) if end is not None else plain(value)
        if start is not None:
            try:
                value = start.read(text)
            except Lost:
                if self._iso is None or is_back:
                    raise
                value = self._iso.read(text)
            trail.century = trail.century or getattr(value, "century", "")
        if end is None or start is None:
            if end is not None:
                end.read(text)
            return text
        if end.short_years is not None:
            trail.century = ""
        return end.write(value, trail)


class Turnabout:
    """A leg led along the other way."""

    def __init__(self, leg: Leg) -> None:
        self._leg = leg
        self.said, self.said_back = leg.said_back, leg.said

    def ahead(self, text: str, trail: Trail) -> str:
        """Raises Lost."""
        return self._leg.behind(text, trail)

    def behind(self, text: str, trail: Trail) -> str:
        """Raises Lost."""
        return self._leg.ahead(text, trail)


class Parts:
    """Values cut from one, or put together to one, in an order."""

    def __init__(self, said: Mapping[str, Any], count: int) -> None:
        self.between = separator(said.get("separator"), " ")
        self.count = count
        told = said.get("described", "")
        between = _("with {between} between").format(between=f"“{self.between}”")
        self.said_join = [
            told or _("{number} values are put together, {between}.").format(number=count, between=between)
        ]
        self.said_split = [
            told or _("One value is cut into {number} at “{between}”.").format(number=count, between=self.between)
        ]

    def join(self, parts: Sequence[str]) -> str:
        """Raises Lost where the parts could not be told apart again."""
        filled = [each.strip() for each in parts]
        if not any(filled):
            return ""
        if all(filled) and not any(self.between in each for each in filled[:-1]):
            return self.between.join(filled)
        return self.between.join(each for each in filled if each)

    def split(self, text: str) -> list[str]:
        """Raises Lost where there are more or fewer parts than there should be."""
        parts = [each.strip() for each in text.split(self.between)]
        if len(parts) != self.count or not all(parts):
            raise Lost(
                REFUSED, PRECISION,
                _("It is not {number} parts with “{between}” between.").format(number=self.count, between=self.between),
            )  # fmt: skip
        return parts
