"""Makes what is shown of conflicts: terms with their definitions, mappings with file and line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from registry.load.table import IN_TABLE, table_path
from registry.parse import MAX_BYTES
from registry.problems import Problem
from registry.session import Session
from registry.source import Ref
from registry.tree import read_or_problem
from registry.verbs.conflicting.shown import (
    CERTAINTIES,
    SEVERITIES,
    SORTS,
    ConflictShown,
    DecisionShown,
    FriendShown,
    MeantShown,
    SideShown,
    TermShown,
)
from registry.verbs.located import Line, lines_of
from registry.verbs.meaning.desk import WordDesk, desk
from registry.verbs.meaning.said import relation
from registry.verbs.meaning.shown import Named
from registry.verbs.opening import opened
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import RULES
from registry.vocabulary.false_friends import FalseFriend, Side
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _

_MOST = 12
"""Terms and mappings that one conflict shows; a shared term may have thousands."""


class ConflictDesk:
    """Everything that conflicts of one answer are shown with. Each file is read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: WordDesk = desk(session)
        self._snapshot = opened(session)

    def conflicts(self, found: Sequence[Conflict]) -> tuple[ConflictShown, ...]:
        """Conflicts as they are shown."""
        steps = {each.address: each for conflict in found for each in conflict.steps}
        places = self._places([at for conflict in found for at in conflict.mappings[:_MOST]], steps)
        return tuple(self._conflict(each, steps, places) for each in found)

    def friends(self, found: Sequence[FalseFriend]) -> tuple[FriendShown, ...]:
        """False friends as they are shown."""
        steps = {step.address: step for each in found for step in each.denials}
        terms = [str(side.term.key) for each in found for side in each.sides]
        places = self._places([*steps, *terms], steps)
        return tuple(
            FriendShown(
                each.word, each.sort, _(SORTS[each.sort]), each.confidence,
                tuple(self._side(side, places) for side in each.sides), each.others,
                tuple(self._decision(step.address, steps, places) for step in each.denials),
            )
            for each in found
        )  # fmt: skip

    def organisations(self, conflict: Conflict) -> tuple[Named, ...]:
        """Whose words a conflict is about, the shared ones left out where there are others."""
        refs = {key.ref for key in conflict.terms} | ({conflict.vocabulary} if conflict.vocabulary else set())
        known = [ref for ref in refs if ref in self._words.vocabularies]
        own = [ref for ref in known if not self._words.vocabularies[ref].is_shared] or known
        found = {(holder := self._words.holder(ref)).ref or holder.label: holder for ref in own}
        return tuple(sorted(found.values(), key=lambda each: each.label.casefold()))

    def title(self, ref: str) -> str:
        """What a record is called; the text itself where it is no reference."""
        found = Ref.parse(ref)
        return self._words.title(found) if found is not None else ref

    def may_see(self, keys: Iterable[TermKey], steps: Iterable[Step]) -> bool:
        """Whether everything that a conflict is about may be seen by whoever asks."""
        return all(self._session.may_see(ref) for ref in {*(key.ref for key in keys), *(step.set for step in steps)})

    def term(self, key: TermKey) -> TermShown:
        """A term as it is shown; one that is not there goes by its key."""
        words = self._words
        term, of = words.lexicon.term(key), words.lexicon.term(key.whole) if key.code else None
        vocabulary = words.vocabularies.get(key.ref)
        return TermShown(
            str(key), term.label if term else key.code or key.term, of.label if of else "",
            term.definition if term else "", Named(str(key.ref), words.title(key.ref)), words.holder(key.ref),
            vocabulary is not None and vocabulary.is_shared,
        )  # fmt: skip

    # ── one by one ───────────────────────────────────────────────────────────────────────────────────────────────

    def _conflict(self, conflict: Conflict, steps: dict[str, Step], places: dict[str, Line]) -> ConflictShown:
        rule = RULES[conflict.rule]
        return ConflictShown(
            rule.id, rule.number, _(rule.title), conflict.severity.value, _(SEVERITIES[conflict.severity.value]),
            conflict.certainty.value, _(CERTAINTIES[conflict.certainty.value]), conflict.message, _(rule.why),
            conflict.repair, tuple(self.term(key) for key in conflict.terms[:_MOST]),
            tuple(self._decision(at, steps, places) for at in conflict.mappings[:_MOST]),
            self.organisations(conflict),
        )  # fmt: skip

    def _decision(self, at: str, steps: dict[str, Step], places: dict[str, Line]) -> DecisionShown:
        ref = Ref.parse(at.partition("#")[0])
        of = Named(str(ref), self._words.title(ref)) if ref is not None else Named("", "")
        place, step = places.get(at, Line("", 1)), steps.get(at)
        if step is None or step.object is None:
            return DecisionShown(at, None, "", None, "", "", None, of, place.file, place.line)
        detail = self._words.lexicon.detail(step)
        header = self._words.lexicon.header(step.set)
        days = [str(detail.get(name, "")) for name in ("approved", "reviewed", "created")]
        by = next(
            (str(detail[name]) for name in ("steward_role", "reviewer_role", "creator_role") if name in detail), ""
        )
        return DecisionShown(
            at, self.term(step.subject), relation(step.predicate, negated=step.negated), self.term(step.object),
            by or str(header.get("approved_by", "")), max(days) or str(header.get("approved_on", "")),
            step.confidence if step.confidence >= 0 else None, of, place.file, place.line,
        )  # fmt: skip

    def _label(self, key: TermKey) -> str:
        term = self._words.lexicon.term(key)
        return term.label if term else key.code or key.term

    def _side(self, side: Side, places: dict[str, Line]) -> SideShown:
        place = places.get(str(side.term.key), Line("", 1))
        meant = tuple(
            MeantShown(
                relation(each.relation), Named(str(each.shared), self._label(each.shared)),
                self.term(each.shared).definition, each.step.address,
            )
            for each in side.meant
        )  # fmt: skip
        return SideShown(self.term(side.term.key), meant, side.group, place.file, place.line)

    # ── places ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _places(self, addresses: Iterable[str], steps: dict[str, Step]) -> dict[str, Line]:
        """Address → file and line, of the record or of the table beside it."""
        wanted: dict[Ref, list[str]] = {}
        rows: dict[Ref, dict[str, int]] = {}
        for at in dict.fromkeys(addresses):
            ref = Ref.parse(at.partition("#")[0])
            if ref is None:
                continue
            step = steps.get(at)
            if step is not None and step.place >= IN_TABLE:
                rows.setdefault(ref, {})[at] = step.place - IN_TABLE
            else:
                wanted.setdefault(ref, []).append(at)
        found: dict[str, Line] = {}
        for ref, own in wanted.items():
            found |= lines_of(self._session, ref, own)
        for ref, starts in rows.items():
            found |= self._in_table(ref, starts)
        return found

    def _in_table(self, ref: Ref, starts: dict[str, int]) -> dict[str, Line]:
        """Address → the line of a row of a table, which is counted from where the row starts."""
        loaded = self._snapshot.get(self._session, ref)
        folder = self._snapshot.folders.get(ref.register)
        if loaded is None or folder is None:
            return {}
        path = table_path(loaded)
        raw = read_or_problem(folder, path, MAX_BYTES)
        file = os.path.relpath(folder.root / path, self._snapshot.federation.root)
        if isinstance(raw, Problem):
            return {at: Line(file, 1) for at in starts}
        return {at: Line(file, raw.count(b"\n", 0, start) + 1) for at, start in starts.items()}
