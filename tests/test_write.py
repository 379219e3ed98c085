"""Writing: nothing a person wrote is lost, a file is replaced whole or not at all, and no change is written over."""

from __future__ import annotations

import random
import re
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.concepts.kinds import FIRST_KEYS
from registry.errors import Conflict, InputOutputError
from registry.parse import parse
from registry.write import CannotFormat, as_yaml, create_file, digest_of, formatted, replace_file

Portion = Callable[[str, random.Random], dict[str, Any]]

# ── the house style ──────────────────────────────────────────────────────────────────────────────────────────────────

WRITTEN = """\
# The hub's agreement. Ask Priya before changing it.
title: Hub   # what people call it
id:   hub
kind: agreement
status: in-force

# ── who ──
parties:
- {id: police, name_used: "Harbour Police"}
-   id: council     # the lead
    name_used: Northmoor Council
personal_data: yes
purpose:
    statement: >-
      To protect children
      from harm
version: "1.0"
local: {opens: 9:30, closed: [no, off], until: 17:00:00, ratio: 1.5, words: 'plain'}
"""

LAID_OUT = """\
# The hub's agreement. Ask Priya before changing it.
title: Hub   # what people call it
id: hub
kind: agreement
status: in-force

# ── who ──
parties:
  - {id: police, name_used: "Harbour Police"}
  - id: council     # the lead
    name_used: Northmoor Council
personal_data: 'yes'
purpose:
  statement: >-
    To protect children
    from harm
version: "1.0"
local: {opens: '9:30', closed: ['no', 'off'], until: '17:00:00', ratio: 1.5, words: 'plain'}
"""


def test_the_house_style() -> None:
    """Two spaces, dashes indented, old words for yes and no in quotes; comments, quotes and folded text stay."""
    assert formatted(WRITTEN.encode()).decode() == LAID_OUT


def test_the_first_keys_come_first_where_no_comment_would_be_torn_away() -> None:
    before = (
        "# about it\ntitle: Hub\nparties: []\nversion: '1.0'\nid: hub\nstatus: idea\nkind: agreement\nlead: x # why\n"
    )
    after = (
        "# about it\nkind: agreement\nid: hub\ntitle: Hub\nversion: '1.0'\nstatus: idea\nparties: []\nlead: x # why\n"
    )
    assert formatted(before.encode()).decode() == after
    torn = "title: Hub\nkind: agreement # not a protocol\n"
    assert formatted(torn.encode()).decode() == torn


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "Yes", "NO", "y", "n", "12:30", "9:05", "12:30:45", "09:30", "1:30"]
)
def test_what_an_older_reader_would_misread_is_quoted(word: str) -> None:
    after = formatted(f"local: {{a: {word}, b: [{word}]}}\n".encode())
    assert after.decode() == f"local: {{a: '{word}', b: ['{word}']}}\n"
    assert yaml.safe_load(after) == {"local": {"a": word, "b": [word]}}, "PyYAML reads YAML 1.1, where they mean others"


@pytest.mark.parametrize(
    "text", ["a: yesterday", "a: 'yes'", 'a: "no"', "a: |\n  yes", "on: 2026-04-01", "a: 12:30 daily"]
)
def test_what_nobody_would_misread_is_left_as_it_is(text: str) -> None:
    assert formatted(f"{text}\n".encode()).decode() == f"{text}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b", "a: b\n"),
        ("a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        ("\ufeffa: b\n", "a: b\n"),
        ("a: b   \n", "a: b\n"),
        ("a: [b,\n  c]\n", "a: [b, c]\n"),
        ("'a': b\n", "'a': b\n"),
    ],
)
def test_small_things_are_tidied(before: str, after: str) -> None:
    assert formatted(before.encode()).decode() == after


def test_spaces_that_belong_to_a_text_stay() -> None:
    before = b"a: |\n  two spaces  \n  end here\n"
    assert parse(formatted(before))[0] == {"a": "two spaces  \nend here\n"}


@pytest.mark.parametrize("text", [b"", b"- a\n", b"a: [b\n", b"a: 010\n", b"a:\n", b"a: b\na: c\n", b"a: \xff\n"])
def test_what_is_not_a_record_is_not_laid_out(text: bytes) -> None:
    with pytest.raises(CannotFormat):
        formatted(text)


