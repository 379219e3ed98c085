"""What is kept of a judgement: its findings, how many of each outcome, and what else was looked at."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from registry.findings import Outcome
from registry.index.verdicts import ASKED_WHO_REFERS, LOOKED_UP, Row, finding_row
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rules
from registry.source import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from registry.check.engine import Judgement

OUTCOMES = list(Outcome)


def row_of(loaded: Loaded, judgement: Judgement) -> Row:
    """What is kept of a judgement."""
    from registry.check.findings_of import findings_of  # and with it the engine, which is there where one is judged

    looked, own = judgement.looked, loaded.ref
    # Whoever changes a record that this one mentions has it judged again anyhow.
    mentioned = loaded.links.mentioned(own.register) | {own}
    looks = [(_plain(ref), LOOKED_UP) for ref in sorted(looked.records - mentioned)]
    looks += [(_plain(ref), ASKED_WHO_REFERS) for ref in sorted(looked.referrers - {own})]
    return Row(
        _plain(own), looked.since.toordinal(), 0 if looked.until == date.max else looked.until.toordinal(),
        own in looked.referrers, tuple(looks), _tallied(judgement),
        tuple(finding_row(finding) for finding in findings_of(judgement)),
    )  # fmt: skip


def _plain(ref: Ref) -> tuple[str, str, str]:
    return str(ref.register), str(ref.kind), str(ref.id)


def _tallied(judgement: Judgement) -> bytes:
    """How many of each outcome each rule had: for each pair the rule's place, the outcome's, and the count."""
    order = _order()
    counts = Counter((order[each.rule.id], OUTCOMES.index(each.verdict.outcome)) for each in judgement.verdicts)
    return array("H", [number for key, count in sorted(counts.items()) for number in (*key, count)]).tobytes()


def untallied(counts: bytes) -> Iterator[tuple[int, int, int]]:
    """The places of a rule and an outcome, and how many there were."""
    numbers = array("H", counts)
    return zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)


@cache
def _order() -> dict[str, int]:
    return {name: at for at, name in enumerate(rules())}
