"""An example that passes: what its records say that others do not, as judged just now."""

from __future__ import annotations

from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.section import paragraph
from registry.ui.markup.summary import summary
from registry.ui.rule.address import rule_href
from registry.ui.rule.examples import put
from registry.verbs.checks.explain import Edit, ExampleShown, RuleShown
from registry.wording import _


def example(rule: RuleShown) -> Html:
    """The first example that passes, where the rule has one; and the way to the others."""
    passing = [each for each in rule.examples if each.outcome == "satisfied"]
    more = element("p", element("a", safe(_("See every example of this rule")), href=rule_href(rule.id)))
    if not passing:
        return joined([paragraph(_("The rule has no example that passes.")), more])
    # One that writes something shows more than one that is sound as it is.
    best = max(passing, key=lambda each: any(not edit.removed for edit in each.edits))
    return joined([_drawn(best), more])


def _drawn(shown: ExampleShown) -> Html:
    title = element("p", safe(shown.title), class_="member")
    because = paragraph(_("What the rule says of it: {because}").format(because=shown.because))
    rows = [(each.name or each.at.rpartition("/")[2], _put(each)) for each in shown.edits]
    differs = summary(rows, "fields") if rows else paragraph(_("Its records are sound as they are."), "quiet")
    return element("div", title, differs, because, class_="block")


def _put(edit: Edit) -> Html:
    return element("span", safe(_("taken out")), class_="quiet") if edit.removed else put(edit.put)
