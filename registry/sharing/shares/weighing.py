"""How far a flow covers what a list says: its data and its purpose, each different text looked up once."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.sharing import CoverDegree
from registry.sharing.covering import Cover, Sought
from registry.sharing.covering_barred import prohibited, purpose_barred
from registry.sharing.covering_items import Covering
from registry.sharing.covering_purposes import purpose_cover, purpose_title
from registry.sharing.seeking import sought_data, sought_purpose
from registry.sharing.shares.wordings import Weighed, half_of, weighed
from registry.sharing.wordbook import Wordbook
from registry.subjects.agreement import Flow
from registry.subjects.processing import Member
from registry.wording import _

COVERED, PARTLY, NEAR, NOT_COVERED = (
    CoverDegree.COVERED.value, CoverDegree.PARTLY.value, CoverDegree.NEAR.value, CoverDegree.NOT_COVERED.value,
)  # fmt: skip
ORDER = (COVERED, PARTLY, NEAR, NOT_COVERED)

_DATA_ENOUGH, _DATA_SOME = 0.66, 0.33
_TOGETHER = 0.75
_PURPOSE_ENOUGH, _PURPOSE_SOME = 0.7, 0.3
"""Shares of the telling words of a list that make something covered by words, or near. Tried on a list of their own."""

_MOST_KEPT = 200_000


class Weighing:
    """Looks up what a list says, in everybody's words first and by the words alone where nobody's have it."""

    def __init__(self, words: Wordbook) -> None:
        self._words = words
        self._coverings: dict[tuple[str, str], Covering] = {}
        self._purposes: dict[tuple[str, str], Sought] = {}
        self._kept: dict[tuple[str, str, str, str], Cover] = {}

    def data(self, text: str, giver: str, flow: Flow) -> Cover:
        """How far the items of a flow cover one sort of data. `giver`: by reference, or nothing."""
        key = ("data", text, giver, flow.address)
        found = self._kept.get(key)
        if found is None:
            found = self._put(key, self._data(text, giver, flow))
        return found

    def purpose(self, text: str, giver: str, flow: Flow) -> Cover:
        """How far what a flow is for covers a purpose."""
        key = ("purpose", text, giver, flow.address)
        found = self._kept.get(key)
        if found is None:
            found = self._put(key, self._purpose(text, giver, flow))
        return found

    def is_close(self, purpose: str, flow: Flow) -> bool:
        """Whether a purpose that is only near what a flow is for has so much in common that data may be said to go."""
        return half_of(purpose, [text for texts in _purpose_texts(flow) for text in texts])

    def barred(self, pieces: Sequence[str], purpose: str, flow: Flow) -> str:
        """What the agreement itself says against the data or the purpose, in a sentence; nothing where it does not."""
        told = [
            *(prohibited(self._words, Sought(each, ""), flow.agreement, flow.items) for each in pieces),
            # What is out of scope or of use is said of what for, and as often of what: “parking penalties”.
            *(purpose_barred(self._words, Sought(each, ""), flow) for each in (*pieces, purpose) if each),
        ]
        return next((bar.said for bars in told for bar in bars if bar.is_barred), "")

    def _put(self, key: tuple[str, str, str, str], cover: Cover) -> Cover:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = cover
        return cover

    def _data(self, text: str, giver: str, flow: Flow) -> Cover:
        if (text, giver) not in self._coverings:
            self._coverings[text, giver] = Covering(
                self._words, sought_data(self._words, text, giver, with_near=False), giver
            )
        meant = self._coverings[text, giver].of(flow.record.ref, flow.items)
        if meant.degree in (COVERED, PARTLY) or (meant.degree == NEAR and not meant.is_by_name):
            return meant
        best, item = Weighed(0.0, False), None
        for each in flow.items:
            own = _in_item(text, each, flow)
            if own.is_told and own.share > best.share:
                best, item = own, each
        whole = _in_all(text, flow) if item is not None and best.share < _DATA_ENOUGH else Weighed(0.0, False)
        if item is not None and whole.is_told and whole.share >= _TOGETHER:
            said = _("Its words stand in what goes by “{flow}”, taken together. That rests on the words alone:"
                     " check that both mean the same.")  # fmt: skip
            return Cover(COVERED, said.format(flow=flow.name), flow.address, flow.name, True)
        if item is None or best.share < _DATA_SOME:
            return meant
        title = str(item.get("name") or item.get("id") or "")
        if best.share >= _DATA_ENOUGH:
            said = _("Its words stand in “{item}”. That rests on the words alone: check that both mean the same.")
            return Cover(COVERED, said.format(item=title), item.at, title, True)
        if meant.degree == NEAR:
            return meant
        said = _("“{item}” has some of its words. Whether that is what is meant, somebody must say.")
        return Cover(NEAR, said.format(item=title), item.at, title, True)

    def _purpose(self, text: str, giver: str, flow: Flow) -> Cover:
        if (text, giver) not in self._purposes:
            self._purposes[text, giver] = sought_purpose(self._words, text, giver, with_near=False)
        meant = purpose_cover(self._words, self._purposes[text, giver], flow)
        if meant.degree in (COVERED, PARTLY) or (meant.degree == NEAR and not meant.is_by_name):
            return meant
        own = _in_purpose(text, flow)
        title = purpose_title(flow) or flow.name
        if own.is_told and own.share >= _PURPOSE_ENOUGH:
            said = _("Its words are those of what “{flow}” is for. That rests on the words alone.")
            return Cover(COVERED, said.format(flow=flow.name), flow.address, title, True)
        if own.is_told and own.share >= _PURPOSE_SOME:
            said = _("“{flow}” is for something with some of the same words: {title}")
            return Cover(NEAR, said.format(flow=flow.name, title=title), flow.address, title, True)
        said = _("Nothing that “{flow}” is for is “{words}”.").format(flow=flow.name, words=text[:120])
        return Cover(NOT_COVERED, said, "", title)


def _in_item(text: str, item: Member, flow: Flow) -> Weighed:
    fields = [str(each) for each in (item.get("fields") or ())]
    more = [str(item.get(name)) for name in ("definition", "data_set") if item.get(name)]
    names = (str(item.get("name") or ""), str(item.get("id") or "").replace("-", " "), *fields)
    about = (flow.record.title, flow.name, purpose_title(flow))
    return weighed(text, names, more, about)


def _in_all(text: str, flow: Flow) -> Weighed:
    """What one cell names may be several items of a flow: “victim, children, risk checklist”."""
    names, more = [], []
    for item in flow.items:
        names += [str(item.get("name") or ""), str(item.get("id") or "").replace("-", " ")]
        names += [str(each) for each in (item.get("fields") or ())]
        more += [str(item.get(name)) for name in ("definition", "data_set") if item.get(name)]
    return weighed(text, names, more, (flow.record.title, flow.name, purpose_title(flow)), with_whom=False)


def _in_purpose(text: str, flow: Flow) -> Weighed:
    near, more = _purpose_texts(flow)
    return weighed(text, near, more)


def _purpose_texts(flow: Flow) -> tuple[list[str], list[str]]:
    """What a flow is for, as it says itself, and what is said of that further."""
    whole = flow.agreement.data.get("purpose") or {}
    every = whole.get("purposes", ())
    sub = [each for each in every if each.get("id") == flow.data.get("purpose_key")] or list(every)
    near = [str(flow.data.get("purpose") or ""), flow.name, *(str(each.get("title", "")) for each in sub)]
    more = [*(str(each.get("description", "")) for each in sub), flow.record.title]
    return near, more
