"""Take in a word list or mappings from somebody else's file, as a draft record: nothing of it counts until agreed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.concepts.vocabularies import ModelRole
from registry.draft import naming
from registry.errors import InputOutputError, UsageError
from registry.exchange.received import MAX_BYTES, Received
from registry.exchange.received import RowProblem as RowProblem
from registry.exchange.receiving import receive
from registry.load.federation import RegisterSource
from registry.load.table.cells import LISTS
from registry.session import Session
from registry.source import Ref
from registry.values import Any
from registry.verbs.beginning import free_id, refused_id, trouble_with, writable_register
from registry.verbs.intake.files import put, see_sound, table_of
from registry.verbs.intake.finding import finder
from registry.verbs.opening import one, opened, present
from registry.verbs.verb import Verb, asked
from registry.wording import _, day
from registry.write import as_yaml, formatted
from registry.write.commit import author, why_not

WRITTEN_HERE = 200
"""The most rows that are written in the record itself. More go into a table beside it."""

_KINDS = (Kind.VOCABULARY.value, Kind.MAPPING_SET.value)


@dataclass(frozen=True, slots=True)
class Question:
    """Which file, and what it becomes."""

    file: Path = asked(  # noqa: RUF009
        "The file: a word list (.csv, .tsv), mappings in SSSOM (.sssom.tsv), or SKOS (.ttl, .rdf, .xml, .jsonld).",
        default=Path(), positional=True,
    )  # fmt: skip
    into: str = asked("The register to put it in. Left out: the one you are in.", default="")
    id: str = asked("The record's id. Left out: made from the title.", default="")
    title: str = asked("What people call it. Left out: what the file says, or its name.", default="")
    kind: str = asked("What to make of it, where the file holds both.", default="", choices=_KINDS)
    model: str = asked(
        "The part a vocabulary plays.", default=ModelRole.APPLICATION.value,
        choices=tuple(each.value for each in ModelRole),
    )  # fmt: skip
    subject: str = asked("For mappings: the vocabulary they lead from.", default="")
    object: str = asked("For mappings: the vocabulary they lead to.", default="")
    dry_run: bool = asked("Say what would be taken, and write nothing.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was taken, and what was not.

    - `ref`, `kind`, `title`: the record. `file`, `table`: where it is, and the table beside it where there is one.
    - `text`: what the record's file says, where it was only to be shown.
    - `terms`, `codes`, `mappings`: how many were taken. `left_out`: how many were not.
    - `problems`: what was not taken, or otherwise than it stood, with line and reason.
    - `commit`, `author`: the commit that holds it and who made it; empty where `note` says why there is none.
    """

    source: str
    ref: str
    kind: str
    title: str
    file: str
    table: str
    text: str
    terms: int
    codes: int
    mappings: int
    left_out: int
    problems: tuple[RowProblem, ...]
    commit: str
    author: str
    note: str
    written: bool
    also: str = ""
    """What else the file holds that was not asked for, in a sentence."""


def run(session: Session, question: Question) -> Answer:
    """Make a draft of a file. Raises UsageError where nothing can be made of it, InputOutputError, Conflict."""
    present(session)
    if question.file == Path():
        raise UsageError(_("Which file?"), _("muniment receive words.csv --into northmoor"))
    snapshot = opened(session)
    register = writable_register(snapshot.federation, question.into)
    raw = _bytes(question.file)
    subject, target = (_vocabulary(session, text) for text in (question.subject, question.object))
    found = receive(raw, question.file.name, *(finder(session, ref) for ref in (subject, target)))
    kind = _kind(question, found)
    data = _data(session, question, found, kind, (subject, target), register)
    refused = refused_id(session, snapshot, register, kind, data["id"])
    if refused:
        raise UsageError(*refused)
    ref = Ref(register.id, kind, data["id"])
    entries: list[dict[str, Any]] = found.vocabulary["terms"] if kind is Kind.VOCABULARY else found.mappings
    rows = sum(1 + len(each.get("codes") or ()) for each in entries)
    text = b""
    if rows > WRITTEN_HERE:
        name = f"{data['id']}.tsv" if kind is Kind.VOCABULARY else f"{data['id']}.sssom.tsv"
        text = table_of(kind, entries, data)
        data["table"] = {"file": name, "digest": f"sha256:{hashlib.sha256(text).hexdigest()}", "rows": rows}
        see_sound(register, ref, data, text)
    else:
        data[LISTS[kind]] = entries
    trouble = trouble_with(snapshot, ref, data)
    if trouble:
        raise UsageError(*trouble)
    header = formatted(as_yaml(data).encode())
    folder = register.folder / kind.folder
    file, table = folder / f"{data['id']}.yaml", folder / data["table"]["file"] if text else None
    note = "" if question.dry_run else why_not(register.folder, f"{kind.folder}/{data['id']}.yaml")
    commit = ""
    if not question.dry_run:
        message = _("Take in {title} from {file}").format(title=data["title"], file=question.file.name)
        files = [(table, text), (file, header)] if table else [(file, header)]
        commit = put(register, files, "" if note else message)
        session.memory.clear()  # What was opened is no longer all there is.
    person = author(register.folder) if commit else None
    is_words = kind is Kind.VOCABULARY
    return Answer(
        question.file.name, str(ref), kind.value, data["title"], str(file), str(table or ""),
        header.decode() if question.dry_run else "", len(entries) if is_words else 0,
        rows - len(entries) if is_words else 0, 0 if is_words else len(entries), found.left_out, tuple(found.problems),
        commit, str(person or ""), note, not question.dry_run, _also(found, kind),
    )  # fmt: skip


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(
            _("{file} cannot be read: {reason}").format(file=file, reason=reason), _("Give the path of a file.")
        ) from error
    if len(raw) > MAX_BYTES:
        raise UsageError(
            _("{file} is larger than {most} MB, which is the most that is taken in.").format(
                file=file.name, most=MAX_BYTES >> 20
            ),
            _("Part it, and take in each part."),
        )
    return raw


