"""What is typed after a verb: options anywhere, values checked, and plain words for what is wrong."""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.cli.arguments import _options, missing, read
from registry.cli.parameters import parameters
from registry.errors import UsageError
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True)
class Question:
    """One of everything."""

    ref: str = asked("The record.", default="", positional=True)
    paths: tuple[Path, ...] = asked("Files.", default=(), positional=True)
    strict: bool = asked("Count notes.", default=False)
    review_status: str = asked("Its status.", default="", choices=("draft", "in-force"))
    to: tuple[Path, ...] = asked("Where to.", default=())
    since: date | None = asked("Since when.", default=None)  # noqa: RUF009


WANTED = parameters(Verb(title="", examples=(), question=Question, run=lambda _session, _question: None))


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("", {}),
        ("mash", {"ref": "mash"}),
        ("mash a b", {"ref": "mash", "paths": (Path("a"), Path("b"))}),
        ("--strict mash a", {"ref": "mash", "paths": (Path("a"),), "strict": True}),
        ("mash --strict a", {"ref": "mash", "paths": (Path("a"),), "strict": True}),
        ("mash a --strict b", {"ref": "mash", "paths": (Path("a"), Path("b")), "strict": True}),
        ("--review-status draft mash", {"ref": "mash", "review_status": "draft"}),
        ("mash --review-status=draft", {"ref": "mash", "review_status": "draft"}),
        ("--to a --to=b", {"to": (Path("a"), Path("b"))}),
        ("--to=a=b", {"to": (Path("a=b"),)}),
        ("--to=-a", {"to": (Path("-a"),)}),
        ("--since 2024-02-29", {"since": date(2024, 2, 29)}),
        ("--as-of=2026-02-01", {"as_of": date(2026, 2, 1)}),
        ("--federation ../x", {"federation": Path("../x")}),
        ("--format text --format json", {"format": "json"}),
        ("-- --strict -x", {"ref": "--strict", "paths": (Path("-x"),)}),
        ("--strict -- -- a", {"strict": True, "ref": "--", "paths": (Path("a"),)}),
        ("-", {"ref": "-"}),
        ("-h", None),
        ("mash --help", None),
        ("--nonsense --help", None),
    ],
)
def test_what_is_read(typed: str, given: dict[str, Any] | None) -> None:
    assert read(WANTED, shlex.split(typed)) == given


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("--loudly", "There is no option --loudly."),
        ("--loudly=yes", "There is no option --loudly."),
        ("-x", "There is no option -x."),
        ("-5", "There is no option -5."),
        ("--stric", "There is no option --stric. Did you mean --strict?"),
        ("--review_status draft", "There is no option --review_status. Did you mean --review-status?"),
        ("--hepl", "There is no option --hepl. Did you mean --help?"),
        ("--strict=yes", "--strict takes no value."),
        ("--since", "--since needs a value: --since=YYYY-MM-DD."),
        ("--to --strict", "--to needs a value: --to=PATH."),
        ("--to=", "--to needs a value: --to=PATH."),
        ("--review-status ''", "--review-status needs a value: --review-status=REVIEW_STATUS."),
        ("''", "REF is empty."),
        ("mash ''", "PATHS is empty."),
        ("--review-status inforce", "--review-status: 'inforce' is not one of draft, in-force. Did you mean in-force?"),
        ("--review-status xyz", "--review-status: 'xyz' is not one of draft, in-force."),
        ("--format sarif", "--format: 'sarif' is not one of text, json."),
        ("--since 1/2/2026", "--since: '1/2/2026' is not a day written as YYYY-MM-DD, such as 2026-02-01."),
        ("--since 20260201", "--since: '20260201' is not a day written as YYYY-MM-DD, such as 2026-02-01."),
        ("--since ２０２６-02-01", "--since: '２０２６-02-01' is not a day written as YYYY-MM-DD, such as 2026-02-01."),
        ("--as-of 2026-02-30", "--as-of: there is no day 2026-02-30."),
        ("--as-of 0000-01-01", "--as-of: there is no day 0000-01-01."),
    ],
)
def test_what_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as wrong:
        read(WANTED, shlex.split(typed))
    assert wrong.value.message == message


