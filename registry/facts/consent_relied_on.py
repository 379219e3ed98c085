"""Whether a consent model is for consent that the UK GDPR asks to be shown and to be free to give up.

Source: UK GDPR Articles 4(11) and 7, for consent as a basis; Articles 9(2)(a), 22B and 49(1)(a), which ask for explicit
consent. Consent that only lifts confidence, or that another Act asks for, has other rules.
"""

from __future__ import annotations

from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _

_RELIED_ON = frozenset({"article-6", "article-9-explicit", "automated-decision", "transfer"})


def consent_relied_on(model: Loaded) -> Reading[str]:
    """`yes`, `no`, or `unknown` where the model does not say what its consent does in law; the source is where.

    Source: UK GDPR Articles 4(11) and 7.
    """
    at = (f"{model.ref}#uses",)
    uses = model.data.get("uses")
    if uses is None:
        return Reading("unknown", _("No record shows what this consent does in law."), at)
    if _RELIED_ON.intersection(uses):
        return Reading("yes", _("The UK GDPR is relied on for this consent."), at)
    return Reading("no", _("This consent is no basis or condition of data protection law, as its record says."), at)
