"""What an agreement says, in a form in which two registers' records of one share can be laid side by side.

Ids, order and wording differ between two records of the same share and mean nothing. So bodies stand for themselves,
read at their homes; days, periods and words of closed lists are compared by what they mean; and nothing that is free
text is here at all. Source: UK GDPR Article 5(1)(d) and 5(2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from registry.concepts.agreements import AgreementStatus, BindingForce, Classification
from registry.concepts.assessments import DpiaOutcome
from registry.concepts.concept import Concept
from registry.concepts.data import SubjectCategory
from registry.concepts.kinds import Kind
from registry.facts.lifecycle import status_on
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.stated_term import stated_term
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.values import Any, NamedTuple
from registry.wording import _, counted, day, listed, period


class Agreed(NamedTuple):
    """One thing that a record says.

    - `key`: what it is about, the same in every record. `heading`, `field`: the same in words.
    - `means`: what is compared: empty where the record says nothing. `words`: what it says, for people.
    - `at`: where it is said, or would be. `is_substance`: whether a difference matters in law.
    - `is_member`: whether it is one of a list that both records keep, so that to leave it out is to say something.
    """

    key: tuple[str, ...]
    heading: str
    field: str
    means: frozenset[str]
    words: str
    at: str
    is_substance: bool = True
    is_member: bool = False


class _Field(NamedTuple):
    path: str
    heading: str
    name: str
    read: Callable[[Any], tuple[str, str]]
    is_substance: bool = True


def agreed(reader: Reader, agreement: Loaded) -> tuple[Agreed, ...]:
    """What it says of itself as a whole: terms taken from a parent count as its own."""
    return reader.remembered(
        ("agreed", agreement.ref),
        lambda: (*_status(reader, agreement), *_parties(reader, agreement), *_fields(reader, agreement),
                 *_named(reader, agreement)),
    )  # fmt: skip


def body_of(reader: Reader, agreement: Loaded, party: str) -> tuple[str, str]:
    """What a party is, in every register alike, and its name.

    Of a class, and of a body of which no record was read, there is only the name: what another register calls it cannot
    be told.
    """
    entry: dict[str, Any] = next((each for each in agreement.data.get("parties", ()) if each["id"] == party), {})
    text = entry.get("organisation")
    if not text:
        return "", str(entry.get("name_used") or entry.get("party_class", {}).get("definition") or party)
    return _body(reader, agreement.ref.register, text)


def unknown(sort: str, heading: str, name: str, at: str) -> Agreed:
    """One of a list of which it cannot be told what it is: so neither can be what the list leaves out."""
    return Agreed((f"{sort}?", at), heading, name, frozenset(), name, at)


def _body(reader: Reader, register: str, text: str) -> tuple[str, str]:
    found = named_body(reader, register, text)
    if found is not None:
        return str(found.ref), found.title
    return "", str(Ref.within(text, register, Kind.ORGANISATION.value))


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def concept(kind: type[Concept]) -> Callable[[Any], tuple[str, str]]:
    """Reads a word of a closed list."""

    def read(value: Any) -> tuple[str, str]:
        return str(value), _(kind(value).label)

    return read


def length(text: str) -> str:
    """What an ISO 8601 period means: `P6Y` and `P72M` are the same, as are `P2W` and `P14D`."""
    parts = {unit: int(number) for number, unit in re.findall(r"([0-9]+)([YMWD])", text)}
    months = 12 * parts.get("Y", 0) + parts.get("M", 0)
    return f"{months}m{7 * parts.get('W', 0) + parts.get('D', 0)}d"


def _period(value: Any) -> tuple[str, str]:
    return length(str(value)), period(str(value))


def _day(value: Any) -> tuple[str, str]:
    return str(value), day(date.fromisoformat(str(value)))


def _hours(value: Any) -> tuple[str, str]:
    return str(value), counted(int(value), _("hour"), _("hours"))


def _answer(value: Any) -> tuple[str, str]:
    # Where nobody knows, nothing was said that another record could contradict.
    return ("", "") if str(value) == "unknown" else (str(value), {"yes": _("Yes"), "no": _("No")}[str(value)])


_DATES, _LAW, _CARE = "Dates and review", "The law it is under", "How it is looked after"

_FIELDS = (
    _Field("binding", "The agreement", "Whether it binds in law", concept(BindingForce)),
    _Field("classification", "The agreement", "Marking of the document", concept(Classification), False),
    _Field("pilot", "The agreement", "Whether it is a pilot", _answer),
    _Field("personal_data", _LAW, "Whether any of it is personal data", _answer),
    _Field("dates/effective", _DATES, "First day", _day),
    _Field("dates/end", _DATES, "Last day", _day),
    _Field("dates/open_ended", _DATES, "Whether it is open-ended", _answer),
    _Field("dates/dated", _DATES, "Date on the document", _day, False),
    _Field("dates/review_due", _DATES, "Next review due", _day),
    _Field("dates/notice_period", _DATES, "Notice to end it", _period),
    _Field("review/every", _DATES, "How often it is reviewed", _period),
    _Field("exit/notice", _DATES, "Notice for one party to leave", _period),
    _Field("confidentiality/applies", _LAW, "Whether it was given in confidence", _answer),
    _Field("confidentiality/opt_out_applies", _LAW, "Whether the opt-out applies", _answer),
    _Field("screening/answer", _LAW, "Whether an impact assessment is needed", _answer),
    _Field("transfers/outside_uk", _CARE, "Whether any goes outside the United Kingdom", _answer),
    _Field("security/classification", _CARE, "Marking of what is shared", concept(Classification)),
    _Field("incidents/suspected_hours", _CARE, "Hours to tell of a suspected incident", _hours),
    _Field("incidents/confirmed_hours", _CARE, "Hours to tell of a confirmed incident", _hours),
    _Field("rights/tell_others_within", _CARE, "How soon others are told of a request", _period),
)
"""What is read by its place; terms under a heading may be a parent's."""


