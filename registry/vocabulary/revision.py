"""What a later version of an integration model may not do to an earlier one: change a meaning, take a key, tighten.

Source: ISO/TS 18876 style process, step 3: never change existing meaning; relax over-tight constraints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from registry.source import Ref
from registry.values import Any
from registry.vocabulary.conditions import passes_one
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import RULES
from registry.vocabulary.extension import Entries
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, listed

_MEANING: Final = {
    "definition": "its definition",
    "parent": "what it stands under",
    "unit": "its unit",
    "datatype": "the sort of its values",
}


def revision(ref: Ref, before: Entries, now: Entries, on: str) -> list[Conflict]:
    """What has become of the concepts of an earlier version of a model, as it stands on a day (ISO text).

    - `before`, `now`: its terms by key, as the record and table said them then and say them now.
    """
    found = []
    for own, old in before.items():
        key = TermKey(ref.register, ref.id, own)
        for rule, message, repair in _of_one(own, old, now.get(own)):
            found.append(
                RULES[rule].conflict(on, message, repair, [key], mappings=[str(key)], vocabulary=ref),
            )
    return sorted(found, key=lambda each: each.order)


Found = tuple[str, str, str]


def _of_one(own: str, old: Mapping[str, Any], new: Mapping[str, Any] | None) -> Iterator[Found]:
    label = f"“{old.get('label', own)}”"
    if new is None:
        message = _("{term} (`{key}`) was there before and is not there now. Mappings to it lead nowhere.")
        repair = _("Put it back with `term_status: deprecated`, the day in `deprecated`, and `replaced_by`.")
        yield "model-key-gone", message.format(term=label, key=own), repair
        return
    other_label = _plain(old.get("label")) != _plain(new.get("label"))
    if other_label and _plain(old.get("definition")) != _plain(new.get("definition")):
        message = _(
            "The key `{key}` stood for {term} before and stands for {other} now. Mappings to it say "
            "something nobody decided."
        )
        repair = _("Give the new concept a key of its own, and put {term} back, deprecated if need be.")
        other = f"“{new.get('label', own)}”"
        yield "model-key-gone", message.format(key=own, term=label, other=other), repair.format(term=label)
        return
    changed = [
        _(said)
        for name, said in _MEANING.items()
        if old.get(name) is not None and _plain(old.get(name)) != _plain(new.get(name))
    ]
    lost = [f"`{each}`" for each in _codes(old) if each not in _codes(new)]
    if lost:
        changed.append(_("its list of codes, which has lost {codes}").format(codes=listed(lost[:10])))
    if changed:
        message = _(
            "{term} is another than before: {what} changed, and its key stayed. Mappings were decided "
            "about the earlier meaning."
        )
        repair = _("Put it back, and add a new concept. A code goes out of use by `used_until`.")
        yield "model-meaning-changed", message.format(term=label, what=listed(changed)), repair
    if tighter := list(_tighter(old, new)):
        message = _("{term} accepts less than before: {what}.").format(term=label, what="; ".join(tighter))
        yield "model-tightened", message, _("Relax the rule, or add a new concept that has it.")


def _plain(value: Any) -> str:
    return folded(str(value or "")).rstrip(". ")


def _codes(entry: Mapping[str, Any]) -> list[str]:
    return [each["id"] for each in entry.get("codes", ())]


def _tighter(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, before, now, said in (
        ("required", "no", "yes", _("it must be filled in")),
        ("repeats", "yes", "no", _("one record may have only one")),
        ("codes_open", "yes", "no", _("values outside the list are refused")),
    ):
        if old.get(name) == before and new.get(name) == now:
            yield said
    rules = {each["id"]: each for each in old.get("constraints", ())}
    for rule in new.get("constraints", ()):
        was = rules.get(rule["id"])
        if was is None:
            yield _("the rule `{rule}` is new").format(rule=rule["id"])
            continue
        for name, test in (("least", "less-than"), ("greatest", "at-least")):
            limit, earlier = rule.get(name), was.get(name)
            # A higher least value, or a lower greatest one, refuses what was accepted.
            if limit is not None and limit != earlier:
                narrower = earlier is None or passes_one(test, (limit,), earlier)
                if narrower is not False:
                    yield _("the limit of `{rule}` is {limit}").format(rule=rule["id"], limit=limit)
        if rule.get("pattern") and rule.get("pattern") != was.get("pattern"):
            yield _("the pattern of `{rule}` is another").format(rule=rule["id"])
