"""Does another register's own record of the same share say the same?"""

from __future__ import annotations

from registry.facts.agreed_differently import Difference, agreed_differently
from registry.facts.counterpart import counterparts, unread_counterpart
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_MOST = 12
"""Differences that are named; how many more there are is said."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement beside each record that is known to be of the same share. Neither is taken as right."""
    reader, record = agreement.reader, agreement.record
    found = counterparts(reader, record)
    unread = unread_counterpart(reader, record)
    sentences, places = [], []
    for other in found:
        differences = agreed_differently(reader, record, other)
        if differences:
            said = _("It and {title}, in the register {register}, do not say the same of: {fields}.")
            fields = listed(_fields(differences))
            sentences.append(said.format(title=other.title, register=other.ref.register, fields=fields))
            places += [at for each in differences for at in each.at]
    if sentences:
        sentences.append(_("Neither is taken as right."))
        # Whoever looks at one record looks there first.
        places.sort(key=lambda at: not at.startswith(f"{record.ref}#"))
        return violated(tuple(dict.fromkeys(places)), " ".join(sentences))
    if unread:
        said = _("Its counterpart is in the register {register}, which was not read.")
        return cannot_tell(agreement.place("counterpart_of"), said.format(register=unread))
    if not found:
        if "counterpart_of" in agreement.data:
            return cannot_tell(agreement.place("counterpart_of"), _("No record is the one that is named."))
        return not_applicable(_("No other register's record is known to be of the same share."))
    return satisfied(_("{titles} says the same, as far as it can be compared without mappings.").format(
        titles=listed(f"{each.title} ({each.ref.register})" for each in found)
    ))  # fmt: skip


def _fields(differences: tuple[Difference, ...]) -> list[str]:
    said = [
        _("{heading}: {field} ({here} here, {there} there)").format(
            heading=each.heading, field=each.field, here=each.here or _("not named"), there=each.there or _("not named")
        )
        for each in differences
    ]
    more = len(said) - _MOST
    return [*said[:_MOST], _("{more} more").format(more=f"{more:,}")] if more > 0 else said
