"""The case that cannot wait: what the code of practice says of it, and the form that records what was decided."""

from __future__ import annotations

from datetime import date

from registry.ui.markup.html import Html, element, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.permits.asked import Asked
from registry.ui.permits.cited import laws
from registry.ui.permits.trying import trying
from registry.ui.record.fold import opened_by
from registry.verbs.sharing.permits import Urgent
from registry.wording import _

ANCHOR = "s-urgent"


def urgent(asked: Asked, found: Urgent, on: date) -> Html:
    """The guidance with its source, and the form. It stands out where the question says that it is urgent."""
    said = element("ul", *(element("li", safe(each)) for each in found.guidance), class_="bullets")
    source = element("p", safe(_("Source: {source}").format(source=found.source)), class_="quiet")
    form = _(
        "Afterwards, record what was decided, by whom and why. The form below is a record of a disclosure, filled in as"
        " far as your question goes. Download it, or open it here and complete it."
    )
    if asked.urgent:
        inside = [
            said,
            source,
            laws(found.law, on),
            heading(_("Record the decision"), 3),
            paragraph(form),
            _ways(asked),
        ]
        return element("section", heading(_("It is urgent"), 2, ANCHOR), *inside, class_="permit-urgent now")
    line = _("If somebody's life or safety may depend on it, read first what the code of practice says of emergencies.")
    more = opened_by(
        _("What the code of practice says, and the form for the decision"),
        said, source, laws(found.law, on), paragraph(form), _ways(asked),
    )  # fmt: skip
    first = element("a", safe(_("It is urgent: show this first")), href=asked.hurried().address(), id="hurry")
    return element(
        "section", heading(_("If it is urgent"), 2, ANCHOR), paragraph(line), more, element("p", first),
        class_="permit-urgent",
    )  # fmt: skip


def _ways(asked: Asked) -> Html:
    link = element("a", safe(_("Open the form in Try a draft")), href=trying(asked))
    return element("p", link, class_="go")
