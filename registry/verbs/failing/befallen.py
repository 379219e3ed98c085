"""What a person means that something befell: a record by any of its names, an assurance in one, or a power in law."""

from __future__ import annotations

from registry.concepts.sharing import Mishap
from registry.errors import NotFound, UsageError
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.schema.published import shape
from registry.session import Session
from registry.sharing.impact.subject import MISHAPS, SORTS, Befallen
from registry.sharing.sharers import sharer
from registry.source import Ref, find
from registry.values import Any
from registry.verbs.opening import one, opened
from registry.wording import _, listed

_LONGEST = 400
_LISTS = ("assurances", "certificates", "certifications")


def befallen(session: Session, text: str, mishap: str) -> Befallen:
    """What was meant, and what befell it. Raises NotFound, UsageError."""
    text = text.strip()
    if not text:
        raise UsageError(
            _("Nobody said what it befell."), _("Write the id of a supplier, contract, system or agreement.")
        )
    if len(text) > _LONGEST:
        raise UsageError(_("That is too long for a name."), _("Write its id, or `register/kind/id`."))
    found = _certificate(session, text) if "#" in text else _gateway(text) or _record(session, text)
    return _happened(found, mishap)


def _happened(found: Befallen, mishap: str) -> Befallen:
    possible = [each.value for each in MISHAPS[found.sort]]
    if mishap and mishap not in possible:
        words = {each.value: each for each in Mishap}
        said = words[mishap].label if mishap in words else mishap[:40]
        raise UsageError(
            _("“{mishap}” cannot befall {title}, which is {sort}.").format(
                mishap=_(said), title=found.title, sort=_(WORDS[found.sort])
            ),
            _("It can be: {mishaps}.").format(mishaps=listed([f"`{each}`" for each in possible], "or")),
        )
    return Befallen(found.address, found.title, found.sort, mishap or possible[0], found.record, found.gateway)


WORDS = {
    "organisation": "an organisation", "contract": "a contract with a processor", "system": "a system",
    "agreement": "an agreement", "transfer": "a transfer abroad", "certificate": "an assurance that somebody holds",
    "gateway": "a power or duty in law",
}  # fmt: skip
"""Sort of thing → what it is in words."""


def _gateway(text: str) -> Befallen | None:
    entry = statute_book().get(text)
    if entry is None or entry.sort != "gateway":
        return None
    return Befallen(entry.id, entry.title, "gateway", "", None, entry)


def _record(session: Session, text: str) -> Befallen:
    snapshot = opened(session)
    try:
        found: Loaded | None = one(session, text)
    except NotFound:
        meant = sharer(snapshot, session, text)
        ref = Ref.parse(meant.ref) if meant.sort == "organisation" else None
        found = snapshot.get(session, ref) if ref else None
        if found is None:
            raise
    assert found is not None
    home = snapshot.get(session, snapshot.home(found.ref)) or found
    sort = SORTS.get(home.ref.kind)
    if sort is None:
        raise UsageError(
            _("{title} is none of the things that a breach, an end or a departure is asked about.").format(
                title=home.title
            ),
            _("Name an organisation, contract, system, agreement, transfer, gateway or contract#assurances[key]."),
        )
    return Befallen(str(home.ref), home.title, sort, "", home)


def _certificate(session: Session, text: str) -> Befallen:
    name, _mark, inside = text.partition("#")
    holder = one(session, name)
    place = find(holder.data, shape(holder.ref.kind).keys_at, inside)
    value: Any = holder.data
    for step in place or ():
        value = value[step]
    if place is None or not isinstance(value, dict) or not any(each in place for each in _LISTS):
        known = [f"`{name}#{each}`" for each in _assurances(holder)]
        raise NotFound(
            _("{title} has no assurance at {place}.").format(title=holder.title, place=inside[:80]),
            _("It has: {known}.").format(known=listed(known[:5], "and")) if known else _("It records none."),
        )
    scheme = shape(holder.ref.kind).at(place)
    said = value.get("scheme_name")
    if not said:
        field = scheme.fields.get("scheme") if scheme is not None else None
        said = (
            field.label_of(str(value.get("scheme", ""))) if field is not None and field.values else value.get("scheme")
        )
    title = _("{scheme} of {holder}").format(scheme=said or value["id"], holder=holder.title)
    return Befallen(f"{holder.ref}#{inside}", title, "certificate", "", holder)


def _assurances(holder: Loaded) -> list[str]:
    found = [f"{name}[{each['id']}]" for name in _LISTS for each in holder.data.get(name, ()) if isinstance(each, dict)]
    for sub in holder.data.get("sub_processors", ()):
        found += [f"sub_processors[{sub['id']}]/assurances[{each['id']}]" for each in sub.get("assurances", ())]
    return found
