"""`OneRegister`: the records of one register, where the files of the others have not been looked at."""

from __future__ import annotations

from registry.index.engine import Engine
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.values import Any


class Beyond(Exception):
    """The answer may lie in another register, whose files have not been looked at."""


class OneRegister(IndexSnapshot):
    """A snapshot that answers what one register decides alone: what the record of a name in it says.

    Every other question raises Beyond: a name that is not there may be a former name, kept by any register.
    """

    def __init__(self, engine: Engine, federation: FederationSource, register: str) -> None:
        super().__init__(engine, federation)
        self.register = register

    def record(self, ref: Ref) -> Loaded | None:
        found = super().record(ref) if ref.register == self.register else None
        if found is None:
            raise Beyond
        return found

    def _is_there(self, ref: Ref) -> bool:
        return self.record(ref) is not None

    def _beyond(self, *_asked: Any, **_named: Any) -> Any:
        raise Beyond

    all = referrers = mentioning = mentioned = refs = named = bodies = is_refused = _beyond
    problems = count = numbered = formerly = _beyond
    home = _page = _mentioning = _redirected = _number = _register = _beyond