def _vocabulary(session: Session, text: str) -> Ref | None:
    if not text:
        return None
    loaded = one(session, text if "/" in text else f"{Kind.VOCABULARY.value}/{text}")
    if loaded.ref.kind != Kind.VOCABULARY:
        raise UsageError(_("{ref} is no vocabulary.").format(ref=loaded.ref), _("`muniment vocab` lists them."))
    return loaded.ref


# ── what the record says ─────────────────────────────────────────────────────────────────────────────────────────────


def _kind(question: Question, found: Received) -> Kind:
    terms = found.vocabulary.get("terms")
    holds = [kind for kind, there in zip(_KINDS, (terms, found.mappings), strict=True) if there]
    if question.kind and question.kind in holds:
        return Kind(question.kind)
    if question.kind or not holds:
        what = _("mappings") if question.kind == Kind.MAPPING_SET else _("words")
        said = _("There are no {what} in {file} that can be taken in.").format(what=what, file=question.file.name)
        first = [
            _("Row {line}: {why}").format(line=each.line, why=each.message) if each.line else each.message
            for each in found.problems[:5]
        ]
        raise UsageError("\n".join((said, *first)), _("Nothing was written."))
    return Kind(holds[0])


def _also(found: Received, kind: Kind) -> str:
    if kind is Kind.VOCABULARY and found.mappings:
        return _("The file holds mappings as well: take it in again with --kind mapping-set.")
    if kind is Kind.MAPPING_SET and found.vocabulary.get("terms"):
        return _("The file holds words as well: take it in again with --kind vocabulary.")
    return ""


def _data(
    session: Session, question: Question, found: Received, kind: Kind, sides: Sequence[Ref | None],
    register: RegisterSource,
) -> dict[str, Any]:  # fmt: skip
    """The record without its terms or mappings."""
    name = question.file.name
    said = found.vocabulary if kind is Kind.VOCABULARY else found.mapping_set
    stem = name.partition(".")[0].replace("_", " ").replace("-", " ").strip()
    title = " ".join((question.title or str(said.get("title", "")) or stem[:1].upper() + stem[1:]).split())
    wanted = question.id or naming.proposed(title)
    if not wanted:
        raise UsageError(_("No id can be made from “{title}”.").format(title=title), _("Give one with --id."))
    own = question.id or free_id(session, opened(session), register, kind, wanted)
    today = session.today
    start = {
        "kind": kind.value, "id": own, "title": title, "version": "1", "status": "draft",
        "status_history": [{"on": today.isoformat(), "status": "draft"}],
    }  # fmt: skip
    taken = _("Taken from the file {file} on {day}").format(file=name, day=day(today))
    left = ("kind", "id", "title", "version", "status", "status_history", "terms", "mappings", "table")
    rest = {field: value for field, value in said.items() if field not in left}
    if kind is Kind.VOCABULARY:
        return start | {"model": question.model} | rest | {"analysed_how": taken}
    ends = {}
    for side, ref in zip(("subject", "object"), sides, strict=True):
        reference = str(ref) if ref is not None else rest.pop(f"{side}_vocabulary", "")
        if not reference:
            raise UsageError(
                _("The file does not say which vocabulary its mappings lead {way}.").format(
                    way=_("from") if side == "subject" else _("to")
                ),
                _("Say so with --{side} and the vocabulary's reference.").format(side=side),
            )
        ends[f"{side}_vocabulary"] = reference
    origin = f"{taken} ({rest['came_from']})" if rest.get("came_from") else taken
    for mapping in found.mappings:
        mapping.setdefault("mapping_status", "proposed")
    return start | ends | rest | {"came_from": origin}


VERB = Verb(
    title="Take in a word list or mappings from somebody else's file.",
    examples=(
        (
            "muniment receive words.csv --into northmoor --id social-care-words",
            "a list becomes a draft vocabulary",
        ),
        (
            "muniment receive codes.sssom.tsv --into northmoor --subject attendance-extract --object"
            " harbour-integration-model",
            "mappings become a draft set, each proposed",
        ),
        ("muniment receive thesaurus.ttl --into northmoor --dry-run", "only look at what would be taken"),
    ),
    question=Question,
    run=run,
    faces=("cli",),
    of_now=True,
)
