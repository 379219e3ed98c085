"""The process: how far each step is done follows from what records show, and from nothing else."""

from __future__ import annotations

import pytest

from registry.source import Ref
from registry.vocabulary.analysis import analysis
from registry.vocabulary.process import Known, Shown, StepState, process
from registry.vocabulary.standing import Standing
from registry.vocabulary.term import Term, TermKey

REF = Ref("town", "vocabulary", "town")
HUB = Ref("hub", "vocabulary", "hub")


def key(own: str) -> TermKey:
    return TermKey("town", "town", own)


def known(**said: object) -> Known:
    """A vocabulary of which nothing is known but two terms, and whatever is said otherwise."""
    plain = {
        "ref": REF, "data": {}, "on": "2026-11-21", "sets": {}, "shared": [HUB], "chosen": [],
        "standings": [Standing(Term(key(own), own), "undecided") for own in ("a", "b")], "steps": [],
        "analysis": analysis([(key(own), {}) for own in ("a", "b")], has_context=False), "transformed": [],
    }  # fmt: skip
    return Known(**(plain | said))  # type: ignore[arg-type]


def states(of: Known) -> list[str]:
    return [each.state for each in process(of)]


def shown(step: StepState, what: str) -> Shown:
    return next(each for each in step.shown if each.what == what)


def test_of_words_that_nobody_has_looked_at_nothing_is_done() -> None:
    # Whether the shared words lack anything, nobody can tell before all terms were looked for.
    assert states(known()) == ["to-do"] * 3 + ["cannot-tell"] + ["to-do"] * 5


def test_there_are_nine_steps_in_order() -> None:
    assert [each.number for each in process(known())] == list(range(9))


def test_the_shared_words_are_chosen_when_a_set_leads_there() -> None:
    assert states(known(chosen=[HUB]))[0] == "done"


def test_terms_are_analysed_when_each_is_defined_in_context_and_it_is_said_who_found_that_out() -> None:
    entries = [(key("a"), {"definition": "A", "element": "thing", "identity": "Same number"}),
               (key("b"), {"definition": "B", "element": "field", "datatype": "date"})]  # fmt: skip
    by = {"analysed_by": "Analyst", "analysed_how": "Interview"}
    assert states(known(analysis=analysis(entries, has_context=True), data=by))[1] == "done"
    assert states(known(analysis=analysis(entries, has_context=True)))[1] == "partly"
    lacking = [(own, {**each, "identity": ""}) for own, each in entries]
    step = process(known(analysis=analysis(lacking, has_context=True), data=by))[1]
    assert step.state == "partly"
    assert shown(step, "identified").terms == (key("a"),)


@pytest.mark.parametrize(
    ("mapped", "found", "extended", "subset"),
    [
        (("exact", "exact"), "done", "done", "done"),
        (("exact", "proposed"), "done", "done", "partly"),
        (("exact", "undecided"), "partly", "cannot-tell", "partly"),
        (("exact", "no-term"), "done", "to-do", "done"),
        (("rejected", "elsewhere"), "to-do", "cannot-tell", "to-do"),
    ],
)
def test_what_is_found_lacking_and_needed_follows_from_where_terms_stand(
    mapped: tuple[str, str], found: str, extended: str, subset: str
) -> None:
    target = TermKey("hub", "hub", "x")
    standings = [
        Standing(Term(key(own), own), each, (), (target,) if each in ("exact", "proposed") else ())
        for own, each in zip("ab", mapped, strict=True)
    ]
    assert states(known(standings=standings))[2:5] == [found, extended, subset]


def test_the_checks_of_the_shared_words_keep_the_third_step_open() -> None:
    standings = [Standing(Term(key("a"), "a"), "exact", (), (TermKey("hub", "hub", "x"),))]
    assert states(known(standings=standings, extension=0))[3] == "done"
    assert states(known(standings=standings, extension=2))[3] == "partly"


def test_words_are_published_when_they_and_their_mappings_have_a_version_and_a_day() -> None:
    record = {"model_version": "1", "issued": "2026-01-01"}
    decided = {"set_version": "1", "issued": "2026-01-01", "approved_by": "Board"}
    sets = {Ref("town", "mapping-set", "m"): decided}
    assert states(known(data=record, sets=sets))[8] == "done"
    assert states(known(data=record | {"issued": "2027-01-01"}, sets=sets))[8] == "partly"
    assert states(known(data=record))[8] == "to-do"
