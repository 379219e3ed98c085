"""The verb `resolve`: what one organisation calls what another calls something."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.errors import NotFound, UsageError
from registry.exchange.sssom import table
from registry.verbs.words import resolve
from registry.verbs.words.resolve import Answer, Question
from tests.vocabulary.records import COUNCILS, RECORDS


@pytest.fixture
def councils(registers: Any) -> Any:
    """Two councils and a police force, each with words of its own."""
    for ref, fields in RECORDS.items():
        registers.record(ref, **fields)
    registers.federation(*COUNCILS)
    return registers


def ask(councils: Any, word: str, start: str = "town", to: str = "vale", on: str = "2026-11-21", **more: Any) -> Answer:
    """The answer on a day."""
    session = councils.session(as_of=date.fromisoformat(on))
    return resolve.run(session, Question(word=word, from_=start, to=to, **more))


NAMES = (
    "service user", "Service_User", "client", "SVC_USR", "https://town.example/words/client",
    "town/vocabulary/care#terms[client]",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_term_is_found_by_whatever_it_goes_by(councils: Any, name: str) -> None:
    answer = ask(councils, name)
    (block,) = answer.blocks
    assert block.term.label == "Service user"
    (told,) = block.told
    assert told.outcome == "one"
    assert told.said == "Vale Council calls it “Customer”, which means the same."


@pytest.mark.parametrize("start", ["town", "Town Council", "town/organisation/town", "care", "town/vocabulary/care"])
def test_whose_word_it_is_may_be_said_by_organisation_or_vocabulary(councils: Any, start: str) -> None:
    assert ask(councils, "service user", start).blocks[0].told[0].outcome == "one"


def test_every_step_says_who_decided_it_when_and_why(councils: Any) -> None:
    (match,) = ask(councils, "service user").blocks[0].told[0].matches
    assert match.sure == "61 in 100, composed of 2 decisions"
    first, second = match.paths[0]
    assert first.by == (
        "Made by Analyst, 10 January 2026", "Reviewed by Team manager, 20 January 2026",
        "Approved by Data steward, 1 February 2026",
    )  # fmt: skip
    assert (first.reasoning, first.evidence) == ("Both begin when care does.", ("Notes of the meeting",))
    assert first.at == "town/mapping-set/care-to-model#mappings[client]"
    assert second.said == "The shared “Person served” means the same as “Customer” (Vale Council)."
    assert (second.is_backwards, second.loss) == (True, "Category: Who only asked")


def test_the_file_and_line_of_each_step_are_there_for_the_asking(councils: Any) -> None:
    (match,) = ask(councils, "service user", lines=True).blocks[0].told[0].matches
    for hop in match.paths[0]:
        text = (councils.root / hop.file).read_text().splitlines()
        assert text[hop.line - 1].strip() == f"- id: {hop.at.rpartition('[')[2].rstrip(']')}"


def test_a_step_that_stands_in_a_table_is_placed_at_its_row(councils: Any) -> None:
    ref = "town/mapping-set/care-to-model"
    record = RECORDS[ref]
    text = table(record["mappings"], "care", "model")
    councils.write("town/mappings/care-to-model.sssom.tsv", text)
    councils.record(ref, **{**record, "mappings": [], "table": {"file": "care-to-model.sssom.tsv"}})
    (match,) = ask(councils, "service user", lines=True).blocks[0].told[0].matches
    first = match.paths[0][0]
    assert first.file == "town/mappings/care-to-model.sssom.tsv"
    assert "client" in text.splitlines()[first.line - 1].split("\t")
    # Nothing but the row is counted from: the others keep their own lines.
    assert match.paths[0][1].file.endswith(".yaml")


@pytest.mark.parametrize(
    ("word", "to", "outcome", "said"),
    [
        ("service user", "force", "broader", "The Force has no word that means just this. It has a broader one: "
         "“Nominal”."),
        ("case", "force", "no-term", "The Force has no word for it: somebody looked, and decided so."),
        ("tutor group", "vale", "no-term", "Town Council looked for a shared word for “Tutor group” and found none, so "
         "it was decided that nobody else's word can be found for it."),
        ("case", "vale", "not-the-same", "All that is decided is what it is not at Vale Council: “Case”. What Vale "
         "Council calls it, nobody has said."),
        ("young person", "vale", "broader", "Vale Council has no word that means just this. It has a broader one: "
         "“Customer”."),
    ],
)  # fmt: skip
def test_what_can_be_said_is_said_in_words(councils: Any, word: str, to: str, outcome: str, said: str) -> None:
    told = ask(councils, word, to=to).blocks[0].told[0]
    assert (told.outcome, told.said) == (outcome, said)


def test_before_it_was_decided_it_is_not_mapped_and_no_more_is_said(councils: Any) -> None:
    told = ask(councils, "service user", on="2026-01-31").blocks[0].told[0]
    assert told.outcome == "not-mapped"
    assert told.said.endswith("It does not follow that Vale Council has no word for it.")
    assert ask(councils, "service user", on="2026-02-01").blocks[0].told[0].outcome == "one"


def test_what_is_retired_now_counted_while_it_was_in_use(councils: Any) -> None:
    ref = "town/mapping-set/care-to-model"
    record = RECORDS[ref]
    client, *others = record["mappings"]
    gone = client | {"mapping_status": "retired", "retired": "2026-11-01"}
    councils.record(ref, **{**record, "mappings": [gone, *others]})
    assert client["approved"] < "2026-10-31"
    assert ask(councils, "service user", on="2026-10-31").blocks[0].told[0].outcome == "one"
    assert ask(councils, "service user", on="2026-11-01").blocks[0].told[0].outcome == "not-mapped"
    # Where no record says when it was approved, nobody can tell that it ever counted.
    unknown = {name: value for name, value in gone.items() if name != "approved"}
    councils.record(ref, **{**record, "mappings": [unknown, *others]})
    assert ask(councils, "service user", on="2026-10-31").blocks[0].told[0].outcome == "not-mapped"


def test_what_was_rejected_is_named_with_its_reason_and_is_no_match(councils: Any) -> None:
    told = ask(councils, "case").blocks[0].told[0]
    assert told.matches == ()
    (aside,) = told.aside
    assert aside.paths[0][-1].mismatch == "Same word, other meaning. A complaint, not a file."


def test_a_condition_on_their_records_is_told_in_words(councils: Any) -> None:
    told = ask(councils, "ward of court", to="force").blocks[0].told[0]
    assert told.outcome == "choice"
    assert told.matches[0].limits == ("Only for records where: “juvenile” is “Y”.",)


def test_a_word_out_of_use_says_so_and_what_to_use_instead(councils: Any) -> None:
    assert ask(councils, "ward of court", on="2026-04-30").blocks[0].term.out_of_use == ""
    said = ask(councils, "ward of court").blocks[0].term.out_of_use
    assert said == "“Ward of court” is out of use since 1 May 2026. Use “Young person” instead."


def test_several_terms_of_one_name_each_have_an_answer(councils: Any) -> None:
    answer = ask(councils, "case", start="", to="force")
    assert answer.said.startswith("3 words go by the name “case”.")
    assert [block.term.vocabulary_title for block in answer.blocks] == ["Care words", "Shared model", "Desk words"]


def test_with_nobody_named_everybody_is_asked_but_whose_word_it_is(councils: Any) -> None:
    (block,) = ask(councils, "service user", to="").blocks
    assert [(told.to_title, told.outcome, told.short) for told in block.told] == [
        ("The Force", "broader", "“Nominal”, “Juvenile”"), ("Vale Council", "one", "“Customer”"),
    ]  # fmt: skip


def test_a_code_is_asked_for_by_what_stands_in_data(councils: Any) -> None:
    (block,) = ask(councils, "case", code="O").blocks
    assert (block.term.label, block.term.of) == ("Open", "Case")
    assert ask(councils, "case", code="Z").said.startswith("No code “Z” of “case” is known.")


def test_a_misspelt_word_is_put_right_and_that_is_said(councils: Any) -> None:
    answer = ask(councils, "servce user")
    assert answer.said == "No word “servce user” is known. This is about “service user”."
    assert answer.blocks[0].term.label == "Service user"


def test_part_of_a_word_is_not_answered_but_the_word_is_suggested(councils: Any) -> None:
    answer = ask(councils, "young")
    assert (answer.blocks, answer.suggested) == ((), ("Young person",))
    assert answer.said == "No word “young” is known."


def test_a_word_that_only_others_have_is_not_answered_for_them(councils: Any) -> None:
    answer = ask(councils, "customer")
    assert answer.blocks == ()
    assert answer.said == "Town Council has no word “customer”. Others do: leave out whose it is, to see."


def test_somebody_unknown_is_an_error_with_the_nearest(councils: Any) -> None:
    with pytest.raises(UsageError, match="--to: there is nobody called vael") as stop:
        ask(councils, "service user", to="vael")
    assert "vale" in stop.value.fix


@pytest.mark.parametrize(
    ("more", "error"),
    [({"value": ("age",)}, UsageError), ({"value": ("=1",)}, UsageError), ({"system": "no-such"}, NotFound)],
)
def test_what_is_no_value_or_place_is_an_error(councils: Any, more: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        ask(councils, "service user", **more)


def test_nothing_to_look_for_is_an_error(councils: Any) -> None:
    with pytest.raises(UsageError, match="No word was given"):
        ask(councils, "   ")


def changed(councils: Any, ref: str, **fields: Any) -> None:
    """Write a record of the sample anew, with some fields changed."""
    councils.record(ref, **{**RECORDS[ref], **fields})


def test_a_word_that_is_only_spelt_alike_is_named_as_such(councils: Any) -> None:
    beat = RECORDS["force/vocabulary/beat"]["terms"]
    changed(councils, "force/vocabulary/beat", terms=[*beat, {"id": "user", "label": "Service user"}])
    told = ask(councils, "service user", to="force").blocks[0].told[0]
    assert [each.ref for each in told.alike] == ["force/vocabulary/beat#terms[user]"]
    # What something is decided of is told with that decision, and not here.
    assert ask(councils, "case").blocks[0].told[0].alike == ()


def test_where_words_lie_in_one_group_it_is_not_said_that_nothing_is_decided(councils: Any) -> None:
    ref = "vale/mapping-set/desk-to-model"
    customer, case = RECORDS[ref]["mappings"]
    changed(councils, ref, mappings=[customer | {"object": ["child"], "predicate": "broad"}, case])
    told = ask(councils, "young person").blocks[0].told[0]
    assert (told.outcome, [each.relation for each in told.aside]) == ("not-mapped", ["same-group"])
    assert told.said.startswith(
        "Not mapped yet: the shared “Child” leads to “Customer” of Vale Council, and nobody has decided whether that "
        "means the same as “Young person” of Town Council."
    )


def test_one_part_alone_does_not_speak_of_all_of_them_together(councils: Any) -> None:
    ref = "town/mapping-set/care-to-model"
    client, *others = RECORDS[ref]["mappings"]
    both = client | {"object": ["person", "case"], "object_set": "union"}
    changed(councils, ref, mappings=[both, *others])
    (match,) = ask(councils, "service user").blocks[0].told[0].matches
    assert match.together.startswith("It is only a part: the decision names others beside it")


def test_a_code_that_is_not_there_is_answered_with_those_that_are(councils: Any) -> None:
    answer = ask(councils, "case", code="Z")
    assert (answer.said, answer.suggested) == ("No code “Z” of “case” is known. Its codes: O (Open).", ())
    assert ask(councils, "young person", code="Z").said.endswith("No record lists its codes.")
    assert ask(councils, "case", start="force", code="Z").said.startswith("The Force has no word “case”.")
