"""The parts of a committee paper that ask and explain: decisions, how findings are made, law not read in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import chain

from registry.concepts.rules import Severity
from registry.exchange.paper import Bullets, Paragraph, Part, Table
from registry.rules.catalogue import rules
from registry.session import Session
from registry.verbs.committee.changes import Waiver, ending
from registry.verbs.committee.findings import TOLD, Gaps, unverified
from registry.verbs.sheets.paging import commits_by_register
from registry.wording import _, counted, day, listed


def decisions(found: Gaps, some: Sequence[Waiver], late: int, today: date) -> Part:
    """What the committee is asked, by number."""
    asked = [_("Note the position set out in this paper.")]
    worst = next((each for each in TOLD if found.severities[each]), "")
    if worst:
        acts = Counter(row.who_acts_label for row in found.told[worst])
        roles = listed(f"{role} ({count:,})" for role, count in acts.most_common())
        asked.append(
            _("Agree who acts on the {severity} findings and by when. By role: {roles}.").format(
                severity=_(Severity(worst).label).lower(), roles=roles
            )
        )
    for each in ending(some, today):
        said = _("Decide whether the waiver “{title}” is to be renewed, or its finding put right before {day}.")
        asked.append(said.format(title=each.title, day=day(each.until)))
    if late:
        deadlines = counted(
            late, _("review, time limit or last day that is"), _("reviews, time limits and last days that are")
        )
        asked.append(_("Agree what is done about the {deadlines} overdue or cannot be worked out.").format(
            deadlines=deadlines))  # fmt: skip
    return Part(_("Decisions asked of the committee"), (Bullets(tuple(asked), numbered=True),))


def annex(found: Gaps, session: Session) -> tuple[Part, ...]:
    """How findings are made, and what they do not say; the law relied on whose text was not read in full."""
    how = (
        _("{rules} compare what the records say with what the law, a statutory code or good practice asks for, as"
          " it stood on the day of this paper.").format(rules=counted(len(rules()), _("rule"), _("rules"))),
        _("A finding says what no record shows. It does not say that anybody broke the law; and where there is none,"
          " that does not show that all is lawful: only what is recorded was looked at."),
        _("“Cannot tell” means that whether a duty applies turns on something that nobody has recorded, or rests only"
          " on law whose text was not read in full. It is counted at the severity that it would have."),
        _("A finding that only follows from another is not counted beside it. One that is waived is shown as waived,"
          " and counts again when the waiver ends."),
        _("Critical: no lawful authority is on record, or something that the law bars. High: no record shows that a"
          " statutory duty is met. Medium: a code or the regulator expects it, or the evidence is weak. Low: good"
          " practice."),
    )  # fmt: skip
    folded = counted(found.all.folded, _("finding follows"), _("findings follow"))
    counts = _("On this day {folded} only from others, and {waived} waived.").format(
        folded=folded, waived=counted(found.all.waived, _("is"), _("are"))
    )
    law = unverified(chain.from_iterable(found.told.values()))
    if law:
        intro = _("The critical and high findings rest also on these provisions, whose text was not read in full when"
                  " the law was put together. A lawyer should confirm what is said of them.")  # fmt: skip
        rests = Part(_("Law not read in full"), (Paragraph(intro), Bullets(law)), level=2)
    else:
        said = _("Every provision that the critical and high findings rest on was read in full.")
        rests = Part(_("Law not read in full"), (Paragraph(said),), level=2)
    return (
        Part(_("Annex: how to read this paper"), apart=True),
        Part(_("How findings are made"), (Bullets(how), Paragraph(counts)), level=2),
        rests,
        Part(_("The files it was made from"), (_files(session),), level=2),
    )


def _files(session: Session) -> Table:
    heads = (_("Register"), _("Version of its files, as git names it"))
    return Table(_("Each register, and the commit of it"), heads, tuple(commits_by_register(session).items()), (40, 60))
