"""Terms as they are shown to whoever decides: what they are, what is suggested, what was decided before, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.concepts.mappings import MismatchReason
from registry.errors import UsageError
from registry.load.reviews import reviews_path
from registry.session import Session
from registry.source import Ref
from registry.values import Any
from registry.verbs.file_of import file_of
from registry.verbs.lexicon import lexicon
from registry.verbs.located import Line, lines_of
from registry.verbs.opening import opened
from registry.verbs.reviewing.changes import pairs_of, said_of
from registry.verbs.reviewing.offers import Desk, alike_of, desk_of, offers_for, unmapped
from registry.verbs.reviewing.shown import Offer, Past, Waiting
from registry.verbs.reviewing.states import Stands
from registry.verbs.reviewing.whose import Aim
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _, day
from registry.write import as_yaml

_MOST_CODES = 24


def desk_for(session: Session, aim: Aim) -> Desk | None:
    """What suggests for an integration model; None where nothing can."""
    try:
        return desk_of(session, str(aim.hub.ref))
    except UsageError:
        return None


def offered(desk: Desk | None, found: Stands, most: int) -> tuple[tuple[Offer, ...], float, str]:
    """What is suggested for a term, less what was turned down for it; how likely nothing fits; and that in words."""
    asked = unmapped(desk, found.term.key) if desk is not None else None
    if desk is None or asked is None or most < 1:
        return (), 0.0, ""
    offers, none, said = offers_for(desk, asked, most + len(found.rejected))
    turned_down = {str(each) for each in found.rejected}
    return tuple(each for each in offers if each.term not in turned_down)[:most], none, said


def waiting_rows(
    session: Session, aim: Aim, page: Sequence[Stands], offers: Mapping[TermKey, tuple[tuple[Offer, ...], float, str]],
    desk: Desk | None, in_full: TermKey | None = None,
) -> tuple[Waiting, ...]:  # fmt: skip
    """The rows of a page. `in_full`: the term for whose codes shared ones are suggested."""
    lines = lines_of(session, aim.vocabulary.ref, [str(each.term.key) for each in page])
    decided = [each.step.address for each in page if each.step is not None and not each.events]
    sets = {each.step.set for each in page if each.step is not None}
    in_sets: dict[str, Line] = {}
    for ref in sets:
        in_sets |= lines_of(session, ref, [each for each in decided if each.startswith(f"{ref}#")])
    return tuple(
        _row(
            session, aim, each, offers.get(each.term.key, ((), 0.0, "")), desk, lines, in_sets, each.term.key == in_full
        )
        for each in page
    )


def _row(
    session: Session, aim: Aim, found: Stands, offered: tuple[tuple[Offer, ...], float, str], desk: Desk | None,
    lines: Mapping[str, Line], in_sets: Mapping[str, Line], is_in_full: bool,
) -> Waiting:  # fmt: skip
    words, term, step = lexicon(session), found.term, found.step
    address = str(term.key)
    entry = words.entry(term.key)
    line = lines.get(address, Line("", 0))
    detail = words.detail(step) if step is not None else {}
    objects = tuple(_objects(aim, detail))
    labels = tuple(known.label if (known := words.term(each)) is not None else each.term for each in objects)
    transform = detail.get("transform") or {}
    likeliest = TermKey.parse(offered[0][0].term) if offered[0] else None
    towards = (objects[0] if objects else likeliest) if is_in_full else None
    alike = alike_of(desk, term.key) if desk is not None and found.state != "decided" else ()
    return Waiting(
        address, term.label, term.definition, tuple(map(str, entry.get("examples", ()))), term.datatype, term.unit,
        aim.vocabulary.data_set, tuple(_codes(entry)), line.file, line.line, found.state,
        str(step.set) if step is not None else "", step.mapping if step is not None else "",
        tuple(map(str, objects)), labels, str(detail.get("predicate", "")), step.status if step is not None else "",
        offered[0], offered[1], offered[2], tuple(map(str, alike)),
        tuple(_past(session, aim, found)) or tuple(_past_by_record(step, detail, in_sets)),
        as_yaml(transform) if transform else "", tuple(said_of(transform)), str(detail.get("loss", "")),
        tuple(pairs_of(desk, term.key, entry.get("codes", ()), transform, towards)), str(towards or ""),
    )  # fmt: skip


def _objects(aim: Aim, detail: Mapping[str, Any]) -> Iterable[TermKey]:
    for each in detail.get("object", ()):
        yield TermKey(aim.hub.ref.register, aim.hub.ref.id, each, detail.get("object_code", ""))


def _codes(entry: Mapping[str, Any]) -> Iterable[str]:
    codes = entry.get("codes", ())
    for each in codes[:_MOST_CODES]:
        written = str(each.get("code", each["id"]))
        label = str(each.get("label", ""))
        yield f"{written}: {label}" if label and label != written else written
    if len(codes) > _MOST_CODES:
        yield _("and {more} more").format(more=f"{len(codes) - _MOST_CODES:,}")


# ── what was decided before ──────────────────────────────────────────────────────────────────────────────────────────


def _past(session: Session, aim: Aim, found: Stands) -> Iterable[Past]:
    if aim.set is None or not found.events:
        return
    file = _reviews_file(session, aim.set)
    for event in found.events:
        data = event.data
        objects = tuple(
            str(TermKey(aim.hub.ref.register, aim.hub.ref.id, each, data.get("object_code", "")))
            for each in data.get("object", ())
        )
        reason = _(MismatchReason(data["reason"]).label) if "reason" in data else ""
        shown = tuple(
            f"{each['shared']}={each['confidence']}" if "confidence" in each else each["shared"]
            for each in data.get("shown", ())
        )
        yield Past(
            data["id"], data["at"], data["decision"], _(MappingDecision(data["decision"]).label), data["part"],
            data.get("role", ""), data["author"], objects, reason, data.get("words", ""), _versions(data), shown, file,
            event.line,
        )  # fmt: skip


def _versions(data: Mapping[str, Any]) -> str:
    one, other = data.get("subject_version", ""), data.get("object_version", "")
    if one and other:
        return _("own words {one}, shared words {other}").format(one=one, other=other)
    return (
        _("shared words {other}").format(other=other) if other else _("own words {one}").format(one=one) if one else ""
    )


def _reviews_file(session: Session, ref: Ref) -> str:
    snapshot = opened(session)
    loaded = snapshot.record(ref)
    if loaded is None:
        return ""
    whole, name = file_of(snapshot, loaded), reviews_path(loaded).rpartition("/")[2]
    return f"{whole.rpartition('/')[0]}/{name}" if "/" in whole else name


_PARTS = (
    (DecidedAs.MAKER, "creator_role", "created"), (DecidedAs.REVIEWER, "reviewer_role", "reviewed"),
    (DecidedAs.STEWARD, "steward_role", "approved"),
)  # fmt: skip


def _past_by_record(step: Step | None, detail: Mapping[str, Any], lines: Mapping[str, Line]) -> Iterable[Past]:
    """What the record says of who decided, where no review was recorded: from before there were reviews."""
    if step is None:
        return
    line = lines.get(step.address, Line("", 0))
    for part, role, on in _PARTS:
        if detail.get(on):
            said = _("{part} on {day}").format(part=_(part.label), day=day(date.fromisoformat(str(detail[on]))))
            words = str(detail.get("reasoning", "")) if part is DecidedAs.MAKER else ""
            yield Past(
                "", str(detail[on]), "", said, part.value, str(detail.get(role, "")), "", (), "", words, "", (),
                line.file, line.line,
            )  # fmt: skip
