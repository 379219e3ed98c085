"""What a record of processing must hold, element by element, and what of it is wanting.

Source: UK GDPR Article 30(1) and (2); DPA 2018 section 61(2) and (3), which ask the same of law-enforcement processing
and more besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.security_measures import security_measures
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.processing import Activity
from registry.wording import _, listed

_LAW_ENFORCEMENT = "dpa-part3"
_PERSONAL = frozenset({"uk-gdpr", _LAW_ENFORCEMENT})
_WAYS = ("email", "telephone", "address", "link")
_KEPT = ("period", "criterion", "until", "schedule")
_RECIPIENT = ("category", "body_kinds", "organisations", "names")
_HOME = "GB"
_SAFEGUARDS = "exceptional_safeguards"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the record does not show.

    - `element`: which of the things asked for it is part of: what the rules call it that say which point asks for it.
    - `what`: what it is, in a few words; or, where nobody can tell whether it is wanting, a sentence that says so.
    - `at`: where to look.
    """

    element: str
    what: str
    at: str
    is_open: bool = False


def none_to_keep(activity: Activity) -> Verdict | None:
    """Nothing where a record of processing must be kept; otherwise why there is nothing to judge.

    Source: UK GDPR Articles 2 and 30.
    """
    if (activity.regime and activity.regime not in _PERSONAL) or (not activity.regime and activity.is_personal == "no"):
        return not_applicable(_("The record says that it is not about personal data."))
    ended = activity.get("ended")
    if activity.get("live") == "no" or (ended and activity.reader.is_past(ended)):
        return not_applicable(_("The processing has ended."))
    return None


def judged(activity: Activity, gaps: Iterable[Gap], points: Mapping[str, str]) -> Verdict:
    """One verdict on everything that is wanting of a record of processing.

    `points` are the provisions that ask for each element, by ids of the law data, where the UK GDPR applies.
    """
    found = list(gaps)
    sure = [gap for gap in found if not gap.is_open]
    if sure:
        what = listed(dict.fromkeys(gap.what for gap in sure))
        said = _("The record of processing does not show {what}.").format(what=what)
        return violated(_places(sure), said, _law(activity, sure, points))
    if found:
        said = " ".join(dict.fromkeys(gap.what for gap in found))
        return cannot_tell(_places(found), said, _law(activity, found, points))
    return satisfied(_("The record of processing holds what it must."))


def _places(gaps: list[Gap]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(gap.at for gap in gaps))


def _law(activity: Activity, gaps: list[Gap], points: Mapping[str, str]) -> tuple[str, ...]:
    if activity.regime == _LAW_ENFORCEMENT:
        return ()
    return tuple(dict.fromkeys(points[gap.element] for gap in gaps))


# ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def reaching(activity: Activity) -> Iterator[Gap]:
    """How to reach the organisation, and its data protection officer where it has one. Points (1)(a) and (2)(a)."""
    contacts = activity.get("contacts") or ()
    own = activity.organisation
    if not any(_can_be_reached(each) for each in contacts if each.get("role") != "dpo"):
        if own is None:
            said = _("There is no record of the organisation, so nobody can tell whether it says how to reach it.")
            yield Gap("who", said, activity.place("contacts"), is_open=True)
        elif not _has_address(own.data):
            yield Gap("who", _("how to reach the organisation"), activity.place("contacts"))
    officer = own.data.get("dpo", {}) if own is not None else {}
    there = [*(each for each in contacts if each.get("role") == "dpo"), officer.get("contact", {})]
    if officer.get("designated") == "yes" and not any(_can_be_reached(each) for each in there):
        yield Gap("who", _("how to reach the data protection officer"), activity.place("contacts"))


def others(activity: Activity, roles: frozenset[str], what: str) -> Iterator[Gap]:
    """Who the others are that have a role, and how to reach them. `what` is what is wanting where none is named."""
    named = list(parties(activity, roles))
    if not named:
        yield Gap("who", what, activity.place("parties"))
    for at, party in named:
        if "organisation" in party:
            continue
        if "name" not in party:
            yield Gap("who", what, at)
        elif not any(_can_be_reached(each) for each in party.get("contacts", ())):
            yield Gap("who", _("how to reach {name}").format(name=party["name"]), f"{at}/contacts")


