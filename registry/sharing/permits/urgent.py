"""The urgent case: what the code of practice says of an emergency, and the form that records what was decided.

Source: ICO, Data sharing: a code of practice, “Data sharing in an urgent situation or in an emergency”, of which the
beginning was read: that one may go ahead with what is necessary and proportionate, what counts as an emergency, that
not to share may be worse, and that one should plan ahead. That the decision is written down is practice, and follows
from UK GDPR Article 5(2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from registry.sharing.covering import Sought
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.permit import Urgent
from registry.sharing.sharer import Sharer
from registry.source import Ref
from registry.wording import _

Drafting = Callable[[Mapping[str, Any]], str]
"""The data of a disclosure → the form that holds it, as YAML."""

_LAW = ("ico-data-sharing-code-urgent-situations", "uk-gdpr-a5-2")
_LONGEST = 200


def urgent(
    bench: Bench, giver: Sharer, getter: Sharer, data: tuple[Sought, ...], purpose: Sought, agreement: Ref | None,
    drafting: Drafting,
) -> Urgent:  # fmt: skip
    """What is always said, whatever the answer is. `agreement`: the one that comes nearest, if any."""
    return Urgent(
        (
            _("In an emergency, go ahead and share what is necessary and proportionate."),
            _(
                "It is one where sharing may prevent serious physical harm or loss of life, protects public health, "
                "safeguards children or vulnerable adults, responds to an emergency, or meets an immediate need of "
                "national security. Not everything that is urgent is an emergency."
            ),
            _("Not sharing may do more harm than sharing. Weigh both."),
            _("Write down what you shared, with whom, when and why: at the time, or as soon afterwards as you can."),
        ),
        _(
            "In our words, from the ICO's code of practice on data sharing, “Data sharing in an urgent situation or in "
            "an emergency”. The beginning of that section was read, not all of it. That the decision is written down "
            "is good practice."
        ),
        bench.laws(_LAW),
        drafting(form(bench, giver, getter, data, purpose, agreement)),
    )  # fmt: skip


def form(
    bench: Bench, giver: Sharer, getter: Sharer, data: tuple[Sought, ...], purpose: Sought, agreement: Ref | None
) -> dict[str, Any]:
    """The fields of a disclosure that the question fills in. What was decided, and why, is left to whoever decides."""
    on = bench.on.isoformat()
    request: dict[str, Any] = {}
    if getter.ref:
        request["organisation"] = getter.ref
    elif getter.asked:
        request["name"] = _plain(getter.title or getter.asked)
    request["requested"] = on
    if purpose.words:
        request["purpose"] = _plain(purpose.words)
    filled: dict[str, Any] = {
        "kind": "disclosure",
        "id": f"urgent-{on}",
        "title": _("Urgent decision on a request by {name}").format(name=_plain(getter.title or getter.asked)),
        "status": "draft",
    }
    if giver.ref:
        filled["discloser"] = giver.ref
    filled["request"] = request
    filled["urgent"] = "yes"
    items = [_plain(each.words) for each in data if each.words]
    if items:
        filled["information"] = {"items": items}
    if agreement is not None:
        filled["agreement"] = str(agreement)
    return filled


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:_LONGEST]
