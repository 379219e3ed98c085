"""What the browser sends when somebody decides, what is made of it, and the address that keeps one's place."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from registry.concepts.mapping_reviews import MappingDecision
from registry.records.translation import Transform
from registry.ui.mapreview.address import Asked
from registry.ui.mapreview.sent import question, sent
from registry.ui.mapreview.transform_of import several, transform_of
from registry.ui.mapreview.words import KEYS, STATE_WORDS, percent, sure
from registry.verbs.reviewing.shown import Offer, Waiting
from registry.verbs.words.review import STATES

TERM = "town/vocabulary/care#terms[client]"
SHARED = "town/vocabulary/shared#terms[person]"
HERE = Asked(vocabulary="town/vocabulary/care", role="Data analyst", part="reviewer")


def _sent(decision: str = "accept", **fields: list[str]) -> dict[str, Any]:
    given = {name.replace("_", "-"): values for name, values in fields.items()}
    return {"term": TERM, "decision": decision, "expect": "digest", "fields": given}


def _asked(decision: str = "accept", **fields: list[str]) -> Any:
    said = sent(_sent(decision, **fields))
    assert said is not None
    return question(HERE, said, None)


def test_a_decision_names_the_shared_word_that_was_chosen_and_who_decides() -> None:
    asked = _asked(choice=[SHARED], words=[" Both count people "], also=["force/vocabulary/x#terms[y]"])
    assert (asked.term, asked.decision, asked.object) == (TERM, "accept", (SHARED,))
    assert (asked.role, asked.part, asked.words) == ("Data analyst", "reviewer", "Both count people")
    assert asked.also == ("force/vocabulary/x#terms[y]",)
    assert asked.expect == "digest"


def test_what_was_suggested_goes_with_the_decision_likeliest_first() -> None:
    offers = tuple(Offer(f"{SHARED[:-1]}{at}]", "", "", "exact", "", share, ()) for at, share in enumerate((0.9, 0.25)))
    row = Waiting(TERM, "Client", "", (), "", "", "", (), "", 0, "undecided", offers=offers)
    said = sent(_sent())
    assert said is not None
    assert question(HERE, said, row).seen == (f"{SHARED[:-1]}0]=0.9000", f"{SHARED[:-1]}1]=0.2500")


def test_no_shared_word_names_none_though_one_was_chosen() -> None:
    assert _asked("no-term", choice=[SHARED]).object == ()
    assert _asked("agree", choice=[SHARED]).object == ()


def test_a_reason_goes_only_with_not_this() -> None:
    assert _asked("not-this", choice=[SHARED], reason=["too-broad"]).reason == "too-broad"
    assert _asked("accept", choice=[SHARED], reason=["too-broad"]).reason == ""


def test_several_together_are_those_that_were_ticked() -> None:
    asked = _asked("split", choice=[SHARED], together_with=["a", "b"], together=["ordered-parts"])
    assert (asked.object, asked.together) == (("a", "b"), "ordered-parts")


def test_a_new_word_says_what_it_would_mean() -> None:
    assert _asked("new-concept", means=["A day school."], words=["Seen twice"]).words == "A day school. Seen twice"


@pytest.mark.parametrize(
    "payload",
    [None, "accept", [], {}, {"term": TERM}, {**_sent(), "decision": "delete"}, {**_sent(), "fields": [1]},
     {**_sent(), "term": {"a": 1}}, {**_sent(), "term": ""}],
)  # fmt: skip
def test_what_our_page_does_not_send_is_nothing(payload: Any) -> None:
    assert sent(payload) is None


def test_what_is_sent_is_bounded() -> None:
    said = sent({**_sent(words=["x" * 1_000_000]), "expect": 7})
    assert said is not None
    assert len(said.one("words")) == 20_000
    assert said.expect == ""
    many = sent({**_sent(), "fields": {str(at): ["v"] * 5_000 for at in range(5_000)}})
    assert many is not None
    assert len(many.fields) == 400
    assert {len(values) for values in many.fields.values()} == {200}


# ── how values change ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_form_becomes_a_transform_that_a_record_may_hold() -> None:
    text = transform_of({
        "subject-form": "dd/mm/yyyy", "object-form": "yyyy-mm-dd", "not-known": "N/A; see file", "factor": "0.0001",
        "code-0": "WBRI", "code-to-0": "A; B", "code-as-0": "broad", "code-1": "MIX", "code-to-1": "",
        "operation": "join", "separator": ",", "order": "forename; surname", "keeps-original": "yes",
    })  # fmt: skip
    made = yaml.safe_load(text)
    assert made["encoding"]["not_known"] == ["N/A", "see file"]
    assert made["terminology"] == [{"subject_code": "WBRI", "object_codes": ["A", "B"], "predicate": "broad"}]
    assert made["structural"] == {"operation": "join", "separator": ",", "order": ["forename", "surname"]}
    assert made["keeps_original"] == "yes"
    assert Transform.model_validate(made).encoding is not None


def test_a_suggested_code_counts_where_it_is_ticked_and_nothing_is_typed() -> None:
    made = yaml.safe_load(transform_of({
        "code-0": "L", "code-to-0": "", "code-take-0": "open", "code-take-as-0": "broad",
        "code-1": "D", "code-to-1": "closed", "code-take-1": "open", "code-as-1": "exact",
        "code-2": "X", "code-to-2": "", "code-take-as-2": "exact", "code-3": "N", "code-to-3": "–",
    }))  # fmt: skip
    assert made["terminology"] == [
        {"subject_code": "L", "object_codes": ["open"], "predicate": "broad"},
        {"subject_code": "D", "object_codes": ["closed"], "predicate": "exact"},
        {"subject_code": "N", "object_codes": []},
    ]
    assert Transform.model_validate(made).terminology is not None


def test_an_empty_form_changes_nothing() -> None:
    assert transform_of({}) == ""
    assert transform_of({"subject-form": "  ", "code-0": "A", "code-to-0": " ; "}) == ""
    # Our own unit stands in the form beforehand.
    assert transform_of({"subject-unit": "Sessions"}) == ""


def test_what_is_written_as_yaml_is_taken_instead() -> None:
    assert transform_of({"yaml": "total: yes\n", "factor": "2"}) == "total: yes"


@given(st.dictionaries(st.sampled_from(["factor", "separator", "not-known", "subject-form"]), st.text(max_size=30)))
def test_whatever_is_typed_comes_back_as_it_was_typed(typed: dict[str, str]) -> None:
    text = transform_of(typed)
    made = json.loads(text) if text else {}
    encoding = made.get("encoding", {})
    assert encoding.get("factor", "") == typed.get("factor", "").strip()
    assert encoding.get("not_known", []) == several(typed.get("not-known", ""))


# ── the address, and words ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_address_keeps_ones_place_and_who_one_is() -> None:
    said = HERE.at(TERM).said()
    assert said == {"vocabulary": "town/vocabulary/care", "term": TERM, "who": "Data analyst", "acting": "reviewer"}
    assert HERE.of("town/vocabulary/other").said()["who"] == "Data analyst"


def test_a_search_for_a_shared_word_ends_with_its_term() -> None:
    found = Asked(vocabulary="v", term="a", find="person")
    assert found.at("b").find == ""


def test_every_decision_has_a_key_of_its_own() -> None:
    assert set(KEYS) == set(MappingDecision)
    assert len({*KEYS.values(), "j", "k", *"123456789"}) == len(KEYS) + 11


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(STATES)


def test_a_share_that_is_not_all_never_reads_as_all() -> None:
    assert percent(999, 1000) == "99%"
    assert percent(0, 0) == "–"


@pytest.mark.parametrize(("share", "said"), [(0.999, "Very likely: about 99 in 100"), (0.0, "A guess: about 1 in 100")])
def test_no_suggestion_is_certain_and_none_impossible(share: float, said: str) -> None:
    assert sure(share).startswith(said)
