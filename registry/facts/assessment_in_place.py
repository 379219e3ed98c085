"""Whether an impact assessment of what a record tells of has been finished.

Source: UK GDPR Article 35(1); DPA 2018 section 64(1): it is carried out before the processing. It is finished when it
has been approved, and counts where the record names it or where it says that it covers the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.concepts.kinds import Kind
from registry.facts.named_record import in_use, named_record
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _, day

_DPIA = Kind.DPIA
_COVERED = (Kind.AGREEMENT.value, Kind.PROCESSING_ACTIVITY.value, Kind.INFORMATION_SYSTEM.value)
_RANK = ("none", "no", "not-needed", "unknown", "yes")


def assessment_in_place(reader: Reader, record: Loaded, named: Sequence[str], at: str) -> Reading[str]:
    """`yes`; `unknown` where what is named was not read; `not-needed` where what is there found that none is needed;
    `no` where it is not finished; `none`. `named` are the assessments that the record names, at an address.

    Source: UK GDPR Article 35(1); DPA 2018 section 64(1).
    """
    best = Reading("none", _("No record is an impact assessment of it."), (at,))
    for text in named:
        dpia, there = named_record(reader, record.ref.register, _DPIA, text, at)
        found = _finished(reader, dpia) if dpia is not None else there
        best = max(best, found, key=_rank)
    if best.value == "yes":
        return best
    covering = (each for each in reader.referring(record, _DPIA.value) if _covers(reader, each, record))
    return max((best, *(_finished(reader, each) for each in covering)), key=_rank)


def _rank(reading: Reading[str]) -> int:
    return _RANK.index(reading.value)


def _covers(reader: Reader, dpia: Loaded, record: Loaded) -> bool:
    covered = (reader.record(dpia.ref.register, _COVERED, text) for text in dpia.data.get("covers", ()))
    return any(each is not None and each.ref == record.ref for each in covered)


def _finished(reader: Reader, dpia: Loaded) -> Reading[str]:
    given = {"title": dpia.title}
    standing = in_use(reader, dpia)
    if standing.value != "yes":
        return standing
    if dpia.data.get("screening", {}).get("needed") == "no":
        said = _("{title} found that no impact assessment is needed.").format(**given)
        return Reading("not-needed", said, (f"{dpia.ref}#screening/needed",))
    place = (f"{dpia.ref}#approved",)
    approved = dpia.data.get("approved")
    if approved is None:
        return Reading("no", _("No record shows that {title} was approved.").format(**given), place)
    on = day(date.fromisoformat(approved))
    if not reader.has_come(approved):
        return Reading("no", _("{title} is to be approved on {on}.").format(on=on, **given), place)
    return Reading("yes", _("{title} was approved on {on}.").format(on=on, **given), place)
