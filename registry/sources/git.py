"""The git command: fixed lists of arguments, no shell, no questions, and nothing that a repository brings is run."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from registry.errors import InputOutputError
from registry.wording import _, counted

_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.symlinks=false",
    "core.commitGraph=false",
    "core.multiPackIndex=false",
    "core.bigFileThreshold=16m",  # larger files are never held in memory whole
    "pack.threads=1",
    "gc.autoDetach=false",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "fetch.unpackLimit=1",  # everything that comes is one file, whose size can be watched
    "fetch.writeCommitGraph=false",
    "transfer.fsckObjects=true",
    "transfer.bundleURI=false",
    "fetch.fsck.zeroPaddedFilemode=ignore",  # harmless, and found in old histories
    "filter.lfs.smudge=",
    "filter.lfs.process=",
    "filter.lfs.required=false",
    "http.followRedirects=false",  # what was approved is one address, not wherever it sends people
    "http.lowSpeedLimit=100",
    "http.lowSpeedTime=60",
)
_OF_THE_PERSON = re.compile(
    "GIT_(SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_[A-Z_]+|CONFIG_GLOBAL|EXEC_PATH|PROXY_[A-Z_]+)"
)
"""What a person may have set for git as a whole. Anything else of git's could point it at another repository."""

_POLL = 0.05
_GRACE = 2.0
_KEPT_OF_ERRORS = 64 * 1024
_KEPT_OF_ANSWERS = 1024 * 1024
_PROGRESS = re.compile(rb"([A-Z][a-z ]+):\s+[0-9]+% \(([0-9]+)/([0-9]+)\)[^\r\n]*[\r\n]")

Watch = Callable[[tuple[int, int] | None], None]
"""Called many times a second while git works, with how much is done of how much, where git says so. May raise."""


class GitFailed(InputOutputError):
    """Git could not do what it was asked to. `said` is what it said, which may hold the words of a stranger."""

    def __init__(self, said: str, code: int) -> None:
        super().__init__(said.strip().splitlines()[-1] if said.strip() else _("git stopped without a word"))
        self.said = said
        self.code = code


class TookTooLong(InputOutputError):
    """Git was stopped because it had gone on for too long."""


@dataclass(frozen=True, slots=True)
class Git:
    """Git for one repository: one of our own, or a register's, of which nothing is believed that its settings say.

    - `mirror`: the folder of the repository.
    - `seconds`: how long any one command may take.
    - `transports`: the ways of transport it may use, such as `https:ssh`; none where it may not use any.
    """

    mirror: Path
    seconds: float
    transports: str = ""

    def ask(self, *arguments: str, watch: Watch | None = None) -> str:
        """Run one command to its end; what it answers. Raises GitFailed, TookTooLong or InputOutputError."""
        process = self.start(*arguments)
        with _stopped(process):
            assert process.stdout is not None
            assert process.stderr is not None
            answer, errors = _Drain(process.stdout, _KEPT_OF_ANSWERS), _Drain(process.stderr, _KEPT_OF_ERRORS)
            end = time.monotonic() + self.seconds
            while True:
                try:
                    process.wait(_POLL)
                    break
                except subprocess.TimeoutExpired:
                    if time.monotonic() > end:
                        most = counted(max(1, round(self.seconds / 60)), _("minute"), _("minutes"))
                        raise TookTooLong(_("it took longer than {most}").format(most=most)) from None
                if watch is not None:
                    watch(errors.progress())
            said = errors.text()
            if process.returncode != 0:
                raise GitFailed(said, process.returncode)
            return answer.text()

    def is_so(self, *arguments: str) -> bool:
        """Whether a command that answers yes or no by its exit code answers yes."""
        try:
            self.ask(*arguments)
        except GitFailed:
            return False
        return True

    def start(self, *arguments: str, talk: bool = False) -> subprocess.Popen[bytes]:
        """Begin one command. With `talk` it is spoken to, and what it complains of is nobody's concern."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        try:
            return subprocess.Popen(
                [_git(), f"--git-dir={self.mirror}", *settings, *arguments],
                cwd=self.mirror,
                env=_environment(self.transports),
                stdin=subprocess.PIPE if talk else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if talk else subprocess.PIPE,
                # No terminal: nothing that git runs, ssh included, can ask anybody anything.
                start_new_session=True,
            )
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputOutputError(_("git could not be run: {reason}").format(reason=reason)) from error


class _stopped:  # noqa: N801 - reads as a statement where it is used
    """Whatever happens inside, the process and all that it started have ended afterwards."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_raised: object) -> None:
        stop(self._process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, if it has not, and all that it started: gently, so that it tidies up, and then for certain."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
        process.wait()
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)


class _Drain:
    """Reads a pipe to its end in a thread of its own, which then closes it, and keeps the last of what came."""

    def __init__(self, pipe: IO[bytes], most: int) -> None:
        self._pipe = pipe
        self._most = most
        self._kept = b""
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with self._pipe:
            while more := os.read(self._pipe.fileno(), 65536):
                self._kept = (self._kept + more)[-self._most :]

    def text(self) -> str:
        """What was kept, once the pipe has ended."""
        self._thread.join(_GRACE)
        return self._kept.decode("utf-8", "replace")

    def progress(self) -> tuple[int, int] | None:
        """How much git last said was done, of how much."""
        found = _PROGRESS.findall(self._kept[-400:])
        return (int(found[-1][1]), int(found[-1][2])) if found else None


@cache
def _git() -> str:
    found = shutil.which("git")
    if found is None or not os.path.isabs(found):
        raise InputOutputError(
            _("Registers are fetched with git, and there is no git on this computer."), _("Install git.")
        )
    return found


def _environment(transports: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or _OF_THE_PERSON.fullmatch(name)
    }
    return kept | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",  # what a repository lacks is not asked for elsewhere
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_PROTOCOL_FROM_USER": "0",
        "GIT_ALLOW_PROTOCOL": transports or "none",
        "GCM_INTERACTIVE": "never",
        "LC_ALL": "C",
    }
