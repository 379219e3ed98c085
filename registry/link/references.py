"""Between records: whether each reference leads to a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.problems import Problem
from registry.source import Place, Ref
from registry.wording import _, counted, listed, nearest, nearest_of_many


def references(snapshot: Snapshot, loaded: Loaded) -> Iterator[Problem]:
    """Every reference of a record that leads nowhere, to the wrong kind, or to a register or file that was not read."""
    for place, kinds, text in loaded.references:
        if snapshot.targets(loaded.ref.register, kinds, text):
            continue
        file = _unread(snapshot, loaded.ref.register, kinds, text)
        if file is None:
            yield _problem(snapshot, loaded, place, kinds, text)
        else:
            values = {"target": text, "file": file[1], "of": file[0]}
            yield Problem("reference-unread", loaded.ref.register, loaded.document.path, values, place)


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, with one note for each file that is not a record, however many refer to it.

    That file's own problem is told already; the first that refers to it stands for the others.
    """
    kept: list[Problem] = []
    unread: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code == "reference-unread":
            unread.setdefault((problem.values["of"], problem.values["file"]), []).append(problem)
        else:
            kept.append(problem)
    for notes in unread.values():
        first = min(notes, key=lambda note: (note.register, note.path, note.address))
        more = counted(len(notes) - 1, _("other reference leads"), _("other references lead"))
        others = "; " + _("{more} there too").format(more=more) if len(notes) > 1 else ""
        kept.append(replace(first, values=first.values | {"others": others}))
    return kept


def _unread(snapshot: Snapshot, register: str, kinds: tuple[str, ...], text: str) -> tuple[str, str] | None:
    """The register and path of the file that a reference means, where it is there and is not a record."""
    for kind in kinds:
        ref = Ref.within(text, register, kind)
        path = f"{Kind(kind).folder}/{ref.id}.yaml"
        if ref.kind == kind and snapshot.is_refused(ref.register, path):
            return ref.register, path
    return None


def _problem(snapshot: Snapshot, loaded: Loaded, place: Place, kinds: tuple[str, ...], text: str) -> Problem:
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
        others = [ref.kind for ref in snapshot.named(text) if ref.register == register]
    if others:
        wanted = listed([f"{_article(kind)} {kind}" for kind in kinds], "or")
        values = {"target": text, "kind": others[0], "article": _article(others[0]), "expected": wanted}
        return problem("reference-to-wrong-kind", advice=advice, **values)
    # Where the kind is misspelt, a record of that id may well be there: it is the name as written that leads nowhere.
    target = text if full and full.kind not in set(Kind) else own
    return problem("reference-to-nothing", kind=listed(kinds, "or"), target=target, register=register, advice=advice)


def advice_for_register(snapshot: Snapshot, full: Ref) -> str:
    """What to do about a reference into a register that is not loaded: its name may only be misspelt."""
    close = Ref(nearest(full.register, snapshot.folders), full.kind, full.id)
    if snapshot.record(close) is not None:
        return _("Did you mean `{close}`? If not, add the register to federation.yaml to check it.").format(close=close)
    return _("Add the register to federation.yaml to check it.")


def _nearest(snapshot: Snapshot, register: str, kinds: tuple[str, ...], own: str, in_full: bool) -> str:
    there = {ref.id: ref for kind in kinds for ref in snapshot.refs(kind, register)}
    close = nearest_of_many(own, there)
    if close:
        shown = str(there[close]) if in_full else close
        return _("Did you mean `{close}`?").format(close=shown)
    elsewhere = [ref for ref in snapshot.named(own) if ref.kind in kinds]
    if elsewhere:
        return _("There is one in another register: write `{ref}`.").format(ref=elsewhere[0])
    return _("Add the record, or correct the reference.")


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"
