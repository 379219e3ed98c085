"""What changed between two versions of a vocabulary, and which mappings and agreements that breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.errors import InputOutputError, NotFound, UsageError
from registry.exchange.received import MAX_BYTES
from registry.exchange.receiving import GRAPHS, TABLES, receive
from registry.load.snapshot import Loaded, Snapshot
from registry.load.table import entries_of
from registry.session import Session
from registry.source import Ref
from registry.values import Any
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.vocabulary.changes import Change as Change
from registry.vocabulary.changes import Use, changes, not_total, touched, uses_of
from registry.vocabulary.term import TermKey
from registry.wording import _, day


@dataclass(frozen=True, slots=True)
class Question:
    """Which two versions."""

    vocabulary: str = asked(
        "The vocabulary, by its id or reference, or a file: as it was.", default="", positional=True
    )
    other: str = asked(
        "Another vocabulary, or a file (.csv, .tsv, .ttl, …), as it is to be. Left out, with --since: as it is now.",
        default="", positional=True, optional=True,
    )  # fmt: skip
    since: str = asked("Compare with how it stood at the end of this day: 2026-06-01.", default="")


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that uses a term that changed.

    - `sort`: `mapping`, `flow` or `codes`. `ref`, `title`: the record it is in; `address`: the place in it.
    - `term`, `code`, `label`: what it uses. `changes`: the sorts of change; for `codes`, the codes nobody decided on.
    """

    sort: str
    ref: str
    title: str
    address: str
    term: str
    code: str
    label: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What changed, in the order of the lists, and what that breaks.

    - `before`, `after`: what was compared, in words. `counts`: sort of change → how many there are.
    - `terms`: how many terms there were, and there are. `notes`: how the files of a day were come by.
    """

    ref: str
    title: str
    before: str
    after: str
    terms: tuple[int, int]
    counts: tuple[tuple[str, int], ...]
    changes: tuple[Change, ...]
    broken: tuple[Broken, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    said: str
    entries: Sequence[Mapping[str, Any]]
    loaded: Loaded | None = None
    notes: tuple[str, ...] = ()


def run(session: Session, question: Question) -> Answer:
    """Compare. Raises NotFound, UsageError or InputOutputError where one of the two cannot be had."""
    if not question.vocabulary:
        raise UsageError(_("Which vocabulary?"), _("muniment compare social-care --since 2026-06-01"))
    if bool(question.other) == bool(question.since):
        raise UsageError(
            _("Compare it with what?"), _("Give either a second vocabulary or file, or a day with --since.")
        )
    if question.since:
        before = _then(session, question)
        assert before.loaded is not None
        after = _of_record(session, str(before.loaded.ref), _("{title} as it is now"))
    else:
        before, after = (_version(session, text) for text in (question.vocabulary, question.other))
    found = changes(before.entries, after.entries)
    used = after.loaded if question.since else before.loaded
    broken = tuple(_broken(session, used, found, before.entries, after.entries)) if used is not None else ()
    return Answer(
        str(used.ref) if used is not None else "", used.title if used is not None else before.said, before.said,
        after.said, (len(before.entries), len(after.entries)), tuple(Counter(each.sort for each in found).items()),
        found, broken, before.notes,
    )  # fmt: skip


# ── the two versions ─────────────────────────────────────────────────────────────────────────────────────────────────


def _then(session: Session, question: Question) -> _Version:
    try:
        when = date.fromisoformat(question.since)
    except ValueError as error:
        raise UsageError(
            _("“{text}” is not a day.").format(text=question.since), _("Write it like this: --since 2026-06-01.")
        ) from error
    earlier = Session(session.federation, session.principal, as_at=when, as_of=session.today)
    now = _of_record(session, question.vocabulary, "{title}").loaded
    assert now is not None
    try:
        found = _of_record(earlier, str(now.ref), _("{title} on {day}"), day(when))
    except NotFound as error:
        message = _("There was no vocabulary {ref} on {day}.").format(ref=now.ref, day=day(when))
        raise NotFound(message, _("Give a later day.")) from error
    return _Version(found.said, found.entries, found.loaded, tuple(opened(earlier).notes))


def _version(session: Session, text: str) -> _Version:
    file = Path(text)
    if file.suffix.lower() in (*TABLES, *GRAPHS):
        try:
            with file.open("rb") as stream:
                raw = stream.read(MAX_BYTES)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputOutputError(
                _("{file} cannot be read: {reason}").format(file=text, reason=reason), _("Give the path of a file.")
            ) from error
        received = receive(raw, file.name)
        terms = received.vocabulary.get("terms")
        if not terms:
            first = [each.message for each in received.problems[:3]]
            message = _("There are no words in {file} that can be read.").format(file=file.name)
            raise UsageError("\n".join((message, *first)), _("`muniment receive --dry-run` says more."))
        return _Version(file.name, terms)
    return _of_record(session, text, "{title}")


def _of_record(session: Session, text: str, said: str, when: str = "") -> _Version:
    loaded = one(session, text if "/" in text else f"{Kind.VOCABULARY.value}/{text}")
    if loaded.ref.kind != Kind.VOCABULARY:
        raise NotFound(_("{ref} is no vocabulary.").format(ref=loaded.ref), _("`muniment vocab` lists them."))
    return _Version(said.format(title=loaded.title, day=when), _entries(opened(session), loaded), loaded)


def _entries(snapshot: Snapshot, loaded: Loaded) -> list[dict[str, Any]]:
    return [entry for entry, _place in entries_of(snapshot.folders.get(loaded.ref.register), loaded)]


# ── what it breaks ───────────────────────────────────────────────────────────────────────────────────────────────────


def _broken(
    session: Session, loaded: Loaded, found: Sequence[Change], before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
) -> Iterator[Broken]:  # fmt: skip
    hit = touched(found)
    if not hit:
        return
    labels = {(each.term, each.code): each.label for each in found}
    snapshot = opened(session)
    for use in (*_mappings(session, loaded.ref, hit, before, after), *_flows(session, loaded.ref, hit)):
        ref = Ref.parse(use.address.partition("#")[0])
        holder = snapshot.record(ref) if ref is not None else None
        title = holder.title if holder is not None else str(ref)
        label = labels.get((use.term, use.code)) or use.code or use.term
        yield Broken(use.sort, str(ref), title, use.address, use.term, use.code, label, use.changes)


def _mappings(
    session: Session, ref: Ref, hit: Mapping[tuple[str, str], tuple[str, ...]], before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
) -> Iterator[Use]:  # fmt: skip
    snapshot = opened(session)
    codes = {str(each["id"]): each.get("codes") or () for each in after}
    names = {
        (str(each["id"]), str(code["id"])): str(code.get("code", code["id"]))
        for each in (*after, *before)
        for code in each.get("codes") or ()
    }
    for own, *ends in lexicon(session).sets():
        loaded = snapshot.record(own) if ref in ends and session.may_see(own) else None
        if loaded is None:
            continue
        sides = [side for side, end in zip(("subject", "object"), ends, strict=True) if end == ref]
        for entry in _entries(snapshot, loaded):
            if entry.get("mapping_status") in ("rejected", "retired"):
                continue
            address = f"{own}#mappings[{entry['id']}]"
            for side in sides:
                for term, code in uses_of(entry, side, hit, names):
                    sorts = tuple(each for each in hit[term, code] if each != "codes-changed")
                    if sorts:
                        yield Use("mapping", address, term, code, sorts)
                    if "codes-changed" in hit[term, code] and side == "subject":
                        missing = not_total(entry, side, codes.get(term, ()))
                        if missing:
                            yield Use("codes", address, term, "", missing)


def _flows(session: Session, ref: Ref, hit: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterator[Use]:
    """The flows of agreements that carry an item of which the meaning is a term that changed."""
    snapshot = opened(session)
    for own in sorted(snapshot.mentioning(ref, Kind.AGREEMENT.value)):
        loaded = snapshot.record(own) if session.may_see(own) else None
        for item in loaded.data.get("items", ()) if loaded is not None else ():
            key = TermKey.parse(str(item.get("term_ref", "")))
            if key is None or key.ref != ref:
                continue
            sorts = hit.get((key.term, key.code)) or hit.get((key.term, ""))
            if not sorts:
                continue
            assert loaded is not None
            flows = [flow for flow in loaded.data.get("flows", ()) if item["id"] in (flow.get("items") or ())]
            for place in [f"flows[{flow['id']}]" for flow in flows] or [f"items[{item['id']}]"]:
                yield Use("flow", f"{own}#{place}", key.term, key.code, sorts)


VERB = Verb(
    title="Say what changed in a vocabulary, and what that breaks.",
    examples=(
        ("muniment compare attendance-extract --since 2026-06-01", "what changed since a day, from its history"),
        ("muniment compare attendance-extract new-list.csv", "what a new list would change"),
        ("muniment compare old-words new-words --output changes.csv", "two records, as a table"),
    ),
    question=Question,
    run=run,
    sheet="compare",
)
