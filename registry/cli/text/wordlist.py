"""The words of one vocabulary, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.verbs.words.wordlist import Answer
from registry.wording import _, counted


def lines(answer: Answer) -> Iterator[str]:
    """The title and how many there are; then each term with its key, and its codes below it."""
    codes = sum(len(each.get("codes") or ()) for each in answer.entries)
    terms = counted(len(answer.entries), _("term"), _("terms"))
    said = f"{terms}, {counted(codes, _('code'), _('codes'))}" if codes else terms
    yield style(answer.title, bold=True) + f"  {answer.ref}"
    yield said
    for entry in answer.entries:
        yield ""
        yield _called(entry)
        if "definition" in entry:
            yield f"  {entry['definition']}"
        for code in entry.get("codes") or ():
            yield f"  {code.get('code', code['id'])}  {_called(code)}"


def _called(entry: object) -> str:
    assert isinstance(entry, dict)
    return f"{entry.get('label', entry['id'])}  ({entry['id']})"
