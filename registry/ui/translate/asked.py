"""What the address of the page asks: which file, whose words, under which agreement, how, and which losses to list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from registry.verbs.words.translate import Question

PAGE = "translate"
JOB, FROM, TO, AGREEMENT, SHEET = "job", "from", "to", "agreement", "sheet"
OPTIONS = ("broader", "keep", "strict")
OUTCOME, COLUMN, AFTER = "outcome", "column", "after"

_LONGEST = 300
_YES = "yes"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `options`: those of `OPTIONS` that are chosen. `outcome`, `column`, `after`: which losses."""

    job: str = ""
    start: str = ""
    to: str = ""
    agreement: str = ""
    sheet: str = ""
    options: tuple[str, ...] = ()
    outcome: str = ""
    column: str = ""
    after: int = 0

    @property
    def wanted(self) -> dict[str, str]:
        """What is wanted of the translation, as it is kept with the file."""
        return {
            FROM: self.start, TO: self.to, AGREEMENT: self.agreement, SHEET: self.sheet,
            **{name: _YES if name in self.options else "" for name in OPTIONS},
        }  # fmt: skip

    def address(self, anchor: str = "") -> str:
        """The address of the page that asks just this."""
        said = {JOB: self.job, **self.wanted, OUTCOME: self.outcome, COLUMN: self.column}
        said |= {AFTER: str(self.after)} if self.after else {}
        asked = urlencode({name: value for name, value in said.items() if value})
        return f"{PAGE}?{asked}" + (f"#{anchor}" if anchor else "")

    def losses(self, outcome: str, column: str = "", after: int = 0) -> str:
        """The address of the rows of one outcome, in one column or in all."""
        return replace(self, outcome=outcome, column=column, after=after).address("s-rows")

    def question(self, file: Path) -> Question:
        """What the verb is asked, to show and to write nothing."""
        return Question(
            file=file, from_=self.start, to=self.to, agreement=self.agreement, sheet=self.sheet, dry_run=True,
            broader="broader" in self.options, keep="keep" in self.options, strict="strict" in self.options,
        )  # fmt: skip

    def words(self, file: Path, root: Path) -> list[str]:
        """What is typed to have the whole file translated, its result and its list of losses put beside it."""
        named = {"from": self.start, "to": self.to, "agreement": self.agreement, "sheet": self.sheet}
        return [
            "translate", str(file), *(f"--{name}={value}" for name, value in named.items() if value),
            *(f"--{name}" for name in OPTIONS if name in self.options),
            f"--out={result_of(file)}", f"--ledger={ledger_of(file)}", "--force", "--format=json",
            f"--federation={root}",
        ]  # fmt: skip


def result_of(file: Path) -> Path:
    """Where the result of a file goes."""
    return file.with_name(f"result{file.suffix}")


def ledger_of(file: Path) -> Path:
    """Where the list of losses of a file goes."""
    return file.with_name("ledger.csv")


def here() -> Asked:
    """What the address asks."""
    after = _typed(AFTER)
    return Asked(
        _typed(JOB), _typed(FROM), _typed(TO), _typed(AGREEMENT), _typed(SHEET),
        tuple(name for name in OPTIONS if _typed(name) == _YES), _typed(OUTCOME), _typed(COLUMN),
        min(int(after), 10_000_000) if after.isascii() and after.isdigit() and len(after) < 9 else 0,
    )  # fmt: skip


def _typed(name: str) -> str:
    return st.query_params.get(name, "").strip()[:_LONGEST]
