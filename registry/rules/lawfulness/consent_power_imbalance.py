"""Are people free to refuse, where a public authority asks for consent in a statutory function?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.named_record import named_record
from registry.facts.public_authority import public_authority
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import general_by_a_controller, together, unanswered
from registry.subjects.processing import Activity, Member
from registry.wording import _

_CONSENT = "a-consent"


def judge(activity: Activity) -> Verdict:
    """Judge a record of processing."""
    relying = [basis for basis in activity.bases if _CONSENT in (basis.get("art6") or ())]
    if not relying:
        return not_applicable(_("{name} does not rely on consent.").format(name=activity.name))
    otherwise = general_by_a_controller(activity)
    if otherwise is not None:
        return otherwise
    authority = public_authority(activity.reader, activity.organisation, activity.organisation_place)
    if authority.value == "no":
        return not_applicable(authority.because)
    function = str(activity.get("statutory_function") or "")
    if function == "no":
        return not_applicable(_("The record says that it serves no function given by statute."))
    places = authority.sources if authority.value == "unknown" else ()
    places += () if function == "yes" else (activity.place("statutory_function"),)
    return together([_of_basis(activity, basis, places) for basis in relying])


def _of_basis(activity: Activity, basis: Member, applies: tuple[str, ...]) -> Verdict:
    """The verdict on one basis. `applies` is what nobody has recorded of whether the rule applies at all."""
    place, named = basis.place("consent/model"), (basis.get("consent") or {}).get("model")
    said = _("{name} asks for consent in a statutory function, and no record shows that people are free to refuse.")
    said = said.format(name=activity.name)
    if not named:
        return _wanting((place,), said, applies)
    found, reading = named_record(activity.reader, activity.record.ref.register, Kind.CONSENT_MODEL, named, place)
    if found is None:
        return _wanting((place,), reading.because, applies if reading.value == "no" else (place,))
    missing, unknown = _freedom(found)
    if missing:
        return _wanting(missing, said, applies)
    if unknown:
        verdict = unanswered(unknown, _("whether people may refuse without losing anything."))
        return _wanting(unknown, verdict.because, applies)
    return satisfied(_("{title} says why people are free to refuse.").format(title=found.title))


def _wanting(places: tuple[str, ...], said: str, applies: tuple[str, ...]) -> Verdict:
    if applies:
        return cannot_tell(tuple(dict.fromkeys((*applies, *places))), said)
    return violated(places, said)


def _freedom(model: Loaded) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a consent model should say that people are free to refuse, and does not; and where that is not known."""
    weighed = model.data.get("power_imbalance", {})
    answers = {
        f"{model.ref}#power_imbalance/considered": weighed.get("considered"),
        f"{model.ref}#refusal_without_detriment": model.data.get("refusal_without_detriment"),
    }
    missing = [place for place, answer in answers.items() if answer not in ("yes", "unknown")]
    if not says_something(weighed.get("reasoning")):
        missing.append(f"{model.ref}#power_imbalance/reasoning")
    return tuple(missing), tuple(place for place, answer in answers.items() if answer == "unknown")
