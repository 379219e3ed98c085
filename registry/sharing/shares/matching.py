"""Which agreement covers each share of a list: the best there is, what else comes near, and what would settle it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from registry.concepts.sharing import ShareFit
from registry.index.words import words as words_of
from registry.sharing.sharer import Sharer
from registry.sharing.sharers import sharer
from registry.sharing.shares.cells import (
    data_in,
    direction_of,
    is_being_made,
    is_no,
    is_nothing,
    is_yes,
    partners_in,
    parts_of_partner,
)
from registry.sharing.shares.departments import is_department, whose
from registry.sharing.shares.fitting import Fitting, Way
from registry.sharing.shares.listing import Line
from registry.sharing.shares.match import Fit, Matched, Share
from registry.sharing.shares.offers import Offer, Offers
from registry.sharing.shares.settling import comes_near, covered, settles, why_not
from registry.sharing.shares.titles import titled_like
from registry.sharing.shares.weighing import Weighing
from registry.sharing.wordbook import Wordbook
from registry.wording import _, listed

_ORDER = (ShareFit.COVERED, ShareFit.PARTLY, ShareFit.LAPSED, ShareFit.UNSURE, ShareFit.NONE)
_MOST_OTHERS = 3
_MOST_WAYS = 40
_MOST_KEPT = 5_000
_COUNTY = re.compile(r"(?:the |our )?county(?: council)?", re.IGNORECASE)
_US = frozenset({"us", "we", "our", "ours", "ourselves", "the council", "council", "this council", "internal"})


class Matching:
    """Matches the shares of one list. `giver`: whose list it is, by any name."""

    def __init__(self, words: Wordbook, giver: str) -> None:
        self._words = words
        self._offers = Offers(words)
        self._fitting = Fitting(self._offers, Weighing(words))
        self._giver = giver
        self._kept: dict[tuple[tuple[str, str], ...], Matched] = {}
        """What rows that say the same were matched to: long lists repeat themselves."""
        self._partners: dict[str, tuple[Sharer, ...]] = {}

    def is_known(self, cell: str) -> bool:
        """Whether a cell names an organisation, or a class or kind of them, that is on record."""
        return len(cell) < 300 and any(each.sort != "unknown" for each in self._meant(cell))

    def is_agreement(self, cell: str) -> bool:
        """Whether a cell names an agreement on record."""
        return len(cell) < 200 and bool(self._offers.named(cell))

    def matched(self, line: Line) -> Matched:
        """One share of the list, matched."""
        key = tuple((part, text) for part, text in line.said.items() if part not in ("reference", "title"))
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._matched(line)
        found, said = self._kept[key], line.said
        own = (said.get("reference", ""), said.get("title", ""))
        share = replace(found.share, row=line.row, reference=own[0], title=own[1])
        return replace(found, share=share)

    def _matched(self, line: Line) -> Matched:
        said = _stated(line.said)
        own, others = self._ends(said)
        pieces = [each for each in data_in(said.get("data", "")) if not is_nothing(each)]
        direction = direction_of(said.get("direction", ""))
        givers, getters = (others, own) if direction == "in" else (own, others)
        share = Share(
            line.row, said.get("reference", ""), said.get("title", ""), listed(each.title for each in givers),
            tuple(each.title for each in getters), tuple(pieces),
            "" if is_nothing(said.get("purpose", "")) else said.get("purpose", ""),
            said.get("agreement", ""),
        )  # fmt: skip
        ways = self._ways(own, others, direction)
        named = self._offers.named(share.agreement) if share.agreement else ()
        offers = list(self._candidates(ways, named)) if ways else []
        if share.agreement and not named:
            named = titled_like(share.agreement, offers)
        says_so = is_yes(said.get("stated", ""))
        fits = [
            self._fitting.fit(each, share, ways, pieces, is_named=each in named, says_so=says_so) for each in offers
        ]
        copies = {each.ref for each in offers if each.is_copy}
        own_names = {each.ref for each in named}
        # Of records of the same sharing the first is told; somebody's own copy of it comes after.
        fits.sort(
            key=lambda each: (
                _ORDER.index(ShareFit(each.fit)), each.agreement not in own_names, each.agreement in copies,
                -covered(each), -each.confidence, each.agreement,
            )
        )  # fmt: skip
        return self._told(share, said, fits, named, (*others, *(each for each in own if each not in others)), ways)

    # ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _ends(self, said: dict[str, str]) -> tuple[tuple[Sharer, ...], tuple[Sharer, ...]]:
        ours = (self._sharer(self._giver),) if self._giver else ()
        own = self._meant(said["giver"]) if "giver" in said else ours
        return own, self._meant(said["getter"]) if "getter" in said else ()

    def _ways(self, own: Sequence[Sharer], others: Sequence[Sharer], direction: str) -> list[Way]:
        ways = []
        for one in own:
            for other in others:
                if direction != "in":
                    ways += self._way(one, other)
                if direction in ("in", "both"):
                    ways += self._way(other, one)
        return ways[:_MOST_WAYS]

    def _way(self, giver: Sharer, getter: Sharer) -> list[Way]:
        return [Way(giver, getter, not (_is_any(giver) or _is_any(getter)))]

    def _sharer(self, text: str) -> Sharer:
        return sharer(self._words.snapshot, self._words.session, text)

    def _meant(self, cell: str) -> tuple[Sharer, ...]:
        """Everybody that a cell names."""
        if cell not in self._partners:
            found: list[Sharer] = []
            for partner in partners_in(cell):
                found += self._one_or_several(partner)
            self._partners[cell] = tuple(dict.fromkeys(found))
        return self._partners[cell]

    def _one_or_several(self, partner: str) -> Iterable[Sharer]:
        if partner.lower() in _US and self._giver:
            return (self._sharer(self._giver),)
        whole = self._body(partner)
        if whole.sort != "unknown":
            return (whole,)
        parts = parts_of_partner(partner)
        if len(parts) > 1:
            several = [(each, self._body(each)) for each in parts]
            # “Education, health and care” is one partner; “Eastvale, Westhaven and the police” are three.
            if any(own.sort != "unknown" for _part, own in several):
                # “Adult social care, Northmoor” is one: a department beside a body is taken for that body's.
                is_somebody = any(own.sort == "organisation" for _part, own in several)
                return [
                    own
                    for part, own in several
                    if own.sort == "organisation" or not (is_somebody and is_department(part))
                ]
        return (whole,)

    def _body(self, partner: str) -> Sharer:
        """Who one name means: also where it names a department of somebody's, or is one of many (`councils`)."""
        whole = self._one_of_its_kind(self._sharer(partner))
        if whole.sort == "organisation" or is_department(partner):
            return whole
        for name in (*whose(partner), partner[:-1] if partner.endswith("s") and " " in partner else ""):
            own = self._one_of_its_kind(self._sharer(name)) if name else whole
            if own.sort == "organisation":
                said = _("“{asked}” is taken for {title}.").format(asked=partner, title=own.title)
                return own._replace(asked=partner, said=said)
        return whole

    def _one_of_its_kind(self, own: Sharer) -> Sharer:
        """The county council, where one is on record: who writes `County` in a list means no other."""
        if own.sort != "kind" or _COUNTY.fullmatch(own.asked.strip()) is None or len(own.members) != 1:
            return own
        ((ref, title),) = own.members
        said = _("“{asked}” is taken for {title}, the only one on record.").format(asked=own.asked, title=title)
        return Sharer(own.asked, title, "organisation", ref, said=said)

    # ── which agreements ─────────────────────────────────────────────────────────────────────────────────────────

    def _candidates(self, ways: Sequence[Way], named: Sequence[Offer]) -> Iterator[Offer]:
        seen = set()
        for way in ways:
            for giver in self._may_be(way.giver):
                for getter in self._may_be(way.getter):
                    for offer in self._offers.between(giver, getter):
                        if offer.ref not in seen and self._is_near(offer, giver, getter):
                            seen.add(offer.ref)
                            yield offer
        for offer in named:
            if offer.ref not in seen:
                seen.add(offer.ref)
                yield offer

    def _is_near(self, offer: Offer, giver: Sharer, getter: Sharer) -> bool:
        return all(self._offers.is_party(offer.agreement, each) is not None for each in (giver, getter))

    def _may_be(self, one: Sharer) -> list[Sharer]:
        if one.sort == "kind" and one.members:
            return [one, *(self._sharer(ref) for ref, _title in one.members[: _MOST_OTHERS * 4])]
        if one.sort != "unknown":
            return [one]
        return [self._sharer(each) for each in one.near] if _is_any(one) else []

    # ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────

    def _told(
        self, share: Share, said: dict[str, str], fits: Sequence[Fit], named: Sequence[Offer],
        others: Sequence[Sharer], ways: Sequence[Way],
    ) -> Matched:  # fmt: skip
        best = fits[0] if fits and fits[0].fit != ShareFit.NONE else None
        fit = best.fit if best is not None else ShareFit.NONE.value
        doubtful = [each for each in others if _is_any(each) or (each.sort == "kind" and each.members)]
        with_whom = [each for each in others if each.ref != self._giver]
        if best is None and named and with_whom and all(each.sort == "unknown" for each in with_whom):
            # The list names an agreement, and nobody can tell who it is that it names: that is not none on record.
            doubtful += [each for each in others if each.sort == "unknown" and each not in doubtful]
            fit = ShareFit.UNSURE.value
        if best is None and doubtful and any(self._any_offers(way) for way in ways):
            fit = ShareFit.UNSURE.value
        near = [each for each in fits if each is not best and (each.fit != ShareFit.NONE or comes_near(each))]
        because = [*(best.because if best is not None else ())]
        because += [each.said for each in others if each.sort == "unknown" and each.said]
        because += self._of_named(share, best, fits, named, said)
        if best is None and not others:
            because.append(_("The list does not say who it is shared with."))
        elif best is None and not doubtful:
            because += self._why_none(fits, ways)
        return Matched(
            share, fit, best, tuple(near[:_MOST_OTHERS]), tuple(dict.fromkeys(because)),
            settles(fit, share, best, doubtful),
        )  # fmt: skip

    def _any_offers(self, way: Way) -> bool:
        return any(
            self._offers.between(giver, getter)
            for giver in self._may_be(way.giver)
            for getter in self._may_be(way.getter)
        )

    def _why_none(self, fits: Sequence[Fit], ways: Sequence[Way]) -> Iterator[str]:
        known = [way for way in ways if "unknown" not in (way.giver.sort, way.getter.sort)]
        if not known:
            return
        along = [each for each in fits if each.flow]
        if along:
            said = _("Agreements have flows between them, and none is for this: {titles}.")
            yield said.format(titles=listed(each.title for each in along[:4]))
            # What stands in the way of the one that comes nearest.
            yield from along[0].because[-3:] if comes_near(along[0]) else ()
        else:
            ends = listed(dict.fromkeys(
                _("from {giver} to {getter}").format(giver=way.giver.title, getter=way.getter.title) for way in known
            ))  # fmt: skip
            yield _("No record shows an agreement with a flow {ends}.").format(ends=ends)

    def _of_named(
        self, share: Share, best: Fit | None, fits: Sequence[Fit], named: Sequence[Offer], said: dict[str, str]
    ) -> Iterator[str]:
        if share.agreement and not named and not is_nothing(share.agreement):
            yield _("The list says “{text}”, and no record shows an agreement of that name or reference.").format(
                text=share.agreement[:200]
            )
        for offer in named:
            own = next((each for each in fits if each.agreement == offer.ref), None)
            if own is not None and own is not best and own.fit != ShareFit.COVERED:
                yield _("The list says “{text}”, which is {title}: {why}").format(
                    text=share.agreement[:200], title=offer.title, why=why_not(own)
                )
        stated = said.get("stated", "")
        if is_being_made(stated):
            yield _("The list says of the agreement: “{text}”.").format(text=stated)
        if best is None and is_yes(stated) and not share.agreement:
            yield _("The list says that there is an agreement, and not which.")
        if best is not None and best.fit == ShareFit.COVERED and is_no(stated):
            yield _("The list says that there is no agreement.")


def _stated(said: dict[str, str]) -> dict[str, str]:
    """What a row says, where the column for the agreement says only whether there is one."""
    own = said.get("agreement", "")
    if not own or not (is_yes(own) or is_no(own) or is_being_made(own)):
        return said
    return {**{part: text for part, text in said.items() if part != "agreement"}, "stated": said.get("stated") or own}


def _is_any(one: Sharer) -> bool:
    """Whether a name may be any of several on record: the `NHS`. One that is merely like another is nobody's."""
    wanted = set(words_of(one.asked))
    return one.sort == "unknown" and len(one.near) > 1 and all(wanted <= set(words_of(each)) for each in one.near)
