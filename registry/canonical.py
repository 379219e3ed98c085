"""An agreement's canonical form and its digest: what parties sign.

The digest is SHA-256 over the RFC 8785 form of the document as written, less what is not substance:

- fields declared as bookkeeping are left out, and a part that holds nothing else goes with them;
- text is put in Unicode normalisation form C, and decimals become text, so that no reader's arithmetic can change them;
- the digest of the parent is inside: the one pinned in `parent.digest`, or the parent's own where none is pinned.

Laying the file out differently, reordering keys or adding comments changes nothing. Changing one substance field, or
the substance of an unpinned parent, changes the digest.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

import rfc8785

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.schema.published import Shape, shape
from registry.source import Ref


def digest(snapshot: Snapshot, loaded: Loaded) -> str | None:
    """The digest of a record, as `sha256:` and 64 hexadecimal digits; None where a parent it needs cannot be read."""
    form = canonical(snapshot, loaded)
    return None if form is None else f"sha256:{hashlib.sha256(form).hexdigest()}"


def canonical(snapshot: Snapshot, loaded: Loaded) -> bytes | None:
    """The bytes the digest is taken over; None where a parent it needs cannot be read."""
    return _canonical(snapshot, loaded, frozenset())


def _canonical(snapshot: Snapshot, loaded: Loaded, descendants: frozenset[Ref]) -> bytes | None:
    if loaded.ref in descendants:
        return None
    kept = substance_of(shape(loaded.ref.kind), loaded.data)
    parent = kept.get("parent") if loaded.ref.kind == Kind.AGREEMENT else None
    if isinstance(parent, dict) and "ref" in parent and "digest" not in parent:
        found = snapshot.targets(loaded.ref.register, (Kind.AGREEMENT,), parent["ref"])
        ancestor = snapshot.record(found[0]) if found else None
        form = _canonical(snapshot, ancestor, descendants | {loaded.ref}) if ancestor else None
        if form is None:
            return None
        parent["digest"] = f"sha256:{hashlib.sha256(form).hexdigest()}"
    return rfc8785.dumps(kept)


def substance_of(here: Shape, data: Any) -> Any:
    """A document without its bookkeeping, in the form that is hashed."""
    if isinstance(data, dict):
        kept = {}
        for name, value in data.items():
            field = here.fields.get(name)
            if field is None:
                # Only free maps such as `local` hold names the schema does not know: they are signed whole.
                kept[_text(name)] = _plain(value)
            elif field.substance:
                inner = substance_of(field, value) if field.fields or field.item else _plain(value)
                if not (isinstance(inner, dict) and not inner and value):
                    kept[_text(name)] = inner
        return kept
    if isinstance(data, list):
        return [substance_of(here.item, member) if here.item else _plain(member) for member in data]
    return _plain(data)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {_text(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return value


def _text(value: str) -> str:
    return unicodedata.normalize("NFC", value)
