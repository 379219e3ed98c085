"""Show vocabularies and mappings as a graph (RDF), for programs that work with linked data."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

from registry.errors import UsageError
from registry.rdf.graph import KINDS, Graph
from registry.rdf.shapes import shapes
from registry.rdf.writing import Named
from registry.session import Session
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Of what."""

    ref: str = asked(
        "A register, or one vocabulary or mapping set by its id or reference. Left out: all that there is.",
        default="", positional=True, optional=True,
    )  # fmt: skip
    shapes: bool = asked("The rules that such a graph must keep, as SHACL shapes, instead of a graph.", default=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One register: the named graph it is in, and what that holds. Codes are not counted among the terms."""

    register: str
    graph: str
    vocabularies: int
    terms: int
    mappings: int


@dataclass(frozen=True)
class Answer:
    """What the graph is derived from; the further formats are the graph itself, drawn as it is written.

    - `of`: the register or record asked for; empty for everything. `as_of`: the day by which mappings count.
    - `shapes`: the shapes, where those were asked for; there is no graph then.
    """

    of: str
    as_of: str
    rows: tuple[Row, ...]
    shapes: str = ""
    graph: InitVar[Graph | None] = None

    def __post_init__(self, graph: Graph | None) -> None:
        object.__setattr__(self, "_graph", graph)

    def named(self) -> Named:
        """The named graphs, made as they are asked for. Raises UsageError where shapes were asked for."""
        graph: Graph | None = getattr(self, "_graph", None)
        if graph is None:
            raise UsageError(_("Shapes are printed as they are, in Turtle."), _("Leave out --format, or --shapes."))
        return graph.named()


def run(session: Session, question: Question) -> Answer:
    """What of the session's federation is in the graph. Raises UsageError for a record that says nothing in it."""
    if question.shapes:
        return Answer("", session.today.isoformat(), (), shapes())
    snapshot = opened(session)
    registers = {each.id for each in snapshot.federation.registers}
    if question.ref in registers or not question.ref:
        of, graph = question.ref, Graph(snapshot, session, question.ref)
    else:
        ref = one(session, question.ref).ref
        if ref.kind not in KINDS:
            raise UsageError(
                _("{ref} is not in the graph: only vocabularies and mapping sets are.").format(ref=ref),
                _("`muniment list vocabulary` shows the vocabularies."),
            )
        of, graph = str(ref), Graph(snapshot, session, ref=ref)
    rows = tuple(Row(each, graph.names.graph(each), *graph.counts(each)) for each in graph.registers)
    return Answer(of, session.today.isoformat(), rows, graph=graph)


VERB = Verb(
    title="Write out words and mappings as a graph (RDF).",
    examples=(
        ("muniment graph", "what there is, register by register"),
        ("muniment graph --output words.ttl", "all of it in one file, as Turtle"),
        ("muniment graph northmoor --output northmoor.trig", "one register, as a named graph"),
        ("muniment graph vocabulary/attendance-extract --format json-ld", "one vocabulary, for another program"),
        ("muniment graph --shapes", "the rules that such a graph must keep (SHACL)"),
    ),
    question=Question,
    run=run,
    formats={
        "turtle": "graph_turtle", "trig": "graph_trig", "nquads": "graph_nquads", "json-ld": "graph_jsonld",
        "rdf-xml": "graph_rdfxml",
    },
)  # fmt: skip
