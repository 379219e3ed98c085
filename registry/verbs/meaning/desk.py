"""`WordDesk`: where the words of a session's federation are looked at, and made into what is shown of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from registry.concepts.kinds import Kind
from registry.concepts.mapped import Mapped
from registry.concepts.mappings import MappingStatus, TermSetKind
from registry.concepts.vocabularies import ModelRole, TermElement
from registry.errors import UsageError
from registry.schema.published import shape
from registry.session import Session
from registry.source import Ref
from registry.values import Any
from registry.verbs.lexicon import lexicon
from registry.verbs.meaning.said import relation, state
from registry.verbs.meaning.shown import MappingShown, Named, TermRow, VocabularyRow
from registry.verbs.opening import one, opened
from registry.vocabulary.meaning import STRENGTH, Link, Meaning, Meanings
from registry.vocabulary.standing import standing_by
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.vocabulary.tree import Node, above, whole
from registry.wording import _, listed

MAPPINGS, CODES, BELOW = 8, 12, 12
"""Mappings, codes and narrower terms that a row shows; a term's own page shows all."""

VOCABULARY = Kind.VOCABULARY.value

_ELEMENTS = {each.value: each.label for each in TermElement}


class WordDesk:
    """Everything about words that a person may see, on a day. Kept for as long as no record changes: see `desk`."""

    def __init__(self, session: Session) -> None:
        self.snapshot = opened(session)
        self.on = session.today.isoformat()
        self.lexicon = lexicon(session)
        self.vocabularies = {each.ref: each for each in self.lexicon.vocabularies() if session.may_see(each.ref)}
        seen = frozenset(
            each[0] for each in self.lexicon.sets() if all(ref is None or session.may_see(ref) for ref in each)
        )
        self.meanings = Meanings(self.lexicon, self.on, seen)
        self._holders: dict[Ref, Named] = {}
        self._trees: dict[tuple[Ref, bool], list[Node]] = {}
        self._decided: dict[Ref, tuple[int, int]] = {}
        self.models: dict[Ref, Any] = {}
        self._arrivals: dict[TermKey, dict[str, str]] = {}
        self._codes: dict[Ref, dict[TermKey, list[TermKey]]] = {}

    # ── whose, and where ─────────────────────────────────────────────────────────────────────────────────────────

    def data(self, ref: Ref) -> Mapping[str, Any]:
        """What a record says; nothing where it is gone."""
        loaded = self.snapshot.record(ref)
        return loaded.data if loaded is not None else {}

    def title(self, ref: Ref) -> str:
        """What a record is called; its reference where it is gone."""
        loaded = self.snapshot.record(ref)
        return loaded.title if loaded is not None else str(ref)

    def holder(self, ref: Ref) -> Named:
        """Whose words a vocabulary holds: an organisation, a name without a record, or else its register."""
        if ref not in self._holders:
            vocabulary = self.vocabularies.get(ref)
            if vocabulary is not None and vocabulary.publisher is not None:
                found = Named(str(vocabulary.publisher), self.title(vocabulary.publisher))
            else:
                registers = {each.id: each.title for each in self.snapshot.federation.registers}
                name = str(self.data(ref).get("publisher_name", "")) or registers.get(ref.register, "")
                found = Named("", name or ref.register)
            self._holders[ref] = found
        return self._holders[ref]

    def tree(self, ref: Ref, *, codes: bool = False) -> list[Node]:
        """A vocabulary's terms as a tree."""
        if (ref, codes) not in self._trees:
            self._trees[(ref, codes)] = whole(self.lexicon, ref, codes=codes)
        return self._trees[(ref, codes)]

    def named(self, key: TermKey) -> Named:
        """A term by its address, and what it is called."""
        term = self.lexicon.term(key)
        return Named(str(key), term.label if term is not None else key.code or key.term)

    def may_see(self, key: TermKey) -> bool:
        """Whether the vocabulary of a term is there to be seen."""
        return key.ref in self.vocabularies

    def state(self, term: Term, meaning: Meaning) -> str:
        """How far it is decided what a term means: `shared`, where it is one of the shared words, or of `Mapped`."""
        if term.key.ref in self.meanings.shared:
            return "shared"
        read = ((link.step, link.other, link.predicate) for link in meaning.links)
        found = standing_by(term, read, self.on, self.meanings.shared).mapped
        if term.key.code and found == Mapped.UNDECIDED and (own := self.lexicon.term(term.key.whole)) is not None:
            # Where there is no shared term for the whole, there is none for a code of it.
            return found if self.state(own, self.meanings.of(own.key)) != Mapped.NO_TERM else Mapped.NO_TERM.value
        return found

    def arrivals(self, key: TermKey) -> dict[str, str]:
        """Organisation → the closest relation in which a shared term, or a code of it, stands to a term of theirs.

        The relation is read from the shared term: `broad` where theirs is the broader; empty where nobody says how.
        """
        if key not in self._arrivals:
            found: dict[str, str] = {}
            own = [key, *(each for each in self.codes(key) if each != key)]
            for link in (link for each in own for link in self.meanings.links(each)):
                if not link.holds or link.vocabulary is None or link.vocabulary in self.meanings.shared:
                    continue
                holder = self.holder(link.vocabulary)
                before = found.get(holder.ref or holder.label)
                if before is None or STRENGTH.index(link.predicate) < STRENGTH.index(before):
                    found[holder.ref or holder.label] = link.predicate
            self._arrivals[key] = found
        return self._arrivals[key]

    def codes(self, key: TermKey) -> list[TermKey]:
        """The codes of a term."""
        if key.ref not in self._codes:
            by: dict[TermKey, list[TermKey]] = {}
            for each in self.lexicon.terms(key.ref):
                if each.key.code:
                    by.setdefault(each.key.whole, []).append(each.key)
            self._codes[key.ref] = by
        return self._codes[key.ref].get(key, [])

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def row(
        self, term: Term, meaning: Meaning, *, with_tree: bool = False, depth: int = 0, is_named: bool = False
    ) -> TermRow:
        """A term as it is shown in a list."""
        key, holder = term.key, self.holder(term.key.ref)
        entry = self.lexicon.entry(key)
        codes = entry.get("codes", ())
        shown = (Named(str(key._replace(code=each["id"])), _code_label(each)) for each in codes[:CODES])
        kind, kind_label = kind_of(term)
        decided = self.state(term, meaning)
        under = self.lexicon.under(key) if with_tree else ()
        return TermRow(
            str(key), term.label, tuple(dict.fromkeys(each for each in term.others if each != term.label)),
            term.notation, term.iri, kind, kind_label, self.named(key.whole).label if key.code else "",
            str(key.ref), self.vocabularies[key.ref].title, key.ref in self.meanings.shared,
            holder.ref, holder.label, term.definition,
            str(entry.get("context") or self.data(key.ref).get("context") or ""),
            "" if term.is_in_use(self.on) else term.ended, tuple(shown), len(codes),
            decided, state(decided), str(key if decided == "shared" else meaning.first or ""),
            tuple(self.mapping(link) for link in meaning.links[:MAPPINGS]), len(meaning.links), is_named,
            tuple(self.named(each) for each in above(self.lexicon, key)) if with_tree else (),
            tuple(self.named(each) for each in under[:BELOW]), depth,
        )  # fmt: skip

    def placed(self, row: TermRow, file: str, line: int) -> TermRow:
        """The same with the file and line where it is written."""
        return replace(row, file=file, line=line)

    def mapping(self, link: Link, detail: Mapping[str, Any] | None = None) -> MappingShown:
        """A mapping as it is shown. `detail`: what its record says, where that was read already."""
        step, whole_set = link.step, self.data(link.step.set)
        detail = self.lexicon.detail(step) if detail is None else detail
        by, on = _decided_by(detail, whole_set)
        vocabulary = link.vocabulary
        holder = self.holder(vocabulary) if vocabulary is not None else Named("", "")
        other = self.named(link.other) if link.other is not None else Named("", "")
        conditions = tuple(str(each.get("described") or each["id"]) for each in detail.get("conditions", ()))
        return MappingShown(
            _("has no term in") if step.no_term else relation(link.predicate, negated=step.negated),
            link.predicate, step.negated, step.no_term, other.ref, other.label, vocabulary in self.meanings.shared,
            str(vocabulary or ""), self.title(vocabulary) if vocabulary is not None else "",
            holder.ref, holder.label, step.status, _(MappingStatus(step.status).label), link.holds, by, on,
            step.address, self.title(step.set), step.confidence if step.confidence >= 0 else None,
            self._together(link, detail), self._where(step.set, whole_set, detail), conditions,
        )  # fmt: skip

    def _where(self, own: Ref, whole_set: Mapping[str, Any], detail: Mapping[str, Any]) -> tuple[str, ...]:
        """The data sets, lists, systems and agreements that a mapping holds for alone; none where it holds for all."""
        found: list[str] = []
        kinds = {"system": Kind.INFORMATION_SYSTEM, "agreement": Kind.AGREEMENT}
        for scope in (whole_set.get("scope", {}), detail.get("scope", {})):
            found += [str(scope[name]) for name in ("data_set", "list") if name in scope]
            for name, kind in kinds.items():
                if name in scope:
                    there = self.snapshot.targets(own.register, (kind.value,), str(scope[name]))
                    found.append(self.title(there[0]) if there else str(scope[name]))
        return tuple(dict.fromkeys(found))

    def _together(self, link: Link, detail: Mapping[str, Any]) -> str:
        """What a mapping of several terms takes together: one of them says what it says only with the others."""
        step = link.step
        is_forward = link.other == step.object
        said = []
        sides = (
            ("subject", step.subject_set, step.subject, is_forward),
            ("object", step.object_set, step.object, not is_forward),
        )
        for name, kind, end, is_own in sides:
            others = [own for own in detail.get(name, ()) if end is not None and own != end.term]
            if end is None or not kind or step.pair or not others:
                continue
            labels = listed(self.named(end._replace(term=own, code="")).label for own in others)
            if kind == TermSetKind.ALTERNATIVES:
                said.append(_("or {others}: which one depends on the record").format(others=labels))
                continue
            word = next((_(each.label) for each in TermSetKind if each.value == kind), _("nobody says how"))
            own, other = _("but only together with {others} ({how})"), _("there together with {others} ({how})")
            said.append((own if is_own else other).format(others=labels, how=word[:1].lower() + word[1:]))
        return "; ".join(said)

    def vocabulary(self, found: Vocabulary) -> VocabularyRow:
        """A vocabulary as it is shown in a list."""
        holder, data = self.holder(found.ref), self.data(found.ref)
        role = ModelRole.INTEGRATION if found.is_shared else ModelRole.APPLICATION
        part = _(role.label) if data.get("model") else _("Part not recorded")
        decided, in_use = self.decided(found.ref)
        status = shape(VOCABULARY).fields["status"].label_of(found.status) if found.status else ""
        return VocabularyRow(
            str(found.ref), found.title, holder.ref, holder.label, found.is_shared, part, found.version, found.status,
            status, str(data.get("description", "")), found.data_set, found.terms, in_use,
            None if found.is_shared else decided,
        )  # fmt: skip

    def decided(self, ref: Ref) -> tuple[int, int]:
        """Of how many of a vocabulary's terms in use it is decided what they mean, and how many are in use.

        Decided is a term with an approved mapping to a shared term, or with a decision that there is none for it.
        """
        if ref not in self._decided:
            in_use = {term.key for term in self.lexicon.terms(ref) if not term.key.code and term.is_in_use(self.on)}
            found: set[TermKey | None] = set()
            for own, (subject, object_) in self.meanings.sets.items() if ref not in self.meanings.shared else ():
                # Set by set, and not term by term: a list has many vocabularies of many terms.
                if subject == ref and object_ in self.meanings.shared:
                    found |= {step.subject for step in self.lexicon.steps_of(own) if self._decides(step)}
                if object_ == ref and subject in self.meanings.shared:
                    found |= {step.object for step in self.lexicon.steps_of(own) if self._decides(step)}
            self._decided[ref] = len(in_use & found), len(in_use)
        return self._decided[ref]

    def _decides(self, step: Step) -> bool:
        """Whether a step counts, and says what a term means in shared words or that there is none for it."""
        return step.counts(self.on) and not step.negated and (step.no_term or step.object is not None)


