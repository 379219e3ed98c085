"""A term of a vocabulary, or one code of a term: how it is named, and what it is called."""

from __future__ import annotations

import re

from registry.source import Ref
from registry.values import NamedTuple, dataclass

_ADDRESS = re.compile(r"([^/#]+)/vocabulary/([^/#]+)#terms\[([^\[\]]+)\](?:/codes\[([^\[\]]+)\])?")


class TermKey(NamedTuple):
    """The name of a term, or of one code of it: register and id of its vocabulary, its key, the code's key or nothing.

    As text it is an address: `northmoor/vocabulary/attendance-extract#terms[mark]/codes[present]`.
    """

    register: str
    vocabulary: str
    term: str
    code: str = ""

    def __str__(self) -> str:
        code = f"/codes[{self.code}]" if self.code else ""
        return f"{self.register}/vocabulary/{self.vocabulary}#terms[{self.term}]{code}"

    @property
    def ref(self) -> Ref:
        """The vocabulary it is a term of."""
        return Ref(self.register, "vocabulary", self.vocabulary)

    @property
    def whole(self) -> TermKey:
        """The term that this is, or is a code of."""
        return self._replace(code="")

    @classmethod
    def parse(cls, text: str) -> TermKey | None:
        """Read an address; None where the text is not one."""
        found = _ADDRESS.fullmatch(text)
        return cls(found[1], found[2], found[3], found[4] or "") if found else None


@dataclass(frozen=True, slots=True)
class Term:
    """A term, or one code of a term, with what is shown of it in lists and looked at in composing.

    - `label`: as people or files write it; the key where no label is recorded.
    - `others`: its other labels, labels in other languages, and its own code or column name (`notation`).
    - `iri`: its web identifier: the published one, or one made from the vocabulary's namespace.
    - `element`, `level`, `derivation`, `datatype`, `status`: of `concepts.vocabularies`; empty where unsaid.
    - `parent`: the key, in the same vocabulary, of the term it belongs under; for a code, of the broader code, or else
      nothing: the term it is a code of is `key.whole`.
    - `added`, `ended`: the first day of it, and the day from which it is out of use, as ISO text; empty where unsaid.
    - `replaced_by`: the keys in the same vocabulary (or codes of the same term) to use instead.
    """

    key: TermKey
    label: str
    others: tuple[str, ...] = ()
    definition: str = ""
    notation: str = ""
    iri: str = ""
    element: str = ""
    level: str = ""
    derivation: str = ""
    datatype: str = ""
    unit: str = ""
    status: str = ""
    parent: str = ""
    added: str = ""
    ended: str = ""
    replaced_by: tuple[str, ...] = ()

    def is_in_use(self, on: str) -> bool:
        """Whether it is neither out of use nor still to come on a day (ISO text)."""
        return not (self.ended and self.ended <= on) and not (self.added and self.added > on)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary as a whole.

    - `publisher`: the home record of the organisation whose words they are; None where no record says.
    - `is_shared`: whether it is an integration model, which others are mapped to.
    - `version`: of the words themselves, as published. `terms`: how many terms it has, codes not counted.
    """

    ref: Ref
    title: str
    is_shared: bool
    publisher: Ref | None = None
    version: str = ""
    status: str = ""
    terms: int = 0
    data_set: str = ""
    systems: tuple[Ref, ...] = ()
