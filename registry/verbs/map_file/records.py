"""The two records that a file becomes: its columns as a vocabulary, and what was decided of them as mappings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from registry import __version__
from registry.concepts.vocabularies import Datatype
from registry.draft import naming
from registry.load.reviews import ENDING
from registry.tabular.profile import Profile
from registry.values import Any
from registry.verbs.map_file.changes import FEWEST, lost, together
from registry.verbs.map_file.reading import DATED, codes_of, marks_of, plain
from registry.verbs.map_file.shown import Change, Decision
from registry.wording import _, counted, day

_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])")
"""Where words are run together, as in `PupilRef`."""

VOCABULARY_SAYS = (
    "# An application model: the columns of one file, just as the file writes them. Nothing is kept of its values but\n"
    "# codes, where they are few and nobody's own, and marks for what is not known.\n"
)
SET_SAYS = (
    "# How the columns of a file stand to the shared words, decided one by one. One that is not here is not decided\n"
    "# yet. The set is in use from the start; a mapping in it counts once it is approved, and not before.\n"
)


def keys_of(columns: Sequence[str], taken: Sequence[str] = ()) -> dict[str, str]:
    """Column → a key made from its name, told apart where several come to the same, and never one that is taken."""
    used, keys = set(taken), {}
    for position, name in enumerate(columns):
        keys[name] = naming.free(naming.proposed(_HUMP.sub(" ", plain(name))) or f"column-{position + 1}", used)
        used.add(keys[name])
    return keys


def term(name: str, key: str, profile: Profile, today: str) -> dict[str, Any]:
    """A column as a term. Nothing of its values but codes and marks for not known."""
    own = plain(name) or key
    made: dict[str, Any] = {"id": key, "label": own, "notation": own, "element": "field"}
    if profile.datatype and profile.filled:
        made["datatype"] = profile.datatype
    if profile.datatype in DATED and profile.forms and profile.filled:
        domain = _("A {sort} written {form}")
        made["value_domain"] = domain.format(
            sort=_(Datatype(profile.datatype).label).lower(), form=profile.forms[0].form
        )
    codes = codes_of(profile)
    if codes:
        made["datatype"] = Datatype.CODE.value if profile.datatype != Datatype.YES_NO else profile.datatype
        names = keys_of([text for text, _times in codes])
        made["codes"] = [_code(text, own) for text, own in names.items()]
        made["codes_open"] = "yes"
    marks = marks_of(profile)
    if marks:
        made["not_known_codes"] = list(marks)
    if profile.separator.strip():
        made["repeats"] = "yes"
    return made | {"term_status": "proposed", "added": today}


def _code(text: str, key: str) -> dict[str, Any]:
    return {"id": key} | ({"code": text} if text != key else {}) | {"label": text}


def vocabulary(
    own: str, title: str, data_set: str, publisher: str, role: str, rows: int, terms: list[dict[str, Any]], today: Any
) -> dict[str, Any]:
    """The vocabulary's record."""
    how = _("Columns read off a file of {rows} on {day}; no values kept but codes and marks for not known")
    return {
        "kind": "vocabulary", "id": own, "title": title, "version": "1", "status": "active",
        "status_history": [{"on": today.isoformat(), "status": "active", "by": role}],
        "model": "application",
        "description": _("The columns of a file, as the file writes them"),
        **({"publisher": publisher} if publisher else {}),
        "model_version": "1", "issued": today.isoformat(), "data_set": data_set, "terms": terms, "analysed_by": role,
        "analysed_how": how.format(rows=counted(rows, _("row"), _("rows")), day=day(today)),
    }  # fmt: skip


def mapping_set(
    own: str, title: str, subject: tuple[str, str], model: tuple[str, str], publisher: str, data_set: str, role: str,
    mappings: list[dict[str, Any]], *, complete: bool, today: Any,
) -> dict[str, Any]:  # fmt: skip
    """The mapping set's record. `subject` and `model`: reference and version of the vocabularies it lies between."""
    return {
        "kind": "mapping-set", "id": own, "title": title, "version": "1", "status": "active",
        "status_history": [{"on": today.isoformat(), "status": "active", "by": role}],
        "description": _("Lets partners read the file in the shared words, once its mappings are approved"),
        "subject_vocabulary": subject[0], **({"subject_version": subject[1]} if subject[1] else {}),
        "object_vocabulary": model[0], **({"object_version": model[1]} if model[1] else {}),
        **({"publisher": publisher} if publisher else {}),
        "direction": "both", "scope": {"data_set": data_set}, "complete": "yes" if complete else "no",
        "reviews_file": f"{own}{ENDING}", "mappings": mappings,
    }  # fmt: skip


def mapping(
    key: str, label: str, decision: Decision, changes: tuple[Change, ...], profile: Profile, role: str, today: str,
    taken: Sequence[str] = (), *, was_suggested: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """One decision as a mapping that is proposed: to a shared word, or that there is none."""
    made: dict[str, Any] = {"id": naming.free(key, set(taken)), "subject": [key], "subject_label": label}
    if decision.kind == "mapped":
        agreed = changes if decision.convert else ()
        loss = lost(agreed, decision.predicate)
        transform = together(agreed)
        made |= {"object": [decision.term], "object_label": decision.label, "predicate": decision.predicate}
        made |= {"transform": transform} if transform else {}
        made |= {"loss": loss} if loss else {}
    else:
        made |= {"object": [], "no_term_found": "yes"}
    made |= {"justification": "semapv:ManualMappingCuration"}
    made |= {"tool": f"muniment suggest {__version__}"} if was_suggested else {}
    made |= {"mapping_status": "proposed", "creator_role": role, "created": today}
    return made | {"seen": seen(profile)}


def seen(profile: Profile) -> str:
    """What a mapping was judged by: never a value."""
    said = [_("Column name"), _("{count} looked at").format(count=counted(profile.rows, _("row"), _("rows")))]
    codes = codes_of(profile)
    if codes:
        said.append(counted(len(codes), _("code"), _("codes")))
        if any(times < FEWEST for _text, times in codes):
            said.append(_("counts below {fewest} left out").format(fewest=FEWEST))
    return ", ".join(said)


def undecided(columns: Sequence[str], decided: Mapping[str, Decision]) -> list[str]:
    """The columns of which nothing was decided, in their order."""
    return [each for each in columns if not (each in decided and decided[each].is_made)]
