"""From verdicts and facts to the state of one link: the worst of what was found, with what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.check.engine import Judged
from registry.concepts.rules import Actor
from registry.concepts.sharing import LinkState
from registry.findings import Outcome
from registry.sharing.cited import Law, Place, Weakness
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.links import BARS, LEADING, title
from registry.sharing.permits.permit import Link
from registry.values import dataclass
from registry.wording import _

HELD, WEAKENED = LinkState.HELD.value, LinkState.WEAKENED.value
CANNOT_TELL, MISSING = LinkState.CANNOT_TELL.value, LinkState.MISSING.value
BARRED, NOT_NEEDED = LinkState.BARRED.value, LinkState.NOT_NEEDED.value

WORST_FIRST = (BARRED, MISSING, CANNOT_TELL, WEAKENED, HELD, NOT_NEEDED)
BLOCKING = frozenset({BARRED, MISSING, CANNOT_TELL})
"""States with which nothing is allowed."""

_GRAVE = frozenset({"critical", "high"})
_MOST_SAID = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One thing found that bears on a link: see `Link`."""

    state: str
    said: str
    settles: str = ""
    who_acts: str = ""
    at: tuple[Place, ...] = ()
    law: tuple[Law, ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    limits: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    rule: str = ""
    """The rule that found it; empty where it was worked out otherwise."""


def linked(id_: str, parts: Iterable[Part]) -> Link:
    """A link of several parts: as bad as the worst of them, and telling the worst first. There must be one part."""
    parts_ = tuple(parts)
    found = sorted(parts_, key=lambda part: WORST_FIRST.index(part.state))
    state = found[0].state
    # What is in order is told only where nothing is wrong: whoever reads a gap must not look for it.
    telling = [part for part in found if part.state == state] if state in BLOCKING else found
    if state != NOT_NEEDED:
        telling = [part for part in telling if part.state != NOT_NEEDED]
    leads = telling if state in BLOCKING else _leads(parts_, telling)
    told = {part.said for part in leads}
    also = [each for part in telling for each in (*part.also, *((part.said,) if part.said not in told else ()))]
    return Link(
        id_, title(id_), state, _joined(part.said for part in leads), _joined(part.settles for part in telling),
        next((part.who_acts for part in telling if part.who_acts), ""),
        tuple(dict.fromkeys(place for part in telling for place in part.at)),
        tuple(dict.fromkeys(law for part in found for law in part.law)),
        tuple(dict.fromkeys(each for part in found for each in part.weaknesses)),
        tuple(dict.fromkeys(each for part in leads for each in part.limits)), tuple(dict.fromkeys(also)),
    )  # fmt: skip


def _leads(parts: Sequence[Part], telling: Sequence[Part]) -> list[Part]:
    """What answers the link where nothing stands in its way: the facts and what weakens it; else what its main rule
    found. The rest is in order too, and need not be read."""
    own = [part for part in parts if part in telling]
    leads = [part for part in own if not part.rule or part.state == WEAKENED]
    if not any(part.state != WEAKENED or not part.rule for part in leads):
        held = [part for part in own if part.state != WEAKENED]
        leads += [part for part in held if part.rule in LEADING] or held[:1]
    return leads


def _joined(sentences: Iterable[str]) -> str:
    """Sentences one after another, each with its full stop."""
    said = list(dict.fromkeys(each.strip() for each in sentences if each.strip()))[:_MOST_SAID]
    return " ".join(each if each.endswith((".", "?", "!", ".”")) else f"{each}." for each in said)


def of_rules(bench: Bench, verdicts: Sequence[Judged], unread: str = HELD) -> list[Part]:
    """What rules say that speak to one link.

    `unread`: what becomes of it where what a rule finds in order rests only on law that nobody has read: `CANNOT_TELL`
    where that law is what allows it, `WEAKENED` where it asks for something that is there.
    """
    parts = [_open(bench, each) for each in verdicts if bench.is_open(each)]
    passed = [each for each in verdicts if each.verdict.outcome is Outcome.SATISFIED]
    parts += [_passed(bench, each, unread) for each in passed]
    if not parts and verdicts:
        said = _joined(each.verdict.because for each in verdicts[:2])
        parts.append(Part(NOT_NEEDED, said, rule=verdicts[0].rule.id))
    return parts


def _open(bench: Bench, judged: Judged) -> Part:
    """A rule that found something wanting, or cannot tell. Of lesser weight, it weakens and does not stand in the way.

    A waiver says that somebody lives with it, and makes nothing good that a statute asks for: it stays as it is.
    """
    rule, verdict = judged.rule, judged.verdict
    if verdict.outcome is Outcome.CANNOT_TELL:
        state = CANNOT_TELL if rule.severity in _GRAVE else WEAKENED
    elif rule.id in BARS:
        state = BARRED
    else:
        state = MISSING if rule.severity in _GRAVE else WEAKENED
    return Part(
        state, verdict.because, str(rule.text["remedy"]), _(Actor(rule.text["who_acts"]).label),
        bench.places(verdict.at), bench.laws(bench.law_behind(judged)), (bench.weakness(judged),), rule=rule.id,
    )  # fmt: skip


def _passed(bench: Bench, judged: Judged, unread: str) -> Part:
    relied = [entry for own in judged.verdict.law if (entry := bench.book.get(own)) is not None]
    law = tuple(bench.law_of(entry) for entry in relied)
    because, who = judged.verdict.because, _(Actor(judged.rule.text["who_acts"]).label)
    if unread == HELD or not relied or any(bench.is_read(entry) for entry in relied):
        return Part(HELD, because, law=law, rule=judged.rule.id)
    if unread == WEAKENED:
        said = _("{because} What the law asks is known here from practice: nobody has read it for these data.")
        return Part(WEAKENED, said.format(because=because), law=law, rule=judged.rule.id)
    said = _("{because} It rests only on law whose text was not read.").format(because=because)
    settles = _("Have somebody read the law that is named, and confirm that it says so.")
    return Part(CANNOT_TELL, said, settles, who, (), law, rule=judged.rule.id)
