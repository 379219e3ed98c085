"""`Desk`: one file, the register it is mapped for, and the shared words it is mapped to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.load.federation import RegisterSource
from registry.session import Session
from registry.source import Ref
from registry.tabular.profile import Profile
from registry.values import dataclass
from registry.verbs.beginning import writable_register
from registry.verbs.map_file import reading
from registry.verbs.map_file.changes import changes
from registry.verbs.map_file.known import Known, known, stands
from registry.verbs.map_file.reading import AS_FOUND, How, Read
from registry.verbs.map_file.records import keys_of
from registry.verbs.map_file.shown import Candidate, Change, Column, Decision
from registry.verbs.opening import federation, one, opened
from registry.verbs.reviewing import offers
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.suggesting.suggestion import Unmapped
from registry.vocabulary.term import Term, TermKey
from registry.wording import _

OFFERS = 5
"""Shared words offered for one column."""


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of a file as a whole. Each may be left out.

    - `into`: the register. `to`: the integration model. `vocabulary`: the one that its columns are added to, or `new`
      for one of its own, whatever is recorded. `how`: how the file is read.
    """

    into: str = ""
    id: str = ""
    title: str = ""
    data_set: str = ""
    publisher: str = ""
    role: str = ""
    to: str = ""
    vocabulary: str = ""
    how: How = AS_FOUND


