"""What findings are called on every page: how severe, what sort, and the addresses of their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from registry.concepts.rules import Severity
from registry.ui.markup.html import Html, element, safe
from registry.verbs.checks.gaps import Row
from registry.wording import _

_COLOURS = {"critical": "red", "high": "orange", "medium": "yellow", "low": "grey"}
_OUTCOMES = {"violated": "No record shows it", "cannot-tell": "Cannot tell"}

SEVERITIES = tuple(each.value for each in Severity)
"""From the most severe to the least."""


def severity_word(severity: str) -> str:
    """How severe, in a word."""
    return _(Severity(severity).label) if severity in SEVERITIES else severity


def severity_tag(severity: str) -> Html:
    """How severe, as a tag."""
    return element("span", safe(severity_word(severity)), class_=f"tag tag-{_COLOURS.get(severity, 'grey')}")


def outcome_word(outcome: str) -> str:
    """What sort of finding it is, in words."""
    return _(_OUTCOMES.get(outcome, outcome))


def outcome_tag(outcome: str) -> Html:
    """What sort of finding it is, as a tag."""
    style = "tag tag-violet" if outcome == "cannot-tell" else "tag tag-plain"
    return element("span", safe(outcome_word(outcome)), class_=style)


def waived_tag() -> Html:
    """That somebody has decided to live with it for now, as a tag."""
    return element("span", safe(_("Waived")), class_="tag tag-blue")


def finding_href(fingerprint: str) -> str:
    """The address of the page of one finding."""
    return f"finding?id={quote(fingerprint, safe='/')}"


def gaps_href(where: Mapping[str, Sequence[str]], at: str = "results") -> str:
    """The address of the findings that filters leave, at the list of them or another part of the page."""
    said = [(name, value) for name, values in where.items() for value in values]
    return (f"gaps?{urlencode(said)}" if said else "gaps") + (f"#{at}" if at else "")


def why_href(ref: str) -> str:
    """The address of everything that the rules say of a record, passes included."""
    return f"why?ref={quote(ref)}"


def whatif_href(ref: str, line: int = 0) -> str:
    """The address of the page where a record may be changed to see what would be found, open at a line of its file."""
    return f"whatif?ref={quote(ref)}" + (f"&line={line}" if line else "")


def try_href(row: Row) -> str:
    """The same for what a finding is about, at its line where that is in the record's own file."""
    first = row.at[0] if row.at else row.subject
    return whatif_href(row.ref, row.line if first.partition("#")[0] == row.ref else 0)
