"""Begin a record: a commented draft that is valid, with everything else it may say ready to be filled in."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from registry.concepts.kinds import Kind
from registry.draft import naming
from registry.draft.first import FIRST
from registry.draft.register import SCHEMAS
from registry.draft.setting import with_settings
from registry.draft.template import drafted
from registry.errors import NotARegister, UsageError
from registry.index.snapshot import IndexSnapshot
from registry.link import alone, linked
from registry.load.federation import FederationSource, RegisterSource
from registry.load.reading import read_bytes
from registry.load.snapshot import Loaded
from registry.problems import Stage
from registry.schema.published import schema, shape
from registry.session import Session
from registry.source import Ref, address
from registry.verbs.asking import Asking
from registry.verbs.opening import opened
from registry.verbs.verb import Ask, Verb, asked
from registry.wording import _, listed, nearest
from registry.write import as_yaml, create_file, not_written


@dataclass(frozen=True, slots=True)
class Question:
    """Which record to begin, and what is known of it."""

    kind: str = asked("The kind of record.", default="", positional=True, choices=tuple(kind.value for kind in Kind))
    id: str = asked(
        "Its id, which is also the file's name. Left out: made from the title.",
        default="",
        positional=True,
        optional=True,
    )
    title: str = asked("What people call it.", default="")
    register: str = asked("The register to put it in. Left out: the one you are in.", default="")
    set: tuple[str, ...] = asked(
        "A field and its value, such as purpose.aim='To find children early' or parties.police.organisation=police.",
        default=(),
    )
    print: bool = asked("Print the draft and write nothing.", default=False)
    no_questions: bool = asked("Ask nothing; what was not said is left for later.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The draft. `file` is empty where it was only printed, and `text` where it was written."""

    ref: str
    kind: str
    title: str
    file: str
    text: str
    left: tuple[str, ...]
    """The fields that come first and are still to be filled in."""
    notes: tuple[str, ...]


def run(session: Session, question: Question) -> Answer:
    """Write the draft into the register, unless its id is taken or it would not be a record."""
    snapshot = opened(session)
    register = _register(snapshot.federation, question.register)
    kind = _kind(question.kind)
    title = " ".join(question.title.split())
    if not title:
        raise UsageError(_("What is it called?"), _("Say so with --title='Warm homes referrals'."))
    own = question.id or _proposed(title)
    refused = _refused(session, snapshot, register, kind, own)
    if refused:
        raise UsageError(*refused)
    data = with_settings(kind, _opening(kind, own, title), question.set)
    path = f"{kind.folder}/{own}.yaml"
    trouble = _trouble(snapshot, Ref(register.id, kind, own), data)
    if trouble:
        raise UsageError(*trouble)
    text = drafted(kind, data, FIRST.get(kind, {}), _schema_file(register, kind))
    file = register.folder / path
    if not question.print:
        _write(register, file, text)
        session.memory.clear()  # What was opened is no longer all there is.
    first = dict.fromkeys(path.partition(".")[0].removesuffix("[]") for path in FIRST.get(kind, {}))
    return Answer(
        ref=str(Ref(register.id, kind, own)),
        kind=kind.value,
        title=title,
        file="" if question.print else str(file),
        text=text.decode() if question.print else "",
        left=tuple(name for name in first if name not in data),
        notes=snapshot.notes,
    )


def guide(session: Session, question: Question, ask: Ask) -> Question:
    """Ask for the kind, the title, the id, and the few fields that the kind cannot do without."""
    if question.no_questions:
        return question
    snapshot = opened(session)
    source = snapshot.federation
    if not question.register and not source.focus and len(source.here) > 1:
        registers = [each.id for each in source.here]
        question = replace(question, register=ask.choice(_("Which register is it for?"), registers))
    register = _register(source, question.register)
    if not question.kind:
        question = replace(question, kind=ask.choice(_("What kind of record?"), [kind.value for kind in Kind]))
    kind = _kind(question.kind)
    # What was typed wrongly is said before anything is asked.
    with_settings(kind, {}, question.set)
    if question.id and (refused := _refused(session, snapshot, register, kind, question.id)):
        raise UsageError(*refused)
    if not question.title.strip():
        question = replace(question, title=ask.text(_("What do people call it?"), check=_empty))
    if not question.id:
        wanted = naming.proposed(question.title)

        def wrong(own: str) -> str:
            return " ".join(_refused(session, snapshot, register, kind, own) or ())

        usual = _free(session, snapshot, register, kind, wanted) if wanted else ""
        question = replace(question, id=ask.text(_("Its id, which never changes"), usual, wrong))

    def unfit(settings: tuple[str, ...]) -> str:
        try:
            data = with_settings(kind, _opening(kind, question.id, question.title), settings)
        except UsageError as why:
            return f"{why.message} {why.fix}"
        return " ".join(_trouble(snapshot, Ref(register.id, kind, question.id), data) or ())

    asking = Asking(ask, session, snapshot, register, kind, question.set, unfit)
    for path in FIRST.get(kind, {}):
        asking.field(path)
    return replace(question, set=asking.settings)


# ── where and under which name ───────────────────────────────────────────────────────────────────────────────────────


