"""What one council calls what another calls something: examples, each a few mappings, a question and its answer."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from registry.source import Ref
from registry.vocabulary.resolution import Circumstances, Resolution
from registry.vocabulary.resolve import resolve
from tests.vocabulary.dictionary import Dictionary, key, vocabulary

ON = "2026-11-21"


class Example(NamedTuple):
    """Mappings, who is asked for which word, and the answer: its outcome, what is used, and what is set aside.

    `matches` and `aside` are `term relation`, with `?` after it where it holds only for some records and `@` where it
    holds only in some place. `parents` is `narrower < broader`, and so on.
    """

    name: str
    lines: str
    asked: str
    outcome: str
    matches: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    to: str = "b"
    given: Circumstances = Circumstances()


def values(**said: str) -> Circumstances:
    """A record with these values."""
    return Circumstances(values=tuple(said.items()))


MARK = """
    a.mark exact hub.child  if=age<18 order=1
    a.mark exact hub.adult  if=age>=18 order=2 otherwise=no-term
    b.minor exact hub.child
    b.grown-up exact hub.adult
"""
BY_LIST = """
    a.ref exact hub.case-reference
    a.ref exact hub.person-reference scope=data_set:Attendance_extract
    a.ref exact hub.pupil-reference scope=data_set:Attendance_extract,list:autumn.csv
    b.case-no exact hub.case-reference
    b.person-no exact hub.person-reference
    b.pupil-no exact hub.pupil-reference
