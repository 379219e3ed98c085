"""Asks the graph a SPARQL question, within limits: nothing is changed, nothing is fetched, and it ends.

The question is read before it is asked, and refused if it would leave the machine (SERVICE, FROM a graph that is not
here) or change anything. It is answered in a process of its own, which is stopped at a limit of time, memory or rows.
"""

from __future__ import annotations

from collections.abc import Iterable

from registry.errors import UsageError
from registry.rdf.aside import Aside, Stopped
from registry.rdf.nquads import lines
from registry.rdf.prefixes import PREFIXES
from registry.rdf.triples import Block
from registry.values import Any, dataclass
from registry.wording import _, counted

LETTERS = 20_000
"""Letters of a question."""
MEMORY = 1 << 30
"""Bytes that answering may take, beside the graph itself."""
_READING = 20.0
"""Seconds that reading a question may take, before any of it is done."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an answer. `sort`: uri, bnode or literal; a literal may have a language or a datatype."""

    sort: str
    text: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer.

    - `names`, `rows`: the variables and their values, None where one has none; of a graph, its triples as rows.
    - `truth`: yes or no, where that was asked (ASK).
    - `is_more`: there are more rows than were to be given.
    """

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Value | None, ...], ...] = ()
    truth: bool | None = None
    is_graph: bool = False
    is_more: bool = False


def ask(
    query: str, graphs: Iterable[tuple[str, Iterable[Block]]], names: Iterable[str], rows: int, seconds: float
) -> Found:
    """The answer to a question about graphs, of which `names` are the IRIs.

    Raises UsageError, in words for people, where the question cannot be read, is not allowed, or takes too much.
    """
    if len(query) > LETTERS:
        limit = counted(LETTERS, _("letter"), _("letters"))
        raise UsageError(_("The question is longer than {limit}.").format(limit=limit), _("Ask a shorter one."))
    first = {
        "task": "ask", "query": query, "rows": rows, "memory": MEMORY, "seconds": seconds, "prefixes": PREFIXES,
        "graphs": list(names),
    }  # fmt: skip
    try:
        with Aside(first) as aside:
            _heard(aside, _READING)
            aside.send(line for graph, blocks in graphs for line in lines(blocks, graph))
            # Reading the graph is bounded by the graph; only the question is not.
            _heard(aside, 0.0)
            said = _heard(aside, seconds)
    except Stopped as stopped:
        raise _gave_up(stopped, seconds) from None
    if "truth" in said:
        return Found(truth=said["truth"])
    found = (tuple(Value(*cell) if cell else None for cell in row) for row in said["rows"])
    return Found(tuple(said["names"]), tuple(found), is_graph=said["graph"], is_more=said["more"])


def _heard(aside: Aside, seconds: float) -> dict[str, Any]:
    said = aside.heard(seconds)
    if "refused" in said:
        raise _refused(said)
    return said


def _gave_up(stopped: Stopped, seconds: float) -> UsageError:
    narrower = _("Ask about less: name the property, the vocabulary or the register, and avoid paths that go anywhere.")
    if stopped.is_late:
        limit = counted(round(seconds), _("second"), _("seconds"))
        return UsageError(_("The question was stopped: it had no answer after {limit}.").format(limit=limit), narrower)
    return UsageError(_("The question was stopped: answering it took more memory than it may have."), narrower)


def _refused(said: dict[str, Any]) -> UsageError:
    why = said["refused"]
    if why == "update":
        return UsageError(
            _("That would change something. This only reads."), _("Change the records; the graph is made from them.")
        )
    if why == "service":
        return UsageError(
            _("SERVICE asks another computer, and nothing here does."), _("Ask only about what is in the registers.")
        )
    if why == "from":
        return UsageError(
            _("There is no graph {what} here, and none is fetched.").format(what=said["what"]),
            _("`muniment graph` shows the named graphs. Without FROM, all of them are asked."),
        )
    if why == "deep":
        return UsageError(_("The question is nested too deeply to be read."), _("Write it with fewer brackets."))
    if why == "memory":
        return UsageError(
            _("The question was stopped: answering it took more memory than it may have."), _("Ask about less.")
        )
    if why == "failed":
        return UsageError(_("The question could not be answered: {what}.").format(what=said["what"].rstrip(".")))
    if said.get("line"):
        message = _("The question is not SPARQL as it stands: see line {line}, column {column}.")
        message = message.format(line=said["line"], column=said["column"])
    else:
        message = _("The question is not SPARQL as it stands: {what}.").format(what=str(said["what"]).rstrip("."))
    return UsageError(message, _("`muniment sparql --help` shows questions that work."))
