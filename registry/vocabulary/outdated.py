"""Mappings made to a version of a vocabulary that is no longer the one there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from registry.load.snapshot import Snapshot
from registry.source import Ref
from registry.values import Any, dataclass
from registry.vocabulary.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Outdated:
    """A mapping set with an end that has a newer version.

    - `side`: `subject` or `object`: the end. `made_to`: the version the mappings were made to; `now`: the one there is.
    - `mappings`: how many approved mappings count. `touched`: how many of them are of a term out of use by now.
    - `breaks`: `yes` where the vocabulary says that mappings must be looked at again, `no` where it says of every
      version since that they need not, otherwise `unknown`.
    """

    set: Ref
    vocabulary: Ref
    side: str
    made_to: str
    now: str
    mappings: int
    touched: int
    breaks: str


def outdated(lexicon: Lexicon, snapshot: Snapshot, on: str) -> Iterator[Outdated]:
    """Every end of a mapping set whose vocabulary has another version than the set says it was made to."""
    for ref, subject, object_ in lexicon.sets():
        loaded = snapshot.record(ref)
        if loaded is None or loaded.data.get("status") == "retired":
            continue
        for side, vocabulary in (("subject", subject), ("object", object_)):
            made_to = loaded.data.get(f"{side}_version", "")
            end = snapshot.record(vocabulary) if vocabulary is not None else None
            now = end.data.get("model_version", "") if end is not None else ""
            if vocabulary is None or end is None or not made_to or not now or made_to == now:
                continue
            counting = [step for step in lexicon.steps_of(ref) if step.counts(on) and not step.negated]
            ends = {(step.mapping, step.subject if side == "subject" else step.object) for step in counting}
            touched = set()
            for mapping, key in ends:
                term = lexicon.term(key.whole) if key is not None and key.term else None
                if key is not None and key.term and (term is None or not term.is_in_use(on)):
                    touched.add(mapping)
            breaks = _breaks(end.data.get("changes", ()), made_to, now)
            yield Outdated(
                ref, vocabulary, side, made_to, now, len({step.mapping for step in counting}), len(touched), breaks
            )


def _breaks(changes: Sequence[Mapping[str, Any]], made_to: str, now: str) -> str:
    """Whether what changed since a version has mappings looked at again; changes are listed newest last."""
    versions = [each["version"] for each in changes]
    if made_to not in versions or versions[-1] != now:
        return "unknown"
    said = {each.get("breaks_mappings", "unknown") for each in changes[versions.index(made_to) + 1 :]}
    return "yes" if "yes" in said else "no" if said == {"no"} else "unknown"
