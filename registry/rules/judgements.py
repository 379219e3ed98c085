"""Judgements that many rules share, so that such a rule is a few lines long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from registry.facts.reading import Reading
from registry.facts.special_category import criminal_offence, special_category
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Processing
from registry.wording import _

GENERAL = "uk-gdpr"
LAW_ENFORCEMENT = "dpa-part3"
PERSONAL = frozenset({GENERAL, LAW_ENFORCEMENT})
"""The laws of personal data that these rules are about."""


def under(processing: Processing, regime: str) -> Verdict | None:
    """Nothing where processing is under a regime; otherwise why a rule about that regime cannot judge it.

    Source: DPA 2018 sections 4 and 29; UK GDPR Article 2.
    """
    if processing.regime == regime:
        return None
    if processing.regime:
        return not_applicable(_("It is under another law, as the record says."))
    if processing.is_personal == "no":
        return not_applicable(_("The record says that it is not about personal data."))
    return cannot_tell(processing.place("regime"), _("No record shows which law this is under."))


def of_personal_data(processing: Processing) -> Verdict | None:
    """Nothing where processing is of personal data, for general or law-enforcement purposes; otherwise why not.

    Source: UK GDPR Article 4(1); DPA 2018 section 3(2) and (3).
    """
    if processing.regime in PERSONAL or (not processing.regime and processing.is_personal == "yes"):
        return None
    if processing.regime or processing.is_personal == "no":
        return not_applicable(_("The record says that it is not about personal data, or is under another law."))
    return cannot_tell(processing.place("regime"), _("No record shows whether this is personal data."))


def sharing_personal_data(agreement: Agreement) -> Verdict | None:
    """Nothing where an agreement is about personal data under the general or law-enforcement law; otherwise why not.

    Source: UK GDPR Article 4(1); DPA 2018 section 3(2) and (3).
    """
    otherwise = only_if(agreement.about_personal_data)
    if otherwise is not None:
        return otherwise
    regimes = {side.regime for flow in agreement.flows for side in flow.sides}
    if agreement.data.get("personal_data") == "yes" or not regimes.isdisjoint(PERSONAL):
        return None
    if "" in regimes:
        return cannot_tell(agreement.place("personal_data"), _("No record shows which law each side is under."))
    return not_applicable(_("It is under another law, as the record says."))


def where_shared(agreement: Agreement, judge: Callable[[Agreement], Verdict]) -> Verdict:
    """What is said of an agreement that is about personal data. Where nobody can tell, what is wanting cannot count."""
    otherwise = sharing_personal_data(agreement)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    return in_doubt(judge(agreement), otherwise)


def by_a_controller(processing: Processing) -> Verdict | None:
    """Nothing where a controller processes; otherwise why a rule about controllers' grounds cannot judge it.

    Source: UK GDPR Articles 4(7), 4(8) and 28: a processor acts as its controller says, and so on its grounds.
    """
    if processing.is_processors:
        return not_applicable(_("A processor acts on the grounds of its controller."))
    return None


def general_by_a_controller(processing: Processing) -> Verdict | None:
    """Nothing where a controller processes personal data under the UK GDPR; otherwise why that is not so."""
    return under(processing, GENERAL) or by_a_controller(processing)


def special_categories_in(processing: Processing) -> Reading[str]:
    """Whether processing is of special category data. Source: UK GDPR Article 9(1)."""
    return processing.reader.remembered(("special categories", processing), lambda: _special_categories(processing))


def _special_categories(processing: Processing) -> Reading[str]:
    overall = str(processing.get("special_category") or "")
    return special_category(_items(processing), overall, processing.items_place)


def criminal_offences_in(processing: Processing) -> Reading[str]:
    """Whether processing is of criminal offence data. Source: UK GDPR Article 10(1); DPA 2018 section 11(2)."""
    return processing.reader.remembered(("criminal offences", processing), lambda: _criminal_offences(processing))


def _criminal_offences(processing: Processing) -> Reading[str]:
    overall = str(processing.get("criminal_offence") or "")
    return criminal_offence(_items(processing), overall, processing.items_place)


def _items(processing: Processing) -> list[tuple[str, Mapping[str, Any]]]:
    return [(item.at, item.data) for item in processing.items]


def only_if(reading: Reading[str]) -> Verdict | None:
    """Nothing where a reading is `yes`; otherwise why a rule about that has nothing to judge, or nobody can tell."""
    if reading.value == "no":
        return not_applicable(reading.because)
    if reading.value == "unknown":
        return cannot_tell(reading.sources, reading.because)
    return None


def in_doubt(verdict: Verdict, doubt: Verdict | None) -> Verdict:
    """A verdict, where it may not apply: what is wanting cannot count then. What no answer could change stays."""
    if doubt is None or verdict.outcome in (Outcome.SATISFIED, Outcome.NOT_APPLICABLE):
        return verdict
    return cannot_tell((*verdict.at, *doubt.at), f"{verdict.because} {doubt.because}", verdict.law)


def doubtful(reading: Reading[str]) -> Verdict | None:
    """What a reading leaves open where its value is `unknown`, as a doubt; nothing where it is known."""
    return cannot_tell(reading.sources, reading.because) if reading.value == "unknown" else None


def unanswered(at: str | tuple[str, ...], what: str, law: tuple[str, ...] = ()) -> Verdict:
    """Violated: `unknown` stands where the evidence of a duty should be. `what` begins with "whether".

    Not for a question of whether the duty applies, or what sort of thing something is: there nobody can tell. Source:
    UK GDPR Article 5(2): whoever must do a thing must be able to show it.
    """
    return violated(at, _("The question was asked, and no record shows the answer: {what}").format(what=what), law)


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict out of several, at least one, on parts of the same thing: the worst, with every place that is so."""
    for outcome, making in ((Outcome.VIOLATED, violated), (Outcome.CANNOT_TELL, cannot_tell)):
        found = [each for each in verdicts if each.outcome == outcome]
        if found:
            return making(_all_places(found), _all_reasons(found), _all_law(found))
    met = [each for each in verdicts if each.outcome == Outcome.SATISFIED]
    return satisfied(_all_reasons(met), _all_law(met)) if met else verdicts[0]


def _all_places(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for each in verdicts for place in each.at))


def _all_reasons(verdicts: Sequence[Verdict]) -> str:
    return " ".join(dict.fromkeys(each.because for each in verdicts))


def _all_law(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(own for each in verdicts for own in each.law))
