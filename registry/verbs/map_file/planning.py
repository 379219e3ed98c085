"""What would be written for a file that was mapped, as whole files; and what keeps it from being written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath

from registry.concepts.kinds import Kind
from registry.draft import naming
from registry.draft.overlay import Overlay
from registry.errors import UsageError
from registry.link import alone, linked
from registry.load.reading import read_bytes
from registry.load.snapshot import Loaded
from registry.parse import parse
from registry.problems import Stage
from registry.records.mapping_set import Mapping as MappingPart
from registry.records.mapping_set import MappingSet
from registry.records.vocabulary import Term, Vocabulary
from registry.schema.published import shape
from registry.source import Ref, address
from registry.values import Any, dataclass
from registry.verbs.beginning import free_id, refused_id
from registry.verbs.map_file import records
from registry.verbs.map_file.deciding import sober
from registry.verbs.map_file.desk import Desk
from registry.verbs.map_file.events import By, Decided, events
from registry.verbs.map_file.reading import plain
from registry.verbs.map_file.shown import Decision
from registry.verbs.reviewing.set_files import SetFiles, as_lines
from registry.wording import _
from registry.write import as_yaml, formatted
from registry.write.commit import author
from registry.write.entries import with_changes

ROLE = "Data analyst"


@dataclass(frozen=True, slots=True)
class Writing:
    """One file as it would be: `raw` all of it; `before` what it holds now, None where there is none.

    `ref`: the record that it is, or that it belongs to. `holds`: what it is, in a few words.
    """

    ref: Ref
    title: str
    path: str
    raw: bytes
    before: bytes | None = None
    holds: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written.

    - `vocabulary`, `set`: the two records; None where nothing of that one changes. `reviews`: who decided what, beside
      the set; it comes before that, and holds all that the set then says.
    - `vocabulary_ref`, `set_ref`: their references, whether they change or not; the set's is None where there is none.
    - `undecided`: the columns of which nothing was decided.
    """

    vocabulary: Writing | None
    set: Writing | None
    vocabulary_ref: Ref
    set_ref: Ref | None
    undecided: tuple[str, ...]
    reviews: Writing | None = None

    @property
    def writings(self) -> tuple[Writing, ...]:
        """Whatever changes, in the order in which one rests on the other."""
        return tuple(each for each in (self.vocabulary, self.reviews, self.set) if each is not None)

    @property
    def shown(self) -> tuple[Writing, ...]:
        """The same, in the order in which somebody would read it."""
        return tuple(each for each in (self.vocabulary, self.set, self.reviews) if each is not None)


def planned(desk: Desk, decided: Mapping[str, Decision]) -> Plan:
    """What would be written. Raises UsageError where it would be no record, or an id is taken."""
    role = plain(desk.about.role) or _(ROLE)
    sober(role)
    asked = set(desk.open())
    for name in decided:
        if name not in asked:
            raise UsageError(
                desk.held(name) or _("{column} is in the vocabulary already.").format(column=name),
                _("Decide on columns that are recorded already in Mapping review."),
            )
    vocabulary, made = _vocabulary(desk, role)
    ref = vocabulary.ref if vocabulary else desk.known.vocabulary.ref if desk.known else None
    assert ref is not None
    mappings, reviews = _set(desk, decided, role, ref, made)
    _see_sound(desk, vocabulary, mappings)
    existing = _own_set(desk, ref)
    set_ref = mappings.ref if mappings else existing.ref if existing else None
    return Plan(vocabulary, mappings, ref, set_ref, tuple(records.undecided(desk.open(), decided)), reviews)


def title_of(desk: Desk, file: str) -> str:
    """What the vocabulary is called: what the person says, or the file's name as a title."""
    stem = plain(file).rpartition(".")[0].replace("_", " ").replace("-", " ").strip() or plain(file)
    return plain(desk.about.title) or stem[:1].upper() + stem[1:]


