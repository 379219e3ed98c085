"""Write the page of the clocks from the worked dates: `python -m tests.clocks.readme`."""

from __future__ import annotations

from pathlib import Path

import registry.clocks
from tests.clocks.worked import Worked, found, worked

README = Path(registry.clocks.__file__).with_name("README.md")

_TITLES = {
    "month": "Calendar months",
    "working-day": "The next working day, by nation",
    "answer": "Answering a request to use a right",
    "extension-notice": "Telling a person that more time is taken",
    "complaint": "Acknowledging a complaint",
    "breach": "Telling the regulator of a breach",
}

_TOP = """# The law's time limits

One module a time limit: dates and times in, a `Deadline` out, with how it was worked out, a sentence a step. Nothing
here reads a record or asks what day it is.

- A deadline is the last day, or moment, on which the thing is certainly in time. Where it turns on what is not recorded
  (whose bank holidays count) or not settled (whether the day a complaint comes is counted), it says until when nobody
  can tell.
- Days that stand in an order that cannot be, such as a question answered before it was asked, give no deadline, and a
  sentence that says which they are.
- How we read the law where it can be read two ways:
  [decision 0019](../decisions/0019-how-days-and-hours-are-counted.md).

The tables below are tests: each date was worked out by hand from the source beside it. They are written from
`tests/clocks/worked.yaml` by `python -m tests.clocks.readme`.
"""


def text() -> str:
    """What the page should say."""
    parts = [_TOP]
    rows = worked()
    for clock, title in _TITLES.items():
        parts += [
            f"\n## {title}\n\n",
            "| Given | Ends | How it is worked out, or why | Source |\n",
            "|---|---|---|---|\n",
        ]
        parts += [_row(row) for row in rows if row.clock == clock]
    return "".join(parts)


def _row(row: Worked) -> str:
    given = "; ".join(f"{name.replace('_', ' ')} {_said(value)}" for name, value in row.given.items())
    ends = {"none": "no day", "cannot": "cannot be worked out"}.get(row.by, row.by)
    if row.latest:
        ends += f" (nobody can tell until {row.latest})"
    because = " ".join(each for each in (found(row)[2], f"({row.note})" if row.note else "") if each)
    return f"| {given} | {ends} | {because} | {row.source} |\n"


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


if __name__ == "__main__":
    README.write_text(text(), "utf-8")
