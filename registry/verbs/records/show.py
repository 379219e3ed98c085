"""Show one record."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.standing import standing, status
from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded
from registry.schema.published import Shape, shape
from registry.session import Session
from registry.values import Any, dataclass
from registry.verbs.cited import Copies, cited
from registry.verbs.opening import by_its_register, one, opened
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True, slots=True)
class Question:
    """Which record."""

    ref: str = asked("The record: its id, `kind/id`, or `register/kind/id`.", default="", positional=True)


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field as a person reads it. `value` is text, or fields within it."""

    name: str
    label: str
    value: str | tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class InheritedTerm:
    """A term taken whole from an ancestor: its heading, whose words it is, and the words. No words: not to be had."""

    label: str
    origin: str
    because: str
    value: str | tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One record: its file, where it stands on the day, and every field it has. `copies` says what was read."""

    ref: str
    file: str
    title: str
    as_of: str
    status: str
    status_label: str
    status_because: str
    standing: tuple[tuple[str, str], ...]
    fields: tuple[FieldShown, ...]
    inherited: tuple[InheritedTerm, ...]
    record: dict[str, Any]
    copies: Copies


def run(session: Session, question: Question) -> Answer:
    """The record, read from its file."""

    def answer(snapshot: IndexSnapshot, loaded: Loaded) -> Answer:
        return _answer(session, snapshot, loaded)

    return by_its_register(session, question.ref, answer) or answer(opened(session), one(session, question.ref))


def _answer(session: Session, snapshot: IndexSnapshot, loaded: Loaded) -> Answer:
    now = status(loaded.data, session.today)
    worked_out = standing(loaded.data, session.today) if loaded.ref.kind == Kind.AGREEMENT else ()
    folder = snapshot.folders[loaded.ref.register].root
    return Answer(
        ref=str(loaded.ref),
        file=str(folder / loaded.document.path),
        title=loaded.title,
        as_of=session.today.isoformat(),
        status=now.value,
        status_label=shape(loaded.ref.kind).fields["status"].label_of(now.value),
        status_because=now.because,
        standing=tuple((each.value, each.because) for each in worked_out),
        fields=fields_shown(shape(loaded.ref.kind), loaded.data, skip=("kind", "id", "title", "status")),
        inherited=tuple(_inherited(snapshot, loaded)) if loaded.data.get("inherits") else (),
        record=loaded.data,
        copies=cited(snapshot.federation, [loaded.ref.register]),
    )


def _inherited(snapshot: IndexSnapshot, loaded: Loaded) -> Iterator[InheritedTerm]:
    """Each term that an agreement takes from an ancestor."""
    from registry.facts.effective import effective

    fields = shape(loaded.ref.kind).fields
    for heading in loaded.data["inherits"]:
        found = effective(snapshot, loaded, heading)
        origin = str(found.value.origin or "")
        value = "" if found.value.value is None else _shown(fields[heading], found.value.value)
        yield InheritedTerm(label(heading), origin, found.because, value)


def fields_shown(here: Shape, data: dict[str, Any], skip: tuple[str, ...] = ()) -> tuple[FieldShown, ...]:
    """The fields of an object as a person reads them, in the order of the schema."""
    shown = []
    for name, field in here.fields.items():
        if name in data and name not in skip:
            shown.append(FieldShown(name, label(name), _shown(field, data[name])))
    known = here.fields
    shown += [FieldShown(n, n, _shown(None, v)) for n, v in data.items() if n not in known and n not in skip]
    return tuple(shown)


def label(name: str) -> str:
    """A field's name in words: `review_due` is “Review due”."""
    words = name.replace("_", " ")
    return _LABELS.get(name, words[:1].upper() + words[1:])


_LABELS = {
    "id": "Key", "art6": "Article 6 basis", "art9": "Article 9 condition", "art10": "Article 10 authority",
    "sch1": "Schedule 1 condition", "annex1": "Annex 1 interest", "foi": "Freedom of information", "dpias": "DPIAs",
    "dpia": "DPIA", "lia": "Legitimate interests assessment", "onward_rule": "Passing on", "local": "Our own fields",
    "iri": "IRI", "part3": "Law enforcement basis", "may_access": "May be seen by",
    "dpo": "Data protection officer", "siro": "Senior information risk owner", "ico_registration": "ICO registration",
    "outside_uk": "Outside the United Kingdom", "non_routine": "Non-routine", "purpose_key": "Purpose served",
    "term_ref": "Term in a vocabulary",
}  # fmt: skip


def _shown(field: Shape | None, value: Any) -> str | tuple[FieldShown, ...]:
    if isinstance(value, dict):
        if field is not None and field.fields:
            return fields_shown(field, value)
        return tuple(FieldShown(name, name, _shown(None, inner)) for name, inner in value.items())
    if isinstance(value, list):
        return _list(field.item if field else None, value)
    if field is None:
        return str(value)
    if field.form == "date":
        from datetime import date

        from registry.wording import day

        return day(date.fromisoformat(value))
    if field.form == "moment":
        from registry.wording import moment

        return moment(value)
    if field.form == "period":
        from registry.wording import period

        return period(value)
    return field.label_of(value) if isinstance(value, str) else str(value)


def _list(item: Shape | None, value: list[Any]) -> str | tuple[FieldShown, ...]:
    if not value:
        return "None"
    if any(isinstance(member, dict | list) for member in value):
        keys = item.key if item else ()
        members = []
        for position, member in enumerate(value, 1):
            if not isinstance(member, dict):
                members.append(FieldShown(str(position), str(position), _shown(item, member)))
                continue
            own = ".".join(str(member.get(name, "")) for name in keys) or str(position)
            heading = next((str(member[n]) for n in ("title", "name", "name_used", "description") if n in member), own)
            inner = fields_shown(item, member, skip=keys if keys == ("id",) else ()) if item else _shown(None, member)
            members.append(FieldShown(own, heading, inner))
        return tuple(members)
    return "; ".join(str(_shown(item, member)) for member in value)


VERB = Verb(
    title="Show one record.",
    examples=(
        ("muniment show childrens-hub", "by its id"),
        ("muniment show northmoor/agreement/childrens-hub --format json", "by its reference, for a program"),
    ),
    question=Question,
    run=run,
)
