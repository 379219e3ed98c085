"""Finds the records of two registers that are, or may be, of one share.

A record that says so counts before an equal identifier, and that before likeness, which a person has to confirm. Two
records of one register are never counterparts: counterparts are kept by two organisations, each for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.concepts.kinds import Kind
from registry.facts.counterpart import counterparts
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded, Snapshot
from registry.sharing.counterparts.comparison import Pair
from registry.sharing.counterparts.likeness import LEAST, bodies_of, bodies_of_both, has_unknown, likeness
from registry.sharing.wordbook import Wordbook
from registry.source import Ref
from registry.wording import _

AGREEMENT = Kind.AGREEMENT.value
_MOST_NEAR = 400
"""Candidates that are looked at for one record. Beyond that only those that share most bodies with it."""


class Pairing:
    """Looks for the counterparts of records. What it finds of one record is kept for the next."""

    def __init__(self, reader: Reader, words: Wordbook, snapshot: Snapshot) -> None:
        self.reader, self.words, self.snapshot = reader, words, snapshot
        self._titles = {each.id: each.title for each in snapshot.federation.registers}

    def of(self, record: Loaded) -> list[Pair]:
        """The pairs that a record is in: said and by identifier first, then those that look alike, the likest first."""
        found = []
        for other in self._near(record):
            pair = self.pair(record, other)
            if pair.by != "evidence" or (pair.likeness >= LEAST and not self._is_ruled_out(record, other)):
                found.append(pair)
        return sorted(found, key=in_order)

    def every(self, records: Iterable[Loaded]) -> list[Pair]:
        """The pairs that any of these records is in, each once."""
        found: dict[frozenset[str], Pair] = {}
        for record in records:
            for pair in self.of(record):
                found.setdefault(frozenset((pair.here, pair.there)), pair)
        return sorted(found.values(), key=in_order)

    def pair(self, here: Loaded, there: Loaded) -> Pair:
        """Two records with how they are paired, and all that speaks for it and against."""
        said = _said(self.reader, here, there)
        equal = _identifier(here, there)
        like = likeness(self.reader, self.words, here, there)
        by = "said" if said else "identifier" if equal else "evidence"
        evidence = [each for each in (said, equal, *like.evidence, *decided(self.reader, here, there)) if each]
        return Pair(
            str(here.ref), str(there.ref), here.title, there.title, self._owner(here), self._owner(there), by,
            tuple(evidence), like.degree, bool(said),
        )  # fmt: skip

    def _owner(self, record: Loaded) -> str:
        return self._titles.get(record.ref.register, record.ref.register)

    def _near(self, record: Loaded) -> Iterator[Loaded]:
        """Agreements of other registers that it names, that name it, or that share two bodies with it at least."""
        shared: dict[Ref, int] = {}
        own = bodies_of(self.reader, record)
        for body in own:
            refs = {ref for each in self._twins(body) for ref in self.snapshot.mentioning(each, AGREEMENT)}
            for ref in refs:
                shared[ref] = shared.get(ref, 0) + 1
        # A register that names one body and a sort of body may mean any other of that sort.
        least = 1 if len(own) <= _PAIR else 2
        ranked = sorted((ref for ref, number in shared.items() if number >= least), key=lambda ref: (-shared[ref], ref))
        wanted = {*self.snapshot.mentioning(record.ref, AGREEMENT), *ranked[:_MOST_NEAR]}
        text = record.data.get("counterpart_of")
        named = self.reader.record(record.ref.register, (AGREEMENT,), str(text)) if text else None
        if named is not None:
            wanted.add(named.ref)
        for ref in sorted(wanted):
            if ref.register != record.ref.register and ref.kind == AGREEMENT:
                found = self.reader.named(ref)
                if found is not None:
                    yield found

    def _twins(self, own: str) -> set[Ref]:
        """A body, and the other records of a body with an identifier of it."""
        body = Ref.parse(own)
        found = self.reader.named(body) if body is not None else None
        if body is None or found is None:
            return set()
        written = [(each["scheme"], str(each["value"])) for each in found.data.get("identifiers", ())]
        return {body} | {
            ref
            for scheme, value in written
            if scheme != "other"
            for text in {value, value.upper(), value.lower()}
            for ref in self.snapshot.bodies(scheme, text)
        }

    def _is_ruled_out(self, here: Loaded, there: Loaded) -> bool:
        """Whether they cannot be of one share, or nobody need be asked.

        That is so where it was decided; where either has its counterpart in the other's register already; where one is
        a model; and where one replaces the other, or stands under it.
        """
        if any(True for _each in decisions(self.reader, here, there, "no")):
            return True
        for one, other in ((here, there), (there, here)):
            if any(each.ref.register == other.ref.register for each in counterparts(self.reader, one)):
                return True
        if any(each.data.get("model_text") == "yes" for each in (here, there)):
            return True
        mine, theirs = bodies_of_both(self.reader, here, there)
        if len(mine.keys() & theirs.keys()) < (1 if self._may_be_one_of(here, there, mine, theirs) else 2):
            return True
        return any(
            one == other.ref
            for first, other in ((here, there), (there, here))
            for one in _led(self.reader, first)
        )  # fmt: skip

    @staticmethod
    def _may_be_one_of(here: Loaded, there: Loaded, mine: dict[str, str], theirs: dict[str, str]) -> bool:
        """Whether one is of two bodies, and the other of one of them and a sort of body: it may mean the other so."""
        return any(
            has_unknown(wide) and not has_unknown(narrow) and len(own) == _PAIR and len(others) == 1
            for wide, others, narrow, own in ((here, mine, there, theirs), (there, theirs, here, mine))
        )


_PAIR = 2


def in_order(pair: Pair) -> tuple[int, float, str, str]:
    """Said, by identifier, then the likest first."""
    return ("said", "identifier", "evidence").index(pair.by), -pair.likeness, pair.here, pair.there


def decisions(reader: Reader, here: Loaded, there: Loaded, same: str) -> Iterator[tuple[Loaded, dict[str, str]]]:
    """What was decided in either of two records about the other: the record, and the decision."""
    for record, other in ((here, there), (there, here)):
        for each in record.data.get("counterpart_decisions", ()):
            text = each.get("record")
            named = reader.record(record.ref.register, (AGREEMENT,), str(text)) if text else None
            if named is not None and named.ref == other.ref and each.get("same") == same:
                yield record, each


def decided(reader: Reader, here: Loaded, there: Loaded) -> Iterator[str]:
    """Decisions on the two, in sentences."""
    for same, said in (
        ("yes", _("{who} decided that they are of the same share: {why}")),
        ("no", _("Against it: {who} decided that they are not of the same share: {why}")),
    ):
        for record, each in decisions(reader, here, there, same):
            who = each.get("by") or _("Somebody at {register}").format(register=record.ref.register)
            yield said.format(who=who, why=each.get("reason") or _("no reason is recorded."))


def _said(reader: Reader, here: Loaded, there: Loaded) -> str:
    for one, other in ((here, there), (there, here)):
        text = one.data.get("counterpart_of")
        named = reader.record(one.ref.register, (AGREEMENT,), str(text)) if text else None
        if named is not None and named.ref == other.ref:
            said = _("The record of {register} says that it is of the same share.")
            return said.format(register=one.ref.register)
    return ""


def _identifier(here: Loaded, there: Loaded) -> str:
    """An equal identifier: an entry in a public register, or a reference as printed on the document."""
    mine, theirs = (
        {
            (_plain(each.get("scheme")), _plain(each.get("number"))): each
            for each in record.data.get("public_registers", ())
            if each.get("number")
        }
        for record in (here, there)
    )
    for own in mine.keys() & theirs.keys():
        each = mine[own]
        return _("Both are entry {number} of {scheme}.").format(number=each["number"], scheme=each["scheme"])
    reference = _plain(here.data.get("reference"))
    if reference and reference == _plain(there.data.get("reference")):
        return _("Both bear the reference {reference}.").format(reference=here.data["reference"])
    return ""


def _plain(text: object) -> str:
    return "".join(each for each in str(text or "").casefold() if each.isalnum())


def _led(reader: Reader, record: Loaded) -> Iterator[Ref]:
    """The agreements that a record replaces, is replaced by, or stands under."""
    data = record.data
    parent = data.get("parent", {}).get("ref")
    for text in (*data.get("supersedes", ()), *data.get("superseded_by", ()), *([parent] if parent else [])):
        found = reader.record(record.ref.register, (AGREEMENT,), str(text))
        if found is not None:
            yield found.ref
