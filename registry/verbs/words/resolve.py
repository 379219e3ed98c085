"""Say what one organisation calls what another calls something, and how far that can be relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.values import dataclass
from registry.verbs.opening import one, opened
from registry.verbs.resolving.shown import Block
from registry.verbs.resolving.sides import everybody, side
from registry.verbs.resolving.telling import Side, Telling, telling_of
from registry.verbs.verb import Verb, asked
from registry.vocabulary.lookup import Found, found
from registry.vocabulary.resolution import Circumstances
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded, names_of
from registry.wording import _, counted

MOST_BLOCKS, MOST_SUGGESTED = 12, 8
"""Terms of one name that are answered for, and other words that are suggested."""

_LONGEST, _MOST_VALUES, _MOST_CODES = 400, 50, 24


@dataclass(frozen=True, slots=True)
class Question:
    """Which word, whose it is, and whose word for it is wanted."""

    word: str = asked(
        "The word: a label, another name, a code or column name, a web identifier, or a full address.",
        default="", positional=True,
    )  # fmt: skip
    from_: str = asked(
        "Whose word it is: an organisation, a register or a vocabulary. Left out: anybody's.", default=""
    )
    to: str = asked("Whose word for it is wanted. Left out: everybody's, in a table.", default="")
    code: str = asked("One code of the word, by its key, its label or as it stands in data.", default="")
    data_set: str = asked("The data set it is used in.", default="")
    list_: str = asked("The file, sheet or list it stands in.", default="")
    system: str = asked("The information system it is used in, by its id.", default="")
    agreement: str = asked("The agreement it is used under, by its id.", default="")
    value: tuple[str, ...] = asked("A value of the record it stands in, as COLUMN=VALUE. May be repeated.", default=())
    lines: bool = asked("Say the file and line of every step.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What everybody asked has for each term that goes by the word.

    - `asker`, `wanted`: whose word it is and whose is wanted, in words; empty for anybody and everybody.
    - `said`: what to know first, in a sentence: that several terms go by the word, or that none does.
    - `blocks`: each term with its answers. `more`: how many further terms go by the word and are not answered for.
    - `suggested`: words that were perhaps meant, where none goes by what was typed.
    """

    as_of: str
    word: str
    code: str
    asker: str
    wanted: str
    said: str
    blocks: tuple[Block, ...]
    more: int
    suggested: tuple[str, ...]


def run(session: Session, question: Question) -> Answer:
    """The answer. Raises UsageError for somebody unknown or a value that is none, NotFound for an unknown place."""
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    telling = telling_of(session)
    word = " ".join(question.word.split())[:_LONGEST]
    if not word:
        raise UsageError(_("No word was given."), _('Write one: `muniment resolve "service user" --from northmoor`.'))
    asker = side(telling, question.from_, "--from") if question.from_ else None
    wanted = side(telling, question.to, "--to") if question.to else None
    where = _circumstances(session, question)
    looked = found(telling.lexicon, word)
    keys = _of_code(telling, _of_asker(telling, looked.named, asker), question.code)
    shown = keys[:MOST_BLOCKS]
    blocks = tuple(telling.block(key, _sides(telling, key, asker, wanted), where) for key in shown)
    if wanted is not None:
        from registry.verbs.resolving.careful import with_cautions  # which brings the rules on conflicts

        blocks = with_cautions(telling, blocks)
    if question.lines:
        from registry.verbs.resolving.placed import with_lines  # which brings what reads files

        blocks = with_lines(session, telling.lexicon, blocks)
    # What is wrong with a code is not put right by another word.
    is_code = bool(question.code and _of_asker(telling, looked.named, asker))
    suggested = tuple(_suggested(telling, looked, asker)) if not keys and not is_code else ()
    return Answer(
        telling.on, word, question.code, asker.title if asker else "", wanted.title if wanted else "",
        _first(telling, question.code, asker, keys, looked, word), blocks, len(keys) - len(shown), suggested,
    )  # fmt: skip


def _sides(telling: Telling, key: TermKey, asker: Side | None, wanted: Side | None) -> list[Side]:
    if wanted is not None:
        return [wanted]
    own = Side("", "", [each for each in telling.vocabularies if telling.holder(each) == telling.holder(key.ref)])
    is_shared = telling.vocabularies[key.ref].is_shared
    return everybody(telling, None if is_shared else asker or own)


