"""Can whoever relies on consent show that people gave it?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.consent_relied_on import consent_relied_on
from registry.facts.named_record import in_use, named_record
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, general_by_a_controller, in_doubt, together, unanswered
from registry.subjects.processing import Member, Processing
from registry.subjects.subject import Whole
from registry.wording import _

_RELYING = (("art6", "a-consent", "article-6"), ("art9", "a-explicit-consent", "article-9-explicit"))
"""Where a basis names consent, how, and what a model says that does the same in law."""

_SHOWN = ("shows_who", "shows_when", "shows_what_told", "shows_how")


def judge(subject: Processing | Whole) -> Verdict:
    """Judge one side of a flow, a record of processing, or a consent model."""
    return _of_processing(subject) if isinstance(subject, Processing) else _of_model(subject)


# ── whoever relies on consent ────────────────────────────────────────────────────────────────────────────────────────


def _of_processing(processing: Processing) -> Verdict:
    relying = [(basis, uses) for basis in processing.bases if (uses := tuple(_relied_on(basis)))]
    if not relying:
        return not_applicable(_("{name} does not rely on consent.").format(name=processing.name))
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    return together([_of_basis(processing, basis, uses) for basis, uses in relying])


def _relied_on(basis: Member) -> Iterator[str]:
    """What consent does in law for a basis, as models say it."""
    return (use for field, value, use in _RELYING if value in (basis.get(field) or ()))


def _of_basis(processing: Processing, basis: Member, uses: tuple[str, ...]) -> Verdict:
    place = basis.place("consent/model")
    named = (basis.get("consent") or {}).get("model")
    if not named:
        said = _("{name} relies on consent, and no record shows how that is asked for and kept.")
        return violated(place, said.format(name=processing.name))
    register = processing.record.ref.register
    found, reading = named_record(processing.reader, register, Kind.CONSENT_MODEL, named, place)
    if found is None:
        return violated(place, reading.because) if reading.value == "no" else cannot_tell(place, reading.because)
    standing = in_use(processing.reader, found)
    if standing.value != "yes":
        return violated((place, *standing.sources), standing.because)
    said_of = found.data.get("uses")
    if said_of is None:
        return cannot_tell(f"{found.ref}#uses", _("No record shows what this consent does in law."))
    if not set(uses) <= set(said_of):
        said = _("{title} is not for all that {name} relies on consent for.")
        return violated((place, f"{found.ref}#uses"), said.format(title=found.title, name=processing.name))
    return satisfied(_("{title} says how consent is asked for and kept.").format(title=found.title))


# ── how consent is shown ─────────────────────────────────────────────────────────────────────────────────────────────


def _of_model(model: Whole) -> Verdict:
    relied_on = consent_relied_on(model.record)
    if relied_on.value == "no":
        return not_applicable(relied_on.because)
    kept = model.get("record_keeping") or {}
    answers = {model.place(f"record_keeping/{name}"): kept.get(name) for name in _SHOWN}
    missing = tuple(place for place, answer in answers.items() if answer not in ("yes", "unknown"))
    unknown = tuple(place for place, answer in answers.items() if answer == "unknown")
    if missing and relied_on.value == "yes":
        said = _("No record shows that what is kept says who consented, when, to what they were told, and how.")
        return violated(missing, said)
    if missing:
        return cannot_tell((*relied_on.sources, *missing), relied_on.because)
    if unknown:
        said = _("whether what is kept says who consented, when, to what they were told, and how.")
        return in_doubt(unanswered(unknown, said), doubtful(relied_on))
    return satisfied(_("What is kept says who consented, when, to what they were told, and how."))
