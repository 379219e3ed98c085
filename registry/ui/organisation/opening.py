"""The organisation that the address asks for: its own record, and what is worked out of it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.errors import MunimentError
from registry.ui.markup.html import element, safe
from registry.ui.markup.section import message, paragraph
from registry.ui.organisation.address import A_PAGE, Paged, paged
from registry.ui.record.field import root
from registry.ui.record.names import names_of
from registry.ui.record.page import Opened, none_such
from registry.ui.sheet import Sheet
from registry.ui.site import Site
from registry.verbs.organisations import partners
from registry.verbs.records import refs, show
from registry.wording import _

LIST = "organisations"
"""The page that lists them all."""

FEW = 200
"""Where more records than this name an organisation, they are counted and not listed: each would have to be read."""


@dataclass(frozen=True)
class Found:
    """One organisation.

    - `record`: the record asked for, which may be another organisation's record of it; what refers to it is there
      only where `lists_referrers`.
    - `answer`: what it takes part in.
    - `partners`, `agreements`: the parts of the two long tables that the address asks for.
    """

    record: Opened
    answer: partners.Answer
    partners: Paged
    agreements: Paged

    @property
    def lists_referrers(self) -> bool:
        """Whether what refers to it is listed rather than counted."""
        return sum(each.count for each in self.answer.named) <= FEW

    @property
    def is_stub(self) -> bool:
        """Whether the record asked for is another organisation's record of it."""
        return self.record.answer.ref != self.answer.ref


def opened(site: Site) -> Found | Sheet:
    """The organisation that `?ref=` names; where there is none, a sheet that says so, with a way on."""
    ref = str(st.query_params.get("ref", ""))
    if not ref:
        return _none(_("No organisation chosen"), _("The address of this page should name an organisation."))
    try:
        record = show.run(site.session, show.Question(ref=ref))
        answer, agreements = _asked(site, record.ref)
        few = sum(each.count for each in answer.named) <= FEW
        links = refs.run(site.session, refs.Question(ref=record.ref, only="" if few else "out"))
    except MunimentError as stop:
        return _none(_("Organisation not found"), stop.message)
    fields = root(record)
    whole = Opened(record, links, fields, names_of(fields, links))
    return Found(whole, answer, paged("partners", _("Partners"), ref, len(answer.partners)), agreements)


def _asked(site: Site, ref: str) -> tuple[partners.Answer, Paged]:
    """What the organisation takes part in, with the agreements of the page asked for."""
    # How many agreements there are is only known from the answer, so an address that asks for too many is asked again.
    wanted = paged("agreements", _("Agreements"), ref, 1_000_000)
    question = partners.Question(organisation=ref, limit=str(A_PAGE), start=str(wanted.start))
    answer = partners.run(site.session, question)
    within = paged("agreements", _("Agreements"), ref, answer.agreements_total)
    if within.number != wanted.number:
        question = partners.Question(organisation=ref, limit=str(A_PAGE), start=str(within.start))
        answer = partners.run(site.session, question)
    return answer, within


def _none(title: str, said: str) -> Sheet:
    go = element("p", element("a", safe(_("Look for it in the list of organisations")), href=LIST))
    return none_such(title, message(said), paragraph(_("It may have been renamed or removed.")), go)
