"""Ask the graph of vocabularies and mappings a question in SPARQL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.errors import InputOutputError, UsageError
from registry.rdf.graph import Graph
from registry.rdf.query import LETTERS, Value, ask
from registry.session import Session
from registry.verbs.opening import opened
from registry.verbs.verb import Verb, asked
from registry.wording import _

_MOST_ROWS, _MOST_SECONDS = 100_000, 120


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how much it may take."""

    query: str = asked("The question, in SPARQL. Needs quotes round it.", default="", positional=True, optional=True)
    file: Path | None = asked("A file with the question, instead.", default=None)  # noqa: RUF009
    rows: str = asked("The most rows to give. Left out: 1000.", default="1000")
    seconds: str = asked("The longest that answering may take. Left out: 10 seconds.", default="10")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    - `kind`: `rows` (SELECT), `truth` (ASK), or `graph` (CONSTRUCT and DESCRIBE), whose triples are then the rows.
    - `names`: the columns. `rows`: their values, None where there is none.
    - `truth`: yes or no, where that was asked.
    - `is_more`: there are more rows than the most that were to be given.
    """

    as_of: str
    kind: str
    names: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    truth: bool | None
    is_more: bool


def run(session: Session, question: Question) -> Answer:
    """The answer. Raises UsageError where the question cannot be asked, or takes more than it may."""
    rows = _number(question.rows, "--rows", _MOST_ROWS)
    seconds = _number(question.seconds, "--seconds", _MOST_SECONDS)
    query = _query(question)
    graph = Graph(opened(session), session)
    names = [graph.names.graph(each) for each in graph.registers]
    found = ask(query, graph.named(), names, rows, float(seconds))
    kind = "truth" if found.truth is not None else "graph" if found.is_graph else "rows"
    return Answer(session.today.isoformat(), kind, found.names, found.rows, found.truth, found.is_more)


def _number(text: str, option: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= most and len(text) < 9):
        raise UsageError(_("{option} takes a whole number from 1 to {most}.").format(option=option, most=f"{most:,}"))
    return int(text)


def _query(question: Question) -> str:
    if question.file is None:
        if not question.query.strip():
            raise UsageError(
                _("There is no question."), _("`muniment sparql --help` shows some; --file reads one from a file.")
            )
        return question.query
    if question.query:
        raise UsageError(_("There is a question, and a file with another."), _("Leave out one of them."))
    try:
        with question.file.open("rb") as file:
            raw = file.read(4 * LETTERS + 1)
        return raw.decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(
            _("{file} could not be read: {reason}.").format(file=question.file, reason=reason)
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(_("{file} is not text in UTF-8.").format(file=question.file)) from error


VERB = Verb(
    title="Ask the graph of vocabularies and mappings a question in SPARQL.",
    examples=(
        (
            "muniment sparql 'SELECT ?label ?vocabulary { ?term skos:prefLabel ?label ; skos:inScheme ?vocabulary . "
            'FILTER(CONTAINS(LCASE(STR(?label)), "case")) }\'',
            "who has a word with “case” in it, and in which vocabulary",
        ),
        (
            "muniment sparql 'SELECT ?label { ?term skos:inScheme ?v ; skos:prefLabel ?label . "
            '?v dct:title ?of . FILTER(CONTAINS(STR(?of), "Attendance")) '
            "FILTER NOT EXISTS { ?m owl:annotatedSource ?term } }'",
            "which words of a vocabulary nobody has mapped yet",
        ),
        (
            "muniment sparql 'SELECT ?from ?to ?sure { ?m a owl:Axiom ; owl:annotatedSource/skos:prefLabel ?from ; "
            "owl:annotatedTarget/skos:prefLabel ?to ; sssom:confidence ?sure . FILTER(?sure < 0.9) } ORDER BY ?sure'",
            "mappings in use of which nobody is quite sure, the least sure first",
        ),
        (
            "muniment sparql 'SELECT ?register (COUNT(?t) AS ?terms) { GRAPH ?register { ?t skos:inScheme ?v } } "
            "GROUP BY ?register'",
            "how many words each register has; GRAPH says which register says something",
        ),
        (
            'muniment sparql \'SELECT ?from ?why { ?m sssom:predicate_modifier "Not" ; '
            "owl:annotatedSource/skos:prefLabel ?from ; mun:mismatchDescribed ?why }'",
            "what looks alike and was found not to be the same, and why",
        ),
        ("muniment sparql --file question.rq --output answer.csv", "a question kept in a file, its answer as a table"),
    ),
    question=Question,
    run=run,
    formats={"sparql-json": "graph_results"},
    sheet="sparql",
)
