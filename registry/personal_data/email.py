"""Email addresses of a person. Those of a role or a shared mailbox are what a register should hold instead.

Sources: RFC 5322 section 3.4.1 for the form; RFC 2606 and RFC 6761 for the names that are kept for examples and tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found
from registry.personal_data.words import word_list
from registry.wording import _

_FORM = re.compile(
    r"(?<![\w.+%'-])([a-z0-9](?:[\w.+%'-]{0,62}[a-z0-9_])?)@((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})(?![\w@-])",
    re.IGNORECASE | re.ASCII,
)
_OF_PEOPLE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|"
    r"virginmedia|ntlworld|blueyonder|tiscali|proton|protonmail|gmx|mail|fastmail|zoho)\.(?:com|co\.uk|uk|net|org|me)"
)
_OF_EXAMPLES = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)")
_NAME = re.compile(r"[a-z]{1,20}(?:[._-][a-z]{1,3})?[._-][a-z][a-z'-]{1,24}[0-9]{0,4}")


def find(text: str) -> Iterator[Found]:
    """Addresses at a provider for people are sure; those shaped like a name, at an organisation, are likely."""
    for match in _FORM.finditer(text):
        local, domain = match[1].lower(), match[2].lower()
        if _OF_EXAMPLES.fullmatch(domain) or is_role(local):
            continue
        if _OF_PEOPLE.fullmatch(domain):
            yield Found("email", SURE, *match.span(), _("an address at a provider that people use for themselves"))
        elif _NAME.fullmatch(local):
            why = _("what stands before the @ has the form of a person's name")
            yield Found("email", LIKELY, *match.span(), why)


def is_role(local: str) -> bool:
    """Whether what stands before the @ names a role, a team or a service."""
    words = re.findall("[a-z]+", local)
    return any(word in word_list("of-roles") for word in words)
