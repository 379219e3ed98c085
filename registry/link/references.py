"""Between records: whether each reference leads to a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.problems import Problem
from registry.source import Place, Ref
from registry.wording import _, counted, listed, nearest


def references(snapshot: MemorySnapshot) -> Iterator[Problem]:
    """Every reference that leads nowhere, to the wrong kind, or to a register or file that was not read.

    A file that is there and is not a record is its own problem: however many refer to it, that is one note.
    """
    unread: dict[tuple[str, str], list[Problem]] = {}
    for _ref, loaded in sorted(snapshot.records.items()):
        for place, kinds, text in loaded.references:
            if snapshot.targets(loaded.ref.register, kinds, text):
                continue
            file = _unread(snapshot, loaded.ref.register, kinds, text)
            if file is None:
                yield _problem(snapshot, loaded, place, kinds, text)
            else:
                values = {"target": text, "file": file[1]}
                note = Problem("reference-unread", loaded.ref.register, loaded.document.path, values, place)
                unread.setdefault(file, []).append(note)
    for notes in unread.values():
        more = counted(len(notes) - 1, _("other reference leads"), _("other references lead"))
        others = "; " + _("{more} there too").format(more=more) if len(notes) > 1 else ""
        yield replace(notes[0], values=notes[0].values | {"others": others})


def _unread(snapshot: MemorySnapshot, register: str, kinds: tuple[str, ...], text: str) -> tuple[str, str] | None:
    """The register and path of the file that a reference means, where it is there and is not a record."""
    for kind in kinds:
        ref = Ref.within(text, register, kind)
        path = f"{Kind(kind).folder}/{ref.id}.yaml"
        if ref.kind == kind and (ref.register, path) in snapshot.refused:
            return ref.register, path
    return None


def _problem(snapshot: MemorySnapshot, loaded: Loaded, place: Place, kinds: tuple[str, ...], text: str) -> Problem:
    full = Ref.parse(text)
    register = full.register if full else loaded.ref.register

    def problem(code: str, **values: str) -> Problem:
        return Problem(code, loaded.ref.register, loaded.document.path, values, place)

    if full and register not in snapshot.folders:
        return problem(
            "register-not-loaded", target=text, register=register, advice=advice_for_register(snapshot, full)
        )
    own = full.id if full else text
    advice = _nearest(snapshot, register, kinds, own, bool(full))
    if full:
        # A record of the right kind would have been found: what is named here is of another kind, there or not.
        others = [full.kind] if full.kind in set(Kind) - set(kinds) else []
    else:
        others = [kind.value for kind in Kind if Ref(register, kind.value, text) in snapshot.records]
    if others:
        wanted = listed([f"{_article(kind)} {kind}" for kind in kinds], "or")
        values = {"target": text, "kind": others[0], "article": _article(others[0]), "expected": wanted}
        return problem("reference-to-wrong-kind", advice=advice, **values)
    # Where the kind is misspelt, a record of that id may well be there: it is the name as written that leads nowhere.
    target = text if full and full.kind not in set(Kind) else own
    return problem("reference-to-nothing", kind=listed(kinds, "or"), target=target, register=register, advice=advice)


def advice_for_register(snapshot: MemorySnapshot, full: Ref) -> str:
    """What to do about a reference into a register that is not loaded: its name may only be misspelt."""
    close = Ref(nearest(full.register, snapshot.folders), full.kind, full.id)
    if close in snapshot.records:
        return _("Did you mean `{close}`? If not, add the register to federation.yaml to check it.").format(close=close)
    return _("Add the register to federation.yaml to check it.")


def _nearest(snapshot: MemorySnapshot, register: str, kinds: tuple[str, ...], own: str, in_full: bool) -> str:
    there = {ref.id: ref for ref in snapshot.records if ref.register == register and ref.kind in kinds}
    close = nearest(own, sorted(there))
    if close:
        shown = str(there[close]) if in_full else close
        return _("Did you mean `{close}`?").format(close=shown)
    elsewhere = [ref for ref in sorted(snapshot.records) if ref.kind in kinds and ref.id == own]
    if elsewhere:
        return _("There is one in another register: write `{ref}`.").format(ref=elsewhere[0])
    return _("Add the record, or correct the reference.")


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"