def _terms(desk: Desk) -> list[dict[str, Any]]:
    today = desk.session.today.isoformat()
    return [records.term(name, desk.keys[name], desk.profile(name), today) for name in desk.open()]


def _vocabulary(desk: Desk, role: str) -> tuple[Writing | None, dict[str, Any]]:
    """The vocabulary, anew or with terms more, and all that it would say."""
    terms = _terms(desk)
    if desk.known:
        loaded = desk.snapshot.record(desk.known.vocabulary.ref)
        assert loaded is not None
        if not terms:
            return None, loaded.data
        if loaded.data.get("table"):
            raise UsageError(
                _("The words of {title} are kept in a table, to which nothing can be added here.").format(
                    title=loaded.title
                ),
                _("Add the new columns to the table, or map the file as a new vocabulary."),
            )
        before = _bytes(desk, loaded)
        raw = with_changes(before, {}, "terms", terms, _fields(Vocabulary), _fields(Term))
        made = {**loaded.data, "terms": [*loaded.data.get("terms", ()), *terms]}
        return Writing(loaded.ref, loaded.title, loaded.document.path, raw, before, _("the words")), made
    if not terms:
        raise UsageError(_("No column of this file may be recorded."), _("Check that its first row names its columns."))
    title = plain(desk.about.title)
    wanted = desk.about.id or naming.proposed(title)
    if not title or not wanted:
        raise UsageError(_("What is the file called?"), _("Give it a title with letters, or an id."))
    own = _own_id(desk, Kind.VOCABULARY, desk.about.id, wanted)
    data = records.vocabulary(
        own, title, plain(desk.about.data_set) or title, _written(desk, desk.publisher), role, desk.read.rows, terms,
        desk.session.today,
    )  # fmt: skip
    return _new(desk, Kind.VOCABULARY, data, records.VOCABULARY_SAYS, _("the words")), data


def _set(
    desk: Desk, decided: Mapping[str, Decision], role: str, subject: Ref, made: Mapping[str, Any]
) -> tuple[Writing | None, Writing | None]:
    """The mapping set, anew or with mappings more, and its reviews; None where nothing was decided."""
    existing = _own_set(desk, subject)
    done = _decided(desk, decided, role, existing)
    if not done:
        return None, None
    mappings = [each.mapping for each in done if each.mapping is not None]
    hub = desk.suggesting.hub
    model = desk.snapshot.record(hub.ref)
    versions = str(made.get("model_version", "")), str(model.data.get("model_version", "")) if model else ""
    by = By(role, str(author(desk.register.folder) or "unknown"), datetime.now(UTC), *versions)
    if existing:
        before = _bytes(desk, existing)
        files = SetFiles(desk.register, existing.ref, existing.document.path)
        fields = {} if "reviews_file" in existing.data else {"reviews_file": files.reviews_name}
        raw = before
        if fields or mappings:
            raw = with_changes(before, fields, "mappings", mappings, _fields(MappingSet), _fields(MappingPart))
        wrote = Writing(existing.ref, existing.title, existing.document.path, raw, before, _("the mappings"))
        return (wrote if raw != before else None), _reviews(files, existing.title, events(done, by, None))
    title = _("{title} to {model}").format(title=made["title"], model=hub.title)
    own = _own_id(desk, Kind.MAPPING_SET, "", naming.proposed(f"{subject.id} to {hub.ref.id}") or subject.id)
    data = records.mapping_set(
        own, title, (subject.id, versions[0]), (_written(desk, hub.ref), versions[1]), _written(desk, desk.publisher),
        str(made.get("data_set") or made["title"]), role, mappings,
        complete=len(mappings) == len(made.get("terms", ())), today=desk.session.today,
    )  # fmt: skip
    wrote = _new(desk, Kind.MAPPING_SET, data, records.SET_SAYS, _("the mappings"))
    return wrote, _reviews(SetFiles(desk.register, wrote.ref), title, events(done, by, data))


