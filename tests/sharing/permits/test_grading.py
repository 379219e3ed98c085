"""One link of many parts: what answers it is said in a sentence or two, and what else is in order stands behind it."""

from __future__ import annotations

from registry.sharing.permits.grading import BARRED, HELD, MISSING, WEAKENED, Part, linked


def test_each_sentence_ends_with_a_full_stop() -> None:
    found = linked("data", [Part(HELD, "It may go only so: the child is at risk"), Part(HELD, "It is needed.")])
    assert found.said == "It may go only so: the child is at risk. It is needed."


def test_the_main_rule_answers_and_the_rest_stands_behind() -> None:
    parts = [Part(HELD, "Its review is due.", rule="dpia-stale"), Part(HELD, "It was approved.", rule="dpia-missing")]
    found = linked("dpia", parts)
    assert found.said == "It was approved."
    assert found.also == ("Its review is due.",)


def test_what_weakens_a_link_is_said_beside_what_holds_it() -> None:
    parts = [Part(HELD, "It has signed."), Part(WEAKENED, "Which text is not on record.", limits=("Its limits: two.",))]
    found = linked("giver-signed", parts)
    assert (found.state, found.said) == (WEAKENED, "It has signed. Which text is not on record.")
    assert found.limits == ("Its limits: two.",)


def test_of_what_is_missing_nothing_is_put_behind() -> None:
    parts = [
        Part(HELD, "It is there.", rule="dpia-missing"),
        Part(MISSING, "It is old.", rule="dpia-stale"),
        Part(MISSING, "It lacks risks.", rule="dpia-incomplete"),
    ]
    found = linked("dpia", parts)
    assert (found.said, found.also) == ("It is old. It lacks risks.", ())
    assert linked("dpia", [*parts, Part(BARRED, "It may not go.")]).said == "It may not go."
