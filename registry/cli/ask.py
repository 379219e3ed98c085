"""Asking a person at a terminal. Questions go to standard error, so that an answer can still be piped elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from registry.cli.meant import meant
from registry.cli.screen import complain
from registry.wording import _


class Terminal:
    """Asks the person at this terminal; the `Ask` of the command line."""

    def text(self, prompt: str, default: str = "", check: Callable[[str], str] | None = None) -> str:
        """Some words; asked for until `check` finds nothing wrong with them."""
        while True:
            answer = _line(prompt, default)
            wrong = check(answer) if check else ""
            if not wrong:
                return answer
            complain(f"  {wrong}")

    def choice(self, prompt: str, options: Sequence[str], default: str = "") -> str:
        """One of the options, by its number or its name."""
        numbered = {str(number): option for number, option in enumerate(options, 1)}
        complain(prompt)
        for number, option in numbered.items():
            complain(f"  {number:>{len(str(len(options)))}}  {option}")
        while True:
            answer = _line(_("Number or name"), default)
            if answer in options:
                return answer
            if answer in numbered:
                return numbered[answer]
            complain("  " + _("That is not one of them.") + meant(answer, options))

    def yes(self, prompt: str, default: bool = False) -> bool:
        """Yes or no, or the first letter of either."""
        words = {_("yes"): True, _("no"): False}
        usual = next(word for word, meaning in words.items() if meaning is default)
        while True:
            answer = _line(prompt, usual).lower()
            for word, meaning in words.items():
                if answer and word.startswith(answer):
                    return meaning
            complain("  " + _("Please answer yes or no."))


def terminal() -> Terminal | None:
    """Somebody to ask; None where no person reads our questions or types the answers."""
    streams = (sys.stdin, sys.stderr)
    return Terminal() if all(stream is not None and stream.isatty() for stream in streams) else None


def _line(prompt: str, default: str) -> str:
    """One line as typed, without the space around it. The end of input means that the person has had enough."""
    usual = f" [{default}]" if default else ""
    while True:
        # `input` would put the prompt on standard output.
        complain(f"{prompt}{usual}: ", end="")
        try:
            answer = input().strip()
        except EOFError as end:
            raise KeyboardInterrupt from end
        except UnicodeDecodeError:
            answer = "\ufffd"
        if answer.isprintable() and "\ufffd" not in answer:
            return answer or default
        complain("  " + _("Some of that cannot be read as text. Please type it again."))
