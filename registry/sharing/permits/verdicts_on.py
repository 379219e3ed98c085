"""Which verdicts are about one way: on its agreement, flow and two sides, and on the records that these lead to."""

from __future__ import annotations

from collections.abc import Iterator

from registry.check.defect import Defect
from registry.check.engine import Judged
from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.links import BASIS, LINK_OF, OTHER, SIGNED
from registry.sharing.permits.ways import End, Way
from registry.subjects.own_records import processing_of, stands
from registry.values import dataclass, field

_NOT_PERSONAL = "not-personal"

_SIDE_FIELDS = (("notice", Kind.PRIVACY_NOTICE), ("processing", Kind.PROCESSING_ACTIVITY))
_BASIS_FIELDS = (
    ("policy_document", Kind.APPROPRIATE_POLICY_DOCUMENT),
    ("lia", Kind.LEGITIMATE_INTERESTS_ASSESSMENT),
    ("request", Kind.DISCLOSURE),
)
_MEMBER_FIELDS = (
    ("notices", Kind.PRIVACY_NOTICE),
    ("processing", Kind.PROCESSING_ACTIVITY),
    ("policy_documents", Kind.APPROPRIATE_POLICY_DOCUMENT),
)


@dataclass(slots=True)
class Said:
    """What rules say of one way: link → verdicts; `other` what needs attention and no link turns on.

    `failed`: link → the rules that failed, which is our fault and never a pass.
    """

    of: dict[str, list[Judged]] = field(default_factory=dict)
    other: list[Judged] = field(default_factory=list)
    failed: dict[str, list[Defect]] = field(default_factory=dict)


def said_of(bench: Bench, way: Way) -> Said:
    """Every verdict about a way, each under the link that it speaks to."""
    said = Said()
    record, flow = way.agreement.record, way.flow
    sides = {end.side.address: name for name, end in _ends(way) if end.side is not None}
    for judged in bench.judged(record):
        if judged.subject in sides:
            name = sides[judged.subject]
            if _is_of_member(way.giver if name == "giver" else way.getter, judged):
                _take(bench, said, judged, name)
        elif judged.subject == str(record.ref) or (flow is not None and judged.subject == flow.address):
            if LINK_OF.get(judged.rule.id) == SIGNED:
                _take_signed(bench, said, way, judged)
            else:
                _take(bench, said, judged, "", is_aside=_is_of_others(way, judged))
    # What a body does with people's data is no part of what it gives of which nobody can be known.
    is_aside = all(end.side is not None and end.side.regime == _NOT_PERSONAL for _name, end in _ends(way))
    for name, end in _ends(way):
        for linked in _records_of(bench, way, end):
            for judged in bench.judged(linked):
                _take(bench, said, judged, name, is_aside=is_aside)
            for defect in bench.defects[linked.ref]:
                _fail(said, defect, name)
    for linked in _of_agreement(way):
        for judged in bench.judged(linked):
            _take(bench, said, judged, "")
        for defect in bench.defects[linked.ref]:
            _fail(said, defect, "")
    for each in bench.defects.get(record.ref, ()):
        _fail(said, each, "")
    for _name, end in _ends(way):
        said.other += [each for each in bench.judged(end.body) if bench.is_open(each) and each.rule.id in OTHER]
    return said


def _ends(way: Way) -> tuple[tuple[str, End], ...]:
    return ("giver", way.giver), ("getter", way.getter)


def _take(bench: Bench, said: Said, judged: Judged, name: str, *, is_aside: bool = False) -> None:
    link = LINK_OF.get(judged.rule.id, "")
    if not link or is_aside:
        if bench.is_open(judged):
            said.other.append(judged)
        return
    for each in _links(link, name):
        said.of.setdefault(each, []).append(judged)


def _fail(said: Said, defect: Defect, name: str) -> None:
    link = LINK_OF.get(defect.rule, "")
    for each in ("giver-signed", "getter-signed") if link == SIGNED else _links(link, name):
        said.failed.setdefault(each, []).append(defect)