def _fields(reader: Reader, agreement: Loaded) -> Iterator[Agreed]:
    for field in _FIELDS:
        top, _slash, inner = field.path.partition("/")
        if inner:
            found = stated_term(reader, agreement, top).value
            value = found.value if found.said in ("here", "parent") else None
            value, at = (value.get(inner) if isinstance(value, dict) else None), found.place(inner)
        else:
            value, at = agreement.data.get(top), f"{agreement.ref}#{top}"
        means, words = field.read(value) if value is not None else ("", "")
        yield Agreed(
            ("field", field.path), _(field.heading), _(field.name), frozenset(filter(None, [means])), words, at,
            field.is_substance,
        )  # fmt: skip


# ── the record as a whole ────────────────────────────────────────────────────────────────────────────────────────────


def _status(reader: Reader, agreement: Loaded) -> Iterator[Agreed]:
    now = status_on(reader, agreement)
    # To be under review, or between two steps of being made, is how far its keeper has come. That it runs is substance.
    running = {"under-review": "in-force", "draft": "made", "consultation": "made", "legal-ig-review": "made",
               "approved": "made", "signing": "made", "idea": "made", "screening": "made"}  # fmt: skip
    means = frozenset({running.get(now.value, now.value)} if now.value else ())
    words = _(AgreementStatus(now.value).label) if now.value else ""
    source = now.sources[0] if now.sources else "status"
    yield Agreed(("status",), _("The agreement"), _("Status"), means, words, f"{agreement.ref}#{source}")