def test_bytes_that_are_not_text_may_name_a_file_and_nothing_else() -> None:
    assert read(WANTED, ["mash", "\udcff"]) == {"ref": "mash", "paths": (Path("\udcff"),)}
    with pytest.raises(UsageError, match=r"REF: '\\udcff' has bytes that are not text"):
        read(WANTED, ["\udcff"])


def test_words_that_no_place_is_left_for() -> None:
    with pytest.raises(UsageError, match="'b' is one too many"):
        read([parameter for parameter in WANTED if parameter.name != "paths"], ["a", "b"])


def test_what_is_missing() -> None:
    assert missing(WANTED, Question()) == "REF is missing. The record."
    assert missing(WANTED, Question(ref="mash")) == ""


def test_a_positional_may_be_optional() -> None:
    @dataclass(frozen=True)
    class Optional:
        ref: str = asked("The record.", default="", positional=True, optional=True)

    wanted = parameters(Verb(title="", examples=(), question=Optional, run=lambda _session, _question: None))
    assert missing(wanted, Optional()) == ""


WORDS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["--", "-", "--strict", "--to", "--to=", "--since", "--since=2026-02-01", "-h", "--he", "-hx", "="]
    ),
    st.builds("--{}={}".format, st.text(max_size=8), st.text(max_size=8)),
    st.text(st.characters(categories=["Cs", "Cc"]), max_size=4),
)


@given(st.lists(WORDS, max_size=6))
def test_whatever_is_typed_is_read_or_refused(typed: list[str]) -> None:
    try:
        read(WANTED, typed)
    except UsageError as wrong:
        assert wrong.message.strip()  # noqa: PT017


def by_argparse(typed: list[str]) -> tuple[dict[str, Any], list[str]]:
    """The options and the rest, as the standard library takes a line apart. Raises argparse.ArgumentError."""
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False, argument_default=argparse.SUPPRESS
    )
    parser.add_argument("-h", "--help", action="store_true")
    for parameter in WANTED:
        if parameter.kind == "flag":
            parser.add_argument(parameter.typed, action="store_true")
        elif not parameter.positional:
            parser.add_argument(parameter.typed, action="append" if parameter.several else "store", nargs="?", const="")
    options, rest = parser.parse_known_args(typed)
    return vars(options), rest


ODD = st.sampled_from(
    ["-", "-1", "-1.5", "-.5", "-1.", "-x", "-x y", "--to", "--to=", "--to=-a", "--too", "--since", "--strict", "a", "",
     "--strict=", "-h", "-h=", "-h=x", "-hx", "-hh", "--help", "--help=", "--help=x", "-5a", "--format", "=", "--=",
     "-٣", "-hhh", "-hh=x"]
)  # fmt: skip


@given(st.lists(st.one_of(ODD, WORDS).filter(lambda word: word != "--"), max_size=6))
def test_a_line_is_taken_apart_as_argparse_would(typed: list[str]) -> None:
    try:
        expected = by_argparse(typed)
    except argparse.ArgumentError as error:
        with pytest.raises(UsageError) as wrong:
            _options(WANTED, typed)
        assert wrong.value.message == f"{error.argument_name} takes no value."  # noqa: PT017
        return
    assert _options(WANTED, typed) == expected


def test_reading_imports_no_argparse() -> None:
    """It takes longer to import than a line takes to read, and asks how wide the terminal is."""
    script = (
        "import sys; from registry.cli import arguments, parameters; from registry.verbs import catalogue\n"
        "arguments.read(parameters.parameters(catalogue.verb('show')), ['hub', '--as-of=2026-02-01'])\n"
        "assert not {'argparse', 'gettext', 'shutil', 'dataclasses'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=True)
