"""Which vocabularies are reviewed, towards which integration model, and which set takes the decisions."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.values import dataclass
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import one, opened
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.standing import in_use, shared_models
from registry.vocabulary.term import TermKey, Vocabulary
from registry.wording import _, listed, nearest_of_many

_RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Aim:
    """A vocabulary, the integration model that its terms are decided towards, and the set that takes the decisions."""

    vocabulary: Vocabulary
    hub: Vocabulary
    set: Ref | None


def aims(session: Session, text: str = "", to: str = "") -> list[Aim]:
    """What is meant: one vocabulary, those of an organisation, that of a set, or all of which it is plain where to.

    Raises UsageError where nothing is meant, or where a single one could be decided towards several models.
    """
    words = lexicon(session)
    ours = [each for each in words.vocabularies() if not each.is_shared and in_use(each) and session.may_see(each.ref)]
    if not text:
        found = [(each, _hub(session, words, each.ref, to, must=bool(to))) for each in ours]
        return [Aim(each, hub, set_of(session, words, each.ref, hub.ref)) for each, hub in found if hub is not None]
    ref = _meant(session, text.strip())
    if ref.kind == Kind.MAPPING_SET:
        return [_of_set(words, ref)]
    chosen = [each for each in ours if ref in (each.ref, each.publisher)]
    if not chosen:
        raise UsageError(
            _("{ref} has no words of its own that are to be mapped.").format(ref=ref),
            _("Write a vocabulary in use, an organisation that publishes one, or a mapping set."),
        )
    return [aim_of(session, words, each, to) for each in chosen]


def aim_of(session: Session, words: Lexicon, vocabulary: Vocabulary, to: str = "") -> Aim:
    """Where the terms of one vocabulary are decided. Raises UsageError where that is not plain."""
    hub = _hub(session, words, vocabulary.ref, to, must=True)
    assert hub is not None
    return Aim(vocabulary, hub, set_of(session, words, vocabulary.ref, hub.ref))


def aim_of_term(session: Session, words: Lexicon, key: TermKey, to: str = "") -> Aim:
    """The same by one of its terms. Raises UsageError for one of an integration model."""
    vocabulary = next((each for each in words.vocabularies() if each.ref == key.ref), None)
    if vocabulary is None or not session.may_see(key.ref):
        raise UsageError(_("There is no vocabulary {ref}.").format(ref=key.ref), _("`muniment vocab` lists them."))
    if vocabulary.is_shared:
        raise UsageError(
            _("{title} is an integration model: others are mapped to it.").format(title=vocabulary.title),
            _("Name a term of the vocabulary that is mapped to it."),
        )
    return aim_of(session, words, vocabulary, to)


def _of_set(words: Lexicon, ref: Ref) -> Aim:
    ends = next(((subject, target) for own, subject, target in words.sets() if own == ref), (None, None))
    known = {each.ref: each for each in words.vocabularies()}
    subject, target = (known.get(each) if each is not None else None for each in ends)
    if subject is None or target is None or not target.is_shared:
        raise UsageError(
            _("{ref} does not lead to an integration model that is loaded.").format(ref=ref),
            _("Only mappings to an integration model are reviewed here."),
        )
    return Aim(subject, target, ref)


def _hub(session: Session, words: Lexicon, vocabulary: Ref, to: str, *, must: bool) -> Vocabulary | None:
    models = [each for each in shared_models(words) if session.may_see(each.ref)]
    if to.strip():
        wanted = to.strip()
        named = [each for each in models if wanted in (each.ref.id, str(each.ref), each.title)]
        if len(named) == 1:
            return named[0]
        close = nearest_of_many(wanted, {each.ref.id for each in models})
        raise UsageError(
            _("--to: there is no integration model called {name}.").format(name=wanted),
            _("Did you mean {close}?").format(close=close) if close else _("`muniment vocab` lists them."),
        )
    mapped = {target for _own, subject, target in words.sets() if subject == vocabulary}
    for among in ([each for each in models if each.ref in mapped], [each for each in models if in_use(each)]):
        if len(among) == 1:
            return among[0]
    if not must:
        return None
    if not models:
        raise UsageError(
            _("There is no integration model: no shared words that others are mapped to."),
            _("A vocabulary with `model: integration` is one."),
        )
    names = listed([f"`{each.ref.id}`" for each in models], "or")
    raise UsageError(
        _("There is more than one integration model."), _("Say which with --to: {names}.").format(names=names)
    )


def set_of(session: Session, words: Lexicon, vocabulary: Ref, hub: Ref) -> Ref | None:
    """The set that takes decisions on one vocabulary's terms: of those that may be written here, the one in use."""
    here = {each.id for each in opened(session).federation.here}
    found = []
    for own, subject, target in words.sets():
        if (subject, target) == (vocabulary, hub) and own.register in here and session.may_see(own):
            status = str(words.header(own).get("status", ""))
            found.append((status == _RETIRED, own.register != vocabulary.register, status != "active", own))
    best = min(found, default=None)
    return None if best is None or best[0] else best[-1]


def term_of(words: Lexicon, among: Sequence[Vocabulary], text: str) -> TermKey:
    """The one term of some vocabularies that a text means: an address, a key or a label. Raises UsageError."""
    wanted, full = text.strip(), TermKey.parse(text.strip())
    refs = {each.ref for each in among}
    if full is not None and full.ref in refs and words.term(full) is not None:
        return full
    found = [key for each in among for key in [TermKey(each.ref.register, each.ref.id, wanted)] if words.term(key)]
    found = found or [key for key in words.called(wanted) if key.ref in refs and not key.code]
    if len(found) == 1 and full is None:
        return found[0]
    if found and full is None:
        said = _("More than one term is called {text}.").format(text=wanted)
        raise UsageError(said, _("Write {refs}.").format(refs=listed([f"`{each}`" for each in found[:6]], "or")))
    names = [key for each in words.beginning(wanted[:3]) for key in [each.term] if each.ref in refs] if wanted else []
    close = nearest_of_many(wanted, set(names))
    where = listed(each.title for each in among[:3]) or _("any vocabulary here")
    raise UsageError(
        _("There is no term {text} in {where}.").format(text=wanted, where=where),
        _("Did you mean {close}?").format(close=close) if close else _("`muniment term` finds them."),
    )


def _meant(session: Session, text: str) -> Ref:
    """The record that a text names. Where several go by it, the vocabulary is meant, then the organisation, the set."""
    snapshot = opened(session)
    if "/" not in text:
        for kind in (Kind.VOCABULARY, Kind.ORGANISATION, Kind.MAPPING_SET):
            if any(ref.kind == kind for ref in snapshot.named(text)):
                return snapshot.home(one(session, f"{kind.value}/{text}").ref)
    return snapshot.home(one(session, text).ref)
