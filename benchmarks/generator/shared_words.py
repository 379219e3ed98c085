"""Councils whose words are mapped to one shared model, in tables beside their records, as many as are asked for.

Every council has a vocabulary and a mapping set with a row for each of its terms, filled in as people do: who, when,
how sure, and why. Most mean the same as one shared term; several terms of a council may come to the same one.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.generator.dice import Dice
from benchmarks.generator.language.words import words

COUNCILS = 50
HUB = "shared"

_COLUMNS = (
    "ext_id", "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
    "confidence", "reviewer_agreement", "mapping_date", "creator_label", "review_date", "reviewer_label", "ext_status",
    "ext_approved", "ext_steward_role", "comment",
)  # fmt: skip
_PREDICATES = ("exact",) * 7 + ("broad", "narrow", "close")


def hub_terms(mappings: int) -> int:
    """How many terms the shared model has, for so many mappings to it: more words share more of them."""
    return max(1_000, mappings // 50)


def write(where: Path, mappings: int, councils: int = COUNCILS, seed: int = 1) -> None:
    """The files of a federation with so many mappings in all."""
    terms = hub_terms(mappings)
    dice = Dice(f"shared words {seed}")
    nouns, kinds = words("n"), words("a")
    labels = [f"{dice.of(kinds)} {dice.of(nouns)} {at}" for at in range(terms)]
    names = [council(at) for at in range(councils)]
    _write(where / "federation.yaml", "registers:\n" + "".join(f"  - register: {each}\n" for each in (HUB, *names)))
    _register(where, HUB)
    _vocabulary(where, HUB, "integration", labels)
    each = mappings // councils
    for name in names:
        _register(where, name)
        own = [f"{dice.of(kinds)} {dice.of(nouns)} {at}" for at in range(each)]
        _vocabulary(where, name, "application", own)
        _write(
            where / name / "mappings" / "to-shared.yaml",
            f"kind: mapping-set\nid: to-shared\ntitle: The words of {name} to the shared ones\nstatus: active\n"
            f"subject_vocabulary: words\nobject_vocabulary: {HUB}/vocabulary/words\n"
            "table:\n  file: to-shared.sssom.tsv\n",
        )
        lines = ["\t".join(_COLUMNS)]
        for at, label in enumerate(own):
            # A council's terms are spread over the shared ones, some of which are met several times.
            target = (at * 7 + dice.below(3)) % terms
            predicate = dice.of(_PREDICATES)
            lines.append("\t".join((
                f"m-{at}", f"words:t-{at}", label, f"skos:{predicate}Match", f"words:t-{target}", labels[target],
                "semapv:ManualMappingCuration", f"0.{dice.between(50, 99)}", "1", "2026-03-02", "Data analyst",
                "2026-03-09", "Service manager", "approved", "2026-03-16", "Data steward",
                f"Both count {dice.of(nouns)} by {dice.of(nouns)}",
            )))  # fmt: skip
        _write(where / name / "mappings" / "to-shared.sssom.tsv", "\n".join(lines) + "\n")


def council(at: int) -> str:
    """The register of a council."""
    return f"council-{at}"


def _register(where: Path, own: str) -> None:
    _write(where / own / "register.yaml", f"id: {own}\ntitle: Register of {own}\nformat: 1\n")


def _vocabulary(where: Path, own: str, model: str, labels: list[str]) -> None:
    folder = where / own / "vocabularies"
    _write(
        folder / "words.yaml",
        f"kind: vocabulary\nid: words\ntitle: The words of {own}\nstatus: active\nmodel: {model}\n"
        "table:\n  file: words.tsv\n",
    )
    rows = [f"t-{at}\t{label}\tconcept\tWhat {label} means here\n" for at, label in enumerate(labels)]
    _write(folder / "words.tsv", "".join(("id\tlabel\telement\tdefinition\n", *rows)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
