"""Where a draft starts: a record as it stands, the template of a kind, or what somebody pastes or uploads."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.session import Session
from registry.ui.listing.asked import last_address
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, paragraph
from registry.ui.on_day import on_that_day
from registry.ui.permits.asked import Asked as Sharing
from registry.ui.site import Site
from registry.ui.whatif.asked import BLANK, KIND, PAGE, REF, REGISTER, START, Asked
from registry.verbs.checks import whatif
from registry.verbs.opening import opened
from registry.verbs.records import new
from registry.verbs.sharing import permits
from registry.wording import _


def ways(site: Site) -> Html:
    """The three ways to start, each its own small form or link."""
    return joined(
        [
            heading(_("Where do you want to start?"), 2, "s-start"),
            heading(_("From a record as it stands"), 3),
            paragraph(_("See what would be found if it were changed.")),
            _record(),
            heading(_("From the beginnings of a new record"), 3),
            paragraph(_("A draft of a kind, with every field it may have explained.")),
            _template(site),
            heading(_("From a text of your own"), 3),
            paragraph(_("Paste it, or upload the file.")),
            element("p", element("a", safe(_("Paste or upload a draft")), href=f"{PAGE}?{START}={BLANK}"), class_="go"),
        ]
    )


def _record() -> Html:
    everything = element("a", safe(_("Look for it in all records")), href=last_address("records"))
    form = element(
        "form",
        element("label", safe(_("Its id or reference")), for_="choose-ref"),
        element("input", type="text", name=REF, id="choose-ref", autocomplete="off", spellcheck="false"),
        element("button", safe(_("Start from it")), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip
    return joined([form, element("p", everything)])


def _template(site: Site) -> Html:
    kinds = sorted(((each.value, _(each.label)) for each in Kind), key=lambda each: each[1])
    mine = [(each.id, each.title or each.id) for each in opened(site.session).federation.here]
    return element(
        "form",
        element("label", safe(_("Kind of record")), for_="choose-kind"),
        element("select", *_options(kinds), name=KIND, id="choose-kind"),
        element("label", safe(_("Register")), for_="choose-register"),
        element("select", *_options(mine), name=REGISTER, id="choose-register"),
        element("button", safe(_("Begin")), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def _options(values: list[tuple[str, str]]) -> list[Html]:
    return [element("option", safe_option(said), value=value) for value, said in values]


def _of_urgent(session: Session, sharing: Sharing) -> tuple[str, Html]:
    """The form that records an urgent decision, as far as the question goes, and a sentence that says so."""
    found = permits.run(session, sharing.question()).emergency
    back = element("a", safe(_("Back to the question")), href=sharing.address())
    lead = _("This starts as the form that records an urgent decision, filled in as far as the question goes.")
    return found.form if found else "", joined([safe(f"{lead} "), back])


class Begun:
    """What the text starts as, whose register it is for, and a sentence that says so.

    Raises MunimentError where there is no such record, or nothing of that kind can be begun there.
    """

    def __init__(self, site: Site, asked: Asked) -> None:
        self.text = ""
        self.register = asked.register
        if asked.ref:
            record = whatif.standing(site.session, asked.ref)
            self.text = record.text
            self.register = record.ref.partition("/")[0]
            self.said = joined([safe(_("This starts as the record stands: ")), link(record.ref, record.title)])
        elif asked.kind:
            label = _(Kind(asked.kind).label)
            title = _("New {kind}").format(kind=label[:1].lower() + label[1:])
            wanted = new.Question(asked.kind, title=title, register=asked.register, print=True, no_questions=True)
            self.text = new.run(site.session, wanted).text
            self.said = safe(_("This starts as a new record. Give it a title and an id of its own."))
        elif asked.sharing is not None:
            self.text, self.said = _of_urgent(on_that_day(site, asked.on), asked.sharing)
        else:
            self.said = safe(_("Paste a draft below, or upload its file."))
