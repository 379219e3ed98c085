"""One organisation among its partners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.text.standing import STANDING
from registry.verbs.body import Body
from registry.verbs.contracts import CONTROLLER, Contract
from registry.verbs.organisations.partners import Answer, Partner, Taken
from registry.wording import _, counted, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """Its partners, its agreements, who processes for whom, and how many records it keeps."""
    about = ", ".join(each for each in (answer.ref, answer.sector_label) if each)
    yield f"{style(answer.title, bold=True)}  {about}"
    yield from _part(_("Shares with"), answer.partners_total, len(answer.partners))
    for partner in answer.partners:
        yield from _partner(partner)
    yield from _part(_("Agreements"), answer.agreements_total, len(answer.agreements))
    for taken in answer.agreements:
        yield from _taken(taken)
    yield from _part(_("Processing under contract"), answer.contracts_total, len(answer.contracts))
    for contract in answer.contracts:
        yield from _contract(contract)
    if answer.kept:
        yield ""
        yield style(_("Records in its own register ({register})").format(register=answer.register), bold=True)
        width = max(len(each.label) for each in answer.kept)
        yield from (f"  {each.label:<{width}}  {each.count:>6,}" for each in answer.kept)
    yield ""
    on = day(date.fromisoformat(answer.as_of))
    said = _("{running} of {agreements} run on {on}.")
    yield said.format(
        running=f"{answer.running:,}", on=on,
        agreements=counted(answer.agreements_total, _("agreement"), _("agreements")),
    )  # fmt: skip


def _part(heading: str, total: int, shown: int) -> Iterator[str]:
    yield ""
    yield style(f"{heading} ({total:,})", bold=True)
    if not total:
        yield f"  {_('No record shows any.')}"
    if shown < total:
        yield "  " + _("The first {shown} are listed.").format(shown=f"{shown:,}")


def _partner(partner: Partner) -> Iterator[str]:
    title = partner.title or style(_("not found"), fg="yellow")
    shared = counted(partner.shared, _("agreement"), _("agreements"))
    run = _("{running} running").format(running=f"{partner.running:,}")
    yield f"  {title}  {shared}, {run}"
    yield f"      {partner.ref}"


def _taken(taken: Taken) -> Iterator[str]:
    state = (taken.status_label or _("Not begun")) + "".join(f", {STANDING[each]}" for each in taken.standing)
    part = list(taken.roles) or ([_("joined a class of parties")] if taken.joined else [])
    part += [_("keeps it")] if taken.leads else []
    part += [_("bound until {day}").format(day=day(date.fromisoformat(taken.leaves)))] if taken.leaves else []
    yield f"  {taken.title} ({state})"
    yield f"      {taken.ref}{': ' if part else ''}{', '.join(part)}"


def _contract(contract: Contract) -> Iterator[str]:
    yield f"  {contract.title} ({contract.status_label or _('Not begun')})"
    names = listed([_name(each) for each in contract.controllers]) or _("a controller not named")
    processor = _name(contract.processor) if contract.processor else _("a processor not named")
    yield "      " + _("{processor} processes for {controllers}").format(processor=processor, controllers=names)
    if contract.sub_processors:
        engaged = listed([_name(each.body) for each in contract.sub_processors])
        yield "      " + _("through {sub_processors}").format(sub_processors=engaged)
    if contract.part != CONTROLLER:
        yield "      " + _("Its part: {part}").format(part=contract.part)
    yield f"      {contract.ref}"


def _name(body: Body) -> str:
    return body.title or body.ref