def _register(source: FederationSource, wanted: str) -> RegisterSource:
    """The register that was asked for, or that the person stands in. Raises UsageError."""
    known = {register.id: register for register in source.here}
    if not source.registers:
        raise NotARegister(
            _("None of the registers of {federation} can be read.").format(federation=source.title),
            _("`muniment validate` says why."),
        )
    choice = wanted or source.focus or (next(iter(known)) if len(known) == 1 else "")
    if choice in known:
        return known[choice]
    if choice in source.pulled or not known:
        message = _("There is no register {register} here to write to, only a copy that was fetched from elsewhere.")
        copies = listed([choice] if choice in source.pulled else source.pulled, "or")
        raise UsageError(message.format(register=copies), _("Begin the record where the register itself is kept."))
    if not choice:
        message = _("There are several registers here.")
        raise UsageError(message, _("Say which with --register: {registers}.").format(registers=listed(known, "or")))
    close = nearest(choice, known)
    fix = _("Did you mean {close}?").format(close=close) if close else _("There is {registers}.")
    raise UsageError(
        _("There is no register {register} here.").format(register=choice), fix.format(registers=listed(known))
    )


def _kind(wanted: str) -> Kind:
    kinds = [kind.value for kind in Kind]
    if wanted in kinds:
        return Kind(wanted)
    close = nearest(wanted, kinds)
    message = _("There is no kind of record called {kind}.") if wanted else _("Which kind of record?")
    fix = _("Did you mean {close}?").format(close=close) if close else _("It is one of: {kinds}.")
    raise UsageError(message.format(kind=wanted), fix.format(kinds=", ".join(kinds)))


def _proposed(title: str) -> str:
    own = naming.proposed(title)
    if not own:
        raise UsageError(
            _("No id can be made from the title “{title}”.").format(title=title),
            _("Give one after the kind, of small letters, digits and hyphens: muniment new agreement warm-homes …"),
        )
    return own


def _refused(
    session: Session, snapshot: IndexSnapshot, register: RegisterSource, kind: Kind, own: str
) -> tuple[str, str] | None:
    """Why a record may not have an id, and which it may have; None where it may."""
    trouble = naming.trouble(own)
    if trouble:
        return trouble
    taken = _taken(session, snapshot, register, kind, own)
    if not taken:
        return None
    return taken, _("Choose another id, such as `{id}`.").format(id=_free(session, snapshot, register, kind, own))


def _taken(session: Session, snapshot: IndexSnapshot, register: RegisterSource, kind: Kind, own: str) -> str:
    """Who has the id, or had it; nothing where nobody does."""
    path = f"{kind.folder}/{own}.yaml"
    found = snapshot.get(session, Ref(register.id, kind, own))
    if found is not None and found.ref.id == own and found.ref.register == register.id:
        said = _("There is {a} called {id} already: {path}.")
        return said.format(a=f"{_article(kind)} {kind.label.lower()}", id=own, path=found.document.path)
    if found is not None:
        return _("{id} is what {ref} used to be called, and old references lead there.").format(id=own, ref=found.ref)
    if os.path.lexists(register.folder / path):
        return _("There is a file {path} already.").format(path=path)
    return ""


def _free(session: Session, snapshot: IndexSnapshot, register: RegisterSource, kind: Kind, own: str) -> str:
    tried: set[str] = set()
    while _taken(session, snapshot, register, kind, found := naming.free(own, tried)):
        tried.add(found)
    return found


def _article(kind: Kind) -> str:
    return _("an") if kind.label[0] in "AEIOU" else _("a")


def _empty(title: str) -> str:
    return "" if title.strip() else _("It needs a title.")


# ── what it says ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _opening(kind: Kind, own: str, title: str) -> dict[str, Any]:
    """The keys that open every record, as the published schema offers them to an editor."""
    offered = schema(kind)["defaultSnippets"][0]["body"]
    given = {"kind": kind.value, "id": own, "title": title}
    return {key: given.get(key, str(value).strip("'")) for key, value in offered.items()}


def _trouble(snapshot: IndexSnapshot, ref: Ref, data: dict[str, Any]) -> tuple[str, str] | None:
    """What keeps data from being a record that holds together with the others, and what to write; None if nothing."""
    document, problems = read_bytes(as_yaml(data).encode(), ref.register, f"{Kind(ref.kind).folder}/{ref.id}.yaml")
    if document is not None:
        loaded = Loaded(ref, document)
        problems = [found for found in (*alone(loaded), *linked(snapshot, loaded)) if found.stage != Stage.NOTE]
    if not problems:
        return None
    field = address(data, shape(ref.kind).keys_at, problems[0].place)
    return (f"{field}: " if field else "") + f"{problems[0].message}.", problems[0].fix


def _schema_file(register: RegisterSource, kind: Kind) -> str:
    """Where the schema of a kind is, seen from the kind's folder; nothing where the register keeps none."""
    name = f"{SCHEMAS}/{kind.value}.schema.json"
    return f"../{name}" if (register.folder / name).is_file() else ""


def _write(register: RegisterSource, file: Path, text: bytes) -> None:
    folder = file.parent
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(register.folder)):
        raise UsageError(
            _("{folder} is a link to a place outside the register.").format(folder=folder),
            _("Replace it by an ordinary folder."),
        )
    made = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    try:
        create_file(file, text)
    except BaseException:
        if made:
            folder.rmdir()
        raise


VERB = Verb(
    title="Begin a record, as a draft that is valid already.",
    examples=(
        ("muniment new agreement --title 'Warm homes referrals'", "in a terminal, asks for the rest"),
        ("muniment new waiver late-review --title 'Late review' --set expires=2027-03-31", "with a field filled in"),
        ("muniment new dpia --title 'Warm homes' --print", "only look"),
    ),
    question=Question,
    run=run,
    faces=("cli",),
    guide=guide,
)
