"""A verb made for tests, run as `python trial.py …`: it asks what it was not told, and its work takes `--seconds`."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from registry.cli.main import main
from registry.session import Session
from registry.verbs import catalogue
from registry.verbs.verb import Ask, Verb, asked


@dataclass(frozen=True)
class Question:
    """What to make."""

    name: str = asked("Its name.", default="", positional=True)
    kind: str = asked("Its kind.", default="", choices=("agreement", "waiver", "standard"))
    seal: bool = asked("Seal it.", default=False)
    to: tuple[Path, ...] = asked("Where to put it.", default=())
    seconds: str = asked("How long the work takes.", default="0")


def run(session: Session, question: Question) -> Question:
    """Answer with the question itself, after a while."""
    end = time.monotonic() + float(question.seconds)
    done = 0
    while time.monotonic() < end:
        done += 1
        if session.progress:
            session.progress(done, 12_000, "Reading\x1b[2J\nfiles:")
        time.sleep(0.01)
    return question


def guide(session: Session, question: Question, ask: Ask) -> Question:
    """Ask for what was not said."""
    return Question(
        name=question.name or ask.text("Name", "mash", lambda name: "" if name.islower() else "Small letters, please."),
        kind=question.kind or ask.choice("Which kind?", ("agreement", "waiver", "standard"), "agreement"),
        seal=question.seal or ask.yes("Seal it?"),
        to=question.to,
        seconds=question.seconds,
    )


VERB = Verb(
    title="Try the command line.", examples=(("muniment trial", "try"),), question=Question, run=run, guide=guide
)


if __name__ == "__main__":
    catalogue.areas = lambda: {"trial": "trials"}
    catalogue.verb = lambda _name: VERB
    main(["trial", "--format", "json", *sys.argv[1:]])
