"""A finding that is no longer found: that it is gone today, and what that may mean."""

from __future__ import annotations

from registry.ui.finding.one import Named
from registry.ui.finding.words import why_href
from registry.ui.markup.html import element, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph, section
from registry.ui.rule.address import rule_href
from registry.ui.sheet import Sheet
from registry.verbs.checks.explain import RuleShown
from registry.verbs.checks.why import Said
from registry.wording import _

_NOW = {
    "satisfied": "What the rule asks for is on record now: {because}",
    "not-applicable": "The rule has nothing to say of it now: {because}",
}


def gone(name: Named, rule: RuleShown, said: Said | None, today: str) -> Sheet:
    """What is shown in its place."""
    if said is not None and said.outcome in _NOW:
        now = _(_NOW[said.outcome]).format(because=said.because)
    else:
        now = _("The part of the record that it was about is no longer there, or the rule no longer judges it.")
    what = _("It was put right, or what it was about was removed, or the rule or the law has changed since.")
    lead = paragraph(_("On {day} this is not found.").format(day=today), "lead")
    ways = (
        link(name.ref, _("See the record")),
        element("a", safe(_("Why did this pass?")), href=why_href(name.ref)),
        element("a", safe(_("About the rule")), href=rule_href(rule.id)),
    )
    items = (element("li", each) for each in ways)
    about = element("p", safe(_("It was about ")), element("code", safe(name.subject), class_="place"))
    pieces = (
        section(_("What the rule says today"), "s-now", paragraph(now)),
        section(_("What that means"), "s-meaning", paragraph(what), about, element("ul", *items, class_="bullets")),
    )
    told = _("This is not found today: {title}").format(title=rule.title)
    return Sheet(_("Gone: {title}").format(title=rule.title), (lead,), tuple(pieces), told)
