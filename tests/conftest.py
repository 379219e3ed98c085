"""What the tests share: registers on disk, records made from the schemas, and ways to spoil a record.

Everything here is real: real files in a temporary folder, real schemas, the real reader. Tests under `tests/` mirror
the package; a test that needs a register asks for the fixture `registers`, one that needs records asks for `fullest`
(every field of a kind), `portion` (some of them) or `instances` (a hypothesis strategy for all a schema allows).
"""

from __future__ import annotations

import copy
import gc
import json
import os
import random
import re
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings
from hypothesis import strategies as st

from registry.concepts.kinds import Kind
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.schema.published import Shape, schema, shape
from registry.session import Session
from registry.source import Document, Ref
from registry.tree import Folder

# No test depends on how fast the machine is. Each states its own number of examples where the default is not right.
# `make prove` tries the same properties on many times as many.
settings.register_profile("muniment", deadline=None, max_examples=30)
settings.register_profile("prove", deadline=None, max_examples=500)
settings.load_profile("prove" if os.environ.get("MUNIMENT_PROVE") else "muniment")

SCHEMAS = (*(kind.value for kind in Kind), "register", "federation", "federation-lock", "review-event")
"""Every schema of what registers hold, by name."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what could not be checked here."""
    if not os.environ.get("MUNIMENT_TEST_DATA"):
        terminalreporter.write_line(
            "MUNIMENT_TEST_DATA is not set: terms were checked by their prefix only, namespaces not against what is"
            " published, and SARIF not against its schema."
        )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what hypothesis makes examples for, so that `make prove` can ask for just that. What takes long is first."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("property")
    last = len(_TOGETHER)
    items.sort(key=lambda item: _TOGETHER.index(own) if (own := _unit(item.nodeid)) in _TOGETHER else last)


_TOGETHER = (
    "tests/browser/test_access.py", "tests/history/", "tests/sample/", "tests/browser/",
    "tests/browser/test_strange.py",
)  # fmt: skip
"""Tests that share what takes seconds to make: a browser, registers with a past. Elsewhere those of a file do.

In the order in which they begin: what takes longest first, and not every browser at the same moment.
"""


