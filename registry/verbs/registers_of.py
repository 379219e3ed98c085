"""Which registers a person means: by their names, or by those of the organisations that keep them."""

from __future__ import annotations

from collections.abc import Iterable

from registry.concepts.kinds import Kind
from registry.errors import NotFound, UsageError
from registry.session import Session
from registry.verbs.opening import one, opened, registers_named
from registry.wording import _


def registers_of(session: Session, registers: Iterable[str], organisations: Iterable[str] = ()) -> list[str]:
    """The registers asked for, each once. Raises UsageError or NotFound where there is no such register."""
    found = registers_named(session, registers)
    return list(dict.fromkeys([*found, *(_kept_by(session, each) for each in organisations)]))


def _kept_by(session: Session, text: str) -> str:
    """The register that an organisation keeps: named by its register, its id or its reference."""
    known = [source.id for source in opened(session).federation.registers]
    if text in known:
        return text
    loaded = one(session, text if "/" in text else f"{Kind.ORGANISATION.value}/{text}")
    if loaded.ref.kind != Kind.ORGANISATION:
        raise UsageError(
            _("{ref} is not an organisation.").format(ref=loaded.ref),
            _("`muniment list organisation` shows the organisations there are."),
        )
    own = str(loaded.data.get("register", ""))
    if own not in known:
        raise NotFound(
            _("{title} keeps no register of its own here.").format(title=loaded.title),
            _("Where it has none, its evidence is expected in the register of whoever leads an agreement with it."),
        )
    return own
