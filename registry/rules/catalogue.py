"""The catalogue: every rule's text, and its function when it is wanted."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from registry.concepts.rules import Area
from registry.errors import NotFound
from registry.findings import Verdict
from registry.subjects.subject import Subject
from registry.wording import _, nearest

COMPILED = Path(__file__).parent / "rules.json"

_AREAS = {
    "agreements": Area.AGREEMENTS,
    "breaches": Area.SECURITY,
    "conditions": Area.SPECIAL_DATA,
    "confidentiality": Area.GATEWAYS,
    "contracts": Area.ACCOUNTABILITY,
    "decisions": Area.RIGHTS,
    "disclosures": Area.GATEWAYS,
    "gateways": Area.GATEWAYS,
    "house": Area.POLICY,
    "impact_assessments": Area.SECURITY,
    "law_enforcement": Area.LAW_ENFORCEMENT,
    "lawfulness": Area.LAWFULNESS,
    "mappings": Area.AGREEMENTS,
    "officers": Area.ACCOUNTABILITY,
    "principles": Area.LAWFULNESS,
    "processing_records": Area.ACCOUNTABILITY,
    "retention": Area.RETENTION,
    "rights": Area.RIGHTS,
    "security": Area.SECURITY,
    "transfers": Area.TRANSFERS,
    "transparency": Area.RIGHTS,
    "waivers": Area.POLICY,
}
"""Family → area. A family is a folder of code; an area is how people divide the work."""

Judge = Callable[[Any], Verdict]
"""Judges one subject."""


@dataclass(frozen=True)
class Rule:
    """One rule. `text` is what its file says; `family` the folder it is in."""

    id: str
    family: str
    text: Mapping[str, Any] = field(repr=False)
    function: Judge | None = field(default=None, repr=False)
    """Its function, where it is not the one of its module: for tests of the engine."""

    @property
    def severity(self) -> str:
        """Critical, high, medium or low."""
        return str(self.text["severity"])

    @property
    def area(self) -> Area:
        """The area of law or practice it is about."""
        return _AREAS[self.family]

    @property
    def on(self) -> tuple[str, ...]:
        """The kinds of subject it judges."""
        return tuple(self.text["on"])

    @property
    def from_status(self) -> str:
        """The status from which it bites."""
        return str(self.text["from_status"])

    @property
    def also_ended(self) -> bool:
        """Whether it judges what has ended as well."""
        return bool(self.text.get("also_ended") == "yes")

    @property
    def follows_from(self) -> tuple[str, ...]:
        """The rules whose findings explain its own."""
        return tuple(self.text.get("follows_from", ()))

    @cached_property
    def judge(self) -> Judge:
        """Its function."""
        if self.function is not None:
            return self.function
        module = importlib.import_module(f"registry.rules.{self.family}.{self.id.replace('-', '_')}")
        judge: Judge = module.judge
        return judge

    def judges(self, subject: Subject) -> bool:
        """Whether it judges this sort of thing."""
        return subject.kind in self.on


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of families and names."""
    found = json.loads(COMPILED.read_bytes())["rules"]
    return {each["text"]["id"]: Rule(each["text"]["id"], each["family"], each["text"]) for each in found}


@cache
def mark() -> bytes:
    """What tells these rules, as their texts stand, from any others."""
    return blake2b(COMPILED.read_bytes(), digest_size=16).digest()


def rule(name: str) -> Rule:
    """The rule of a name, or of a name it used to have. Raises NotFound with the nearest."""
    known = rules()
    if name in known:
        return known[name]
    for each in known.values():
        if name in each.text.get("formerly", ()):
            return each
    close = nearest(name, list(known))
    fix = _("Did you mean {close}?").format(close=close) if close else _("`muniment explain` lists the rules.")
    raise NotFound(_("There is no rule called {name}.").format(name=name), fix)
