"""The way to a rule, to the list of rules, and to what rules found."""

from __future__ import annotations

from urllib.parse import quote

from registry.ui.markup.html import Html, element, safe


def rule_href(rule: str, on: str = "") -> str:
    """The address of a rule's page, its law told on a day."""
    return f"rule?id={quote(rule)}" + (f"&on={on}" if on else "")


def rule_link(rule: str, title: str, on: str = "") -> Html:
    """A link to a rule."""
    return element("a", safe(title), href=rule_href(rule, on))


def found_href(rule: str) -> str:
    """The address of everything that a rule found, waived or not, and what only follows from others as well."""
    return f"gaps?rule={quote(rule)}&waived=yes&following=yes"
