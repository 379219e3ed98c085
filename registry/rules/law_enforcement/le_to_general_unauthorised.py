"""Does law authorise it where what was collected for law enforcement goes out for another purpose?"""

from __future__ import annotations

from registry.facts.named_law import names_exemption, names_law
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import GENERAL, LAW_ENFORCEMENT
from registry.subjects.agreement import Flow, Side
from registry.wording import _


def judge(flow: Flow) -> Verdict:
    """Judge one flow: some side gives under Part 3, and some other side gets under the UK GDPR."""
    givers = [side for side in flow.sides if side.is_discloser and not side.is_processors]
    getters = [side for side in flow.sides if not side.is_discloser and not side.is_processors]
    enforcing = [side for side in givers if side.regime == LAW_ENFORCEMENT]
    if not enforcing:
        silent = [side for side in givers if not side.regime]
        if silent and flow.agreement.data.get("personal_data") != "no":
            return cannot_tell(_regimes(silent), _("No record shows under which law the one who gives is."))
        return not_applicable(_("Nobody gives anything here under the law-enforcement regime."))
    facing = [
        (side, [other for other in getters if other.data.get("party") != side.data.get("party")]) for side in enforcing
    ]
    concerned = [side for side, others in facing if any(other.regime == GENERAL for other in others)]
    if not concerned:
        silent = [other for _side, others in facing for other in others if not other.regime]
        if silent:
            return cannot_tell(_regimes(silent), _("No record shows under which law the one who gets is."))
        return not_applicable(_("It stays within law enforcement, or is no longer personal data."))
    missing = [side for side in concerned if not _authorised(side)]
    if missing:
        said = _(
            "No record shows the law that authorises what {name} collected for law enforcement to go for another use."
        )
        at = tuple(place for side in missing for place in _places(side))
        return violated(tuple(dict.fromkeys(at)), " ".join(said.format(name=side.name) for side in missing))
    return satisfied(_("The law that authorises the other use is on record."))


def _authorised(side: Side) -> bool:
    """Whether something is named that may authorise it: an exemption from duties authorises nothing."""
    named = [(basis, (basis.get("part3") or {}).get("authorised_by")) for basis in side.bases]
    cited = [(basis.at, {"provision": text}) for basis, text in named if text]
    return any(
        names_law(side.reader, each, at).value or not names_exemption(side.reader, each, at).value for at, each in cited
    )


def _places(side: Side) -> tuple[str, ...]:
    return tuple(basis.place("part3/authorised_by") for basis in side.bases) or (side.basis_place,)


def _regimes(sides: list[Side]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side.place("regime") for side in sides))
