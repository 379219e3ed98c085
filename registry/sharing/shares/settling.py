"""What would settle one share of a list: what somebody has to write, sign or stop."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.sharing import ShareFit
from registry.sharing.sharer import Sharer
from registry.sharing.shares.match import Fit, Share
from registry.sharing.shares.weighing import COVERED
from registry.wording import _, listed


def covered(fit: Fit) -> int:
    """How many sorts of data a fit covers."""
    return sum(cover.degree == COVERED for _piece, cover in fit.data)


def comes_near(fit: Fit) -> bool:
    """Whether an agreement that does not cover a share comes near it."""
    return bool(fit.flow) and (bool(covered(fit)) or fit.purpose.degree in ("covered", "partly", "near"))


def why_not(fit: Fit) -> str:
    """Why an agreement that a list names does not cover a share, in a sentence."""
    if fit.parties.said and fit.parties.degree != COVERED:
        return f"{fit.parties.said}."
    missing = [piece for piece, cover in fit.data if cover.degree != COVERED]
    if missing:
        return _("it does not cover {data}.").format(data=listed(f"“{each}”" for each in missing[:5]))
    return " ".join(fit.because[-2:])


def settles(fit: str, share: Share, best: Fit | None, doubtful: Sequence[Sharer]) -> str:
    """What would settle it, in a sentence; nothing where nothing is open."""
    if doubtful:
        names = listed(f"“{each.asked}”" for each in doubtful)
        return _("Write in the list which organisation {names} is.").format(names=names)
    if best is not None and fit == ShareFit.COVERED:
        by_name = [piece for piece, cover in best.data if cover.is_by_name]
        if not by_name:
            return ""
        said = _("Somebody who knows the data says that {data} mean the same in the list and in the agreement.")
        return said.format(data=listed(f"“{each}”" for each in by_name[:4]))
    if best is not None and fit == ShareFit.PARTLY:
        missing = [piece for piece, cover in best.data if cover.degree != COVERED]
        ends = best.parties.said if best.parties.degree != COVERED else ""
        if missing and not ends:
            said = _("Vary the agreement so that it covers {data}, or stop sharing that.")
            return said.format(data=listed(f"“{each}”" for each in missing[:5]))
        said = _("Bring those in who are not at its ends, or share with them under another agreement.")
        return f"{ends[:1].upper()}{ends[1:]}. {said}" if ends else _("Write in the list what it is for, more exactly.")
    if fit == ShareFit.LAPSED:
        return _("Renew the agreement, or stop sharing.")
    if fit == ShareFit.UNSURE:
        missing = [
            *([_("what information goes")] if not share.data else []),
            *([_("what for")] if not share.purpose else []),
        ]
        if missing:
            return _("Write in the list {what}.").format(what=listed(missing))
        return _("Somebody who knows both reads the agreement and says whether this is what it means.")
    if not share.getters:
        return _("Write in the list who it is shared with.")
    return _("Ask whether it may be shared, and record the agreement that it goes under or make one.")
