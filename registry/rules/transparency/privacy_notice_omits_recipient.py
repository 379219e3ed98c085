"""Does the notice of whoever gives the data name those who get it, or their category?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import general_by_a_controller
from registry.rules.transparency.named_recipients import named
from registry.subjects.agreement import Side
from registry.subjects.own_records import notices_of, stands
from registry.wording import _, listed

_NOTICE = (Kind.PRIVACY_NOTICE.value,)


def judge(side: Side) -> Verdict:
    """Judge one side of a flow."""
    if not side.is_discloser:
        return not_applicable(_("It gets the data; whoever gives it names those who get it."))
    notices = list({each.ref: each for each in _notices(side)}.values())
    if not notices:
        return not_applicable(_("There is no notice of {name} on record to look at.").format(name=side.name))
    otherwise = general_by_a_controller(side)
    if otherwise is not None:
        return otherwise
    receivers = [each for each in side.flow.sides if not each.is_discloser and not _is_same(side, each)]
    if not receivers:
        return not_applicable(_("The flow names nobody else who gets the data."))
    return _of(side, notices, receivers)


def _of(side: Side, notices: list[Loaded], receivers: list[Side]) -> Verdict:
    found = {each.name: named(side, notices, each) for each in receivers}
    omitted = [name for name, answer in found.items() if answer == "no"]
    unclear = [name for name, answer in found.items() if answer == "unknown"]
    term = stated_term(side.reader, side.agreement.record, "transparency").value
    says_so = term.get("names_recipients") == "yes"
    places = tuple(f"{notice.ref}#recipients" for notice in notices)
    if omitted and says_so:
        said = _(
            "The agreement says that the notice names those who get the data, and the notice does not show: {names}."
        )
        return cannot_tell((*places, term.place("names_recipients")), said.format(names=listed(omitted)))
    if omitted:
        said = _("No record shows that the notice of {name} names these, or their category: {names}.")
        return violated(places, said.format(name=side.name, names=listed(omitted)))
    if unclear and not says_so:
        said = _("The notice of {name} gives categories in words, and nobody has recorded whether they cover: {names}.")
        return cannot_tell(places, said.format(name=side.name, names=listed(unclear)))
    return satisfied(_("The notice of {name} names those who get the data, or their category.").format(name=side.name))


def _notices(side: Side) -> Iterator[Loaded]:
    """The notices in use that are the discloser's own: the one its side names, and those about the agreement."""
    reader, agreement = side.reader, side.agreement
    own = side.linked("notice", *_NOTICE)
    if own is not None and stands(reader, own):
        yield own
    if side.organisation is None:
        return
    texts = agreement.data.get("transparency", {}).get("notices", ())
    listed_ = (reader.record(agreement.record.ref.register, _NOTICE, text) for text in texts)
    about = [*(each for each in listed_ if each is not None), *reader.referring(agreement.record, *_NOTICE)]
    yield from notices_of(reader, about, side.organisation)


def _is_same(side: Side, other: Side) -> bool:
    return bool(side.get("party") == other.get("party"))
