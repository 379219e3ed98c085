"""Vocabularies, and mappings between them."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import iso
from benchmarks.generator.derived import subject
from benchmarks.generator.kinds import ends
from benchmarks.generator.layout import listed, quoted, text
from benchmarks.generator.sheet import Sheet

_TYPES = ("text", "code", "identifier", "date", "whole-number", "yes-no")


def vocabulary(s: Sheet) -> str:
    """The text of a vocabulary. Its first terms are the items of its topic, so that others can name them."""
    model = "integration" if s.number % 5 == 0 else "application"
    made = (
        ends.head(s)
        + ends.owner(s)
        + f"model: {model}\n"
        + text("description", s.say("standard"))
        + text("scope", s.say("scope"))
    )
    made += f"data_set: {s.name.title}\n" if model == "application" else ""
    made += f"publisher: {s.home}\nmodel_version: {quoted(f'{s.dice.between(1, 3)}.0')}\nissued: {iso(s.began)}\n"
    made += s.fields("systems", "information-system", 1, 0.6) + s.fields("standards", "standard", 1, 0.4) + "terms:\n"
    for item in s.topic.items:
        made += _term(s, item.key, item.name, item.categories[0])
    fields = dict.fromkeys(field for item in s.topic.items for field in item.fields)
    before = {item.key for item in s.topic.items}
    for name in list(fields)[: s.dice.between(3, 9)]:
        key = name.lower().replace(" ", "-").replace(",", "").replace("'", "").replace("/", "-")
        if key not in before:
            made += _term(s, key, name, s.topic.items[0].categories[0])
    made += f"steward: {s.word('role')}\nchanges:\n  - version: {quoted('1.0')}\n    on: {iso(s.began)}\n" + text(
        "    changes", s.say("change")
    )
    day = s.since(30, 500)
    return made + f"last_review: {iso(day)}\nreview_due: {iso(s.due())}\n" + ends.ending(s)


def _term(s: Sheet, key: str, label: str, category: str) -> str:
    made = s.note("  ") + f"  - id: {key}\n    label: {label}\n" + text("    definition", s.say("term"))
    made += f"    element: {s.dice.of(('field', 'thing', 'concept'))}\n    datatype: {s.dice.of(_TYPES)}\n"
    if s.roll() < 0.15:
        made += f"    labels:\n      - language: cy\n        label: {quoted(f'Term, {label} â ŵ ŷ')}\n"
    if s.roll() < 0.25:
        made += "    codes:\n" + "".join(
            f"      - id: {code}\n        code: {code[0].upper()}\n" for code in ("open", "closed", "none")
        )
    made += f"    personal_data_category: {category}\n" + s.answer("    identifies", 0.4)
    return made + f"    term_status: {s.dice.of(('accepted', 'accepted', 'proposed'))}\n    added: {iso(s.began)}\n"


def mapping(s: Sheet) -> str:
    """The text of a mapping set. One in four is a header, with its rows in a table beside it."""
    which = subject(s.outlines, s.register, "mapping-set", s.number)
    made = ends.head(s) + ends.owner(s) + text("description", s.say("standard"))
    keys = [item.key for item in s.topic.items]
    targets = keys
    if which is not None:
        made += f"subject_vocabulary: {s.numbered('vocabulary', which)}\nsubject_version: {quoted('1.0')}\n"
        other = next((each for each in s.register.neighbours if each.counts["vocabulary"]), s.register)
        made += f"object_vocabulary: {s.numbered('vocabulary', 0, other)}\n"
        targets = [item.key for item in s.outlines.plan.name(other.number, "vocabulary", 0).topic.items]
    made += f"set_version: {quoted(str(s.dice.between(1, 4)))}\nissued: {iso(s.began)}\npublisher: {s.home}\ndirection: subject-to-object\n"
    made += s.answer("complete", 0.4)
    if s.number % 4 == 3:
        made += _table(s, keys, targets)
    made += "mappings:\n" + "".join(_row(s, key, targets[at % len(targets)]) for at, key in enumerate(keys))
    made += (
        s.agreements("agreements")
        + f"steward: {s.word('role')}\napproved_by: {s.word('role')}\napproved_on: {iso(s.began)}\n"
    )
    made += f"last_review: {iso(s.since(30, 400))}\n" + listed("local:\n  remarks", s.says("mapping_reason", 3, 5))
    return made + ends.ending(s, local=False)


def _table(s: Sheet, keys: list[str], targets: list[str]) -> str:
    rows = [
        f"{key}-{row}\t{key}\tskos:{s.dice.of(('exactMatch', 'closeMatch', 'broadMatch'))}\t{s.dice.of(targets)}"
        for row in range(60)
        for key in keys
    ]
    path = f"mappings/{s.name.id}.sssom.tsv"
    s.files.append((path, ("ext_id\tsubject_id\tpredicate_id\tobject_id\n" + "\n".join(rows) + "\n").encode()))
    return f"table:\n  file: {s.name.id}.sssom.tsv\n  rows: {len(rows)}\n"


def _row(s: Sheet, key: str, target: str) -> str:
    made = s.note("  ") + f"  - id: {key}\n    subject: [{key}]\n    object: [{target}]\n"
    predicate = s.dice.of(("exact", "close", "broad", "narrow"))
    made += f"    predicate: {predicate}\n    justification: semapv:ManualMappingCuration\n"
    if predicate != "exact":
        made += f"    loss: {s.dice.of(('none', 'precision', 'category'))}\n    loss_approved_by: {s.word('role')}\n"
        made += f"    loss_approved_on: {iso(s.began - 20)}\n"
    made += f"    confidence: {quoted(f'0.{s.dice.between(50, 99)}')}\n    mapping_status: {s.dice.of(('approved', 'approved', 'proposed', 'rejected'))}\n"
    made += f"    creator_role: {s.word('role')}\n    created: {iso(s.began - 30)}\n"
    return made + text("    reasoning", s.say("mapping_reason"))