def desk(session: Session) -> WordDesk:
    """The desk of a session's day, kept for as long as no record changes."""
    snapshot = opened(session)
    name = ("words", session.today, str(session.principal))
    if name not in snapshot.memory:
        snapshot.memory[name] = WordDesk(session)
    found: WordDesk = snapshot.memory[name]
    return found


def vocabulary_named(session: Session, text: str) -> Ref:
    """The vocabulary that a person means. Raises NotFound, or UsageError where it is another kind of record."""
    found = one(session, text if "/" in text else f"{VOCABULARY}/{text}").ref
    if found.kind != VOCABULARY:
        raise UsageError(
            _("{ref} is not a vocabulary.").format(ref=found),
            _("`muniment vocab` lists the vocabularies that there are."),
        )
    return found


def kind_of(term: Term) -> tuple[str, str]:
    """What a term names, and that in words; nothing where no record says."""
    return term.element, _(_ELEMENTS[term.element]) if term.element in _ELEMENTS else ""


def _code_label(code: Mapping[str, Any]) -> str:
    """A code as it stands in data, with what it is called."""
    written, label = str(code.get("code", code["id"])), str(code.get("label", ""))
    return f"{written}: {label}" if label and label != written else written


def _decided_by(detail: Mapping[str, Any], whole_set: Mapping[str, Any]) -> tuple[str, str]:
    """The role that decided a mapping, and the day; that of the whole set where that was approved."""
    if "mapping_status" not in detail and whole_set.get("approved_by"):
        return str(whole_set["approved_by"]), str(whole_set.get("approved_on", ""))
    for role, on in (("steward_role", "approved"), ("reviewer_role", "reviewed"), ("creator_role", "created")):
        if detail.get(role) or detail.get(on):
            return str(detail.get(role, "")), str(detail.get(on, ""))
    return "", ""
