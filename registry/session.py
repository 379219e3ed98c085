"""Who asks, and at which dates. Every verb takes a `Session` first, and every read passes through `may_see`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from registry.source import Ref
from registry.values import Any, dataclass, field


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever asks. Before sign-in exists there is one: the person at this computer, who may see everything on it."""

    name: str = "local"
    organisation: str = ""


LOCAL = Principal()
"""The person at this computer."""


@dataclass
class Session:
    """One person's questions to one federation.

    - `federation`: where to look for it; the nearest `federation.yaml` or `register.yaml` from there upwards is used.
    - `as_of`: the day to judge by; today when left out.
    - `as_at`: the day whose files to read, from the registers' history; the working files when left out. By itself it
      is the day to judge by as well.
    """

    federation: Path = field(default_factory=Path)
    principal: Principal = LOCAL
    as_at: date | None = None
    as_of: date | None = None
    memory: dict[str, Any] = field(default_factory=dict, repr=False)
    """What has been opened for this session, so that it is opened once."""
    progress: Callable[[int, int, str], None] | None = field(default=None, repr=False)
    """Told by long work how much is done, of how much (0 where nobody knows), and what is being done."""

    @property
    def today(self) -> date:
        """The day to judge by."""
        return self.as_of or self.as_at or date.today()

    def may_see(self, ref: Ref) -> bool:
        """Whether the principal may see a record. The person at this computer may see all that is on it."""
        return self.principal == LOCAL and bool(ref)
