"""Posts that can be reached: never a person, and nowhere that is."""

from __future__ import annotations

from benchmarks.generator.plan import Register
from benchmarks.generator.sheet import Sheet


def mailbox(register: Register, name: str) -> str:
    """A team's email address."""
    return f"{name.lower().replace(' ', '.').replace(chr(39), '')}@{register.id}.example"


def web(register: Register, path: str) -> str:
    """An address on an organisation's web site."""
    return f"https://www.{register.id}.example/{path}"


def telephone(s: Sheet) -> str:
    """A telephone number of the range kept for fiction."""
    return f'"01632 960{s.dice.below(1000):03}"'


def contact(s: Sheet, key: str, role: str, indent: str, *, member: bool = True) -> str:
    """A post that can be reached. `member`: it is one of a list."""
    dash, pad = ("- ", f"{indent}  ") if member else ("", indent)
    title, team = s.word("role"), s.word("team")
    made = f"{indent}{dash}id: {key}\n{pad}role: {role}\n{pad}job_title: {title}\n"
    if s.often(0.4):
        made += f"{pad}team: {team}\n"
    made += f"{pad}email: {mailbox(s.register, team)}\n"
    if s.often(0.6):
        made += f"{pad}telephone: {telephone(s)}\n"
    if s.often(0.25):
        made += f"{pad}hours: Monday to Friday, {s.dice.between(7, 10)}am to {s.dice.between(4, 7)}pm\n"
    return made


def contact_under(s: Sheet, field: str, key: str, role: str, indent: str = "") -> str:
    """A field that holds one post."""
    return f"{indent}{field}:\n" + contact(s, key, role, f"{indent}  ", member=False)
