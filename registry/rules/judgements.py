"""Judgements that many rules share, so that such a rule is a few lines long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.facts.special_category import criminal_offence, special_category
from registry.findings import Verdict, cannot_tell, not_applicable
from registry.subjects.processing import Processing
from registry.wording import _

GENERAL = "uk-gdpr"
LAW_ENFORCEMENT = "dpa-part3"


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
    overall = str(processing.get("special_category") or "")
    return special_category(_items(processing), overall, processing.items_place)


def criminal_offences_in(processing: Processing) -> Reading[str]:
    """Whether processing is of criminal offence data. Source: UK GDPR Article 10(1); DPA 2018 section 11(2)."""
    overall = str(processing.get("criminal_offence") or "")
    return criminal_offence(_items(processing), overall, processing.items_place)


def _items(processing: Processing) -> list[tuple[str, Mapping[str, Any]]]:
    return [(item.at, item.data) for item in processing.items]