class Desk:
    """Everything that is asked of a file while it is mapped.

    - `register`: where the records go. `publisher`: whose words they are, where that is known.
    - `read`: the file; `known`: the vocabulary it has already, or None.
    """

    def __init__(self, session: Session, file: Path, about: About) -> None:
        self.session = session
        self.about = about
        self.snapshot = opened(session)
        self.register: RegisterSource = writable_register(self.snapshot.federation, about.into)
        self.publisher = self._publisher()
        self.read: Read = reading.read(file, about.how, self._told)
        self.known = self._known()
        taken = [each.key.term for each in self._recorded()]
        unknown = [name for name in self.read.columns if name not in self._known_terms]
        self.keys: Mapping[str, str] = {
            **{name: each.key.term for name, each in self._known_terms.items()}, **keys_of(unknown, taken),
        }  # fmt: skip
        self._position = {name: at for at, name in enumerate(self.read.columns)}

    @cached_property
    def suggesting(self) -> offers.Desk:
        """The suggester, with all that was ever decided."""
        return offers.desk_of(self.session, self.about.to)

    @property
    def lexicon(self) -> Lexicon:
        """The words of the federation."""
        return self.suggesting.lexicon

    @property
    def hub(self) -> Ref:
        """The integration model."""
        return self.suggesting.hub.ref

    @property
    def _known_terms(self) -> Mapping[str, Term]:
        return self.known.terms if self.known else {}

    def called(self, title: str) -> Desk:
        """The same, called by a title."""
        self.about = replace(self.about, title=title)
        return self

    def shared(self) -> Iterator[Term]:
        """Every shared word there is."""
        return (each for each in self.lexicon.terms(self.hub) if not each.key.code and not each.ended)

    def profile(self, name: str) -> Profile:
        """What a column's values look like."""
        return self.read.profiles[self._position[name]]

    def held(self, name: str) -> str:
        """Why nothing at all is recorded of a column; nothing where it may be."""
        why = reading.is_value(name)
        if not why:
            return ""
        return _("Its name looks like somebody's data, not like a name: {why}. Nothing of it is recorded.").format(
            why=why
        )

    def open(self) -> list[str]:
        """The columns that a person is asked for: those that are recorded nowhere, and may be."""
        return list(self._open)

    @cached_property
    def _open(self) -> tuple[str, ...]:
        return tuple(each for each in self.read.columns if each not in self._known_terms and not self.held(each))

    def changes(self, name: str, term: str) -> tuple[Change, ...]:
        """What a column's values would need on the way to a shared word, by its key."""
        return changes(self.lexicon, self.profile(name), TermKey(self.hub.register, self.hub.id, term))

    def asked(self, name: str) -> Unmapped:
        """A column, as the suggester is asked about it."""
        profile = self.profile(name)
        return Unmapped(
            reading.plain(name), data_set=self.about.data_set, element="field", datatype=profile.datatype,
            codes=tuple(text for text, _times in reading.codes_of(profile)), profile=profile, publisher=self.publisher,
        )  # fmt: skip

    def column(self, name: str, decision: Decision | None = None, *, with_offers: bool = True) -> Column:
        """A column as it is shown. Offers take time, and are left out where nobody would look at them."""
        profile, held = self.profile(name), self.held(name)
        term = self.known.terms.get(name) if self.known else None
        candidates: tuple[Candidate, ...] = ()
        none, none_said = 0.0, ""
        if with_offers and term is None and not held:
            found, none, none_said = offers.offers_for(self.suggesting, self.asked(name), OFFERS)
            candidates = tuple(Candidate(each, self._changes_to(name, each.term)) for each in found)
        return Column(
            name, self.keys.get(name, ""), self._position[name], profile.datatype, reading.sort_of(profile),
            reading.filled_of(profile), reading.codes_of(profile), () if held else reading.samples_of(profile),
            profile.is_personal, profile.troubles, held, candidates, none, none_said,
            str(term.key) if term else "", stands(self.lexicon, term.key, self.hub) if term else "", decision,
        )  # fmt: skip

    def columns(
        self, names: Sequence[str], decided: Mapping[str, Decision], *, with_offers: bool = True
    ) -> tuple[Column, ...]:
        """Some of the columns as they are shown. Where it takes long, how far it is is told."""
        tell = self.session.progress
        made = []
        for at, name in enumerate(names):
            if tell is not None and with_offers:
                tell(at, len(names), _("Looking for shared words, columns"))
            made.append(self.column(name, decided.get(name), with_offers=with_offers))
        return tuple(made)

    def _told(self, done: int, total: int) -> None:
        if self.session.progress is not None:
            self.session.progress(done // 1000, total // 1000, _("Reading the file, kilobytes"))

    def _changes_to(self, name: str, address: str) -> tuple[Change, ...]:
        key = TermKey.parse(address)
        return changes(self.lexicon, self.profile(name), key) if key else ()

    def _known(self) -> Known | None:
        if self.about.vocabulary == "new":
            return None
        own = self._vocabulary()
        among = [each for each in self.snapshot.refs(Kind.VOCABULARY) if each.register == self.register.id]
        return known(self.lexicon, self.read.columns, [each for each in among if self.session.may_see(each)], own)

    def _vocabulary(self) -> Ref | None:
        if not self.about.vocabulary:
            return None
        text = self.about.vocabulary
        loaded = one(self.session, text if "/" in text else f"{Kind.VOCABULARY.value}/{text}")
        if loaded.ref.kind != Kind.VOCABULARY or loaded.ref.register != self.register.id:
            raise UsageError(
                _("{ref} is no vocabulary of the register {register}.").format(
                    ref=loaded.ref, register=self.register.id
                ),
                _("Columns can only be added to a vocabulary of the register that they go into."),
            )
        return loaded.ref

    def _recorded(self) -> list[Term]:
        return (
            [each for each in self.lexicon.terms(self.known.vocabulary.ref) if not each.key.code] if self.known else []
        )

    def _publisher(self) -> Ref | None:
        wanted = self.about.publisher
        if not wanted:
            own = Ref(self.register.id, Kind.ORGANISATION.value, self.register.owner) if self.register.owner else None
            return own if own is not None and self.snapshot.record(own) is not None else None
        loaded = one(self.session, wanted if "/" in wanted else f"{Kind.ORGANISATION.value}/{wanted}")
        if loaded.ref.kind != Kind.ORGANISATION:
            raise UsageError(_("{ref} is no organisation.").format(ref=loaded.ref), _("`muniment parties` shows some."))
        return loaded.ref


def registers(session: Session) -> list[tuple[str, str]]:
    """The registers that records can be written into: id and title."""
    return [(each.id, each.title or each.id) for each in federation(session).here]