def _parties(reader: Reader, agreement: Loaded) -> Iterator[Agreed]:
    heading = _("Parties")
    for party in agreement.data.get("parties", ()):
        own, name = body_of(reader, agreement, party["id"])
        at = f"{agreement.ref}#parties[{party['id']}]"
        if not own:
            yield unknown("party", heading, name, at)
            continue
        yield Agreed(("party", own), heading, name, frozenset({own}), _("A party"), at, is_member=True)
    text = agreement.data.get("lead")
    own, name = _body(reader, agreement.ref.register, text) if text else ("", "")
    if own:
        yield Agreed(("lead",), heading, _("Lead"), frozenset({own}), name, f"{agreement.ref}#lead")
    joint = agreement.data.get("joint_arrangement", {}).get("controllers", ())
    if joint:
        bodies = [body_of(reader, agreement, key) for key in joint]
        means = frozenset(own for own, _name in bodies) if all(own for own, _name in bodies) else frozenset()
        at = f"{agreement.ref}#joint_arrangement/controllers"
        yield Agreed(
            ("joint",), heading, _("Joint controllers"), means, listed(sorted(name for _own, name in bodies)), at
        )


def _named(reader: Reader, agreement: Loaded) -> Iterator[Agreed]:
    """What it names in other records and in lists: the parent, processors, assessments, countries, people, areas."""
    ref, data = agreement.ref, agreement.data
    about = [str(each["category"]) for each in data.get("subjects", ()) if "category" in each]
    words = listed(sorted({_(SubjectCategory(each).label) for each in about}))
    yield Agreed(("subjects",), _("Data"), _("Sorts of people"), frozenset(about), words, f"{ref}#subjects")
    parent = data.get("parent", {}).get("ref")
    if parent:
        found = reader.record(ref.register, (Kind.AGREEMENT.value,), str(parent))
        own = str(found.ref) if found is not None else str(Ref.within(parent, ref.register, Kind.AGREEMENT.value))
        title = found.title if found is not None else own
        yield Agreed(("parent",), _("The agreement"), _("Stands under"), frozenset({own}), title, f"{ref}#parent/ref")
    yield from _processors(reader, agreement)
    yield from _assessed(reader, agreement)
    abroad = stated_term(reader, agreement, "transfers").value
    countries = [str(each) for each in abroad.get("countries") or ()]
    means = frozenset(" ".join(each.casefold().split()) for each in countries)
    yield Agreed(
        ("countries",), _(_CARE), _("Countries it goes to"), means, listed(countries), abroad.place("countries")
    )
    areas = [str(each) for each in data.get("territory", ())]
    yield Agreed(
        ("territory",), _("The agreement"), _("Areas it covers"), frozenset(areas), listed(areas), f"{ref}#territory"
    )
    if "automated_decisions" in data:
        some = bool(data["automated_decisions"])
        words = _("Some") if some else _("None")
        at = f"{ref}#automated_decisions"
        field = _("Decisions made without people")
        yield Agreed(("automated",), _(_LAW), field, frozenset({"some" if some else "none"}), words, at)


def _processors(reader: Reader, agreement: Loaded) -> Iterator[Agreed]:
    ref, kinds = agreement.ref, (Kind.PROCESSOR_CONTRACT.value,)
    contracts = agreement.data.get("processors")
    if contracts is None:
        return
    bodies = []
    for text in contracts:
        contract = reader.record(ref.register, kinds, str(text))
        who = contract.data.get("processor") if contract is not None else None
        bodies.append(_body(reader, contract.ref.register, str(who)) if contract and who else ("", str(text)))
    is_known = all(own for own, _name in bodies)
    means = (frozenset(own for own, _name in bodies) or frozenset({"none"})) if is_known else frozenset()
    words = listed(sorted({name for _own, name in bodies})) or _("None")
    yield Agreed(("processors",), _(_CARE), _("Processors"), means, words, f"{ref}#processors")


def _assessed(reader: Reader, agreement: Loaded) -> Iterator[Agreed]:
    ref, found = agreement.ref, []
    for text in agreement.data.get("dpias", ()):
        record = reader.record(ref.register, (Kind.DPIA.value,), str(text))
        if record is not None and "outcome" in record.data:
            found.append((str(record.data["outcome"]), _(DpiaOutcome(record.data["outcome"]).label)))
    means, words = frozenset(own for own, _said in found), listed(sorted({said for _own, said in found}))
    yield Agreed(("dpia",), _(_LAW), _("Outcome of the impact assessment"), means, words, f"{ref}#dpias")
