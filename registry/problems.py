"""Every way a file can fail to be a record, or a record fail to hold together: one code each, with message and fix.

A problem is about files and links. Trouble in law or good practice is a finding, which is another thing entirely.
The message says what is there; the fix says what to write. Each code has a test case of the same name under
`tests/problems/`, and `registry/PROBLEMS.md` is generated from this list and those cases.
"""

from __future__ import annotations

from enum import StrEnum

from registry.source import Place, Position
from registry.values import Any, dataclass, field, replace
from registry.wording import _


class Stage(StrEnum):
    """Where a problem is found, which decides the exit code it leaves behind."""

    READ = "read"
    """The file could not be had at all: exit code 6."""
    RECORD = "record"
    """The file is not a record: exit code 3."""
    LINK = "link"
    """The record is loaded but does not hold together: exit code 4."""
    NOTE = "note"
    """Worth knowing; the exit code does not change unless `--strict` is asked for."""


EXIT_CODES = {Stage.READ: 6, Stage.RECORD: 3, Stage.LINK: 4, Stage.NOTE: 0}
"""Stage → exit code. The highest wins."""


@dataclass(frozen=True, slots=True)
class Code:
    """One sort of problem. `message` and `fix` are templates filled with what was found."""

    code: str
    stage: Stage
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, at one place.

    `register` and `path` say which file; `place` where in the document; `position` the line and column, which is found
    by reading the file again when it is not known yet.
    """

    code: str
    register: str
    path: str
    values: dict[str, Any] = field(default_factory=dict)
    place: Place = ()
    position: Position | None = None
    on_key: bool = False
    """Whether the problem is the key at `place` rather than its value."""
    address: str = ""
    """The lasting name of the place, where it is in a record."""

    @property
    def stage(self) -> Stage:
        """Where problems of this sort are found."""
        return CODES[self.code].stage

    @property
    def message(self) -> str:
        """What is there, in plain words."""
        return _(CODES[self.code].message).format_map(_Blank(self.values))

    @property
    def fix(self) -> str:
        """What to write, in one line."""
        return _(CODES[self.code].fix).format_map(_Blank(self.values)).strip()

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        return self.position.line if self.position else 1

    @property
    def column(self) -> int:
        """The column, counted from 1."""
        return self.position.column if self.position else 1

    def at(self, position: Position) -> Problem:
        """The same problem with its line and column."""
        return replace(self, position=position)

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """The order to print in: by file, then by place."""
        return (self.path, self.line, self.column, self.code)


class _Blank(dict[str, Any]):
    """A message is never lost because a value is missing."""

    def __missing__(self, key: str) -> str:
        return ""


_ALL = (
    # ── the file itself ──────────────────────────────────────────────────────────────────────────────────────────
    Code("unreadable-file", Stage.READ, "this could not be read: {reason}", "{advice}"),
    Code("vanished-file", Stage.READ, "this file went away while it was being read", "Run the command again."),
    Code("outside-register", Stage.READ, "this is a link that leads outside the register, to {target}", "Put a real file here, or remove the link."),
    Code("not-utf-8", Stage.RECORD, "this file is not UTF-8 text: {found}", "Save the file again and choose UTF-8 as its encoding."),
    Code("binary-file", Stage.RECORD, "this file is not text: {found}", "Put the YAML text of one record here; keep other documents in the evidence folder."),
    Code("empty-file", Stage.RECORD, "this file is empty", "Write one record here, beginning with `kind:`."),
    Code("too-large", Stage.RECORD, "this file is larger than {limit}, which is the most a record may be", "Move long lists into a table beside the record, and documents into the evidence folder."),
    Code("too-deep", Stage.RECORD, "this is {depth} levels deep, and a record may have at most {limit}", "Use fewer levels of lists and fields inside one another."),
    Code("several-documents", Stage.RECORD, "a second document starts here", "Put each record in a file of its own, and remove the line `---`."),
    Code("not-a-record", Stage.RECORD, "this file holds {found}, and a record is made of fields such as `kind: agreement`", "Begin the file with `kind:`, then `id:`, `title:` and `status:`, with a space after each colon."),
    Code("syntax", Stage.RECORD, "this cannot be read: {detail}", "{advice}"),
    Code("control-character", Stage.RECORD, "there is a hidden character here that a record may not contain ({character})", "Delete it and type the text again."),
    Code("duplicate-key", Stage.RECORD, "`{key}` is written twice; the first is on line {first}", "Keep one of the two."),
    Code("key-not-text", Stage.RECORD, "a field's name must be a word, and this is {found}", "Write the field's name; if this is its name, put quotes round it."),
    Code("tag", Stage.RECORD, "`{tag}` is a YAML tag, and a record may not use tags", "Remove it. If it is part of the text, put quotes round all of the text."),
    Code("anchor", Stage.RECORD, "`{name}` is a YAML shortcut, and a record may not use shortcuts", "Write the value out in full each time. If it is ordinary text, put quotes round it."),
    Code("odd-number", Stage.RECORD, "`{text}` could be read as a number and would not come back as written", "Put quotes round it: '{text}'."),
    Code("empty-value", Stage.RECORD, "{what} has no value", "Write one, or remove the line. For a list, write [] if the answer is “none”."),
    # ── not a record of its kind ─────────────────────────────────────────────────────────────────────────────────
    Code("kind-missing", Stage.RECORD, "this file does not say what kind of record it is", "Begin it with `kind: {expected}`."),
    Code("kind-unknown", Stage.RECORD, "there is no kind of record called `{kind}`", "{advice}"),
    Code("unknown-key", Stage.RECORD, "there is no field `{key}` here", "{advice}"),
    Code("missing-key", Stage.RECORD, "`{key}` is missing", "Add `{key}: {example}`."),
    Code("wrong-type", Stage.RECORD, "this is {found}, and {expected} is wanted", "Write {form}."),
    Code("not-in-list", Stage.RECORD, "`{value}` is not one of the values allowed here", "{advice}"),
    Code("bad-form", Stage.RECORD, "`{value}` is not {expected}", "Write {form}."),
    Code("blank-text", Stage.RECORD, "there is nothing written between the quotes", "Write some words, or remove the line."),
    Code("too-long", Stage.RECORD, "this is {length} characters long, and {limit} is the most there may be", "Shorten it."),
    Code("out-of-range", Stage.RECORD, "`{value}` is {wrong}", "Write {form}."),
    Code("does-not-fit", Stage.RECORD, "this does not fit: {detail}", "Compare it with the example in the field reference, schemas/README.md."),
    # ── in the wrong place, or there twice ───────────────────────────────────────────────────────────────────────
    Code("wrong-folder", Stage.LINK, "this is {article} `{kind}`, and it is in {folder}", "Move the file to `{expected}`."),
    Code("id-not-file-name", Stage.LINK, "the id is `{id}`, and the file is called `{name}`", "Rename the file to `{id}.yaml`, or write `id: {stem}`."),
    Code("file-name", Stage.LINK, "`{name}` is not a name for a record's file", "Rename the file to `{expected}`: its id, then .yaml."),
    Code("unexpected-file", Stage.NOTE, "`{name}` is not a record and was not read", "If it is a record, end its name in .yaml. If not, move it to the `evidence` folder."),
    Code("same-id-twice", Stage.LINK, "`{ref}` is already the name of the record in {other}", "Give one of the two another id, and rename its file to match."),
    Code("register-id-differs", Stage.LINK, "the federation calls this register `{expected}`, and it calls itself `{id}`", "Write `id: {expected}` here, or `register: {id}` in federation.yaml."),
    Code("house-rule-field", Stage.LINK, "there is no field `{field}` in {article} `{kind}`, so no record could meet this rule of the house", "{advice}"),
    Code("register-missing", Stage.READ, "there is no {what} `{source}`", "{advice}"),
    Code("lock-differs", Stage.READ, "{file} has `{register}` {says}, and {here}", "{advice}"),
    # ── does not hold together ───────────────────────────────────────────────────────────────────────────────────
    Code("reference-to-nothing", Stage.LINK, "there is no {kind} `{target}` in the register `{register}`", "{advice}"),
    Code("reference-to-wrong-kind", Stage.LINK, "`{target}` is {article} {kind}, and {expected} belongs here", "{advice}"),
    Code("reference-unread", Stage.NOTE, "`{target}` is in `{file}`, which is not a record until it is mended{others}", "Mend that file first."),
    Code("register-not-loaded", Stage.NOTE, "`{target}` is in the register `{register}`, which is not loaded, so nobody can tell whether it is there", "{advice}"),
    Code("key-to-nothing", Stage.LINK, "there is no `{key}` in {list}", "{advice}"),
    Code("address-to-nothing", Stage.LINK, "`{address}` leads to no place in {ref}", "{advice}"),
    Code("code-outside-list", Stage.LINK, "there is no code `{code}` of `{term}` in {ref}", "{advice}"),
    Code("term-cycle", Stage.LINK, "`{field}` of `{term}` leads back to itself: {chain}", "Correct `{field}` in one of these terms."),
    Code("duplicate-list-key", Stage.LINK, "`{key}` is used twice in this list; the first is on line {first}", "Give one of the two another {name}."),
    Code("end-before-start", Stage.LINK, "`{end_name}` ({end}) is before `{start_name}` ({start})", "Correct one of the two dates."),
    Code("both-written", Stage.LINK, "`{second}` is written here as well as `{first}`, and only one of them can be so", "Keep the one that is right."),
    Code("status-not-in-history", Stage.LINK, "the status is `{status}`, and no entry of `status_history` says so", "Add an entry to `status_history` with the day it changed, or correct the status."),
    Code("inherited-and-written", Stage.LINK, "`{heading}` is taken from the parent and also written in this record", "Remove it from `inherits`, or remove the field `{heading}`."),
    Code("inherits-without-parent", Stage.LINK, "this takes headings from a parent agreement, and names no parent", "Write `parent:` with `ref:` and `digest:`, or remove `inherits`."),
    Code("parent-cycle", Stage.LINK, "the parents of this agreement lead back to itself: {chain}", "Correct `parent:` in one of them."),
    Code("parent-changed", Stage.NOTE, "the parent has changed since its digest was written here", "Read the parent again; if it still serves, write `digest: {digest}`."),
    Code("same-identifier-twice", Stage.LINK, "the `{scheme}` identifier `{value}` is also that of {other}", "If they are the same body, keep one record. If not, correct one identifier."),
    Code("two-homes", Stage.LINK, "{other} also says that its register is the one this organisation keeps (`{scheme}` identifier `{value}`)", "An organisation keeps one register: correct `register:` in one of the two."),
    Code("stub-disagrees", Stage.LINK, "`{name}` is “{here}” here, and “{there}” in the organisation's own record, {home}", "Make this the same as the organisation's own record, or remove it."),
    Code("redirect-taken", Stage.LINK, "`{formerly}` is given as a former name, and {other} still has that name", "Remove it from `formerly`, or give the other record another id."),
    Code("evidence-missing", Stage.LINK, "there is no file `{file}` in the register", "Add the file, or correct its name."),
    Code("evidence-changed", Stage.LINK, "`{file}` has changed since its digest was written here", "Put the right file back; or, if the new one is right, write `digest: {digest}`."),
    # ── the table beside a record ────────────────────────────────────────────────────────────────────────────────
    Code("table-missing", Stage.LINK, "there is no table `{file}` beside this record", "Add the file, or correct its name."),
    Code("table-changed", Stage.LINK, "the table `{file}` has changed since its digest was written here", "Put the right file back; or, if the new one is right, write `digest: {digest}`."),
    Code("table-rows", Stage.LINK, "the table `{file}` has {found} rows, and this says that it has {rows}", "Put the right file back; or, if the new one is right, write `rows: {found}`."),
    Code("table-too-large", Stage.RECORD, "this table is larger than {limit}, which is the most one may be", "Make two records of it, each with a table of its own."),
    Code("table-headings", Stage.RECORD, "this table has no line of headings", "Write the names of the columns in the first line, with a tab between them."),
    Code("table-column-missing", Stage.RECORD, "this table has no column `{name}`", "Add the column, and fill it in for every row."),
    Code("table-column-twice", Stage.RECORD, "two columns of this table are called `{name}`", "Rename one of the two, or remove it."),
    Code("table-column-unknown", Stage.NOTE, "no column `{name}` is read from a table of this kind", "{advice}"),
    Code("table-cells", Stage.RECORD, "this row has {found} cells, and there are {wanted} headings", "Put one tab between any two cells, also where a cell is empty."),
    Code("table-quote", Stage.RECORD, "a quotation mark begins a cell here, and none ends it", "Put another at the end of the cell. If it is part of the text, write it twice, and put quotation marks round the cell."),
    Code("table-term", Stage.RECORD, "`{value}` does not name a term of {vocabulary}", "Write the vocabulary's id, a colon and the term's key, such as `{example}`."),
    Code("table-code-row", Stage.RECORD, "this row is a code of `{term}`, and the row of that term is not above it", "Move it below the row of its term, or correct `code_of`."),
    Code("table-key-taken", Stage.LINK, "`{key}` is used already in the record beside this table", "Give one of the two another {name}."),
    Code("table-more", Stage.RECORD, "{count} wrong, and not told one by one", "Mend the rows above first, then run the command again."),
    # ── the reviews beside a record ──────────────────────────────────────────────────────────────────────────────
    Code("reviews-missing", Stage.LINK, "there is no file of reviews `{file}` beside this record", "Put the file back, or remove the line if nothing was ever recorded in it."),
    Code("reviews-too-large", Stage.RECORD, "this file of reviews is larger than {limit}, which is the most one may be", "Begin a new set that replaces this one, and keep this file with the old one."),
    Code("review-line", Stage.RECORD, "this line is no review: {detail}", "Put the line back as it was recorded: an earlier commit has it. The other lines count as they stand."),
    Code("review-event", Stage.RECORD, "this review is not as reviews are recorded: {field}: {why}", "Put the line back as it was recorded: an earlier commit has it. The other lines count as they stand."),
    Code("review-twice", Stage.RECORD, "the review `{id}` is here twice; the first is on line {first}", "Remove the second, if the two say the same. If not, put the file back as it was recorded."),
    Code("review-more", Stage.RECORD, "more reviews are wrong, and are not told one by one", "Mend the lines above first, or put the file back from an earlier commit."),
)  # fmt: skip

CODES: dict[str, Code] = {code.code: code for code in _ALL}
"""Every code, in the order it is documented."""


def exit_code(problems: list[Problem], strict: bool = False) -> int:
    """The exit code that these problems leave: the highest of their stages, 0 for none. `strict` counts notes as links."""
    codes = [EXIT_CODES[p.stage] or (EXIT_CODES[Stage.LINK] if strict else 0) for p in problems]
    return max(codes, default=0)