def _of_asker(telling: Telling, keys: Sequence[TermKey], asker: Side | None) -> list[TermKey]:
    """Those that somebody uses, whole terms before codes; anybody's, where nobody is named."""
    within = set(asker.vocabularies) if asker is not None else telling.vocabularies.keys()
    return sorted((key for key in keys if key.ref in within), key=lambda key: (bool(key.code), key))


def _of_code(telling: Telling, keys: list[TermKey], code: str) -> list[TermKey]:
    """The codes of terms that go by a text; the terms themselves where none is asked for."""
    if not code:
        return keys
    name = folded(code)
    codes: list[TermKey] = []
    for own in {key.whole for key in keys}:
        for each in telling.lexicon.entry(own).get("codes", ()):
            key = own._replace(code=each["id"])
            term = telling.lexicon.term(key)
            if term is not None and name in names_of(term):
                codes.append(key)
    return sorted(codes)


def _circumstances(session: Session, question: Question) -> Circumstances:
    values = []
    for each in question.value[:_MOST_VALUES]:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise UsageError(
                _("--value: {text} is no column and value.").format(text=each),
                _("Write the column, `=` and the value: `--value age=17`."),
            )
        values.append((name.strip(), value))
    return Circumstances(
        question.data_set, question.list_, _place(session, Kind.INFORMATION_SYSTEM, question.system),
        _place(session, Kind.AGREEMENT, question.agreement), tuple(values),
    )  # fmt: skip


def _place(session: Session, kind: Kind, text: str) -> Ref | None:
    if not text:
        return None
    return one(session, text if Ref.parse(text) else f"{kind.value}/{text.rpartition('/')[2]}").ref


def _first(telling: Telling, code: str, asker: Side | None, keys: list[TermKey], looked: Found, word: str) -> str:
    """What to know before the answers."""
    quoted = f"“{word}”"
    own = _of_asker(telling, looked.named, asker)
    if own and code and not keys:
        return _no_code(telling, own, code, quoted)
    if not keys and asker is not None and looked.named:
        return _("{asker} has no word {word}. Others do: leave out whose it is, to see.").format(
            asker=asker.title, word=quoted
        )
    if not keys:
        return _("No word {word} is known.").format(word=quoted)
    instead = ""
    if looked.instead:
        meant = f"“{looked.instead}”"
        instead = _("No word {word} is known. This is about {meant}.").format(word=quoted, meant=meant)
        quoted = meant
    if len(keys) == 1:
        return instead
    many = counted(len(keys), _("word goes"), _("words go"))
    said = _("{words} by the name {word}. They may mean different things, so each has an answer of its own.")
    return f"{instead} {said.format(words=many, word=quoted)}".strip()


def _no_code(telling: Telling, keys: Sequence[TermKey], code: str, quoted: str) -> str:
    """That a word has no such code, and which it has."""
    said = _("No code {code} of {word} is known.").format(code=f"“{code}”", word=quoted)
    known = [
        telling.term(own._replace(code=each["id"]))
        for own in sorted({key.whole for key in keys})
        for each in telling.lexicon.entry(own).get("codes", ())
    ]
    if not known:
        return f"{said} {_('No record lists its codes.')}"
    few = [f"{each.in_data} ({each.label})" if each.in_data else each.label for each in known[:_MOST_CODES]]
    few += ["…"] if len(known) > len(few) else []
    return f"{said} {_('Its codes: {codes}.').format(codes=', '.join(few))}"


def _suggested(telling: Telling, looked: Found, asker: Side | None) -> Iterator[str]:
    """What was perhaps meant."""
    within = set(asker.vocabularies) if asker is not None else telling.vocabularies.keys()
    keys = [key for key in (*looked.named, *looked.begins) if key.ref in within]
    labels = dict.fromkeys(telling.term(key).label for key in keys[: 4 * MOST_SUGGESTED])
    yield from list(labels)[:MOST_SUGGESTED]


VERB = Verb(
    title="Say what one organisation calls what another calls something.",
    examples=(
        ('muniment resolve "service user" --from northmoor --to eastvale', "what Eastvale calls it, and who decided"),
        ('muniment resolve "service user" --from northmoor', "what everybody calls it"),
        ('muniment resolve mark --from northmoor --to eastvale --code "/"', "one code of a list"),
    ),
    question=Question,
    run=run,
)
