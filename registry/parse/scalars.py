"""What a plain scalar means: text, a whole number, a decimal, true, false; or nothing a record may hold."""

from __future__ import annotations

import re
from typing import Any

_MAX_NUMBER = 2**53 - 1

# What some YAML or spreadsheet reader would take for a number. Clock times (12:30) are not among them.
_NUMBERISH = re.compile(
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|(?:[0-9][0-9_]*)?\.?[0-9_]+(?:[eE][-+]?[0-9]+)?"
    r"|[0-9][0-9_]*\.(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_WHOLE = re.compile(r"-?[1-9][0-9]*|0")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
STARTERS = frozenset("-+.0123456789")
"""What text that might be a number begins with."""

WORDS = NOTHING | _TRUTH.keys()
"""What is written in letters and is not text."""

# libyaml reads these; nothing that a person types contains them, and readers disagree on what they mean.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|(?!^)\ufeff")


class Trouble(Exception):
    """The fast reading met something the patient one must explain."""


def scalar(text: str) -> Any:
    """The value of a plain scalar. Raises `Trouble` for nothing and for odd numbers."""
    if text in NOTHING:
        raise Trouble
    if text[0] in STARTERS:
        if _WHOLE.fullmatch(text):
            number = int(text)
            if -_MAX_NUMBER <= number <= _MAX_NUMBER:
                return number
            raise Trouble
        if _DECIMAL.fullmatch(text):
            decimal = float(text)
            if repr(decimal) == text:
                return decimal
            raise Trouble
        if _NUMBERISH.fullmatch(text):
            raise Trouble
        return text
    return _TRUTH.get(text, text)