def _take_signed(bench: Bench, said: Said, way: Way, judged: Judged) -> None:
    """Who has not signed: of these two it is asked of each by itself; of others it is told beside the chain."""
    own = {f"{way.agreement.record.ref}#parties[{end.party.key}]" for _name, end in _ends(way)}
    if bench.is_open(judged) and not own.issuperset(judged.verdict.at):
        said.other.append(judged)


def _links(link: str, name: str) -> tuple[str, ...]:
    if link == BASIS:
        return (f"{name}-basis",) if name else ("giver-basis", "getter-basis")
    return (link,)


def _is_of_member(end: End, judged: Judged) -> bool:
    """Whether a verdict on a class's side is about the member at this end, or about all: not only about others."""
    joiner = end.party.joiner
    places = judged.verdict.at
    if joiner is None or not places:
        return True
    of_adoptions = [place for place in places if f"/{Kind.ADOPTION.value}/" in place.partition("#")[0]]
    if len(of_adoptions) < len(places):
        return True
    own = {str(adoption.ref) for adoption in joiner.adoptions}
    return any(place.partition("#")[0] in own for place in of_adoptions)


def _is_of_others(way: Way, judged: Judged) -> bool:
    """Whether what is wanting of a flow or agreement lies all in what belongs to other parties than these two."""
    if not judged.verdict.at:
        return False
    own_parties = {way.giver.party.key, way.getter.party.key}
    own_bases = {str(end.side.data.get("basis")) for _name, end in _ends(way) if end.side is not None}
    head = f"{way.agreement.record.ref}#"
    return all(_belongs_elsewhere(place.removeprefix(head), own_parties, own_bases) for place in judged.verdict.at)


def _belongs_elsewhere(place: str, parties: set[str], bases: set[str]) -> bool:
    for list_, own in (("parties[", parties), ("bases[", bases)):
        if place.startswith(list_):
            return place[len(list_) :].partition("]")[0] not in own
    return False


def _records_of(bench: Bench, way: Way, end: End) -> Iterator[Loaded]:
    """The records that one end leads to: its notices, records of processing, policy documents and assessments."""
    found = {each.ref: each for each in _named_by(bench, way, end) if stands(bench.reader, each)}
    yield from found.values()


def _named_by(bench: Bench, way: Way, end: End) -> Iterator[Loaded]:
    joiner = end.party.joiner
    if joiner is not None:
        for field_, kind in _MEMBER_FIELDS:
            yield from joiner.linked(way.agreement, field_, kind.value)
    side = end.side
    if side is None:
        return
    for field_, kind in _SIDE_FIELDS:
        linked = side.linked(field_, kind.value)
        if linked is not None:
            yield linked
    yield from processing_of(way.agreement, end.body)
    for basis in side.bases:
        texts = [(basis.get(field_), kind) for field_, kind in _BASIS_FIELDS]
        texts.append(((basis.get("consent") or {}).get("model"), Kind.CONSENT_MODEL))
        texts.append(((basis.get("part3") or {}).get("policy_document"), Kind.APPROPRIATE_POLICY_DOCUMENT))
        for text, kind in texts:
            record = bench.reader.record(side.record.ref.register, (kind.value,), str(text)) if text else None
            if record is not None:
                yield record


def _of_agreement(way: Way) -> Iterator[Loaded]:
    """The records that the agreement or the flow leads to: assessments, contracts, transfers."""
    agreement = way.agreement
    found: dict[object, Loaded] = {}
    for name, kind in (("dpias", Kind.DPIA), ("processors", Kind.PROCESSOR_CONTRACT)):
        for each in agreement.linked_all(name, kind.value):
            found[each.ref] = each
    transfers = list((agreement.get("transfers") or {}).get("transfers") or ())
    if way.flow is not None and way.flow.get("transfer"):
        transfers.append(way.flow.get("transfer"))
    for text in transfers:
        record = agreement.reader.record(agreement.record.ref.register, (Kind.TRANSFER.value,), str(text))
        if record is not None:
            found[record.ref] = record
    yield from found.values()
