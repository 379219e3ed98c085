"""A copy of the sample for as long as it is used. Whatever is done to it harms nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from registry.errors import InputOutputError
from registry.sample.git import is_here
from registry.sample.repositories import build
from registry.sample.versions import Person, sample
from registry.wording import _

VISITOR = Person("Somebody trying the sample", "somebody@sample.example")
"""Who commits in the copy: nobody that keeps one of its registers, so that a waiver is approved by another."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy: its folder, and why its registers have no past to look at; empty where they have."""

    folder: Path
    without_past: str = ""


@contextmanager
def copied() -> Iterator[Copy]:
    """The sample, its registers git repositories with their dated versions; without git, its files alone."""
    with tempfile.TemporaryDirectory(prefix="muniment-sample-", ignore_cleanup_errors=True) as place:
        folder = Path(place) / "agreements"
        shutil.copytree(sample(), folder, ignore=shutil.ignore_patterns(".*"))
        yield Copy(folder, _with_past(folder))


def _with_past(folder: Path) -> str:
    if not is_here():
        return _("There is no git on this computer, so the sample has no past to look at, and no decision can be kept.")
    try:
        build(folder, VISITOR)
    except (InputOutputError, OSError) as error:
        # Half a history would be worse than none.
        for repository in folder.glob("*/.git"):
            shutil.rmtree(repository, ignore_errors=True)
        return _("The sample's past could not be built: {why}").format(why=str(error))
    return ""
