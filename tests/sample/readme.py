"""The tables of `agreements/README.md` on what is wrong in the sample, and on words that do not agree.

`python -m tests.sample.readme` writes each between its two marks, from `expected.yaml` and `conflicts_expected.yaml`; a
test says when they are behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

import yaml

from registry.concepts.kinds import Kind
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import MemorySnapshot
from registry.source import Ref
from registry.wording import day
from tests.sample.expected import SAMPLE, Expected, cannot_be, conflicts, expected, typed_in, written

README = SAMPLE / "README.md"
BEGIN = "<!-- From here to the next mark: written by `python -m tests.sample.readme` from expected.yaml. -->"
END = "<!-- Up to here. -->"
BEGIN_WORDS = "<!-- From here to the next mark: written by the same from tests/sample/conflicts_expected.yaml. -->"
END_WORDS = "<!-- Up to here, for words. -->"
HEAD = ("| record | place | rule | what is found |", "|---|---|---|---|")
PLACES = 2
"""How many places of one row are written out; how many more there are is said."""


def page(snapshot: MemorySnapshot) -> str:
    """What the README should say."""
    said = README.read_text("utf-8")
    said = _between(said, BEGIN, END, tables(snapshot))
    return _between(said, BEGIN_WORDS, END_WORDS, words())


def _between(said: str, begin: str, end: str, written_anew: str) -> str:
    """A text with what stands between two marks written anew."""
    before, _, rest = said.partition(f"{begin}\n")
    _, _, after = rest.partition(f"{end}\n")
    return f"{before}{begin}\n\n{written_anew}\n{end}\n{after}"


def tables(snapshot: MemorySnapshot) -> str:
    """The count, one table for each register, and what nothing here can break."""
    old = set(typed_in())
    lines = _count(snapshot)
    for register, found in _by_register(expected()):
        owner = snapshot.record(Ref(register, "organisation", register))
        assert owner is not None
        lines += ["", f"### Wrong at {owner.data['title']}: `{register}/`", "", *HEAD]
        lines += _rows(snapshot, [each for each in found if each.record not in old])
        late = [each for each in found if each.record in old]
        if late:
            lines += ["", "Typed in as found when the merger was prepared:", "", *HEAD, *_rows(snapshot, late)]
    lines += ["", "### What cannot be wrong here", ""]
    lines += [f"- `{rule}`: {' '.join(why.split())}" for rule, why in cannot_be().items()]
    return "\n".join([*lines, ""])


def words() -> str:
    """One line for each conflict that was planted, with the mapping that the reader looks at first."""
    rows = ["| rule | mapping | what does not agree |", "|---|---|---|"]
    for each in conflicts():
        record, _, inside = each.mappings[0].partition("#")
        link = f"[{record.rpartition('/')[2]}]({_file(record)})"
        place = f" `#{inside}`" if inside else ""
        more = len(each.mappings) - 1
        rows.append(f"| {each.rule} | {link}{place}{f' and {more} more' if more else ''} | {each.found} |")
    return "\n".join([*rows, ""])


def _count(snapshot: MemorySnapshot) -> list[str]:
    every, old = expected(), set(typed_in())
    settled = [each for each in every if each.record not in old]
    records = sum(1 for _ in snapshot.refs())
    return [
        f"On {day(date.fromisoformat(str(written()['as_of'])))} there are {len(every)} findings, about"
        f" {len({each.record for each in every})} of the {records} records. In what has been kept all along,"
        f" {records - len(old)} records, {len(settled)} are about {len({each.record for each in settled})};"
        f" the other {len(every) - len(settled)} are about {len({each.record for each in every} & old)} of the"
        f" {len(old)} records that were typed in.",
        "",
        f"Waived until a day, still shown, and marked: {sum(bool(each.waived_by) for each in every)}. Where nobody can"
        f" tell: {sum(each.outcome == 'cannot-tell' for each in every)}. Only following from another:"
        f" {sum(bool(each.follows_from) for each in every)}. Rules broken: {len({each.rule for each in every})}.",
    ]


def _by_register(found: Iterable[Expected]) -> Iterator[tuple[str, list[Expected]]]:
    """The findings of each register, in the order in which the federation lists them."""
    listed = [each["register"] for each in yaml.safe_load((SAMPLE / "federation.yaml").read_bytes())["registers"]]
    by_register: dict[str, list[Expected]] = {register: [] for register in listed}
    for each in found:
        by_register[each.record.partition("/")[0]].append(each)
    return iter(by_register.items())


def _rows(snapshot: MemorySnapshot, found: list[Expected]) -> Iterator[str]:
    """One row for each rule that a record breaks in the same way, however often."""
    for (record, rule, said), alike in groupby(found, lambda each: (each.record, each.rule, each.found)):
        several = list(alike)
        yield (f"| [{record}]({_file(record)}) | {_places(several)} | `{rule}` | {said}{_mark(snapshot, several[0])} |")


def _places(found: list[Expected]) -> str:
    places = list(dict.fromkeys(f"`{place}`" for each in found for place in each.places))
    more = len(places) - PLACES
    return ", ".join(places[:PLACES]) + (f" and {more} more" if more > 0 else "")


def _mark(snapshot: MemorySnapshot, found: Expected) -> str:
    if found.waived_by:
        waiver = Ref.parse(found.waived_by)
        told = snapshot.record(waiver) if waiver else None
        assert waiver is not None
        assert told is not None
        until = day(date.fromisoformat(told.data["expires"]))
        return f" **Waived** until {until} by [{waiver.id}]({_file(found.waived_by)})."
    if found.follows_from:
        return f" Follows from {', '.join(f'`{rule}`' for rule in found.follows_from)}."
    return ""


def _file(record: str) -> str:
    register, kind, own = record.split("/")
    return f"{register}/{Kind(kind).folder}/{own}.yaml"


if __name__ == "__main__":
    loaded, problems = load(find(SAMPLE))
    if problems:
        raise SystemExit("The sample has problems; `muniment validate` says which.")
    README.write_text(page(loaded), "utf-8")
