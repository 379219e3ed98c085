"""The parties of one agreement, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.agreements.parties import SIGNED, Answer, PartyShown, Stands
from registry.wording import _, counted, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """How many have signed, then each party with its role and what it has done."""
    yield f"{style(answer.title, bold=True)}  {answer.ref}"
    on = day(date.fromisoformat(answer.as_of))
    parties = counted(answer.named, _("named party"), _("named parties"))
    said = _("On {on}, {signed} of {parties} have signed.").format(on=on, signed=f"{answer.signed:,}", parties=parties)
    if answer.must_sign:
        must = _("Of {all} that must sign, {signed} have.")
        said = f"{said} {must.format(all=f'{answer.must_sign:,}', signed=f'{answer.must_signed:,}')}"
    yield said
    for party in answer.parties:
        yield ""
        yield from _party(party)
    if answer.elsewhere:
        yield ""
        yield style(_("Adoptions that name no party of it ({count})").format(count=len(answer.elsewhere)), bold=True)
        for each in answer.elsewhere:
            yield from _stands(each, "  ")


def _party(party: PartyShown) -> Iterator[str]:
    yield f"{style(party.title, bold=True)}  [{party.key}]  {party.ref}".rstrip()
    roles = [_("{role} in {flows}").format(role=each.label, flows=_flows(each.flows)) for each in party.data_roles]
    for each in (party.role, party.controllership, listed(roles)):
        if each:
            yield f"  {each}"
    if party.gives or party.gets:
        yield "  " + _("Gives in {gives}, gets in {gets}.").format(gives=_flows(party.gives), gets=_flows(party.gets))
    if party.stands:
        yield from _stands(party.stands, "  ", named=False)
    else:
        joined = [member for member in party.members if member.state == SIGNED]
        yield "  " + _("A class of parties. {joined} here.").format(
            joined=counted(len(joined), _("member has joined"), _("members have joined"))
        )
        for member in party.members:
            yield from _stands(member, "    ")


def _stands(stands: Stands, indent: str, *, named: bool = True) -> Iterator[str]:
    if named:
        yield f"{indent}{stands.title}  {stands.ref}".rstrip()
        indent += "  "
    said = style(stands.because, fg=None if stands.state == SIGNED else "yellow")
    yield f"{indent}{said}  {stands.adoption}".rstrip()


def _flows(number: int) -> str:
    return counted(number, _("flow"), _("flows"))
