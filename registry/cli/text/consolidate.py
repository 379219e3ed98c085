"""What came of putting two files together."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.concepts.translating import ConflictRule
from registry.verbs.words.consolidate import Answer, Difference, Repeated
from registry.wording import _, counted, listed

_FEW, _WIDEST = 10, 60


def lines(answer: Answer) -> Iterator[str]:
    """What came of it, the differences, and where it all is."""
    if not answer.identity:
        yield from _suggestions(answer)
        return
    yield style(answer.said, bold=True)
    yield from ("  " + each for each in _counts(answer))
    yield from _columns(answer)
    yield from _repeated(answer)
    yield from _conflicts(answer)
    if answer.troubles:
        yield ""
        yield style(_("What was wrong with the files:"), bold=True)
        yield from (f"  {each}" for each in answer.troubles)
    yield ""
    yield from _places(answer)


def _suggestions(answer: Answer) -> Iterator[str]:
    yield style(answer.stopped, bold=True)
    if answer.suggested:
        yield _("By the vocabularies these may:")
        for each in answer.suggested:
            yield f"  --identity {_quoted(each.column)}"
            yield f"    {each.said}"
            yield f"    {each.term}"
        yield _("Whether that holds between two files, only somebody who knows them can say.")
    else:
        yield _("The vocabularies say nothing of any column that both files have.")
    yield ""
    shared = [each for each in answer.columns if each not in (*answer.only_first_columns, *answer.only_second_columns)]
    yield _("Columns of both: {columns}").format(columns=", ".join(shared))
    yield from _columns(answer)


def _quoted(column: str) -> str:
    return column if column.isidentifier() else f'"{column}"'


def _counts(answer: Answer) -> Iterator[str]:
    ignored = _(" (ignoring {what})").format(what=listed(answer.ignored)) if answer.ignored else ""
    yield _("The same thing where these agree: {columns}{ignored}").format(
        columns=listed(answer.identity), ignored=ignored
    )
    if answer.filled:
        yield _("{cells} that one file left empty and the other filled").format(
            cells=counted(answer.filled, _("cell"), _("cells"))
        )
    if answer.spelt:
        yield _("{count} written in two ways").format(count=counted(answer.spelt, _("identity"), _("identities")))
    if sum(answer.nameless):
        yield _(
            "{first} of the first file and {second} of the second have no identity, and stand by themselves"
        ).format(first=counted(answer.nameless[0], _("row"), _("rows")), second=f"{answer.nameless[1]:,}")
    if answer.nearly:
        yield _(
            "{rows} of the first file would have met one of the second, had case, spaces and noughts in front been"
            " ignored: see --ignore"
        ).format(rows=counted(answer.nearly, _("row"), _("rows")))


def _columns(answer: Answer) -> Iterator[str]:
    for names, said in (
        (answer.only_first_columns, _("Only in the first file: {columns}")),
        (answer.only_second_columns, _("Only in the second file: {columns}")),
    ):
        if names:
            yield "  " + said.format(columns=", ".join(names))


def _repeated(answer: Answer) -> Iterator[str]:
    if not answer.repeated:
        return
    yield ""
    one, many = _("identity stands"), _("identities stand")
    yield style(
        _("{count} more than once in a file. Nobody can tell which row is meant: {rows} kept apart.").format(
            count=counted(answer.repeated, one, many), rows=counted(answer.kept_apart, _("row is"), _("rows are"))
        ),
        bold=True,
    )
    yield from (f"  {_cut(each.identity)}: {_again(each)}" for each in answer.repeated_listed[:_FEW])
    if answer.repeated > _FEW:
        yield "  " + _("… and {count} more").format(count=f"{answer.repeated - _FEW:,}")


def _again(each: Repeated) -> str:
    parts = []
    for lines_, times, which in (
        (each.first_lines, each.first, _("the first file")), (each.second_lines, each.second, _("the second"))
    ):  # fmt: skip
        if lines_:
            more = " …" if times > len(lines_) else ""
            parts.append(
                _("lines {lines} of {file}").format(lines=", ".join(map(str, lines_)) + more, file=which)
                if len(lines_) > 1
                else _("line {line} of {file}").format(line=lines_[0], file=which)
            )
    return "; ".join(parts)


def _conflicts(answer: Answer) -> Iterator[str]:
    if not answer.conflicts:
        return
    yield ""
    yield style(_("Where the files differ:"), bold=True)
    rules = dict(answer.rules)
    for column, times in answer.conflicts:
        rule = rules.get(column, rules.get("", ""))
        name, _colon, by = rule.partition(":")
        said = _(ConflictRule(name).label) + (f" ({by})" if by else "")
        yield f"  {column}: {times:,}. {said}"
    yield ""
    for each in answer.listed[:_FEW]:
        yield f"  {_difference(each)}"
    more = sum(times for _column, times in answer.conflicts) - min(len(answer.listed), _FEW)
    if more > 0:
        yield "  " + _("… and {count} more").format(count=f"{more:,}")


def _difference(each: Difference) -> str:
    said = _("{identity}, {column}: “{first}” at line {line}, “{second}” at line {other}").format(
        identity=_cut(each.identity), column=each.column, first=_cut(each.first), line=each.first_line,
        second=_cut(each.second), other=each.second_line,
    )  # fmt: skip
    if each.taken == "neither":
        return f"{said}. {each.why}".strip()
    return f"{said} → “{_cut(each.result)}”"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _places(answer: Answer) -> Iterator[str]:
    if answer.written:
        yield _("Wrote {path}, and where each cell came from: {provenance}").format(
            path=shown_path(answer.out), provenance=shown_path(answer.provenance)
        )
    elif answer.stopped:
        yield style(answer.stopped, fg="red")
    else:
        yield _("Nothing was written: this only says what would come of it.")
    if answer.conflict_list:
        yield _("All differences, each with both lines: {path}").format(path=shown_path(answer.conflict_list))