def commented(text: str, rng: random.Random) -> str:
    """The same YAML with comments of a person among its lines, some of them the same."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        indent = line[: len(line) - len(line.lstrip(" -"))].replace("-", " ")
        if rng.random() < 0.1:
            lines.append("")
        if rng.random() < 0.15:
            lines.append(f"{indent}# " + rng.choice(("to do", f'above {number}: it\'s a "note"')))
        lines.append(line + (f"  # {rng.choice(('to do', f'beside {number}'))}" if rng.random() < 0.15 else ""))
    lines += ["# the end"] if rng.random() < 0.5 else []
    return "\n".join(lines) + "\n"


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40)
def test_layout_keeps_data_comments_and_order_and_is_done_once(seed: int, portion: Portion) -> None:
    rng = random.Random(seed)
    data = portion(rng.choice(("agreement", "organisation", "waiver", "breach")), rng)
    names = rng.sample(list(data), len(data))
    plain = yaml.dump({name: data[name] for name in names}, Dumper=yaml.CSafeDumper, sort_keys=False, width=10_000)
    before = commented(plain, rng)

    after = formatted(before.encode())

    found, problems = parse(after)
    assert problems == []
    assert found == data
    note = re.compile(r"# (?:above|beside|the|to do).*")
    assert note.findall(after.decode()) == note.findall(before)
    rest = [name for name in names if name not in FIRST_KEYS]
    assert [name for name in found if name not in FIRST_KEYS] == rest
    assert formatted(after) == after


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], include_characters="\n"), max_size=60))
@settings(max_examples=80)
def test_any_text_comes_back_as_it_was_or_is_left(text: str) -> None:
    before = yaml.dump({"a": text, "b": [text]}, Dumper=yaml.CSafeDumper, allow_unicode=True).encode()
    try:
        after = formatted(before)
    except CannotFormat:
        return
    assert parse(after) == parse(before)
    assert formatted(after) == after


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40)
def test_whatever_the_reader_accepts_is_laid_out_or_left(seed: int, portion: Portion) -> None:
    rng = random.Random(seed)
    data, flow = portion("waiver", rng), rng.choice([True, False, None])
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, default_flow_style=flow)
    for _time in range(rng.randint(1, 4)):
        at = rng.randrange(len(text) + 1)
        token = rng.choice(
            ("\n", "#", " # x\n", "'", ": ", "- ", "? ", "\n---\n", "%YAML 1.1\n---\n", "|", ">", "\t", "=")
        )
        text = text[:at] + token + text[at:]
    before = text.encode()
    try:
        after = formatted(before)
    except CannotFormat:
        return
    assert parse(after) == parse(before)


# ── replacing a file ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with something in it."""
    path = tmp_path / "hub.yaml"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_and_nothing_is_left_beside_it(file: Path) -> None:
    replace_file(file, b"new", digest_of(b"old"))
    assert file.read_bytes() == b"new"
    assert [each.name for each in file.parent.iterdir()] == ["hub.yaml"]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664])
def test_who_may_read_it_stays_as_it_was(file: Path, mode: int) -> None:
    file.chmod(mode)
    replace_file(file, b"new", digest_of(b"old"))
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_change_made_meanwhile_is_not_written_over(file: Path) -> None:
    read = digest_of(file.read_bytes())
    file.write_bytes(b"somebody else's")
    with pytest.raises(Conflict, match="changed while it was being worked on"):
        replace_file(file, b"new", read)
    assert file.read_bytes() == b"somebody else's"
    assert [each.name for each in file.parent.iterdir()] == ["hub.yaml"]


def test_a_file_that_has_gone_is_not_made_again(file: Path) -> None:
    file.unlink()
    with pytest.raises(InputOutputError, match="could not be written"):
        replace_file(file, b"new", digest_of(b"old"))
    assert list(file.parent.iterdir()) == []


def test_a_folder_cannot_be_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").mkdir()
    with pytest.raises(InputOutputError):
        replace_file(tmp_path / "hub.yaml", b"new", digest_of(b"old"))


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from registry.write import digest_of, replace_file

path, texts, rng = Path(sys.argv[1]), [letter * 300_000 for letter in (b"a", b"b")], random.Random(20)

def write_for_ever():
    now = texts.index(path.read_bytes())
    while True:
        replace_file(path, texts[1 - now], digest_of(texts[now]))
        now = 1 - now

path.write_bytes(texts[0])
for _time in range(20):
    writer = os.fork()
    if writer == 0:
        write_for_ever()
    time.sleep(rng.random() / 20)
    os.kill(writer, signal.SIGKILL)
    _pid, status = os.waitpid(writer, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "it was writing until it was killed"
    print("whole" if path.read_bytes() in texts else "torn")
"""


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "hub.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["whole"] * 20


# ── new files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_data_is_written_in_the_house_style() -> None:
    aim = "To find " + "households that are cold " * 6 + "and get their boilers mended"
    written = as_yaml({"version": "0.1", "status": "yes", "purpose": {"aim": aim}, "items": [{"id": "a"}], "none": []})
    assert written == textwrap.dedent("""\
        version: '0.1'
        status: 'yes'
        purpose:
          aim: >-
            To find households that are cold households that are cold households that are cold households that are cold
            households that are cold households that are cold and get their boilers mended
        items:
          - id: a
        none: []
        """)
    assert formatted(written.encode()).decode() == written


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(0, 3))
def test_whatever_is_written_is_what_is_read(text: str, depth: int) -> None:
    data: Any = {"text": text}
    for _level in range(depth):
        data = {"in": [data, text]}
    read, problems = parse(as_yaml(data).encode())
    assert problems or read == data
    assert not problems or not text.isprintable() or not text


def test_a_space_that_is_not_one_stays_at_the_end_of_a_line() -> None:
    assert formatted("title: Hub\u00a0\nid: hub\n".encode()) == "id: hub\ntitle: Hub\u00a0\n".encode()


def test_a_new_file_is_whole_and_may_be_read_like_others(tmp_path: Path) -> None:
    path, other = tmp_path / "new.yaml", tmp_path / "other.yaml"
    create_file(path, b"id: new\n")
    other.write_bytes(b"")
    assert path.read_bytes() == b"id: new\n"
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [path, other]


@pytest.mark.parametrize("linked", [True, False])
def test_a_new_file_never_takes_the_place_of_another(
    linked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not linked:
        monkeypatch.setattr("os.link", no_links)
    path = tmp_path / "new.yaml"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(Conflict, match="already"):
        create_file(path, b"id: new\n")
    assert path.is_symlink()
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_needs_no_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", no_links)
    create_file(tmp_path / "new.yaml", b"id: new\n")
    assert [path.name for path in tmp_path.iterdir()] == ["new.yaml"]


def no_links(_from: Any, _to: Any) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_new_file_that_cannot_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputOutputError, match="no space left on device"):
        create_file(tmp_path / "new.yaml", b"id: new\n")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(InputOutputError, match="no such file"):
        create_file(tmp_path / "nowhere" / "new.yaml", b"")