def _decided(desk: Desk, decided: Mapping[str, Decision], role: str, existing: Loaded | None) -> list[Decided]:
    """What was decided of each column, with the mapping that it becomes."""
    taken = [each["id"] for each in existing.data.get("mappings", ())] if existing else []
    done: list[Decided] = []
    for name in desk.open():
        decision = decided.get(name)
        if decision is None or not decision.is_made:
            continue
        if decision.kind == "new-word":
            done.append(Decided(desk.keys[name], decision, None))
            continue
        changes = desk.changes(name, decision.term) if decision.term else ()
        mapping = records.mapping(
            desk.keys[name], plain(name), decision, changes, desk.profile(name), role, desk.session.today.isoformat(),
            taken, was_suggested=decision.was_suggested,
        )  # fmt: skip
        taken.append(mapping["id"])
        done.append(Decided(desk.keys[name], decision, mapping))
    return done


def _reviews(files: SetFiles, title: str, made: list[dict[str, Any]]) -> Writing:
    """The file of reviews with these added."""
    old = files.recorded
    raw = (old or b"") + (b"\n" if old and not old.endswith(b"\n") else b"") + as_lines(made)
    path = str(PurePosixPath(files.path).with_name(files.reviews_name))
    return Writing(files.ref, title, path, raw, old, _("who decided what"))


def _own_set(desk: Desk, subject: Ref) -> Loaded | None:
    """The mapping set of this register that leads from the vocabulary to the shared words, if mappings stand in it."""
    for ref, start, end in desk.lexicon.sets():
        if start == subject and end == desk.hub and ref.register == desk.register.id:
            loaded = desk.snapshot.record(ref)
            if loaded is not None and not loaded.data.get("table") and loaded.data.get("status") != "retired":
                return loaded
    return None


def _own_id(desk: Desk, kind: Kind, said: str, wanted: str) -> str:
    if not said:
        return free_id(desk.session, desk.snapshot, desk.register, kind, wanted)
    refused = refused_id(desk.session, desk.snapshot, desk.register, kind, said)
    if refused:
        raise UsageError(*refused)
    return said


def _written(desk: Desk, ref: Ref | None) -> str:
    """A reference as it is written in this register."""
    if ref is None:
        return ""
    return ref.id if ref.register == desk.register.id else str(ref)


def _new(desk: Desk, kind: Kind, data: dict[str, Any], says: str, holds: str) -> Writing:
    raw = says.encode() + as_yaml(data).encode()
    if parse(raw) != (data, []):
        raw = formatted(raw)  # which takes long, and says so where something would be lost
    return Writing(
        Ref(desk.register.id, kind.value, data["id"]), data["title"], f"{kind.folder}/{data['id']}.yaml", raw,
        holds=holds,
    )  # fmt: skip


def _bytes(desk: Desk, loaded: Loaded) -> bytes:
    return (desk.register.folder / loaded.document.path).read_bytes()


def _fields(part: Any) -> list[str]:
    """The fields of a record or part, in the order in which its schema has them."""
    return [field.alias or name for name, field in part.model_fields.items()]


def _see_sound(desk: Desk, vocabulary: Writing | None, mappings: Writing | None) -> None:
    """See that what would be written holds together. Raises UsageError with the first that does not."""
    over: Any = desk.snapshot
    for writing in (vocabulary, mappings):
        if writing is None:
            continue
        document, problems = read_bytes(writing.raw, writing.ref.register, writing.path)
        if document is not None:
            loaded = Loaded(writing.ref, document)
            here = [*alone(loaded), *linked(over, loaded)]
            problems = [each for each in here if each.stage != Stage.NOTE]
            over = Overlay(desk.snapshot, loaded)
            if writing.before is not None:
                problems = []  # What was wrong with it before is no fault of this.
        if problems:
            field = address(document.data, shape(writing.ref.kind).keys_at, problems[0].place) if document else ""
            said = f"{field}: " if field else ""
            raise UsageError(f"{said}{problems[0].message}.", problems[0].fix)
