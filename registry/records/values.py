"""The kinds of value a field may hold: text, keys, references, dates, periods, questions.

Patterns use `[0-9]` and no look-around, so that every regular-expression engine that reads the schemas agrees.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from registry.concepts.answers import Answer

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"[^ \t\r\n]")]
"""Some words: one or more sentences, never empty."""

Key = Annotated[
    str,
    StringConstraints(pattern=f"^{SLUG}$", max_length=80),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG}$", "maxLength": 80, "x-form": "key"}),
]
"""A name made of small letters, digits and hyphens: `police`, `data-set-2`."""

Reference = Annotated[
    str,
    StringConstraints(pattern=f"^{SLUG}(/{SLUG}/{SLUG})?$", max_length=250),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG}(/{SLUG}/{SLUG})?$", "maxLength": 250, "x-form": "reference"}),
]
"""Another record: its `id` inside the same register, or `register/kind/id` in another."""

_DATE = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
Date = Annotated[
    date, WithJsonSchema({"type": "string", "format": "date", "pattern": _DATE, "x-form": "date"})
]
"""A day, as YYYY-MM-DD."""

_PERIOD = "^P([0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+W|[0-9]+D)$"
Period = Annotated[
    str,
    StringConstraints(pattern=_PERIOD),
    WithJsonSchema({"type": "string", "pattern": _PERIOD, "x-form": "period"}),
]
"""A length of time in ISO 8601 form: `P6Y` is six years, `P3M` three months, `P2W` two weeks, `P90D` ninety days."""

_MOMENT = f"{_DATE[:-1]}T([01][0-9]|2[0-3]):[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$"
Moment = Annotated[
    str,
    StringConstraints(pattern=_MOMENT),
    WithJsonSchema({"type": "string", "pattern": _MOMENT, "x-form": "moment"}),
]
"""A day and clock time with its offset from UTC: `2026-03-04T09:30Z`."""

Link = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^ \t\r\n]+$", max_length=2000),
    WithJsonSchema({"type": "string", "pattern": r"^https?://[^ \t\r\n]+$", "maxLength": 2000, "x-form": "link"}),
]
"""A web address. It is shown, never fetched."""

Email = Annotated[
    str,
    StringConstraints(pattern=r"^[^@ \t\r\n]+@[^@ \t\r\n]+\.[^@ \t\r\n]+$", max_length=254),
    WithJsonSchema(
        {"type": "string", "pattern": r"^[^@ \t\r\n]+@[^@ \t\r\n]+\.[^@ \t\r\n]+$", "maxLength": 254, "x-form": "email"}
    ),
]
"""An email address, of a role or shared mailbox where there is one."""

Digest = Annotated[
    str,
    StringConstraints(pattern="^sha256:[0-9a-f]{64}$"),
    WithJsonSchema({"type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "x-form": "digest"}),
]
"""A SHA-256 digest, as `sha256:` and 64 hexadecimal digits."""

Commit = Annotated[
    str,
    StringConstraints(pattern="^[0-9a-f]{40}([0-9a-f]{24})?$"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{40}([0-9a-f]{24})?$", "x-form": "commit"}),
]
"""A git commit, in full."""

Country = Annotated[
    str,
    StringConstraints(pattern="^[A-Z]{2}$"),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$", "x-form": "country"}),
]
"""A country, as its two-letter ISO 3166-1 code."""

Area = Annotated[
    str,
    StringConstraints(pattern="^[EWSNKJ][0-9]{8}$"),
    WithJsonSchema({"type": "string", "pattern": "^[EWSNKJ][0-9]{8}$", "x-form": "area"}),
]
"""A place, as its nine-character Office for National Statistics code."""

Count = Annotated[int, Field(ge=0, le=9_000_000_000)]
"""A whole number, nought or more."""

Language = Annotated[
    str,
    StringConstraints(pattern="^[a-z]{2,3}(-[A-Z]{2})?$"),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$", "x-form": "language"}),
]
"""A language, as its BCP 47 tag: `en`, `cy`."""

FORMS: dict[str, str] = {
    "key": "area-team",
    "reference": "northmoor/organisation/northmoor",
    "date": "2026-04-01",
    "period": "P6Y",
    "moment": "2026-03-04T09:30Z",
    "link": "https://www.example.gov.uk/information-sharing",
    "email": "information.governance@example.gov.uk",
    "digest": "sha256:" + "5f" * 32,
    "commit": "3b" * 20,
    "country": "GB",
    "area": "E06000001",
    "language": "en",
    "address": "northmoor/agreement/childrens-hub#flows[attendance-to-hub]",
    "term": "northmoor/vocabulary/education#terms[attendance]",
}
"""An example of each form, for fields that give none of their own. E06000001 is Hartlepool in the ONS list."""

__all__ = [
    "FORMS", "SLUG", "Answer", "Area", "Commit", "Count", "Country", "Date", "Digest", "Email", "Key", "Language",
    "Link", "Moment", "Period", "Reference", "Text",
]  # fmt: skip
