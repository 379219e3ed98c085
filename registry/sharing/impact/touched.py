"""`Impact`: everything that one mishap touches, and how."""

from __future__ import annotations

from dataclasses import dataclass

from registry.sharing.cited import Law, Person, Place, Weakness


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing that is touched.

    - `sort`: `agreement`, `flow`, `contract`, `sub-processor`, `processing`, `system`, `transfer`, `dpia`, `notice`,
      `adoption`, `policy`, `mapping`, `organisation`, ... `ref`: its record; `place`: the address in it; `title`.
    - `how`: how it is touched, in a sentence; `steps`: the way there, from what the mishap befell.
    - `is_direct`: without anybody between. `people`: about how many people the records say, by group; may be empty.
    """

    sort: str
    ref: str
    place: str
    title: str
    how: str
    steps: tuple[Place, ...]
    is_direct: bool
    owner: str
    owner_title: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit that runs, or begins: whose, and what must be done.

    - `by`: by when, ISO, with the hour where it matters. `steps`: how it was worked out. `law`: what it rests on.
    - `state`: `running`, `overdue`, `would-begin` or `met`. `at`: where it is recorded.
    """

    whose: str
    what: str
    by: str
    state: str
    steps: tuple[str, ...]
    law: tuple[Law, ...]
    at: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that now matters: of which record, which heading, what it says, and where."""

    ref: str
    title: str
    heading: str
    said: str
    at: Place


@dataclass(frozen=True, slots=True)
class Impact:
    """The whole: what befell what, and everything touched, direct things first.

    - `subject`, `subject_title`, `sort`: what it befell: an organisation, contract, certificate, gateway, system,
      agreement. `mishap`: a word of `Mishap`. `said`: the sum of it in sentences.
    - `touched`, `clocks`, `clauses`, `contacts`; `counts`: sort → how many. `to_do`: what to do next, in order.
    - `unknown`: what the records do not say that somebody must find out, in sentences.
    - `aside`: records that name what was befallen and are not touched, such as one that it only answers for.
    - `open`: findings that stand against what is touched, the gravest first.
    """

    subject: str
    subject_title: str
    sort: str
    mishap: str
    said: tuple[str, ...]
    touched: tuple[Touched, ...]
    clocks: tuple[Clock, ...]
    clauses: tuple[Clause, ...]
    contacts: tuple[Person, ...]
    counts: tuple[tuple[str, int], ...]
    to_do: tuple[str, ...]
    unknown: tuple[str, ...]
    aside: tuple[Touched, ...] = ()
    open: tuple[Weakness, ...] = ()
