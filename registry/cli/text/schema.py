"""A schema's text, or what was done with the schemas."""

from __future__ import annotations

from collections.abc import Iterator

from registry.verbs.schemas.schema import Answer
from registry.wording import _


def lines(answer: Answer) -> Iterator[str]:
    """Whatever was asked for, one line each."""
    if answer.text:
        yield answer.text
    yield from answer.names
    for name in answer.drifted:
        yield _("schemas/{name} differs from the models. Run `muniment schema --write`.").format(name=name)
    for name in answer.written:
        yield _("wrote {name}").format(name=name)
    if not any((answer.text, answer.names, answer.drifted, answer.written)):
        yield _("The published schemas agree with the models.")
