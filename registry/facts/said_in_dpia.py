"""What an impact assessment that covers an agreement says of necessity and of people's interests.

Source: UK GDPR Article 35(7): an assessment weighs necessity, proportion and the risks to people's rights. Where that
is done there, an agreement need not say it again.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.named_record import in_use
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.facts.says_something import says_something
from registry.load.snapshot import Loaded
from registry.wording import _


def said_in_dpia(reader: Reader, agreement: Loaded, field: str) -> Reading[bool]:
    """Whether an assessment in use says something under a field of `necessity`; the source is where.

    Source: UK GDPR Article 35(7).
    """
    for found in _covering(reader, agreement):
        if says_something(found.data.get("necessity", {}).get(field)) and in_use(reader, found).value == "yes":
            said = _("{title} says it.").format(title=found.title)
            return Reading(True, said, (f"{found.ref}#necessity/{field}",))
    return Reading(False, _("No impact assessment that covers it says it."))


def _covering(reader: Reader, agreement: Loaded) -> Iterator[Loaded]:
    """The assessments that an agreement names, and those that name it."""
    for text in agreement.data.get("dpias", ()):
        found = reader.record(agreement.ref.register, (Kind.DPIA.value,), text)
        if found is not None:
            yield found
    yield from reader.referring(agreement, Kind.DPIA.value)
