"""Where one vocabulary is on its way through the process: each step, what records show, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.concepts.mapped import HowFar
from registry.verbs.words.steps import Answer, Fact, StepShown
from registry.wording import _, day, listed

_COLOURS = {"done": "green", "partly": "yellow", "to-do": "red", "cannot-tell": "yellow"}
_FEW = 5


def lines(answer: Answer) -> Iterator[str]:
    """The steps in order."""
    on = day(date.fromisoformat(answer.as_of))
    yield style(f"{answer.vocabulary.title}", bold=True) + f"  {answer.publisher.title}"
    said = _("{done} of {steps} steps done on {day}, by what records show.")
    yield said.format(done=answer.done, steps=len(answer.steps), day=on)
    if answer.models:
        yield _("Mapped to: {models}.").format(models=listed(each.title for each in answer.models))
    yield ""
    for step in answer.steps:
        yield from _step(step)


def _step(step: StepShown) -> Iterator[str]:
    state = style(_(HowFar(step.state).label), fg=_COLOURS[step.state], bold=True)
    yield f"{step.number}  {style(step.title, bold=True)}  {state}"
    for fact in step.facts:
        yield f"     {fact.said}{_terms(fact)}"
    if step.next:
        yield "   → " + step.next.replace("`", "")
    if step.command:
        yield f"     {step.command}"
    yield ""


def _terms(fact: Fact) -> str:
    """The first of the terms behind a number, where they are what is still to be looked at."""
    if not fact.terms or not (fact.lacking or fact.what in ("undecided", "lacking")):
        return ""
    more = len(fact.terms) - _FEW + fact.more
    names = ", ".join(each.title for each in fact.terms[:_FEW])
    rest = _(" and {more} more").format(more=f"{more:,}") if more > 0 else ""
    return (_("; not {names}") if fact.lacking else "; {names}").format(names=names + rest)
