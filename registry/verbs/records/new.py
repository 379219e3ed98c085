"""Begin a record: a commented draft that is valid, with everything else it may say ready to be filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from registry.concepts.kinds import Kind
from registry.draft import naming
from registry.draft.first import FIRST
from registry.draft.register import SCHEMAS
from registry.draft.setting import with_settings
from registry.draft.template import drafted
from registry.errors import UsageError
from registry.load.federation import RegisterSource
from registry.schema.published import schema
from registry.session import Session
from registry.source import Ref
from registry.verbs.asking import Asking
from registry.verbs.beginning import free_id, refused_id, trouble_with, writable_register, write_record
from registry.verbs.opening import opened, present
from registry.verbs.verb import Ask, Verb, asked
from registry.wording import _, nearest


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
    present(session)
    snapshot = opened(session)
    register = writable_register(snapshot.federation, question.register)
    kind = _kind(question.kind)
    title = " ".join(question.title.split())
    if not title:
        raise UsageError(_("What is it called?"), _("Say so with --title='Warm homes referrals'."))
    own = question.id or _proposed(title)
    refused = refused_id(session, snapshot, register, kind, own)
    if refused:
        raise UsageError(*refused)
    data = with_settings(kind, _opening(kind, own, title), question.set)
    path = f"{kind.folder}/{own}.yaml"
    trouble = trouble_with(snapshot, Ref(register.id, kind, own), data)
    if trouble:
        raise UsageError(*trouble)
    text = drafted(kind, data, FIRST.get(kind, {}), _schema_file(register, kind))
    file = register.folder / path
    if not question.print:
        write_record(register, file, text)
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
    register = writable_register(source, question.register)
    if not question.kind:
        question = replace(question, kind=ask.choice(_("What kind of record?"), [kind.value for kind in Kind]))
    kind = _kind(question.kind)
    # What was typed wrongly is said before anything is asked.
    with_settings(kind, {}, question.set)
    if question.id and (refused := refused_id(session, snapshot, register, kind, question.id)):
        raise UsageError(*refused)
    if not question.title.strip():
        question = replace(question, title=ask.text(_("What do people call it?"), check=_empty))
    if not question.id:
        wanted = naming.proposed(question.title)

        def wrong(own: str) -> str:
            return " ".join(refused_id(session, snapshot, register, kind, own) or ())

        usual = free_id(session, snapshot, register, kind, wanted) if wanted else ""
        question = replace(question, id=ask.text(_("Its id, which never changes"), usual, wrong))

    def unfit(settings: tuple[str, ...]) -> str:
        try:
            data = with_settings(kind, _opening(kind, question.id, question.title), settings)
        except UsageError as why:
            return f"{why.message} {why.fix}"
        return " ".join(trouble_with(snapshot, Ref(register.id, kind, question.id), data) or ())

    asking = Asking(ask, session, snapshot, register, kind, question.set, unfit)
    for path in FIRST.get(kind, {}):
        asking.field(path)
    return replace(question, set=asking.settings)


# ── where and under which name ───────────────────────────────────────────────────────────────────────────────────────


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


def _empty(title: str) -> str:
    return "" if title.strip() else _("It needs a title.")


# ── what it says ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _opening(kind: Kind, own: str, title: str) -> dict[str, Any]:
    """The keys that open every record, as the published schema offers them to an editor."""
    offered = schema(kind)["defaultSnippets"][0]["body"]
    given = {"kind": kind.value, "id": own, "title": title}
    return {key: given.get(key, str(value).strip("'")) for key, value in offered.items()}


def _schema_file(register: RegisterSource, kind: Kind) -> str:
    """Where the schema of a kind is, seen from the kind's folder; nothing where the register keeps none."""
    name = f"{SCHEMAS}/{kind.value}.schema.json"
    return f"../{name}" if (register.folder / name).is_file() else ""


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
    of_now=True,
)
