"""Whether there is an agreement that runs on the reader's day to which two bodies are both party.

Source: ICO data sharing code, data sharing agreements. A body is party where the agreement names it, or where it has
joined a class.
"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.lifecycle import reached
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.wording import _

_AGREEMENT, _ADOPTION = Kind.AGREEMENT.value, Kind.ADOPTION.value


def agreement_between(reader: Reader, one: Loaded, other: Loaded) -> Reading[str]:
    """The reference of the first agreement, in the order of references; empty where no record shows one."""
    pair = tuple(sorted((one.ref, other.ref)))
    return reader.once(("agreement between", pair), lambda alone: _between(alone, one, other))


def _between(reader: Reader, one: Loaded, other: Loaded) -> Reading[str]:
    # Councils are party to hundreds of agreements: only those whose records name both bodies are looked at.
    for ref in sorted(agreements_near(reader, one) & agreements_near(reader, other)):
        agreement = reader.named(ref)
        both = (one, other)
        if agreement is not None and _runs(reader, agreement) and all(_is_party(reader, agreement, x) for x in both):
            said = _("Both are party to {title}.").format(title=agreement.title)
            return Reading(str(ref), said, (str(ref),))
    return Reading("", _("No record shows an agreement to which both are party."))


def agreements_near(reader: Reader, body: Loaded) -> frozenset[Ref]:
    """The agreements that name a body, and those that its adoptions name: all to which it is party, and others."""
    adopted = (reader.mentioned(adoption, _AGREEMENT) for adoption in reader.mentioning(body, _ADOPTION))
    return reader.mentioning(body, _AGREEMENT).union(*adopted)


def _is_party(reader: Reader, agreement: Loaded, body: Loaded) -> bool:
    parties = (
        named_body(reader, agreement.ref.register, party.get("organisation"))
        for party in agreement.data.get("parties", ())
    )
    if any(party is not None and party.ref == body.ref for party in parties):
        return True
    for adoption in reader.referring(agreement, _ADOPTION):
        by = named_body(reader, adoption.ref.register, adoption.data.get("organisation"))
        joined = reader.record(adoption.ref.register, (_AGREEMENT,), str(adoption.data.get("agreement", "")))
        is_own = by is not None and by.ref == body.ref and joined is not None and joined.ref == agreement.ref
        if is_own and adherence(reader, [adoption]).value == "signed":
            return True
    return False


def _runs(reader: Reader, agreement: Loaded) -> bool:
    if reached(reader, agreement, "in-force").value != "yes":
        return False
    end = agreement.data.get("dates", {}).get("end")
    return end is None or not reader.is_past(end)
