"""Is the officer free of posts that decide about data, and does it report to the top?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.judgements import together, unanswered
from registry.rules.officers.officer import officer_of
from registry.subjects.subject import Whole
from registry.wording import _

_DECIDING = frozenset(
    {
        "chief-executive", "head-of-finance", "head-of-hr", "head-of-it", "head-of-legal", "head-of-marketing", "siro",
    }
)  # fmt: skip
"""Posts that decide why or how data is processed, unless the record says that this one does not."""

_OWNS_THE_RISK = frozenset({"siro", "chief-executive"})
"""Those of them that decide by what they are, whatever the record says, and whatever safeguards there are."""


def judge(organisation: Whole) -> Verdict:
    """Judge one organisation."""
    officer = officer_of(organisation)
    if isinstance(officer, Verdict):
        return officer
    return together([*_posts(organisation, officer), _line(organisation, officer)])


def _posts(organisation: Whole, officer: Mapping[str, Any]) -> Iterator[Verdict]:
    posts = officer.get("other_posts")
    owner = organisation.data.get("siro", {}).get("role")
    is_listed = any(post.get("post") == "siro" for post in posts or ())
    if owner and not is_listed and str(owner).casefold() == str(officer.get("role", "")).casefold():
        said = _("One post is both data protection officer and senior information risk owner.")
        yield violated(organisation.place("siro/role"), said)
    if posts is None:
        place = organisation.place("dpo/other_posts")
        yield cannot_tell(place, _("No record shows which other posts the data protection officer holds."))
    for post in posts or ():
        yield _post(organisation.place(f"dpo/other_posts[{post['id']}]"), post)


def _post(at: str, post: Mapping[str, Any]) -> Verdict:
    name = str(post.get("job_title") or post.get("post") or post["id"])
    decides, kind = post.get("decides_purposes"), post.get("post")
    if decides == "yes" or (kind in _DECIDING and decides is None):
        if says_something(post.get("safeguards")) and kind not in _OWNS_THE_RISK:
            said = _("The officer is also {post}, which decides about data. Whether its safeguards are enough is open.")
            return cannot_tell(f"{at}/safeguards", said.format(post=name))
        said = _("The data protection officer is also {post}, which decides why or how data is processed.")
        return violated(at, said.format(post=name))
    if decides == "no" and kind in _OWNS_THE_RISK:
        said = _("The data protection officer is also {post}, which is said to decide nothing about data.")
        return cannot_tell(f"{at}/decides_purposes", said.format(post=name))
    if decides != "no":
        said = _("No record shows whether {post}, which the data protection officer is as well, decides about data.")
        return cannot_tell(f"{at}/decides_purposes", said.format(post=name))
    return satisfied(_("The officer's other post, {post}, decides nothing about data.").format(post=name))


def _line(organisation: Whole, officer: Mapping[str, Any]) -> Verdict:
    place = organisation.place("dpo/reports_to_highest_management")
    answer = officer.get("reports_to_highest_management")
    if answer == "yes":
        return satisfied(_("The officer reports to the highest level of management."))
    if answer == "unknown":
        return unanswered(place, _("whether the officer reports to the highest level of management."))
    return violated(place, _("No record shows that the officer reports to the highest level of management."))