def _unit(nodeid: str) -> str:
    """What one process runs whole: the narrowest of those that share something, otherwise the file."""
    return max((each for each in _TOGETHER if nodeid.startswith(each)), key=len, default=nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Have one of several processes run all tests of a file, or of a folder that shares what is dear to make.

    What a file makes is then made once, and the process that hands out the work has a few hundred things to hand out
    rather than many thousands. Those that take longest come first, so that no process is left with one at the end.
    """
    from xdist.scheduler import LoadScopeScheduling

    config.option.loadscopereorder = False  # by the number of tests, which says little of how long they take

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _unit(nodeid)

    return Scheduling(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[None]:
    """Nothing read to find the tests is ever thrown away: looking through it for rubbish takes half the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(params=SCHEMAS, scope="session")
def name(request: pytest.FixtureRequest) -> str:
    """Runs a test once for every schema."""
    return str(request.param)


@pytest.fixture(params=[name for name in SCHEMAS if name != "review-event"], scope="session")
def addressed(request: pytest.FixtureRequest) -> str:
    """Runs a test once for every schema whose parts have addresses: into a line of reviews nothing leads."""
    return str(request.param)


@pytest.fixture(params=[kind.value for kind in Kind], scope="session")
def kind(request: pytest.FixtureRequest) -> str:
    """Runs a test once for every kind of record."""
    return str(request.param)


@pytest.fixture(scope="session")
def standards() -> Path | None:
    """The folder of published standards to compare with; None where this machine has none."""
    given = os.environ.get("MUNIMENT_TEST_DATA")
    return Path(given) / "standards" if given else None


# ── registers on disk ────────────────────────────────────────────────────────────────────────────────────────────────


class Registers:
    """A few registers in a temporary folder, written as people write them."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> Path:
        """A file with just these words; text may be indented with the test it stands in."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode())
        return full

    def register(self, name: str, **fields: Any) -> Path:
        """The register.yaml of a register."""
        said = {"id": name, "title": f"{name.capitalize()} register", "format": 1} | fields
        return self.write(f"{name}/register.yaml", yaml.safe_dump(said, sort_keys=False))

    def federation(self, *names: str, **fields: Any) -> Path:
        """A federation.yaml that reads these registers together."""
        said = {"registers": [{"register": name} for name in names]} | fields
        return self.write("federation.yaml", yaml.safe_dump(said, sort_keys=False))

    def record(self, ref: str, **fields: Any) -> Path:
        """The file of one record, in the folder of its kind; fields beyond the required ones are given."""
        register, kind, own = ref.split("/")
        if not (self.root / register / "register.yaml").exists():
            self.register(register)
        path = f"{register}/{Kind(kind).folder}/{own}.yaml"
        return self.write(path, yaml.safe_dump(record(kind, own, **fields), sort_keys=False, allow_unicode=True))

    def session(self, at: str = ".", **dates: date) -> Session:
        """A session that looks from a folder of the federation."""
        return Session(federation=self.root / at, **dates)


def record(kind: str, own: str, **fields: Any) -> dict[str, Any]:
    """The data of a record: what every record must say, and the fields given."""
    status = shape(kind).fields["status"].values[0]
    return {"kind": kind, "id": own, "title": own.replace("-", " ").capitalize(), "status": status} | fields


@pytest.fixture
def registers(tmp_path: Path) -> Registers:
    """An empty folder to put registers in."""
    return Registers(tmp_path)


@pytest.fixture(scope="session")
def registers_in() -> Callable[[Path], Registers]:
    """Puts registers in a folder of the test's own, for what several tests only read."""
    return Registers


@pytest.fixture(scope="session")
def snapshot_of() -> Callable[..., MemorySnapshot]:
    """Makes a snapshot of records given as data: `snapshot_of({"northmoor": [data, …]})`."""

    def made(registers: dict[str, list[dict[str, Any]]]) -> MemorySnapshot:
        snapshot = MemorySnapshot(FederationSource(Path(), "test", ()))
        for register, records in registers.items():
            snapshot.folders[register] = Folder(register, Path("no-such-folder"))
            for data in records:
                ref = Ref(register, data["kind"], data["id"])
                document = Document(register, f"{Kind(ref.kind).folder}/{ref.id}.yaml", data)
                snapshot.records[ref] = Loaded(ref, document)
        return snapshot

    return made


# ── registers kept elsewhere ─────────────────────────────────────────────────────────────────────────────────────────

Files = dict[str, Any]
"""Path → text or bytes; `("link", target)` for a link, `("module", commit)` for a repository inside the repository."""


class Upstream:
    """A register in a bare git repository: somebody else's, as far as the federation that lists it knows."""

    def __init__(self, place: Path, name: str) -> None:
        self.place = place
        self.name = name
        self.url = f"file://{place}"
        self.files: Files = {"register.yaml": f"id: {name}\ntitle: {name.capitalize()} register\nformat: 1\n"}
        place.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", place], check=True)

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """Ask git something of the repository."""
        who = [f"{role}_{what}=a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
        environment = os.environ | dict(f"GIT_{each}".split("=") for each in who)
        command = ["git", f"--git-dir={self.place}", *arguments]
        done = subprocess.run(command, input=given, capture_output=True, check=True, env=environment)
        return done.stdout.decode().strip()

    def record(self, ref: str, **fields: Any) -> None:
        """A record, which the next commit holds."""
        kind, own = ref.split("/")
        self.files[f"{Kind(kind).folder}/{own}.yaml"] = yaml.safe_dump(record(kind, own, **fields), sort_keys=False)

    def commit(self, branch: str = "main", parent: str | None = "") -> str:
        """Commit all files as they are, on top of the branch; or on another commit, or on none."""
        top = self.tree(self.files)
        if parent == "":
            found = self.git("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")
            parent = found or None
        made = self.git("commit-tree", top, "-m", "as it is now", *(["-p", parent] if parent else []))
        self.git("update-ref", f"refs/heads/{branch}", made)
        return made

    def tree(self, files: Files) -> str:
        """A folder as git has it. Names are taken as they come: git itself would refuse some."""
        folders: dict[str, Files] = {}
        entries: list[tuple[bytes, bytes, str]] = []
        for path, content in files.items():
            name, slash, rest = path.partition("/")
            if slash:
                folders.setdefault(name, {})[rest] = content
                continue
            raw = os.fsencode(name)
            if isinstance(content, tuple) and content[0] == "module":
                entries.append((b"160000", raw, content[1]))
            elif isinstance(content, tuple):
                entries.append((b"120000", raw, self.blob(content[1])))
            else:
                entries.append((b"100644", raw, self.blob(content)))
        entries += [(b"40000", os.fsencode(name), self.tree(inside)) for name, inside in folders.items()]
        entries.sort(key=lambda entry: entry[1] + (b"/" if entry[0] == b"40000" else b""))
        data = b"".join(mode + b" " + name + b"\0" + bytes.fromhex(own) for mode, name, own in entries)
        return self.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=data)

    def blob(self, content: str | bytes) -> str:
        """The content of a file."""
        data = content.encode() if isinstance(content, str) else content
        return self.git("hash-object", "-w", "--stdin", given=data)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own configuration, empty: nothing approved, and nothing set for git."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MUNIMENT_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


@pytest.fixture
def upstream(tmp_path: Path, own_folder: Path) -> Callable[[str], Upstream]:
    """Makes somebody's register, in a repository of its own with one commit."""

    def made(name: str) -> Upstream:
        found = Upstream(tmp_path / "elsewhere" / f"{name}.git", name)
        found.record("agreement/hub")
        found.commit()
        return found

    return made


# ── records made from the schemas ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def fullest() -> Callable[[str], dict[str, Any]]:
    """Makes the fullest record of a kind: every field, one member in every list, values from the fields' examples."""

    def full(node: dict[str, Any], definitions: dict[str, Any], example: Any) -> Any:
        target = definitions[node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        if "properties" in target:
            return {
                name: full(field, definitions, (field.get("examples") or [None])[0])
                for name, field in target["properties"].items()
            }
        if "items" in target:
            return [full(target["items"], definitions, example[0] if example else None)]
        return target.get("const", target.get("enum", [example])[0])

    # Copied by way of JSON each time, so that no test changes another's record.
    text = cache(lambda name: json.dumps(full(schema(name), schema(name).get("$defs", {}), None)))
    return lambda name: json.loads(text(name))


@pytest.fixture(scope="session")
def portion(fullest: Callable[[str], dict[str, Any]]) -> Callable[[str, random.Random], dict[str, Any]]:
    """Makes a record that has some of the fields a kind may have, and all that it must have."""

    def some(here: Shape, data: Any, rng: random.Random, share: float) -> Any:
        if isinstance(data, dict) and here.fields:
            return {
                name: some(here.fields[name], value, rng, 0.5)
                for name, value in data.items()
                if name in here.required or rng.random() < share
            }
        if isinstance(data, list) and here.item is not None:
            return [some(here.item, member, rng, share) for member in data]
        return data

    return lambda name, rng: some(shape(name), fullest(name), rng, rng.choice((0.1, 0.2, 0.5)))


_ODD = (
    "", " ", "\n", "x\n", "1", "none", "null", "yes", "active", "in-force", "a" * 90, "a" * 3000,
    "é", "e\u0301", "Ω", "\u2028", "2023-02-30", "2026-04-01\n", "2026-4-1", "２０２６-04-01", "E0600000１",
    "P1.5Y", "P6Y\n", "a/b", "a/b/c", "northmoor/organisation/northmoor", "x@y", "x@y.z", "https://", "https://a b",
    "sha256:" + "0" * 64, "sha256:" + "0" * 63,
    0, 1, -1, 2, 150, 10**10, 2**53 - 1, 1.0, 1.5, -0.0, 1e300, True, False,
    [], {}, [1], ["a"], ["a", "a"], [[]], [{}], {"id": "a"}, {"a": {"b": ["c"]}},
)  # fmt: skip


@pytest.fixture(scope="session")
def spoil() -> Callable[[Any, random.Random], Any]:
    """Changes a record at one to three random places, as hands and programs do; the result may still be a record."""

    def places(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        yield place
        pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for step, value in pairs:
            yield from places(value, (*place, step))

    def odd(rng: random.Random) -> Any:
        return copy.deepcopy(rng.choice(_ODD))

    def change(data: Any, rng: random.Random) -> None:
        *above, last = rng.choice([place for place in places(data) if place])
        holder = data
        for step in above:
            holder = holder[step]
        value = holder[last]
        match rng.randrange(7):
            case 0:
                del holder[last]
            case 1 if isinstance(holder, dict):
                holder[f"{last}{rng.choice(('s', '_', ' ', '2'))}"] = holder.pop(last)
            case 2 if isinstance(value, str):
                holder[last] = value + rng.choice(("\n", " ", "x", "é", "\t"))
            case 3 if isinstance(value, dict):
                value[rng.choice(("id", "local", "colour", "kind", "notes"))] = odd(rng)
            case 4 if isinstance(value, list):
                value.append(copy.deepcopy(rng.choice(value)) if value and rng.random() < 0.3 else odd(rng))
            case _:
                holder[last] = odd(rng)

    def spoiled(data: Any, rng: random.Random) -> Any:
        for _time in range(rng.randint(1, 3)):
            if isinstance(data, dict) and data:
                change(data, rng)
        return data

    return spoiled


@pytest.fixture(scope="session")
def instances() -> Callable[[str], st.SearchStrategy[dict[str, Any]]]:
    """Gives the strategy for everything that a schema allows, by walking the schema itself."""
    return cache(lambda name: _node(schema(name), schema(name).get("$defs", {}), width=5))


def _node(node: dict[str, Any], definitions: dict[str, Any], width: int = 3) -> st.SearchStrategy[Any]:
    if "$ref" in node:
        return st.deferred(lambda: _definition(node["$ref"].rpartition("/")[2], definitions))
    if "const" in node:
        return st.just(node["const"])
    if "enum" in node:
        return st.sampled_from(node["enum"])
    match node["type"]:
        case "string":
            return _text(node)
        case "integer":
            # To JSON Schema 1.0 is a whole number too.
            whole = st.integers(node.get("minimum"), node.get("maximum"))
            return whole | whole.filter(lambda number: abs(number) < 2**53).map(float)
        case "array":
            return st.lists(_node(node["items"], definitions), max_size=2)
        case "object" if node.get("additionalProperties") is True:
            return _FREE
        case "object":
            return _fields(node, definitions, width)
        case other:
            raise LookupError(f"the dialect has no type {other}")


def _definition(name: str, definitions: dict[str, Any]) -> st.SearchStrategy[Any]:
    node = definitions[name]
    # A definition is the same node wherever it is named, so its strategy is made once.
    if id(node) not in _MADE:
        _MADE[id(node)] = _node(node, definitions)
    return _MADE[id(node)]


_MADE: dict[int, st.SearchStrategy[Any]] = {}


def _fields(node: dict[str, Any], definitions: dict[str, Any], width: int) -> st.SearchStrategy[dict[str, Any]]:
    required = {name: _node(node["properties"][name], definitions) for name in node.get("required", ())}
    optional = {n: _node(f, definitions) for n, f in node["properties"].items() if n not in required}
    if not optional:
        return st.fixed_dictionaries(required)
    names = st.lists(st.sampled_from(list(optional)), unique=True, max_size=width)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries(required | {name: optional[name] for name in chosen}),
    )


def _text(node: dict[str, Any]) -> st.SearchStrategy[str]:
    if node.get("format") == "date":
        return st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
    pattern, longest = node["pattern"], node.get("maxLength", 10_000)
    if pattern.startswith("^") and pattern.endswith("$"):
        made = _matching(pattern).filter(lambda text: len(text) <= longest)
    else:
        made = st.text(min_size=1, max_size=40).filter(lambda text: re.search(pattern, text))
    # The example is drawn as well: it is what people write.
    examples = [example for example in node.get("examples", ()) if isinstance(example, str)]
    return st.sampled_from(examples) | made if examples else made


@cache
def _matching(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(pattern), fullmatch=True)


_WORDS = st.text(min_size=1, max_size=12)
_FREE = st.dictionaries(
    _WORDS,
    st.recursive(
        _WORDS | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans(),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_WORDS, inner, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)
"""What may stand under `local`: text, numbers, truth, lists and maps of these."""
