"""Somebody who answers questions in a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Person:
    """Gives the answers it was made with, in order, and after the last of them the usual one.

    `asked` holds each question with what could be chosen; `told` what was wrong with an answer.
    """

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.told: list[str] = []

    def text(self, prompt: str, default: str = "", check: Callable[[str], str] | None = None) -> str:
        """The next answer that nothing is wrong with."""
        self.asked.append((prompt, ()))
        while True:
            answer = self._next() or default
            wrong = check(answer) if check else ""
            if not wrong:
                return answer
            self.told.append(wrong)
            assert self.answers, f"{prompt}: {wrong}"

    def choice(self, prompt: str, options: Sequence[str], default: str = "") -> str:
        """The next answer, which must be one of the options."""
        self.asked.append((prompt, tuple(options)))
        answer = self._next() or default
        assert answer in options, (prompt, answer, options)
        return answer

    def yes(self, prompt: str, default: bool = False) -> bool:
        """Yes or no."""
        self.asked.append((prompt, ("yes", "no")))
        return {"yes": True, "no": False, "": default}[self._next()]

    def _next(self) -> str:
        return self.answers.pop(0) if self.answers else ""
