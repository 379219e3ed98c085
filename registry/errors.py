"""What can stop a command, and the exit code each leaves behind.

    MunimentError            70  our own defect, unless a child says otherwise
    ├── UsageError            2  the question was put wrongly
    ├── NotARegister          5  no federation or register where we were told to look
    ├── InputOutputError      6  a file or folder could not be read or written
    │   └── Conflict          6  the file changed underneath a write; nothing was written
    └── NotFound              2  the record asked for is not there

A malformed file or a broken link is not an exception: it is a `Problem` (see `problems`), a value, so that one bad
file never hides the rest.
"""

from __future__ import annotations


class MunimentError(Exception):
    """The root of the tree. `message` says what happened; `fix` says what to do about it."""

    exit_code = 70

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


class UsageError(MunimentError):
    """The question was put wrongly."""

    exit_code = 2


class NotFound(MunimentError):
    """The record asked for is not in any loaded register."""

    exit_code = 2


class NotARegister(MunimentError):
    """No federation.yaml or register.yaml was found where we were told to look."""

    exit_code = 5


class InputOutputError(MunimentError):
    """A file or folder could not be read or written."""

    exit_code = 6


class Conflict(InputOutputError):
    """The file changed since it was read, so nothing was written."""
