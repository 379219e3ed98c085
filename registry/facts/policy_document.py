"""Whether a condition needs an appropriate policy document, and whether one is in place for it.

Source: DPA 2018 Schedule 1: paragraph 1(1)(b), paragraph 5 for Part 2, paragraphs 35(1)(c) and 36; the exceptions of
paragraphs 10(2), 13(3) and 27(3); paragraphs 38 and 39 for what the document is. The law data hold which need one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.facts.schedule_1 import paragraph, part
from registry.facts.unread_register import not_read
from registry.law.statute_book import StatuteBook
from registry.load.snapshot import Loaded
from registry.wording import _, day


def needs_policy_document(
    reader: Reader, condition: str, together: Sequence[str] = (), given_to: Sequence[str] = ()
) -> Reading[str]:
    """Whether a Schedule 1 condition needs a policy document: `yes`, `no` or `unknown`.

    `together` are all the Schedule 1 conditions of the same basis: paragraph 36 needs what the one it extends needs.
    `given_to` says of each receiver, where the processing is a disclosure, whether it is a competent authority: `yes`,
    `no`, or anything else where that is not known. Left out: the processing is not a disclosure.

    Source: DPA 2018 Schedule 1 paragraphs 1(1)(b), 5, 10(2), 13(3), 27(3), 35(1)(c) and 36.
    """
    return _needs(reader.book, condition, tuple(together), tuple(given_to))


@lru_cache(maxsize=1024)
def _needs(book: StatuteBook, condition: str, together: tuple[str, ...], given_to: tuple[str, ...]) -> Reading[str]:
    entry = book.condition("schedule-1", condition)
    if entry is None or not entry.is_verified:
        said = _("Whether paragraph {number} of Schedule 1 needs a policy document has not been read.")
        return Reading("unknown", said.format(number=paragraph(condition)))
    number = paragraph(condition)
    if entry.data.get("needs_policy_document") != "yes":
        return Reading("no", _("Paragraph {number} of Schedule 1 needs no policy document.").format(number=number))
    if number == 10 and given_to and all(each == "yes" for each in given_to):
        return Reading("no", _("It is a disclosure to a competent authority: paragraph 10(2) of Schedule 1."))
    if number == 10 and given_to and "no" not in given_to:
        return Reading("unknown", _("No record shows whether all who receive it are competent authorities."))
    if number == 27 and given_to:
        return Reading("unknown", _("No record shows whether those who receive it act against doping."))
    if number == 36:
        extended = [each for each in together if part(each) == 2]
        found = {_needs(book, each, together, given_to).value for each in extended}
        if found and "yes" not in found:
            value = "unknown" if "unknown" in found else "no"
            return Reading(value, _("Paragraph 36 of Schedule 1 needs what the condition it extends needs."))
    return Reading("yes", _("Paragraph {number} of Schedule 1 needs a policy document.").format(number=number))


def policy_in_place(
    reader: Reader, register: str, named: str, at: str, conditions: Sequence[str], controller: Loaded | None
) -> Reading[str]:
    """Whether the policy document that a basis names is in place for its conditions: `yes`, `no` or `unknown`.

    `register` and `at` are where it is named. It is in place if it is on record, is the controller's own, has begun and
    has not been withdrawn, and is for each of the conditions.

    Source: DPA 2018 Schedule 1 paragraphs 38 to 40.
    """
    kind = Kind.APPROPRIATE_POLICY_DOCUMENT.value
    policy = reader.record(register, (kind,), named)
    if policy is None:
        if not_read(reader, register, kind, named):
            return Reading("unknown", _("The policy document is in a register that is not loaded."), (at,))
        return Reading("no", _("No record is the policy document that is named."), (at,))
    for reading in (_whose(reader, policy, controller), _stands(reader, policy), _covers(policy, conditions)):
        if reading.value != "yes":
            return reading
    return Reading("yes", _("{title} is in place.").format(title=policy.title), (str(policy.ref),))


def policy_covering(
    reader: Reader, record: Loaded, conditions: Sequence[str], controller: Loaded | None
) -> Reading[bool]:
    """Whether a policy document of the controller says that it covers a record, and is in place for the conditions.

    Source: DPA 2018 Schedule 1 paragraphs 38 to 40: the document is in place, whether or not a basis names it.
    """
    for policy in reader.referring(record, Kind.APPROPRIATE_POLICY_DOCUMENT.value):
        asked = (_whose(reader, policy, controller), _stands(reader, policy), _covers(policy, conditions))
        if "organisation" in policy.data and all(reading.value == "yes" for reading in asked):
            said = _("{title} says that it covers this, and is in place.")
            return Reading(True, said.format(title=policy.title), (str(policy.ref),))
    return Reading(False, _("No policy document says that it covers this."), (str(record.ref),))


def _whose(reader: Reader, policy: Loaded, controller: Loaded | None) -> Reading[str]:
    at = (f"{policy.ref}#organisation",)
    text = policy.data.get("organisation")
    owner = named_body(reader, policy.ref.register, text)
    if owner is not None and controller is not None and owner.ref != controller.ref:
        said = _("{title} is the policy of {owner}, not of {controller}.")
        return Reading("no", said.format(title=policy.title, owner=owner.title, controller=controller.title), at)
    return Reading("yes", "", at)


def _stands(reader: Reader, policy: Loaded) -> Reading[str]:
    title = policy.title
    withdrawn, begins = policy.data.get("withdrawn"), policy.data.get("in_place_from")
    if withdrawn and reader.has_come(withdrawn):
        said = _("{title} was withdrawn on {on}.").format(title=title, on=day(date.fromisoformat(withdrawn)))
        return Reading("no", said, (f"{policy.ref}#withdrawn",))
    if begins and not reader.has_come(begins):
        said = _("{title} is in place only from {on}.").format(title=title, on=day(date.fromisoformat(begins)))
        return Reading("no", said, (f"{policy.ref}#in_place_from",))
    come = reached(reader, policy, "active")
    if come.value in ("yes", "unknown"):
        return Reading(come.value, come.because, (f"{policy.ref}#status",))
    said = _("{title} is not in place. {because}").format(title=title, because=come.because)
    return Reading("no", said, (f"{policy.ref}#status",))


def _covers(policy: Loaded, conditions: Sequence[str]) -> Reading[str]:
    at = (f"{policy.ref}#conditions",)
    if conditions and "conditions" not in policy.data and policy.data.get("law_enforcement") == "yes":
        said = _("{title} is for law-enforcement processing, and names no condition of Schedule 1.")
        return Reading("no", said.format(title=policy.title), (f"{policy.ref}#law_enforcement", *at))
    if conditions and "conditions" not in policy.data:
        said = _("No record shows which conditions {title} is for.")
        return Reading("unknown", said.format(title=policy.title), at)
    missing = [
        paragraph(each) for each in conditions if each not in policy.data["conditions"] and paragraph(each) != 36
    ]
    if missing:
        said = _("{title} is not for paragraph {number} of Schedule 1.")
        return Reading("no", said.format(title=policy.title, number=missing[0]), at)
    return Reading("yes", "", at)
