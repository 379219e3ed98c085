"""The links of one record, out and in."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.verbs.records.refs import Answer, LinkShown
from registry.wording import _


def lines(answer: Answer) -> Iterator[str]:
    """What it refers to, then what refers to it."""
    yield style(f"{answer.title}  {answer.ref}", bold=True)
    yield from _links(_("Refers to"), answer.refers_to)
    yield from _links(_("Referred to by"), answer.referred_to_by)


def _links(heading: str, links: tuple[LinkShown, ...]) -> Iterator[str]:
    yield ""
    yield style(f"{heading} ({len(links)})", bold=True)
    if not links:
        yield f"  {_('Nothing.')}"
    last = ""
    for link in links:
        if link.ref != last:
            yield f"  {link.ref}  {link.title if link.found else style(_('not found'), fg='yellow')}"
        last = link.ref
        yield f"      {_('at')} {link.at}"
