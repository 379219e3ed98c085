"""Recording decisions: one at a time in each register, each with its review first, and all of a batch or none.

A batch may be of several registers, which are several repositories: all is checked before anything is written, and what
was written when one of them fails is said.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from registry import __version__
from registry.concepts.kinds import Kind
from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.errors import Conflict, InputOutputError, MunimentError, UsageError
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import RegisterSource
from registry.session import Session
from registry.source import Ref
from registry.values import Any, dataclass, field
from registry.verbs.beginning import free_id, writable_register
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.verbs.reviewing.asked import Asked, asked_for
from registry.verbs.reviewing.entries import By
from registry.verbs.reviewing.pending import set_files
from registry.verbs.reviewing.planned import Planned, Standing, planned, waiting_of
from registry.verbs.reviewing.prepared import Prepared, following, prepared
from registry.verbs.reviewing.set_files import SetFiles, still_to_follow
from registry.verbs.reviewing.whose import Aim
from registry.vocabulary.term import Term, TermKey
from registry.wording import _, counted, listed
from registry.write import as_yaml
from registry.write.commit import Person, author, commit_files, uncommitted, why_not
from registry.write.turns import alone_in

if TYPE_CHECKING:
    from registry.verbs.words.decide import Question

SUGGESTED_BY = f"muniment suggest {__version__}"
_TOOL = f"muniment {__version__}"


@dataclass
class Done:
    """One decision as it was recorded: its term, what it came to, its review, and the set that it is in."""

    term: Term
    plan: Planned
    event: dict[str, Any]
    files: SetFiles
    notes: list[str] = field(default_factory=list)


@dataclass
class Batch:
    """What is decided in one set. `finished`: how many earlier decisions were completed on the way."""

    aim: Aim
    files: SetFiles
    terms: list[Term]
    done: list[Done] = field(default_factory=list)
    made: Prepared | None = None
    finished: int = 0
    commit: str = ""
    author: str = ""
    note: str = ""


def record(session: Session, question: Question) -> tuple[Asked, list[Batch]]:
    """Record what was decided, or only say what would be. Raises UsageError, Conflict, InputOutputError."""
    asked = looked_at(session, question)
    refuse(asked)
    aims = [asked.whole_set] if asked.whole_set is not None else []
    snapshot = opened(session)
    registers = {
        register.id: register
        for aim in (*aims, *(aim for _term, aim in asked.terms))
        for register in [writable_register(snapshot.federation, (aim.set or aim.vocabulary.ref).register)]
    }
    with alone_in(each.folder for each in registers.values()):
        # Somebody else may have decided meanwhile: what is there now is what counts.
        session.memory.clear()
        asked = looked_at(session, question)
        refuse(asked)
        snapshot = opened(session)
        batches = list(_batches(session, asked, registers))
        if question.expect and batches and batches[0].files.digest != question.expect:
            raise Conflict(
                _("The mapping set changed since it was shown."),
                _("Nothing was written. Look at it again, then decide."),
            )
        moment = datetime.now(UTC)
        for each in batches:
            _finish(snapshot, each, dry_run=question.dry_run)
            _plan(session, snapshot, each, asked, moment)
        _number(batches, moment)
        for each in batches:
            _prepare(snapshot, each)
        if not question.dry_run:
            _write(batches, asked)
            session.memory.clear()  # What was opened is no longer all there is.
    return asked, batches


def looked_at(session: Session, question: Question) -> Asked:
    """The question, as it is understood now."""
    return opened(session).as_one(lambda: asked_for(session, question))


def refuse(asked: Asked) -> None:
    """Raise UsageError with all that is wrong."""
    if asked.faults:
        said = dict.fromkeys(each.message for each in asked.faults)
        raise UsageError("\n".join(said), _("Nothing was written. Put this right and try again."))


# ── which sets ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _batches(session: Session, asked: Asked, registers: dict[str, RegisterSource]) -> Iterator[Batch]:
    by_set: dict[tuple[Ref, Ref | None], Batch] = {}
    if asked.whole_set is not None and asked.whole_set.set is not None:
        aim = asked.whole_set
        files = _files(session, registers, asked.whole_set)
        by_set[(aim.vocabulary.ref, aim.set)] = batch = Batch(aim, files, [])
        standing = Standing(files.data, files.entries, [])
        words = lexicon(session)
        for each in waiting_of(standing, asked.part):
            key = TermKey(*aim.vocabulary.ref[::2], each["subject"][0], each.get("subject_code", ""))
            term = words.term(key)
            if term is not None:
                batch.terms.append(term)
        batch.terms, left = _undisputed(batch.terms, files)
        if not batch.terms:
            raise UsageError(
                _("Nothing in {set} waits to be agreed with in that part.").format(set=aim.set),
                _("Some are in dispute: decide on them one by one.") if left else "",
            )
        if left:
            batch.note = counted(
                left,
                _("mapping is in dispute or in doubt and was left out."),
                _("mappings are in dispute or in doubt and were left out."),
            )
    for term, aim in asked.terms:
        place = (aim.vocabulary.ref, aim.set)
        if place not in by_set:
            by_set[place] = Batch(aim, _files(session, registers, aim), [])
        by_set[place].terms.append(term)
    yield from by_set.values()


def _undisputed(terms: list[Term], files: SetFiles) -> tuple[list[Term], int]:
    """The terms about which nobody disagrees or is unsure, and how many others there are."""
    from registry.verbs.reviewing.states import doubt

    kept = [each for each in terms if not doubt(each.key, [event.data for event in files.events.events])]
    return kept, len(terms) - len(kept)


def _files(session: Session, registers: dict[str, RegisterSource], aim: Aim) -> SetFiles:
    snapshot = opened(session)
    if aim.set is not None:
        loaded = snapshot.record(aim.set)
        return SetFiles(registers[aim.set.register], aim.set, loaded.document.path if loaded is not None else "")
    begun = set_files(session, aim)
    if begun is not None:
        return begun
    register = registers[aim.vocabulary.ref.register]
    wanted = f"{aim.vocabulary.ref.id}-to-{aim.hub.ref.id}"[:80].rstrip("-")
    own = free_id(session, snapshot, register, Kind.MAPPING_SET, wanted)
    return SetFiles(register, Ref(register.id, Kind.MAPPING_SET.value, own))


def _new_header(aim: Aim, register: str, role: str, on: str) -> dict[str, Any]:
    """What the record of a new set says of it, as a person would write it."""

    def named(ref: Ref) -> str:
        return ref.id if ref.register == register else str(ref)

    titles = {"one": aim.vocabulary.title, "other": aim.hub.title}
    said = {
        "title": _("{one} to {other}").format(**titles),
        "version": "1",
        "status": "active",
        "status_history": [{"on": on, "status": "active", "by": role}],
        "description": _("How the terms of {one} stand to those of {other}").format(**titles),
        "subject_vocabulary": named(aim.vocabulary.ref),
        "subject_version": aim.vocabulary.version,
        "object_vocabulary": named(aim.hub.ref),
        "object_version": aim.hub.version,
        "direction": "both",
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


# ── what it comes to ─────────────────────────────────────────────────────────────────────────────────────────────────


def _finish(snapshot: IndexSnapshot, batch: Batch, *, dry_run: bool) -> None:
    """Complete what was recorded before and is not in the set yet."""
    found = still_to_follow(batch.files)
    if not found:
        return
    batch.finished = len(found.events)
    if dry_run:
        batch.note = _("An earlier decision was cut short, and would be completed first.")
        return
    following(snapshot, batch.files, found).write()
    batch.files = SetFiles(batch.files.register, batch.files.ref, batch.files.path)
    batch.note = counted(
        batch.finished, _("earlier decision had been cut short, and was completed."),
        _("earlier decisions had been cut short, and were completed."),
    )  # fmt: skip


def _plan(session: Session, snapshot: IndexSnapshot, batch: Batch, asked: Asked, moment: datetime) -> None:
    files = batch.files
    by = By(asked.part, asked.role, session.today.isoformat())
    person = author(files.register.folder)
    batch.author = str(person or "")
    events = [each.data for each in files.events.events]
    header = files.data or _new_header(batch.aim, files.register.id, asked.role, by.on)
    standing = Standing(header, dict(files.entries), events)
    for term in batch.terms:
        plan = planned(term, asked, standing, by, SUGGESTED_BY)
        event = _event(term, plan, asked, moment, batch, standing)
        if files.raw is None and not batch.done:
            event["header"] = dict(header)
        standing.events.append(event)
        done = Done(term, plan, event, files, list(plan.notes))
        done.notes += _said_of_one_person(event, asked)
        if header.get("status") != "active":
            done.notes.append(_("The set is not in use: nothing in it counts until its status is active."))
        batch.done.append(done)


def _event(
    term: Term, plan: Planned, asked: Asked, moment: datetime, batch: Batch, standing: Standing
) -> dict[str, Any]:
    shown = [{"shared": at, "confidence": confidence} for at, confidence in asked.seen]
    chosen = [at for at, each in enumerate(shown, 1) if asked.objects and each["shared"] == str(asked.objects[0].key)]
    who = batch.author or "unknown"
    said: dict[str, Any] = {
        "id": f"{moment:%Y%m%dt%H%M%Sz}-{secrets.token_hex(4)}".lower(),
        "at": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "mapping": plan.mapping,
        "decision": asked.decision.value,
        "part": asked.part.value,
        "role": asked.role,
        "author": who,
        "same_author": _same_author(standing.events, plan.mapping, asked, who),
        "subject": [term.key.term],
        "subject_code": term.key.code,
        "object": [each.key.term for each in asked.objects] or plan.objects,
        "object_code": asked.objects[0].key.code if len(asked.objects) == 1 else plan.object_code,
        "object_set": asked.together or plan.together,
        "predicate": "" if asked.decision is MappingDecision.NOT_THIS else plan.predicate,
        "reason": asked.reason,
        "words": asked.words,
        "replaces": plan.replaces,
        "subject_version": batch.aim.vocabulary.version,
        "object_version": batch.aim.hub.version,
        "shown": shown,
        "chosen": chosen[0] if chosen else "",
        "tool": _TOOL,
        "writes": [
            {"mapping": each} | ({"was": plan.was[each["id"]]} if plan.was.get(each["id"]) else {})
            for each in plan.writes
        ],
    }
    keep_empty = ("object",) if asked.decision is MappingDecision.NO_TERM else ()
    return {name: value for name, value in said.items() if value or name in keep_empty}


def _same_author(events: Sequence[dict[str, Any]], mapping: str, asked: Asked, who: str) -> str:
    """Whether git knows whoever decides as the one who played another part in this mapping."""
    if not mapping or asked.decision is MappingDecision.DISAGREE:
        return ""
    others = [each["author"] for each in events if each.get("mapping") == mapping and each["part"] != asked.part.value]
    both_at_once = asked.decision not in (MappingDecision.AGREE, MappingDecision.UNSURE)
    if asked.part is DecidedAs.MAKER and not others:
        return ""
    if both_at_once and asked.part is not DecidedAs.MAKER:
        return "yes"
    if who == "unknown" or not others or "unknown" in others:
        return "unknown"
    here = _person(who)
    answers = {here.is_other_than(_person(each)) for each in others}
    return "yes" if "no" in answers else "unknown" if "unknown" in answers else "no"


def _person(text: str) -> Person:
    name, _open, rest = text.partition(" <")
    return Person(name, rest.rstrip(">"))


def _said_of_one_person(event: dict[str, Any], asked: Asked) -> Iterator[str]:
    if event.get("same_author") == "yes":
        yield _("One person played more than one part in this: have somebody else look at it.")
    elif event.get("same_author") == "unknown" and asked.decision is MappingDecision.AGREE:
        yield _("Whether somebody else proposed it cannot be told.")


def _number(batches: Sequence[Batch], moment: datetime) -> None:
    """Give what was decided at once the name of its batch."""
    every = [each for batch in batches for each in batch.done]
    if len(every) > 1:
        name = f"{moment:%Y%m%dt%H%M%Sz}-{secrets.token_hex(4)}".lower()
        for each in every:
            each.event["batch"] = name


def _prepare(snapshot: IndexSnapshot, batch: Batch) -> None:
    header = batch.done[0].event.get("header", {}) if batch.done else {}
    writes = [each for done in batch.done for each in done.plan.writes]
    batch.made = prepared(snapshot, batch.files, [done.event for done in batch.done], writes, header)


# ── writing it ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _write(batches: Sequence[Batch], asked: Asked) -> None:
    written: list[str] = []
    for batch in batches:
        assert batch.made is not None
        paths = [file for file, _before, _after in batch.made.writes]
        said = _why_not_committed(batch)
        try:
            batch.made.write()
        except MunimentError as error:
            if not written and len(batches) == 1 and not batch.finished:
                raise
            there = listed(written) if written else _("none")
            left = listed(str(each.files.ref) for each in batches if str(each.files.ref) not in written)
            raise InputOutputError(
                _("{error}\nWritten before that: {there}. Not written: {left}.").format(
                    error=error.message, there=there, left=left
                ),
                _("Decide on the rest again."),
            ) from error
        written.append(str(batch.files.ref))
        if not said and paths:
            try:
                batch.commit = commit_files(paths, _message(batch, asked))
            except MunimentError as error:
                said = _("{why} It is written, and not committed.").format(why=error.message)
        batch.note = " ".join(each for each in (batch.note, said) if each)


def _why_not_committed(batch: Batch) -> str:
    assert batch.made is not None
    if not batch.made.writes:
        return ""
    said = why_not(batch.files.register.folder, f"{Kind.MAPPING_SET.folder}/{batch.files.reviews_name}")
    if said:
        return said
    mixed = uncommitted(file for file, _before, _after in batch.made.writes)
    if not mixed:
        return ""
    said = _(
        "{files} held changes that are not committed, so this is written there and not committed: commit them together."
    )
    return said.format(files=listed(mixed))


def _message(batch: Batch, asked: Asked) -> str:
    said = _(asked.decision.label).lower()
    if len(batch.done) == 1:
        return _("Decide on {term}: {said}").format(term=batch.done[0].term.label, said=said)
    return _("Decide on {terms}: {said}").format(terms=counted(len(batch.done), _("term"), _("terms")), said=said)


def text_of(done: Done) -> str:
    """The mappings that a decision changes or adds, as they stand in a set's file."""
    return as_yaml({"mappings": done.plan.writes}) if done.plan.writes else ""
