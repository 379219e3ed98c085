"""What every record begins and ends with."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, iso
from benchmarks.generator.kinds.posts import mailbox, web
from benchmarks.generator.language.words import wheel
from benchmarks.generator.layout import quoted, text
from benchmarks.generator.lives import ACTIVE, DRAFT, RETIRED, life
from benchmarks.generator.sheet import Sheet

_LEAST = 2_050
_LETTERS = ("RR", "IG", "DS", "CT", "SV", "EX")


def head(s: Sheet, status: str = "", days: tuple[tuple[str, int], ...] = (), *, numbered: bool = False) -> str:
    """What every record begins with: kind, id, title, status and how it came to it, and who answers for it.

    `numbered`: the version is said, as it must be of what is in force.
    """
    history = days or _history(s)
    status = status or history[-1][0]
    comment = f"# {s.say('note')}\n" if s.roll() < 0.12 else ""
    made = f"{comment}kind: {s.kind}\nid: {s.name.id}\ntitle: {s.name.title}\n"
    if s.roll() < 0.6 or numbered:
        version = f"{s.dice.between(1, 4)}.{s.dice.below(3)}"
        made += f"version: '{version}'\n" if s.roll() < 0.2 else f"version: {quoted(version)}\n"
    made += f"status: {status}\nstatus_history:\n"
    for step, day in history:
        made += f"  - on: {iso(day)}\n    status: {step}\n"
        if s.often(0.4):
            made += f"    by: {s.word('role')}\n"
        if s.often(0.2):
            made += text("    reason", s.say("reason"))
    if s.roll() < 0.25:
        made += "language: en\n"
    return made


def _history(s: Sheet) -> tuple[tuple[str, int], ...]:
    course = life(s.plan, s.register, s.kind, s.number)
    if course == DRAFT:
        return ((DRAFT, TODAY - s.dice.between(3, 200)),)
    history: tuple[tuple[str, int], ...] = ((ACTIVE, s.began),)
    if s.roll() < 0.4:
        history = ((DRAFT, s.began - s.dice.between(10, 120)), *history)
    if course == RETIRED:
        history = (*history, (RETIRED, retired(s)))
    return history


def retired(s: Sheet) -> int:
    """The day on which a record was retired, where it was."""
    return min(TODAY - 1, s.began + 200 + s.number * 37 % 900)


def owner(s: Sheet) -> str:
    """Who answers for the record."""
    team = s.word("team")
    made = f"owner:\n  role: {s.word('role')}\n  organisation: {s.home}\n  team: {team}\n  email: {mailbox(s.register, team)}\n"
    return made + (f"  deputy_role: {s.word('role')}\n" if s.often(0.3) else "")


def reference(s: Sheet) -> str:
    """The organisation's own number for it."""
    return f"reference: {s.dice.of(_LETTERS)}/{iso(s.began)[:4]}/{s.dice.between(1, 9999):04}\n"


def ending(s: Sheet, *, local: bool = True, proved: bool = False) -> str:
    """What stands last: evidence, fields of one's own (unless they are there already), what is known to be missing.

    `proved`: evidence is there in any case.
    """
    made = ""
    rolled = s.roll() * (0.3 if proved else 1)
    if rolled < 0.02:
        path, digest = s.evidence_file("Signed copy")
        made += f"evidence:\n  - id: signed-copy\n    kind: signed-copy\n    title: Signature page\n    file: {path}\n"
        made += f"    digest: {digest}\n    retrieved: {iso(s.since(1, 60))}\n    publisher: {s.register.name}\n"
    elif rolled < 0.3:
        made += f"evidence:\n  - id: minutes\n    kind: minutes\n    title: {_capital(s.dice.of(wheel('doc')))}\n"
        made += (
            f"    link: {web(s.register, f'papers/{s.dice.between(1000, 9999)}')}\n    dated: {iso(s.since(0, 90))}\n"
        )
    if local and s.often(0.06):
        made += f"local:\n  cost_centre: {quoted(str(s.dice.between(1000, 9999)))}\n  sponsor: {s.word('role')}\n"
        made += text("  remark", s.say("note"))
    if s.roll() < 0.03:
        made += "incomplete:\n  - owner\n"
    return made


def padded(s: Sheet, whole: str) -> str:
    """A record with working notes, where it would be shorter than most."""
    wanted = _LEAST + s.dice.below(300) - len(whole)
    if len(whole) >= _LEAST:
        return whole
    notes = f"  working_notes:\n    - {s.say('outcome')}\n"
    while len(notes) < wanted:
        notes += f"    - {s.say(s.dice.of(('outcome', 'background', 'advice', 'answered', 'view')))}\n"
    before, found, after = whole.partition("\nlocal:\n")
    return f"{before}{found}{notes}{after}" if found else f"{whole}local:\n{notes}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
