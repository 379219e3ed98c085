"""What only follows from another finding is folded under it, however many findings a record has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from registry.check.engine import Judged
from registry.check.findings_of import _Subjects
from registry.findings import violated
from registry.rules.catalogue import Rule, rule

RECORD = "town/agreement/hub"
EFFECT = rule("gateway-excludes-data")
CAUSES = [rule(each) for each in EFFECT.follows_from]

subjects = st.sampled_from(
    [
        RECORD,
        *(f"{RECORD}#flows[{n}]{rest}" for n in "ab" for rest in ("", "/sides[x.discloser]", "/sides[y.receiver]")),
    ]
)
"""A record, its flows and their sides."""


def touch(one: str, other: str) -> bool:
    """Whether two subjects are the same, or one is a part of the other, as the design has it."""

    def within(address: str) -> str:
        return f"{address}/" if "#" in address else f"{address}#"

    return one == other or one.startswith(within(other)) or other.startswith(within(one))


@given(st.lists(st.tuples(st.sampled_from(CAUSES), subjects)), subjects)
def test_looking_up_finds_what_comparing_with_every_other_would(others: list[tuple[Rule, str]], own: str) -> None:
    verdicts = [Judged(by, subject, violated(subject, "Not shown.")) for by, subject in others]
    compared = dict.fromkeys(each.rule.id for each in verdicts if touch(each.subject, own))
    judged = Judged(EFFECT, own, violated(own, "Not shown."))
    assert list(_Subjects(verdicts).touched_by(judged)) == list(compared)
