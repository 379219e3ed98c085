"""Why the law cares: what the rule says, and the provisions it rests on with their state on the day."""

from __future__ import annotations

from registry.ui.law.words import cited
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import message, paragraph
from registry.ui.markup.summary import bullets
from registry.ui.rule.address import rule_href
from registry.ui.rule.law import law_table
from registry.verbs.checks.explain import RuleShown
from registry.verbs.checks.why import Said
from registry.wording import _


def law(rule: RuleShown, said: Said | None, day: str, on: str) -> Html:
    """The reason, the law on a day, and the way to the rule.

    `said` is what the rule says here, which may rest on more law than the rule cites everywhere.
    """
    none = paragraph(_("It rests on no law: it is good practice."))
    table = law_table(rule.law, day, on) if rule.law else none
    policy = message(rule.policy) if rule.policy else NOTHING
    own = element("p", element("a", safe(_("About this rule")), href=rule_href(rule.id)))
    return joined([paragraph(rule.why), policy, table, _more(rule, said), own])


def _more(rule: RuleShown, said: Said | None) -> Html:
    """What it rests on here beyond what the rule cites everywhere."""
    known = {each.id for each in rule.law}
    more = [each for each in (said.cites if said else ()) if each.id not in known]
    if not more:
        return NOTHING
    listed = bullets(cited(each.id, each.title, each.verified) for each in more)
    return joined([paragraph(_("Here it rests on this as well:")), listed])
