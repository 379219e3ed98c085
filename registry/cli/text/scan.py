"""Personal data that was found: where, since when, and what to do. None of it is shown but two characters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.cli.text.cited import cited_line
from registry.verbs.registers.scan import Answer, Looked, Shown
from registry.wording import _, counted, day, listed

_COMMIT = 7
_REFS = 5
_LEFT_OUT = 20
_CERTAINTY = {"sure": (_("Sure"), "red"), "likely": (_("Likely"), "yellow")}


def lines(answer: Answer) -> Iterator[str]:
    """Each finding in a few lines, then what was read and what was not, and what to do."""
    known = {looked.register for looked in answer.looked if looked.history == "read"}
    for found in answer.findings:
        yield from _finding(found, answer.root, found.register in known)
    for looked in answer.looked:
        yield from _unread(looked)
    if answer.history:
        for looked in answer.looked:
            yield _history(looked)
    yield style(_count(answer), bold=True)
    yield from cited_line(answer.copies)
    if not answer.findings:
        yield _("No list of patterns finds everything: a name alone, or a story that fits one person, passes unseen.")
        return
    yield ""
    yield style(_("What to do:"), bold=True)
    for number, step in enumerate(answer.steps, 1):
        yield f"  {number}. {step}"


def _finding(found: Shown, root: str, is_history_read: bool) -> Iterator[str]:
    word, colour = _CERTAINTY[found.certainty]
    yield f"{style(word, fg=colour, bold=True)}  {style(found.shown, bold=True)}"
    where = f"{shown_path(os.path.join(root, found.file))}:{found.line}:{found.column}"
    yield f"  {where}  {found.field}".rstrip()
    yield _("  Why: {why}.").format(why=found.why)
    if found.commit:
        on = day(date.fromisoformat(found.day)) if found.day else _("a day that it does not say")
        yield _("  It came in with commit {commit} on {day}, and can still be reached from {refs}.").format(
            commit=found.commit[:_COMMIT], day=on, refs=_some(found.refs)
        )
    elif is_history_read:
        yield _("  No commit has it yet: mend it before you commit.")
    if found.also_in:
        files = _some(tuple(shown_path(os.path.join(root, each)) for each in found.also_in))
        also = (
            _("  {files} holds it as well.") if found.here else _("  This file no longer holds it, but {files} does.")
        )
        yield also.format(files=files)
    elif not found.in_files:
        yield _("  The working files no longer hold it. The line is where it first stood.")
    yield ""


def _some(names: tuple[str, ...]) -> str:
    more = [_("{count} more").format(count=f"{len(names) - _REFS:,}")] if len(names) > _REFS else []
    return listed([*names[:_REFS], *more]) or _("no branch or tag")


def _unread(looked: Looked) -> Iterator[str]:
    for colour, told in (("red", looked.amiss), ("yellow", looked.left_out)):
        for why in told[:_LEFT_OUT]:
            yield style(_("Not read: {why}").format(why=why), fg=colour)
        if len(told) > _LEFT_OUT:
            yield style(_("Not read: {count} more").format(count=f"{len(told) - _LEFT_OUT:,}"), fg=colour)


def _history(looked: Looked) -> str:
    if looked.history == "read":
        read = _("{register}: {versions} read in {commits}").format(
            register=looked.register,
            versions=counted(looked.versions, _("version of a file"), _("versions of files")),
            commits=counted(looked.commits, _("commit"), _("commits")),
        )
        return f"{read}; {looked.because}." if looked.because else f"{read}."
    return _("{register}: no history was read, because {why}").format(
        register=looked.register, why=f"{looked.because.rstrip('.')}."
    )


def _count(answer: Answer) -> str:
    files = counted(sum(each.files for each in answer.looked), _("file"), _("files"))
    registers = counted(len(answer.looked), _("register"), _("registers"))
    if not answer.findings:
        return _("No personal data found in {files} of {registers}.").format(files=files, registers=registers)
    sure = sum(each.certainty == "sure" for each in answer.findings)
    gone = sum(not each.in_files for each in answer.findings)
    found = counted(len(answer.findings), _("finding"), _("findings"))
    said = _("{found} in {files} of {registers}: {sure} sure, {likely} likely").format(
        found=found, files=files, registers=registers, sure=sure, likely=len(answer.findings) - sure
    )
    return said + (_("; {gone} only in the history.").format(gone=gone) if gone else ".")
