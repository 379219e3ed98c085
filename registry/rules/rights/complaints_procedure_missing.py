"""Can people complain to an organisation by an electronic form and by other means?"""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _, day

_NONE: dict[str, Any] = {}


def judge(organisation: Whole) -> Verdict:
    """Judge one organisation."""
    data, reader = organisation.data, organisation.reader
    home = data.get("register")
    if home not in (organisation.record.ref.register, "none", None):
        return not_applicable(_("Its own register says how people complain to it."))
    if "ceased" in data and reader.is_past(data["ceased"]):
        return not_applicable(_("It no longer exists."))
    if data.get("legal_person") == "no":
        return not_applicable(_("It is part of another body, to which people complain."))
    procedure = data.get("complaints", _NONE)
    if not procedure:
        if home == "none":
            return not_applicable(_("It keeps no register, and what it offers people is not recorded here."))
        if home is None:
            said = _("No record shows how people complain to it, nor whether it keeps a register that would show it.")
            return cannot_tell((organisation.place("register"), organisation.place("complaints")), said)
        return violated(organisation.place("complaints"), _("No record shows how people complain to it."))
    return _of(organisation, procedure)


def _of(organisation: Whole, procedure: dict[str, Any]) -> Verdict:
    since = procedure.get("since")
    if since is not None and not organisation.reader.has_come(since):
        said = _("No record shows how people complain to it before {since}.")
        return violated(organisation.place("complaints/since"), said.format(since=day(date.fromisoformat(since))))
    contact = procedure.get("contact", _NONE)
    wanting = []
    if not (procedure.get("online_form") or contact.get("email") or contact.get("link")):
        wanting.append("online_form")
    if not (says_something(procedure.get("other_means")) or contact.get("telephone") or contact.get("address")):
        wanting.append("other_means")
    if not wanting:
        return satisfied(_("People can complain electronically, and by other means."))
    sentences = {
        "online_form": _("No record shows how people can complain electronically."),
        "other_means": _("No record shows how people can complain by other means than electronically."),
    }
    places = tuple(organisation.place(f"complaints/{name}") for name in wanting)
    return violated(places, " ".join(sentences[name] for name in wanting))
