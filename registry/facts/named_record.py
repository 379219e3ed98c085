"""The record that another names as its evidence: whether there is one, and whether it is in use on the day.

Source: UK GDPR Article 5(2): a controller must be able to show what it relies on. What is in a register that was not
read proves nothing, either way.
"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.facts.unread_register import not_read
from registry.load.snapshot import Loaded
from registry.wording import _


def named_record(reader: Reader, register: str, kind: Kind, named: str, at: str) -> tuple[Loaded | None, Reading[str]]:
    """The record of a kind that is named, at an address in a register, and whether there is one.

    The reading is `yes`, `no`, or `unknown` where its register was not read.

    Source: UK GDPR Article 5(2).
    """
    found = reader.record(register, (kind.value,), named)
    if found is not None:
        return found, Reading("yes", _("{title} is on record.").format(title=found.title), (str(found.ref),))
    home = not_read(reader, register, kind.value, named)
    if not home:
        return None, Reading("no", _("No record is the one that is named."), (at,))
    said = _("What is named is in the register {register}, which was not read.")
    return None, Reading("unknown", said.format(register=home), (at,))


def in_use(reader: Reader, record: Loaded) -> Reading[str]:
    """Whether a record is neither a draft nor retired on the day: `yes` or `no`. The source is its status.

    Source: the records' own statuses.
    """
    come = reached(reader, record, "active")
    at = (f"{record.ref}#status",)
    if come.value == "yes":
        return Reading("yes", come.because, at)
    if come.value == "ended":
        return Reading("no", _("{title} is no longer in use.").format(title=record.title), at)
    return Reading("no", _("{title} is not in use yet.").format(title=record.title), at)
