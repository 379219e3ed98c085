"""Has whoever relies on safeguards reached a view that protection abroad is not materially lower than here?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import unanswered
from registry.subjects.transfer import Transfer
from registry.wording import _

_MEASURES = "not-materially-lower-with-measures"
_MET = frozenset({"not-materially-lower", _MEASURES})
_TEST = "uk-gdpr-a46-1a"
"""What asks for the test, in the law data."""


def judge(transfer: Transfer) -> Verdict:
    """Judge one transfer."""
    otherwise = transfer.is_restricted
    if otherwise is not None:
        return otherwise
    if transfer.get("route") != "safeguards":
        return not_applicable(_("It does not rest on safeguards, which alone need the test."))
    test = transfer.data.get("test", {})
    done = test.get("done")
    on = test.get("on")
    if done in ("no", "unknown") or not (done or test.get("outcome")):
        return _not_done(transfer)
    if on is not None and not transfer.reader.has_come(on):
        return violated(transfer.place("test/on"), _("The data protection test is yet to be done."))
    return _found(transfer)


def _not_done(transfer: Transfer) -> Verdict:
    place = transfer.place("test/done")
    earlier = transfer.get("arranged_before_change")
    starts, since = transfer.get("starts"), transfer.reader.state(transfer.reader.law(_TEST)).since
    if earlier is None and starts is not None and since is not None and starts < since.isoformat():
        said = _("It began before the test was law, and no record shows whether it was arranged under the earlier one.")
        return cannot_tell((transfer.place("arranged_before_change"), place), said)
    if earlier in ("yes", "unknown"):
        said = _("No record shows that it met the test that applied when it was arranged.")
        return cannot_tell((transfer.place("arranged_before_change"), place), said)
    if transfer.data.get("test", {}).get("done") == "unknown":
        return unanswered(place, _("whether the data protection test was done."))
    return violated(place, _("No record shows that the data protection test was done."))


def _found(transfer: Transfer) -> Verdict:
    test = transfer.data["test"]
    outcome = test.get("outcome")
    if outcome is None:
        return violated(transfer.place("test/outcome"), _("No record shows what the data protection test found."))
    if outcome not in _MET:
        said = _("The data protection test found that protection there is materially lower.")
        return violated(transfer.place("test/outcome"), said)
    if not says_something(test.get("reasoning")):
        said = _("No record shows why it is reasonable to think that protection there is not materially lower.")
        return violated(transfer.place("test/reasoning"), said)
    if outcome == _MEASURES and not says_something(test.get("measures")):
        said = _("The test was met only with further measures, and no record shows which.")
        return violated(transfer.place("test/measures"), said)
    return satisfied(_("The record shows why protection there is thought not to be materially lower."))
