"""What is kept of a day: counted without words, and the same after it was kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from registry.findings import Finding, Outcome
from registry.history.point import Point, Words, digest, packed_words, unpacked, unpacked_words
from registry.index.verdicts import SEVERITIES

REGISTERS = ("eastvale", "northmoor")

FINDINGS = st.lists(
    st.builds(
        lambda register, own, rule, outcome, severity, waiver, follows: Finding(
            rule, f"{register}/agreement/{own}", outcome, severity, "No record shows it.", (), (), (), follows, waiver
        ),
        st.sampled_from(REGISTERS),
        st.text("abc", min_size=1, max_size=3),
        st.sampled_from(("one", "two")),
        st.sampled_from((Outcome.VIOLATED, Outcome.CANNOT_TELL)),
        st.sampled_from(SEVERITIES),
        st.sampled_from(("", "northmoor/waiver/late")),
        st.sampled_from(((), ("two",))),
    ),
    unique_by=lambda finding: finding.fingerprint,
    max_size=20,
)


def of(findings: list[Finding]) -> Point:
    """The point of these findings."""
    point = Point("2026-05-31", REGISTERS)
    for finding in findings:
        point.add(finding)
    return point


@given(FINDINGS)
def test_what_is_kept_is_what_was_found(findings: list[Finding]) -> None:
    point = unpacked(of(findings).packed())
    assert point is not None
    assert (point.day, point.registers) == ("2026-05-31", REGISTERS)
    for register in ("", *REGISTERS):
        counted = [
            each
            for each in findings
            if not each.waiver and not each.follows_from and each.subject.startswith(f"{register}/" if register else "")
        ]
        chosen = (register,) if register else ()
        assert point.counted(chosen) == {digest(each.fingerprint): SEVERITIES.index(each.severity) for each in counted}
        assert point.severities(chosen) == tuple(
            (severity, sum(each.severity == severity for each in counted)) for severity in SEVERITIES
        )
    assert all(point.has(digest(each.fingerprint)) for each in findings), "waived or not, it was there"
    assert not point.has(digest("three@northmoor/agreement/a"))


@given(st.lists(st.builds(Words, *[st.text(max_size=20)] * 4), max_size=5))
def test_words_are_kept_as_they_were(words: list[Words]) -> None:
    assert unpacked_words(packed_words(words)) == words


@given(st.binary(max_size=200))
def test_what_is_no_point_is_none(data: bytes) -> None:
    assert unpacked(data) is None
    assert unpacked_words(data) is None
