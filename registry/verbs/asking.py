"""Asking for the fields of a new record, one by one: whatever its schema says can be chosen from is offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from registry.concepts.kinds import Kind
from registry.draft import naming
from registry.draft.setting import with_settings
from registry.index.snapshot import IndexSnapshot
from registry.link.within import keys_of
from registry.load.federation import RegisterSource
from registry.schema.published import Shape, shape
from registry.session import Session
from registry.source import Ref
from registry.verbs.verb import Ask
from registry.wording import _

_MANY = 25
"""More records than this are not listed to be chosen from: their name is typed."""


class Asking:
    """Asks a person for fields of one new record.

    - `settings`: the answers so far, each as `field=value` (see `registry.draft.setting`).
    - `wrong`: says what is wrong with the record as a setting would make it, or nothing.
    """

    def __init__(
        self,
        ask: Ask,
        session: Session,
        snapshot: IndexSnapshot,
        register: RegisterSource,
        kind: Kind,
        settings: tuple[str, ...],
        wrong: Callable[[tuple[str, ...]], str],
    ) -> None:
        self.settings = settings
        self._ask = ask
        self._session = session
        self._snapshot = snapshot
        self._register = register
        self._kind = kind
        self._wrong = wrong

    def field(self, path: str) -> None:
        """Ask for the field at a path, unless it is given already. A person may leave it for later.

        A path is as in `registry.draft.first`: `parties[].organisation` asks for that field of party after party.
        """
        outer, _several, inner = path.partition("[].")
        if _at(self._data(), outer.split(".")) is not None:
            return
        root = shape(self._kind)
        here = root.at((*outer.split("."), 0, inner) if inner else tuple(outer.split(".")))
        named = root.at(tuple(outer.split(".")))
        assert here is not None
        assert named is not None
        prompt = f"{named.description.partition('. ')[0].rstrip('.')} ({outer})"
        several = bool(inner or here.item)
        chosen: list[str] = []
        while several or not chosen:
            answer = self._value(prompt, here, outer, inner, chosen)
            if not answer:
                return
            chosen.append(answer)
            self.settings = (*self.settings, self._setting(outer, inner, answer))
            prompt = _("Another ({field})").format(field=outer)

    def _value(self, prompt: str, here: Shape, outer: str, inner: str, chosen: list[str]) -> str:
        """One value chosen or typed; empty where the person wants no more."""
        usual = "" if chosen else self._usual(here)
        own, others = self._options(here, chosen)
        if own is None or len(own) > _MANY:
            return self._typed(prompt, here, outer, inner, chosen, usual)
        if not own and not others:
            return ""
        none = _("no more") if chosen else _("leave it for later")
        more = _("one in another register")
        if own and others:
            answer = self._ask.choice(prompt, (*own, more, none), usual if usual in own else none)
            if answer != more:
                return "" if answer == none else answer
        if len(others or own) > _MANY:
            return self._typed(prompt, here, outer, inner, chosen, usual)
        answer = self._ask.choice(prompt, (*(others or own), none), usual if usual in own else none)
        return "" if answer == none else answer

    def _typed(self, prompt: str, here: Shape, outer: str, inner: str, chosen: list[str], usual: str) -> str:
        form = here.form or _inner(here).form
        hint = _(", such as {example}").format(example=_example(here)) if form else ""
        empty = _("or nothing, to end") if chosen else _("or nothing, to leave it for later")

        def check(text: str) -> str:
            return self._wrong((*self.settings, self._setting(outer, inner, text))) if text else ""

        return self._ask.text(f"{prompt}{hint}, {empty}", usual, check)

    def _setting(self, outer: str, inner: str, answer: str) -> str:
        if not inner:
            return f"{outer}={answer}"
        members = _at(self._data(), outer.split(".")) or []
        key = naming.free(naming.proposed(answer.rpartition("/")[2]) or "first", {one["id"] for one in members})
        return f"{outer}.{key}.{inner}={answer}"

    def _data(self) -> dict[str, Any]:
        return with_settings(self._kind, {}, self.settings)

    def _usual(self, here: Shape) -> str:
        """What most people will answer: their own organisation."""
        return self._register.owner if Kind.ORGANISATION in _refers(here) else ""

    def _options(self, here: Shape, chosen: list[str]) -> tuple[list[str] | None, list[str]]:
        """What can be chosen from, and what more there is in other registers; None where anything may be typed."""
        inner = _inner(here)
        others: list[str] = []
        if _refers(here):
            found, others = self._records(_refers(here))
        elif here.names:
            found = self._keys(here.names)
        elif inner.values:
            found = list(inner.values)
        else:
            return None, []
        return [one for one in found if one not in chosen], [one for one in others if one not in chosen]

    def _records(self, kinds: tuple[str, ...]) -> tuple[list[str], list[str]]:
        """The records of some kinds, as they are written in this register: its own, and those of others."""
        own: list[Ref] = []
        others: list[Ref] = []
        for ref in (ref for kind in kinds for ref in self._snapshot.refs(kind) if self._session.may_see(ref)):
            (own if ref.register == self._register.id else others).append(ref)
        if len(own) + len(others) <= _MANY * 4:
            # A body may have a record in every register: one is enough, this register's or the body's own.
            here = {self._snapshot.home(ref) for ref in own}
            others = [ref for ref in others if ref not in here and self._snapshot.home(ref) == ref]
        return [self._written(ref, kinds) for ref in own], [str(ref) for ref in others]

    def _written(self, ref: Ref, kinds: tuple[str, ...]) -> str:
        """A record of this register as a reference: by its id, unless that would lead to one of another kind."""
        return ref.id if self._snapshot.targets(self._register.id, kinds, ref.id) == [ref] else str(ref)

    def _keys(self, names: str) -> list[str]:
        """The keys of a list, in this record or in the one that a field of it leads to."""
        field, elsewhere, inside = names.rpartition("#")
        data = self._data()
        if elsewhere:
            leads = shape(self._kind).at(tuple(field.split("/")))
            text = _at(data, field.split("/"))
            kinds = leads.refers if leads else ()
            found = self._snapshot.targets(self._register.id, kinds, text) if isinstance(text, str) else []
            loaded = self._snapshot.record(found[0]) if found else None
            data = loaded.data if loaded else {}
        return sorted(keys_of(tuple(inside.split("/")), data))


def _inner(here: Shape) -> Shape:
    return here.item or here


def _refers(here: Shape) -> tuple[str, ...]:
    return here.refers or _inner(here).refers


def _example(here: Shape) -> str:
    example = here.example
    return str(example[0] if isinstance(example, list) else example)


def _at(data: Any, steps: list[str]) -> Any:
    for step in steps:
        data = data.get(step) if isinstance(data, dict) else None
    return data
