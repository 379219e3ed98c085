"""What a citation leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.concepts.law import GatewayEffect
from registry.verbs.law.law import Answer, Found
from registry.wording import _, counted, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """Each place with its state on the day, how it is known, and what rests on it."""
    on = day(date.fromisoformat(answer.as_of))
    for at, found in enumerate(answer.found):
        if at:
            yield ""
        yield from _found(found, on)
    if answer.unread:
        yield ""
        yield _("The last {count} were not read: look up less at once.").format(
            count=counted(answer.unread, _("letter"), _("letters"))
        )


def _found(found: Found, on: str) -> Iterator[str]:
    yield style(found.title or found.text, bold=True)
    if found.trouble:
        yield style(found.trouble, fg="yellow")
    if not found.id:
        return
    if not found.in_data:
        yield _("These data do not hold {text}: nobody can tell from them whether there is one.").format(
            text=found.text
        )
    if found.assumed:
        yield _("The citation does not name it: this is what it may mean.")
    yield _("On {day}: {because}").format(day=on, because=found.because)
    if found.says:
        yield found.says
    if found.verified:
        yield _("Verified: its text was read. {from_}").format(from_=found.known_from)
    else:
        yield style(_("Not verified: have a lawyer confirm it."), fg="yellow") + (
            f" {found.known_from}" * bool(found.known_from)
        )
    for doubt in found.doubts:
        yield _("  To confirm: {doubt}").format(doubt=doubt)
    for gateway in found.gateways:
        effect = _(GatewayEffect(gateway.effect).label)
        yield _("  Gateway {id}: {title} ({effect})").format(id=gateway.id, title=gateway.title, effect=effect)
    if found.rules:
        names = listed(f"`{each.id}`" for each in found.rules)
        yield _("  Rules that stand on it: {rules}").format(rules=names)
    if found.link:
        yield found.link