"""
FULL_NAME = "a.name exact hub.forename+hub.surname set=ordered-parts"

EXAMPLES = (
    Example("both call it by a word for the same", "a.client exact hub.person\nb.user exact hub.person", "a.client",
            "one", ("user exact",)),
    Example("two words for the same", "a.client exact hub.p\nb.user exact hub.p\nb.case exact hub.p", "a.client",
            "one", ("case exact", "user exact")),
    Example("theirs is broader", "a.child exact hub.child\nb.young broad hub.child", "a.child",
            "narrower", ("young narrow",)),
    Example("ours is narrower than the shared word", "a.toddler broad hub.child\nb.child exact hub.child", "a.toddler",
            "broader", ("child broad",)),
    Example("both narrower than one shared word: never a match",
            "a.toddler broad hub.child\nb.teenager broad hub.child",
            "a.toddler", "not-mapped", (), ("teenager same-group",)),
    Example("both broader than one shared word", "a.family narrow hub.child\nb.household narrow hub.child", "a.family",
            "near", (), ("household overlaps",)),
    Example("close to the shared word", "a.carer close hub.parent\nb.parent exact hub.parent", "a.carer",
            "near", ("parent close",)),
    Example("close twice is nothing", "a.carer close hub.parent\nb.guardian close hub.parent", "a.carer",
            "not-mapped", (), ("guardian unknown",)),
    Example("nobody has mapped ours", "a.x exact hub.x\nb.user exact hub.person", "b.user", "not-mapped", to="a"),
    Example("there is no such word", "a.x exact hub.x\nb.y exact hub.y", "a.nothing", "unknown-term"),
    # No term.
    Example("they looked, and have no word for it", "a.tutor exact hub.tutor\nnone hub.tutor b", "a.tutor", "no-term"),
    Example("we looked, and there is no shared word for it", "a.tutor none hub\nb.user exact hub.person", "a.tutor",
            "no-term"),
    Example("between the two it was decided that there is none", "a.tutor none b\nb.user exact hub.person", "a.tutor",
            "no-term"),
    Example("no word for a broader thing says nothing of a narrower", "a.tutor broad hub.staff\nnone hub.staff b",
            "a.tutor", "not-mapped"),
    Example("no word for just this, but a broader one",
            "a.tutor exact hub.tutor\nnone hub.tutor b\nb.staff exact hub.staff",
            "a.tutor", "broader", ("staff broad",), (), ("hub.tutor < hub.staff",)),
    Example("decided between the two against what would follow",
            "a.tutor none b\na.tutor exact hub.tutor\nb.mentor exact hub.tutor", "a.tutor", "no-term", (),
            ("mentor exact",)),
    # Denials.
    Example("the same word, another thing", "a.case exact hub.case\nb.case not exact hub.case", "a.case",
            "not-the-same", (), ("case not-same",)),
    Example("a denial of these two overrides what would follow",
            "a.case exact hub.case\nb.case exact hub.case\na.case not exact b.case", "a.case", "not-the-same", (),
            ("case not-same",)),
    Example("what was decided of these two counts before what follows",
            "a.case exact hub.case\nb.case exact hub.case\na.case broad b.case", "a.case", "broader", ("case broad",)),
    Example("asserted later than it was denied",
            "a.case not exact hub.case since=2026-01-01\na.case exact hub.case since=2026-02-01\nb.case exact hub.case",
            "a.case", "one", ("case exact",)),
    Example("denied later than it was asserted",
            "a.case exact hub.case since=2026-01-01\na.case not exact hub.case since=2026-02-01\nb.case exact hub.case",
            "a.case", "not-the-same", (), ("case not-same",)),
    Example("not the same, but broader", "a.case not exact hub.case\na.case broad hub.case\nb.case exact hub.case",
            "a.case", "broader", ("case broad",)),
    # Several terms together.
    Example("ours is theirs together", "a.staff exact hub.worker+hub.manager set=union\nb.worker exact hub.worker\n"
            "b.manager exact hub.manager", "a.staff", "set", ("manager narrow", "worker narrow")),
    Example("only part of it", "a.staff exact hub.worker+hub.manager set=union\nb.worker exact hub.worker", "a.staff",
            "narrower", ("worker narrow",)),
    Example("one qualified by another",
            "a.child-in-need exact hub.child+hub.need set=conjunction\nb.child exact hub.child\n"
            "b.need exact hub.need", "a.child-in-need", "set", ("child broad", "need broad")),
    Example("parts are never the whole", f"{FULL_NAME}\nb.first exact hub.forename\nb.last exact hub.surname", "a.name",
            "set", ("first related", "last related")),
    Example("a part is never the whole", f"{FULL_NAME}\nb.first exact hub.forename", "a.name", "near",
            ("first related",)),
    Example("a whole is never its part", f"{FULL_NAME}\nb.first exact hub.forename", "b.first", "near",
            ("name related",), to="a"),
    Example("one column of two does not name what both name",
            "a.session-date+a.session-half exact hub.session set=conjunction\nb.session exact hub.session",
            "a.session-date", "narrower", ("session narrow",)),
    Example("both columns together do", "a.session-date+a.session-half exact hub.session set=conjunction\n"
            "b.session exact hub.session", "b.session", "set", ("session-date broad", "session-half broad"), to="a"),
    Example("nobody said how they belong together",
            "a.day+a.half exact hub.session\nb.session exact hub.session", "a.day",
            "not-mapped", (), ("session unknown",)),
    Example("one of several", "a.mark exact hub.late+hub.absent set=alternatives\nb.late exact hub.late\n"
            "b.absent exact hub.absent", "a.mark", "choice", ("absent exact?", "late exact?")),
    # Conditions.
    Example("it depends on the record", MARK, "a.mark", "choice", ("grown-up exact?", "minor exact?")),
    Example("the record decides", MARK, "a.mark", "one", ("minor exact",), given=values(age="12")),
    Example("the record decides otherwise", MARK, "a.mark", "one", ("grown-up exact",), given=values(age="18")),
    Example("no test can be made of such a value", MARK, "a.mark", "choice", ("grown-up exact?", "minor exact?"),
            given=values(age="unknown")),
    Example("tried in order",
            "a.m exact hub.x if=k:1 order=2\na.m exact hub.y if=k:1 order=1\nb.x exact hub.x\nb.y exact hub.y",
            "a.m", "one", ("y exact",), given=values(k="1")),
    Example("no test passed: no term", "a.m exact hub.x if=k:1 otherwise=no-term\nb.x exact hub.x", "a.m", "no-term",
            given=values(k="2")),
    Example("no test passed: left alone",
            "a.m exact hub.x if=k:1 otherwise=leave\nb.x exact hub.x", "a.m", "not-mapped",
            given=values(k="2")),
    Example("no test passed: another mapping",
            "a.m exact hub.x if=k:1 otherwise=use-mapping otherwise_mapping=rest\na.m broad hub.y id=rest\n"
            "b.x exact hub.x\nb.y exact hub.y", "a.m", "broader", ("y broad",), given=values(k="2")),
    Example("what waits for the tests is no plain answer",
            "a.m exact hub.x if=k:1 otherwise=use-mapping otherwise_mapping=rest\na.m exact hub.y id=rest\n"
            "b.x exact hub.x\nb.y exact hub.y", "a.m", "choice", ("x exact?", "y exact?")),
    Example("a condition on their records cannot be tested on ours", "a.m exact hub.x\nb.x exact hub.x if=k:1", "a.m",
            "choice", ("x exact?",), given=values(k="1")),
    # Places.
    Example("wherever it is used", BY_LIST, "a.ref", "one",
            ("case-no exact", "person-no exact@", "pupil-no exact@")),
    Example("in that data set", BY_LIST, "a.ref", "one", ("person-no exact", "pupil-no exact@"),
            given=Circumstances(data_set="Attendance extract")),
    Example("in that list of it: the closest counts", BY_LIST, "a.ref", "one", ("pupil-no exact",),
            given=Circumstances(data_set="attendance extract", list_="autumn.csv")),
    Example("in another data set",
            BY_LIST, "a.ref", "one", ("case-no exact",), given=Circumstances(data_set="Housing")),
    Example("different in different systems", "a.ref exact hub.x scope=system:one\na.ref exact hub.y scope=system:two\n"
            "b.x exact hub.x\nb.y exact hub.y", "a.ref", "choice", ("x exact@", "y exact@")),
    Example("in one of the systems", "a.ref exact hub.x scope=system:one\na.ref exact hub.y scope=system:two\n"
            "b.x exact hub.x\nb.y exact hub.y", "a.ref", "one", ("y exact",),
            given=Circumstances(system=Ref("a", "information-system", "two"))),
    # Up and down the model.
    Example("the nearest broader word", "a.foster exact hub.foster\nb.carer exact hub.carer\nb.person exact hub.person",
            "a.foster", "broader", ("carer broad",), (), ("hub.foster < hub.carer", "hub.carer < hub.person")),
    Example("the narrower words",
            "a.carer exact hub.carer\nb.foster exact hub.foster\nb.parent exact hub.parent", "a.carer",
            "set", ("foster narrow", "parent narrow"), (), ("hub.foster < hub.carer", "hub.parent < hub.carer")),
    Example("never up through what is only close", "a.foster close hub.foster\nb.carer exact hub.carer", "a.foster",
            "not-mapped", (), (), ("hub.foster < hub.carer",)),
    Example("never down from what lies inside", "a.carer broad hub.carer\nb.foster exact hub.foster", "a.carer",
            "not-mapped", (), (), ("hub.foster < hub.carer",)),
    Example("a shared word itself", "b.user exact hub.person", "hub.person", "one", ("user exact",)),
    Example("into the shared words", "a.user exact hub.person", "a.user", "one", ("person exact",), to="hub"),
    Example("through another model", "a.user exact hub2.person\nb.client exact hub2.person\nb.x exact hub.x", "a.user",
            "one", ("client exact",)),
    Example("never through another council", "a.user exact c.user\nb.client exact c.user", "a.user", "not-mapped"),
    # Codes.
    Example("codes among codes", "a.mark/p exact hub.mark/present\nb.att/one exact hub.mark/present", "a.mark/p", "one",
            ("att/one exact",)),
    Example("up to the broader code", "a.mark/s exact hub.mark/ill\nb.att/away exact hub.mark/absent", "a.mark/s",
            "broader", ("att/away broad",), (), ("hub.mark/ill < hub.mark/absent",)),
    Example("up from a code of which nothing is decided",
            "a.mark/away exact hub.mark/absent\nb.att/x exact hub.mark/absent",
            "a.mark/ill", "broader", ("att/x broad",), (), ("a.mark/ill < a.mark/away",)),
    Example("no shared word for the whole: none for a code of it", "a.mark none hub\nb.x exact hub.x", "a.mark/s",
            "no-term"),
    Example("they have no word for the whole: none for a code of it", "a.mark/s exact hub.mark/ill\nnone hub.mark b",
            "a.mark/s", "no-term"),
    # Ways.
    Example("there, and not back", "a.x exact hub.x way=back\nb.x exact hub.x", "a.x", "not-mapped"),
    Example("back, and not there", "a.x exact hub.x way=back\nb.x exact hub.x", "b.x", "one", ("x exact",), to="a"),
    Example("straight, against its way", "b.x exact a.x way=forward\nb.y exact hub.y", "a.x", "not-mapped"),
)  # fmt: skip


def answered(example: Example) -> tuple[Dictionary, Resolution]:
    parents = dict(each.split(" < ") for each in example.parents)
    asked = [example.asked] if not example.asked.endswith("nothing") else []
    lexicon = Dictionary(example.lines, parents, [*asked, f"{example.to}.other"])
    return lexicon, resolve(lexicon, key(example.asked), [vocabulary(example.to)], ON, example.given)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_examples(example: Example) -> None:
    _lexicon, answer = answered(example)
    found = [
        f"{each.term.term}{'/' if each.term.code else ''}{each.term.code} {each.relation}"
        + "?" * each.is_conditional + "@" * each.is_scoped
        for each in answer.matches
    ]  # fmt: skip
    assert (answer.outcome, sorted(found)) == (example.outcome, sorted(example.matches))
    assert sorted(f"{each.term.term} {each.relation}" for each in answer.aside) == sorted(example.aside)


def test_every_hop_says_what_was_decided_and_which_way_it_was_read() -> None:
    lexicon = Dictionary("a.toddler broad hub.child confidence=0.9\nb.kid exact hub.child confidence=0.8")
    (match,) = resolve(lexicon, key("a.toddler"), [vocabulary("b")], ON).matches
    first, second = match.paths[0]
    assert (first.start, first.predicate, first.end, first.is_backwards) == (
        key("a.toddler"), "broad", key("hub.child"), False,
    )  # fmt: skip
    assert (second.start, second.predicate, second.end, second.is_backwards) == (
        key("hub.child"), "exact", key("b.kid"), True,
    )  # fmt: skip
    assert match.is_composed
    assert match.confidence == pytest.approx(0.9 * 0.8 * 0.85)


def test_a_step_up_the_model_is_shown_as_one() -> None:
    lexicon = Dictionary("a.x exact hub.x\nb.y exact hub.y", {"hub.x": "hub.y"})
    (match,) = resolve(lexicon, key("a.x"), [vocabulary("b")], ON).matches
    assert [(hop.predicate, hop.step is None) for hop in match.paths[0]] == [
        ("exact", False), ("broad", True), ("exact", False),
    ]  # fmt: skip
    assert match.climbed == 1


def test_paths_through_two_shared_words_make_it_surer_and_through_one_not() -> None:
    two = Dictionary("""
        a.x exact hub.p confidence=0.5
        a.x exact hub.q confidence=0.5
        b.y exact hub.p confidence=1
        b.y exact hub.q confidence=1
        """)
    (match,) = resolve(two, key("a.x"), [vocabulary("b")], ON).matches
    assert len(match.paths) == 2
    assert match.confidence == pytest.approx(1 - (1 - 0.425) ** 2)
    one = Dictionary("""
        a.x exact hub.p confidence=0.5 id=m1
        a.x exact hub.p confidence=0.4 id=m2
        b.y exact hub.p confidence=1
        """)
    (match,) = resolve(one, key("a.x"), [vocabulary("b")], ON).matches
    assert match.confidence == pytest.approx(0.425)


def test_paths_that_disagree_are_named_beside_the_strongest() -> None:
    lexicon = Dictionary("a.x exact hub.p\na.x broad hub.q\nb.y exact hub.p\nb.y exact hub.q")
    (match,) = resolve(lexicon, key("a.x"), [vocabulary("b")], ON).matches
    assert (match.relation, match.differing) == ("exact", ("broad",))


def test_what_nobody_has_approved_is_shown_and_not_relied_on() -> None:
    lexicon = Dictionary("a.x exact hub.x status=proposed\nb.x exact hub.x")
    answer = resolve(lexicon, key("a.x"), [vocabulary("b")], ON)
    assert answer.outcome == "not-mapped"
    assert [step.subject for step in answer.proposed] == [key("a.x")]


def test_the_shared_terms_are_named() -> None:
    lexicon = Dictionary("a.x broad hub.x\nb.x exact hub.x")
    answer = resolve(lexicon, key("a.x"), [vocabulary("b")], ON)
    assert [(each.term, each.relation) for each in answer.shared] == [(key("hub.x"), "broad")]


def test_more_set_aside_than_anybody_reads_is_counted() -> None:
    lexicon = Dictionary(["a.x broad hub.x", *(f"b.t{at} broad hub.x" for at in range(250))])
    answer = resolve(lexicon, key("a.x"), [vocabulary("b")], ON)
    assert (len(answer.aside), answer.more_aside) == (200, 50)