def parties(activity: Activity, roles: frozenset[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The others that have a role in the processing, each with its address."""
    for party in activity.get("parties") or ():
        if party.get("role") in roles:
            yield f"{activity.place('parties')}[{party['id']}]", party


def _can_be_reached(contact: Mapping[str, Any]) -> bool:
    return any(contact.get(way) for way in _WAYS)


def _has_address(organisation: Mapping[str, Any]) -> bool:
    contacts = organisation.get("contacts", ())
    return bool(organisation.get("address")) or any(_can_be_reached(each) for each in contacts)


# ── what ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def described(activity: Activity) -> Iterator[Gap]:
    """The purposes, the categories of people and of data, and who is given them. Points (1)(b) to (d)."""
    if not activity.get("purposes"):
        yield Gap("purposes", _("the purposes"), activity.place("purposes"))
    yield from _rows(activity, "subjects", ("category", "description"), _("the categories of people"))
    yield from _rows(activity, "items", ("name", "categories", "definition"), _("the categories of personal data"))
    if activity.get("recipients") != []:
        yield from _rows(activity, "recipients", _RECIPIENT, _("the categories of recipients"))


def kept(activity: Activity) -> Iterator[Gap]:
    """How long each category is kept. Point (1)(f)."""
    yield from _rows(activity, "retention", _KEPT, _("how long the data is kept"))


def secured(activity: Activity) -> Iterator[Gap]:
    """What is done to keep it safe, in general terms. Points (1)(g) and (2)(d)."""
    measures = security_measures(activity.get("security") or {}, activity.place("security"))
    if not measures.value:
        yield Gap("security", _("what is done to keep the data safe"), measures.sources[0])


def _rows(activity: Activity, field: str, says: tuple[str, ...], what: str) -> Iterator[Gap]:
    """A gap where a list is empty, and for each row of it that says nothing."""
    rows = activity.get(field) or ()
    if not rows:
        yield Gap(field, what, activity.place(field))
    for row in rows:
        if not any(row.get(each) for each in says):
            yield Gap(field, what, f"{activity.place(field)}[{row['id']}]")


# ── abroad ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def abroad(activity: Activity) -> Iterator[Gap]:
    """Where abroad it goes, and the safeguards that must be documented. Points (1)(e) and (2)(c)."""
    said = activity.get("transfers") or {}
    countries = [country for country in said.get("countries") or () if country != _HOME]
    named = bool(countries or said.get("transfers") or said.get("international_organisations"))
    outside = said.get("outside_uk")
    place = activity.place("transfers/outside_uk")
    if outside == "no" and named:
        contradiction = _("The record says that nothing goes abroad, and names where it goes.")
        yield Gap("transfers", contradiction, place, is_open=True)
    elif outside == "yes" and not named:
        yield Gap("transfers", _("where abroad the data goes"), activity.place("transfers/countries"))
    elif outside not in ("yes", "no") and not named:
        yield Gap("transfers", _("No record shows whether any of it goes abroad."), place, is_open=True)
    if any(_is_exceptional(activity, text) for text in said.get("transfers") or ()) and not said.get(_SAFEGUARDS):
        what = _("the safeguards for a transfer that only compelling interests allow")
        yield Gap("transfers", what, activity.place(f"transfers/{_SAFEGUARDS}"))


def _is_exceptional(activity: Activity, text: str) -> bool:
    """Whether a transfer rests on the second subparagraph of Article 49(1), for which alone it gives safeguards."""
    found = activity.reader.record(activity.record.ref.register, (Kind.TRANSFER.value,), text)
    if found is None or found.data.get("route") != "derogation":
        return False
    return bool(found.data.get("derogation", {}).get("safeguards"))
