"""`Concept`: a controlled value, written as a word in YAML and exact as an IRI."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Self

NAMESPACE = "urn:muniment:concept:"
"""Our own concepts live here; `see` names the published term or provision that one stands for."""


class Concept(StrEnum):
    """One member of a closed list: the word stored in YAML, a label, a definition and what it stands for elsewhere.

    `see` is either a published term as a CURIE (`dpv:DataController`), the URI of a provision on legislation.gov.uk, or
    a citation in words. It is empty where nothing published was found that means the same.
    """

    label: str
    definition: str
    see: str

    def __new__(cls, value: str, label: str = "", definition: str = "", see: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.definition = definition
        member.see = see
        return member

    @classmethod
    def scheme(cls) -> str:
        """The name of the list, in kebab case: `Article6` is `article-6`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", "-", cls.__name__).lower()

    @property
    def iri(self) -> str:
        """The IRI of this value. It never changes once published."""
        return f"{NAMESPACE}{self.scheme()}:{self.value}"
