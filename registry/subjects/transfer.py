"""A transfer of personal data abroad, and whether the law of transfers applies to it."""

from __future__ import annotations

from functools import cached_property

from registry.findings import Verdict, cannot_tell, not_applicable
from registry.subjects.subject import Whole
from registry.wording import _

_HOME = "GB"


class Transfer(Whole):
    """A whole record of a transfer."""

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries it goes to, or is seen from, outside the United Kingdom."""
        return tuple(country for country in self.get("countries") or () if country != _HOME)

    @cached_property
    def is_restricted(self) -> Verdict | None:
        """Nothing where the transfer needs a route on the day; otherwise why it does not, or why nobody can tell.

        Source: UK GDPR Article 44A(1), and Article 44 before it: personal data that goes to a third country or an
        international organisation, and to a separate body there. DPA 2018 Part 3 Chapter 5 has its own rules.
        """
        for verdict in (self._regime(), self._destination(), self._days()):
            if verdict is not None:
                return verdict
        separate = self.get("separate_legal_entity")
        if separate == "no":
            return not_applicable(_("The record says that whoever gets it is the same legal body as whoever sends it."))
        if separate != "yes":
            place = self.place("separate_legal_entity")
            return cannot_tell(place, _("No record shows whether whoever gets it is a separate legal body."))
        return None

    def _regime(self) -> Verdict | None:
        regime = self.get("regime")
        if regime is None:
            return cannot_tell(self.place("regime"), _("No record shows which law this is under."))
        if regime == "uk-gdpr":
            return None
        return not_applicable(_("It is under another law, as the record says, or is not about personal data."))

    def _destination(self) -> Verdict | None:
        if self.countries or self.get("international_organisation"):
            return None
        if self.get("countries"):
            return not_applicable(_("The record says that it stays in the United Kingdom."))
        return cannot_tell(self.place("countries"), _("No record shows which country it goes to."))

    def _days(self) -> Verdict | None:
        if "starts" in self.data and not self.reader.has_come(self.data["starts"]):
            return not_applicable(_("It has not begun."))
        if self.get("live") == "no":
            return not_applicable(_("The record says that nothing goes abroad now."))
        if "ends" in self.data and self.reader.is_past(self.data["ends"]) and self.get("live") != "yes":
            return not_applicable(_("Its last day is past."))
        return None
