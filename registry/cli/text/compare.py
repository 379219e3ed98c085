"""What changed between two versions of a vocabulary, and what that breaks."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.verbs.words.compare import Answer, Broken, Change
from registry.wording import _, counted

_MOST = 300

_SORTS = {
    "added": _("added"),
    "gone": _("gone"),
    "renamed": _("perhaps under another key"),
    "relabelled": _("called otherwise"),
    "moved": _("moved"),
    "redefined": _("means something else"),
    "other-values": _("holds other values"),
    "deprecated": _("out of use"),
    "back": _("in use again"),
    "codes-changed": _("has other codes"),
    "other": _("other changes"),
}
_BROKEN = {
    "mapping": _("Mappings to look at again"),
    "flow": _("Agreements that use these words"),
    "codes": _("Tables of codes that are no longer complete"),
}


def lines(answer: Answer) -> Iterator[str]:
    """What was compared, how much changed, each change, and each use that it breaks."""
    yield style(answer.title, bold=True) + (f"  {answer.ref}" if answer.ref else "")
    yield _("From {before} to {after}").format(before=answer.before, after=answer.after)
    yield from answer.notes
    if not answer.changes:
        yield _("Nothing changed.")
        return
    said = ", ".join(f"{count} {_SORTS[sort]}" for sort, count in answer.counts)
    yield counted(len(answer.changes), _("change"), _("changes")) + f": {said}"
    yield ""
    for change in answer.changes[:_MOST]:
        yield f"  {_told(change)}"
    if len(answer.changes) > _MOST:
        yield _("  … and {more}. --output changes.csv has all of them.").format(
            more=counted(len(answer.changes) - _MOST, _("other"), _("others"))
        )
    if not answer.broken:
        yield ""
        yield _("No mapping or agreement uses what changed.") if answer.ref else ""
    for sort, heading in _BROKEN.items():
        own = [use for use in answer.broken if use.sort == sort]
        if own:
            yield ""
            yield style(heading, bold=True)
            yield from (f"  {_use(use)}" for use in own[:_MOST])


def _told(change: Change) -> str:
    name = f"{change.label} ({'/'.join(filter(None, (change.term, change.code)))})"
    if change.sort == "added":
        return _("added: {name}").format(name=name)
    if change.sort == "gone":
        instead = _("; instead: {keys}").format(keys=change.after) if change.after else ""
        return _("gone: {name}").format(name=name) + instead
    if change.sort == "renamed":
        why = "; ".join(f"{field}: {value}" for field, value in change.why)
        return _("gone: {name}, perhaps now {after} (both have {why})").format(name=name, after=change.after, why=why)
    before, after = change.before or _("nothing"), change.after or _("nothing")
    sort = _SORTS[change.sort]
    field = change.field.replace("_", " ")
    return f"{sort}: {name}, {field}: " + _("“{before}” is now “{after}”").format(before=before, after=after)


def _use(use: Broken) -> str:
    said = ", ".join(use.changes if use.sort == "codes" else (_SORTS[each] for each in use.changes))
    if use.sort == "codes":
        return _("{title}: nothing is decided for {codes} of {label}. {address}").format(
            title=use.title, codes=said, label=use.label, address=use.address
        )
    return f"{use.title}: {use.label} ({said}). {use.address}"
