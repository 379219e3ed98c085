"""Record one decision on a term and its match: in the mapping set, and in the file of reviews beside it."""

from __future__ import annotations

from dataclasses import dataclass

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.concepts.mappings import MismatchReason, TermSetKind
from registry.session import Session
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import present
from registry.verbs.reviewing.asked import Asked
from registry.verbs.reviewing.asked import Fault as Fault
from registry.verbs.reviewing.recording import Batch, Done, looked_at, record, text_of
from registry.verbs.reviewing.set_files import SetFiles
from registry.verbs.reviewing.shown import Moving
from registry.verbs.reviewing.states import moving, stands
from registry.verbs.reviewing.whose import aim_of
from registry.verbs.verb import Verb, asked
from registry.wording import _, counted, listed


@dataclass(frozen=True, slots=True)
class Question:
    """Which term, and what was decided."""

    term: str = asked(
        "The term, by its address as `muniment review` shows it; or a mapping set, for all that waits in it.",
        default="",
        positional=True,
    )
    decision: str = asked("What was decided.", default="", choices=tuple(each.value for each in MappingDecision))
    object: tuple[str, ...] = asked("The shared term, by its key or address. May be repeated.", default=())
    together: str = asked(
        "How several shared terms belong together.", default="", choices=("", *(each.value for each in TermSetKind))
    )
    reason: str = asked("Why not.", default="", choices=("", *(each.value for each in MismatchReason)))
    words: str = asked("Why, in your own words.", default="")
    role: str = asked("Your role: Data analyst.", default="")
    part: str = asked(
        "The part you play.", default=DecidedAs.MAKER.value, choices=tuple(each.value for each in DecidedAs)
    )
    transform: str = asked(
        "How values are translated, as YAML or JSON in the form of a mapping's `transform`.", default=""
    )
    loss: str = asked("The worst that is lost on the way there.", default="")
    to: str = asked("The integration model. Left out: the only one there is.", default="")
    also: tuple[str, ...] = asked("The same column elsewhere, decided alike: its address. May be repeated.", default=())
    seen: tuple[str, ...] = asked("What was suggested, as ADDRESS=CONFIDENCE, likeliest first.", default=())
    expect: str = asked("The digest that `muniment review` gave: refused if the files changed since.", default="")
    dry_run: bool = asked("Say what would be written, and write nothing.", default=False)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One decision as it was written, or would be: `text` is the mapping as YAML."""

    term: str
    set: str
    mapping: str
    event: str
    file: str
    reviews: str
    text: str
    status: str
    commit: str
    author: str
    note: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was recorded, one for each term, and how far each vocabulary now is."""

    recorded: tuple[Recorded, ...]
    moving: tuple[Moving, ...]
    written: bool
    said: str
    digest: str


def faults(session: Session, question: Question) -> tuple[Fault, ...]:
    """Everything that is wrong with a decision, field by field; nothing where it can be recorded."""
    return tuple(looked_at(session, question).faults)


def run(session: Session, question: Question) -> Answer:
    """Record it. Raises UsageError with all that is wrong, Conflict where the files changed since they were shown."""
    present(session)
    asked_for, batches = record(session, question)
    written = not question.dry_run
    recorded = tuple(
        Recorded(
            str(done.term.key), str(batch.files.ref), done.plan.mapping, done.event["id"], str(batch.files.file),
            str(batch.files.reviews), text_of(done), _status(done), batch.commit, batch.author,
            " ".join([*done.notes, *([batch.note] if batch.note else [])]),
        )
        for batch in batches
        for done in batch.done
    )  # fmt: skip
    moved: tuple[Moving, ...] = ()
    digest = ""
    for at, batch in enumerate(batches):
        words = lexicon(session)
        aim = aim_of(session, words, batch.aim.vocabulary, str(batch.aim.hub.ref))
        moved += (moving(aim, list(stands(session, aim))),)
        if at == 0:
            digest = SetFiles(batch.files.register, batch.files.ref, batch.files.path).digest
    return Answer(recorded, moved, written, _said(asked_for, batches, written), digest)


def _status(done: Done) -> str:
    own = next((each for each in done.plan.writes if each["id"] == done.plan.mapping), None)
    return str(own.get("mapping_status", "")) if own is not None else done.plan.status


def _said(asked_for: Asked, batches: list[Batch], written: bool) -> str:
    """What was decided, in one sentence."""
    every = [done for batch in batches for done in batch.done]
    label = _(asked_for.decision.label)
    first = every[0]
    objects = listed(f"“{each.label}”" for each in asked_for.objects)
    what = f"{label}: {objects}" if objects else label
    if len(every) == 1:
        said = _("“{term}”: {what}.").format(term=first.term.label, what=what)
    else:
        terms = counted(len(every), _("term"), _("terms"))
        said = _("{terms}: {what}.").format(terms=terms, what=what)
    return said if written else said + " " + _("Nothing was written.")


VERB = Verb(
    title="Record a decision on a mapping: same, broader, not this.",
    examples=(
        (
            "muniment decide service-user --decision accept --object using --to harbour-integration-model --role"
            " 'Data analyst'",
            "propose that a term means the same as a shared one",
        ),
        (
            "muniment decide service-user --decision not-this --object attendance-mark --reason other-subject --to"
            " harbour-integration-model --role 'Data analyst'",
            "say that it is not a shared term, so that it is not suggested again",
        ),
        (
            "muniment decide northmoor/mapping-set/attendance-extract-to-harbour --decision agree --part steward --role"
            " 'Data steward'",
            "approve all that waits in a set",
        ),
    ),
    question=Question,
    run=run,
    of_now=True,
)
