"""Whose words are meant: an organisation, a register or a vocabulary, by what a person types."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.verbs.resolving.telling import Side, Telling, telling_of
from registry.vocabulary.terms_of import folded
from registry.wording import _, nearest_of_many

_RETIRED = "retired"


def everybody(telling: Telling, but: Side | None = None) -> list[Side]:
    """Every organisation that has words of its own, by name; those of an integration model are nobody's own."""
    found: dict[tuple[str, str], list[Ref]] = {}
    for ref, vocabulary in telling.vocabularies.items():
        if not vocabulary.is_shared and vocabulary.status != _RETIRED:
            found.setdefault(telling.holder(ref), []).append(ref)
    sides = [Side(ref, title, own) for (ref, title), own in found.items()]
    left_out = set(but.vocabularies) if but is not None else set()
    return sorted((each for each in sides if not left_out & set(each.vocabularies)), key=lambda each: each.title)


def choices(session: Session) -> list[tuple[str, str]]:
    """Every organisation with words of its own: what to ask for it by, and its name."""
    return [(each.ref.rpartition("/")[2] or each.title, each.title) for each in everybody(telling_of(session))]


def shared_choices(session: Session) -> list[tuple[str, str]]:
    """Every integration model in use: what to ask for its words by, and its title."""
    telling = telling_of(session)
    found = [each for each in telling.vocabularies.values() if each.is_shared and each.status != _RETIRED]
    return sorted(((str(each.ref), each.title) for each in found), key=lambda each: each[1])


def side(telling: Telling, text: str, option: str) -> Side:
    """Whom a person means. Raises UsageError where nobody with words goes by it, with the nearest that does."""
    wanted = text.strip()
    found = next(_meant(telling, wanted), None)
    if found is not None:
        return found
    names = {each.ref.rpartition("/")[2] for each in everybody(telling)} | {
        each.title for each in everybody(telling)
    } | {ref.id for ref in telling.vocabularies}  # fmt: skip
    close = nearest_of_many(wanted, names - {""})
    fix = _("Did you mean {close}?").format(close=close) if close else ""
    more = _("Write an organisation, a register or a vocabulary: `muniment vocab` shows them.")
    raise UsageError(
        _("{option}: there is nobody called {text} whose words are known.").format(option=option, text=wanted),
        f"{fix} {more}".strip(),
    )


def _meant(telling: Telling, text: str) -> Iterator[Side]:
    """Whom a text may mean, the likeliest first: an organisation, a vocabulary, a register."""
    full, own = Ref.parse(text), folded(text)
    by_holder: dict[tuple[str, str], list[Ref]] = {}
    by_register: dict[str, list[Ref]] = {}
    for ref, vocabulary in telling.vocabularies.items():
        if not vocabulary.is_shared:
            by_holder.setdefault(telling.holder(ref), []).append(ref)
            by_register.setdefault(ref.register, []).append(ref)
    homes = _homes(telling, full) if full is not None else {text}
    for (holder, title), refs in by_holder.items():
        if holder and (holder in homes or holder.rpartition("/")[2] == text or own == folded(title)):
            yield Side(holder, title, refs)
    for ref, vocabulary in telling.vocabularies.items():
        if full == ref or text == ref.id or own == folded(vocabulary.title):
            yield Side(str(ref), vocabulary.title, [ref])
    if text in by_register:
        registers = {each.id: each.title for each in telling.snapshot.federation.registers}
        yield Side(text, registers.get(text, text), by_register[text])


def _homes(telling: Telling, ref: Ref) -> set[str]:
    """A reference, and that of the home record of the same body."""
    return {str(ref), str(telling.snapshot.home(ref))} if ref.kind == Kind.ORGANISATION else {str(ref)}
