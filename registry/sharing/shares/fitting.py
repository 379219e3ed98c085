"""One agreement against one share of a list: who is at its ends, what of the data goes, what for, and does it run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.concepts.sharing import ShareFit
from registry.sharing.covering import Cover
from registry.sharing.sharer import Sharer
from registry.sharing.shares.match import Fit, Share
from registry.sharing.shares.offers import Offer, Offers
from registry.sharing.shares.weighing import COVERED, NEAR, NOT_COVERED, ORDER, PARTLY, Weighing
from registry.sharing.shares.wordings import tells_only_who
from registry.subjects.agreement import Flow
from registry.values import NamedTuple
from registry.wording import _, listed

UNSAID = ""
"""Where a list says no purpose."""

_MOST_FLOWS = 100


class Way(NamedTuple):
    """From one to another; `is_sure` is whether it is plain who they are."""

    giver: Sharer
    getter: Sharer
    is_sure: bool = True


class _Along(NamedTuple):
    """One way under an agreement: the flows along it, and how far each sort of data is covered, by the best flow."""

    way: Way
    flows: tuple[Flow, ...]
    data: tuple[tuple[Cover, Flow | None], ...]


class Fitting:
    """Fits agreements to shares."""

    def __init__(self, offers: Offers, weighing: Weighing) -> None:
        self._offers, self._weighing = offers, weighing

    def fit(
        self, offer: Offer, share: Share, ways: Sequence[Way], pieces: Sequence[str], *, is_named: bool, says_so: bool
    ) -> Fit:  # fmt: skip
        """How an agreement fits a share.

        `ways`: who gives to whom, all of which must be covered. `pieces`: the sorts of data, none where the list says
        nothing of them. `is_named`: whether the list itself names this agreement; `says_so`: whether it says that there
        is one, and not which.
        """
        along = [self._along(offer, way, pieces) for way in ways]
        parties = self._parties(offer, along)
        # Where it has no way at all to one of them, that is said once, and the data of the ways that there are.
        have = [each for each in along if each.flows] or along
        data = tuple((piece, _worst([each.data[at][0] for each in have])) for at, piece in enumerate(pieces))
        flow, purpose = self._purpose(share, along)
        fit, confidence = _judged(along, data, purpose, offer, is_named=is_named, says_so=says_so)
        bar = ""
        if flow is not None and fit in (ShareFit.COVERED, ShareFit.PARTLY):
            bar = self._weighing.barred(pieces, share.purpose, flow)
            if bar:
                fit, confidence = ShareFit.UNSURE.value, 0.4
        is_like = fit == ShareFit.COVERED and purpose.degree == NEAR
        if is_like and flow is not None and not self._weighing.is_close(share.purpose, flow):
            # The same data for a purpose that is only like another's is what agreements most often bar.
            fit, confidence = ShareFit.UNSURE.value, 0.5
        unsigned = self._unsigned(offer, along)
        if unsigned and fit in (ShareFit.COVERED, ShareFit.PARTLY):
            fit, confidence = ShareFit.UNSURE.value, 0.4
        because = [*self._because(offer, along, parties, data, purpose, share), *([bar] if bar else []), *unsigned]
        because += _further(offer, fit, is_named=is_named)
        return Fit(
            offer.ref, offer.title, flow.address if flow is not None else "", parties, data, purpose,
            offer.state == "runs", fit, tuple(because), confidence,
        )  # fmt: skip

    def _unsigned(self, offer: Offer, along: Sequence[_Along]) -> list[str]:
        """Who at an end has not signed, of each way, under the flows that its data goes by."""
        told = []
        for each in along:
            flows = [flow for _cover, flow in each.data if flow is not None] or list(each.flows)
            told += [self._offers.unsigned(flow, each.way.giver, each.way.getter) for flow in flows]
        return list(dict.fromkeys(filter(None, told)))

    def _along(self, offer: Offer, way: Way, pieces: Sequence[str]) -> _Along:
        flows = tuple(
            flow
            for flow in offer.agreement.flows[:_MOST_FLOWS]
            if self._offers.gives(flow, way.giver) is not None and self._offers.gets(flow, way.getter) is not None
        )
        found = []
        for piece in pieces:
            covers = [(self._weighing.data(piece, way.giver.ref, flow), flow) for flow in flows]
            best = min(covers, key=lambda each: _order(each[0]), default=None)
            found.append(best if best is not None else (Cover(NOT_COVERED, ""), None))
        return _Along(way, flows, tuple(found))

    def _parties(self, offer: Offer, along: Sequence[_Along]) -> Cover:
        have = [each for each in along if each.flows]
        if len(have) == len(along):
            flow = have[0].flows[0]
            first = have[0].way
            said = [met.said for met in (self._offers.gives(flow, first.giver), self._offers.gets(flow, first.getter))
                    if met is not None and met.said]  # fmt: skip
            return Cover(COVERED, " ".join(said), offer.ref, offer.title)
        missing = listed(dict.fromkeys(self._missing(offer, each.way) for each in along if not each.flows))
        return Cover(PARTLY if have else NOT_COVERED, missing, offer.ref, offer.title)

    def _missing(self, offer: Offer, way: Way) -> str:
        for own in (way.getter, way.giver):
            if self._offers.is_party(offer.agreement, own) is None:
                return _("{who} is no party to it").format(who=own.title)
        return _("it has no flow from {giver} to {getter}").format(giver=way.giver.title, getter=way.getter.title)

    def _purpose(self, share: Share, along: Sequence[_Along]) -> tuple[Flow | None, Cover]:
        """The flow that fits best, and how far what it is for covers what the list says."""
        chosen: list[tuple[int, tuple[int, bool], int, Flow, Cover]] = []
        for each in along:
            for at, flow in enumerate(each.flows):
                covers = sum(own is flow and cover.degree == COVERED for cover, own in each.data)
                cover = (
                    self._weighing.purpose(share.purpose, each.way.giver.ref, flow)
                    if share.purpose
                    else Cover(UNSAID, _("The list does not say what it is for."))
                )
                chosen.append((-covers, _order(cover), at, flow, cover))
        if not chosen:
            return None, Cover(NOT_COVERED if share.purpose else UNSAID, "")
        best = min(chosen, key=lambda each: each[:3])
        # What is covered by one flow may be for what another says as well: the best purpose of those that carry data.
        carrying = [each for each in chosen if each[0] < 0] or chosen
        return best[3], min((each[4] for each in carrying), key=_order)

    def _because(
        self, offer: Offer, along: Sequence[_Along], parties: Cover, data: Sequence[tuple[str, Cover]], purpose: Cover,
        share: Share,
    ) -> Iterator[str]:  # fmt: skip
        names = list(dict.fromkeys(f"“{flow.name}”" for each in along for _c, flow in each.data if flow is not None))
        names = names or list(dict.fromkeys(f"“{flow.name}”" for each in along for flow in each.flows))
        if names:
            ends = listed(dict.fromkeys(
                _("from {giver} to {getter}").format(giver=each.way.giver.title, getter=each.way.getter.title)
                for each in along if each.flows
            ))  # fmt: skip
            yield _("It goes {ends} under {flows}.").format(ends=ends, flows=listed(names[:4]))
        if parties.said:
            said = parties.said.rstrip(".")
            yield f"{said[:1].upper()}{said[1:]}."
        for piece, cover in data:
            if names:
                yield _("“{piece}”: {said}").format(piece=piece, said=cover.said or _("it is not among what goes."))
        if names and purpose.said:
            yield purpose.said
        if offer.said:
            yield offer.said


def _further(offer: Offer, fit: str, *, is_named: bool) -> Iterator[str]:
    if not is_named:
        return
    if fit == ShareFit.NONE:
        yield _("The list names it, and it does not cover this share.")
    else:
        yield _("The list itself names it.")


def _judged(
    along: Sequence[_Along], data: Sequence[tuple[str, Cover]], purpose: Cover, offer: Offer, *, is_named: bool,
    says_so: bool,
) -> tuple[str, float]:  # fmt: skip
    """The fit, and how sure that is. Never covered by parties alone, nor where it is not plain who is meant."""
    have = [each for each in along if each.flows]
    fit, sure = _raw(along, have, data, purpose, is_named=is_named, says_so=says_so)
    if fit in (ShareFit.COVERED, ShareFit.PARTLY) and not all(each.way.is_sure for each in along):
        fit, sure = ShareFit.UNSURE, 0.5
    if offer.state != "runs" and fit in (ShareFit.COVERED, ShareFit.PARTLY):
        return (ShareFit.LAPSED if offer.state == "over" else ShareFit.NONE).value, sure
    if offer.state != "runs" and fit == ShareFit.UNSURE:
        return ShareFit.NONE.value, 0.6
    return fit.value, round(min(sure, 0.99), 2)


def _raw(
    along: Sequence[_Along],
    have: Sequence[_Along],
    data: Sequence[tuple[str, Cover]],
    purpose: Cover,
    *,
    is_named: bool,
    says_so: bool,
) -> tuple[ShareFit, float]:
    if not have:
        return ShareFit.NONE, 0.9
    meant = purpose.degree
    is_for_it = meant in (COVERED, PARTLY)
    is_near = is_for_it or meant == NEAR
    if not data:
        may_be = is_named or is_near or meant == UNSAID
        return (ShareFit.UNSURE, 0.5) if may_be else (ShareFit.NONE, 0.6)
    telling = [piece for piece, _cover in data if not tells_only_who(piece)]
    if len(have) == len(along) and all(cover.degree == COVERED for _piece, cover in data):
        by_name = any(cover.is_by_name for _piece, cover in data) or purpose.is_by_name
        sure = (0.85 if by_name else 0.97) + 0.05 * is_named
        if meant == PARTLY:
            return ShareFit.PARTLY, sure - 0.1
        if is_for_it:
            return ShareFit.COVERED, sure
        if telling and (meant == NEAR or (meant == UNSAID and is_named)):
            return ShareFit.COVERED, sure - 0.15
        if meant == UNSAID or is_near or is_named:
            return ShareFit.UNSURE, 0.5
        return (ShareFit.UNSURE, 0.4) if telling else (ShareFit.NONE, 0.6)
    some = any(
        cover.degree in (COVERED, PARTLY) and not tells_only_who(piece)
        for each in have
        for (piece, _c), (cover, _flow) in zip(data, each.data, strict=True)
    )
    if some:
        if is_near or is_named or meant == UNSAID:
            return ShareFit.PARTLY, 0.75 if is_for_it or is_named else 0.6
        return ShareFit.NONE, 0.5
    near = any(
        cover.degree != NOT_COVERED and not tells_only_who(piece)
        for each in have
        for (piece, _c), (cover, _flow) in zip(data, each.data, strict=True)
    )
    # Where the list says that there is one, words in common of data and purpose are too much to say that there is none.
    if near and (is_for_it or (is_near and (is_named or says_so))):
        return ShareFit.UNSURE, 0.5
    return ShareFit.NONE, 0.7 if not near else 0.55


def _worst(covers: Sequence[Cover]) -> Cover:
    return max(covers, key=_order)


def _order(cover: Cover) -> tuple[int, bool]:
    return (ORDER.index(cover.degree) if cover.degree in ORDER else len(ORDER)), cover.is_by_name
