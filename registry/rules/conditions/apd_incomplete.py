"""Does a policy document say how each principle is kept, and how long the data are likely to be kept?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _, listed

_SAYS_THE_POLICY = ("policy", "schedule", "link")


def judge(policy: Whole) -> Verdict:
    """Judge a policy document."""
    reader = policy.reader
    if "withdrawn" in policy.data and reader.has_come(policy.data["withdrawn"]):
        return not_applicable(_("It has been withdrawn."))
    if "in_place_from" in policy.data and not reader.has_come(policy.data["in_place_from"]):
        return not_applicable(_("It is not in place yet."))
    if "published_at" in policy.data and not {"principles", "retention"} & policy.data.keys():
        said = _("The document is published, and nobody has recorded what it says.")
        return cannot_tell((policy.place("principles"), policy.place("retention")), said)
    missing = [*_principles_wanting(policy), *_keeping_wanting(policy)]
    if not missing:
        return satisfied(_("It says how each principle is kept, and how long the data are likely to be kept."))
    said = _("No record shows that {title} says {missing}.")
    words = listed(dict.fromkeys(words for _place, words in missing), _("or"))
    places = tuple(place for place, _words in missing)
    return violated(places, said.format(title=policy.record.title, missing=words))


def _principles_wanting(policy: Whole) -> Iterator[tuple[str, str]]:
    """The principles of which no procedure is on record: the place of each, and what is not said, in words.

    Section 42(2) asks for the six principles of section 34(1), and so not for accountability.
    """
    stated = policy.get("principles") or {}
    names = {
        "lawfulness_fairness_transparency": _("how data are processed lawfully, fairly and openly"),
        "purpose_limitation": _("how they are kept to their purpose"),
        "minimisation": _("how they are kept to what is needed"),
        "accuracy": _("how they are kept right"),
        "storage_limitation": _("how they are kept no longer than needed"),
        "integrity_and_confidentiality": _("how they are kept safe"),
    }
    if policy.get("law_enforcement") != "yes":
        names["accountability"] = _("how all this is shown")
    for field, words in names.items():
        if not says_something(stated.get(field)):
            yield policy.place(f"principles/{field}"), words


def _keeping_wanting(policy: Whole) -> Iterator[tuple[str, str]]:
    """What is not on record about keeping and erasing."""
    stated = policy.get("retention") or {}
    if not any(stated.get(field) for field in _SAYS_THE_POLICY):
        yield policy.place("retention/policy"), _("what the policy on keeping and erasing is")
    periods = stated.get("periods") or ()
    how_long = _("how long the data are likely to be kept")
    if not periods:
        yield policy.place("retention/periods"), how_long
    for each in periods:
        if not (each.get("period") or says_something(each.get("criterion"))):
            yield policy.place(f"retention/periods[{each['id']}]/period"), how_long
