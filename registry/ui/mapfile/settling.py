"""From what the browser sends to what is remembered, or written."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from registry.errors import MunimentError
from registry.ui.mapfile.address import WRITE, Asked
from registry.ui.mapfile.card import OTHER, key_of
from registry.ui.mapfile.columns import sorted_out
from registry.ui.mapfile.sending import Sent, then
from registry.ui.mapfile.words import decided as decided_word
from registry.ui.site import Site, look_again
from registry.verbs.map_file import held as kept
from registry.verbs.map_file import reading
from registry.verbs.map_file.deciding import KINDS, RELATIONS, new_word, shared_term
from registry.verbs.map_file.desk import Desk
from registry.verbs.map_file.held import Held
from registry.verbs.map_file.shown import Column, Decision, seen_of
from registry.verbs.words.mapfile import answered
from registry.wording import _


def settle(site: Site, here: Asked, desk: Desk, held: Held, sent: Sent) -> None:
    """Remember what was sent, or say what is wrong with it; and draw the page anew."""
    try:
        if sent.form == "column":
            _column(here, desk, held, sent)
        elif sent.form == "about":
            kept.describe(held, {name: sent.one(f"about-{name.replace('_', '-')}") for name in kept.FIELDS})
            then(_("This is what would be written."), "s-write")
        elif sent.form == "read":
            _read(desk, held, sent)
        elif sent.form == "write":
            _write(desk, held)
        else:
            return
    except MunimentError as stop:
        own = int(sent.one("column")) if sent.form == "column" and sent.one("column").isdecimal() else 0
        wrong = site.plainly(f"{stop.message} {stop.fix}".strip())
        then(wrong=(wrong,), to=_where(sent.form, own), column=own or -(sent.form == "read"))
    st.rerun()


def _where(form: str, own: int) -> str:
    return f"wrong-{own}" if own else "wrong-read" if form == "read" else "wrong-write"


def _column(here: Asked, desk: Desk, held: Held, sent: Sent) -> None:
    number = sent.one("column")
    at = int(number) - 1 if number.isascii() and number.isdecimal() else -1
    if not 0 <= at < len(desk.read.columns) or desk.read.columns[at] not in desk.open():
        return
    name = desk.read.columns[at]
    column = desk.column(name)
    decision = _decision(desk, column, sent)
    if decision is None:
        then(wrong=(_("Choose one of the words, or say that there is none."),), to=f"wrong-{at + 1}", column=at + 1)
        return
    before = sorted_out(desk, held.decided)["open"]
    kept.decide(held, name, decision)
    after = sorted_out(desk, {**held.decided, name: decision})["open"]
    then(_("Saved: “{name}” {what}.").format(name=name, what=decided_word(decision)), _next(desk, before, after, name))
    if here.column:
        st.query_params.from_dict(here.but(column=0).said)


def _next(desk: Desk, before: list[str], after: list[str], name: str) -> str:
    """The place of the column to go on with: the next after this one that waits."""
    rest = before[before.index(name) + 1 :] if name in before else []
    found = next((each for each in rest if each in after), next((each for each in after if each != name), None))
    return f"column-{desk.read.columns.index(found) + 1}" if found is not None else "s-columns"


def _decision(desk: Desk, column: Column, sent: Sent) -> Decision | None:
    """What was chosen; None where nothing was."""
    take, seen = sent.one("take"), seen_of(column.candidates)
    if take == "new-word":
        return replace(new_word(sent.one("meant")), seen=seen)
    if take in KINDS:
        return Decision(take, seen=seen)
    relation = RELATIONS.get(sent.one("relation"))
    offered = {key_of(each): each for each in column.candidates}
    if take == OTHER:
        term = shared_term(desk.lexicon, desk.hub, sent.one("other"))
        return Decision("mapped", term.key.term, term.label, str(relation or "exact"), seen=seen)
    if take not in offered:
        return None
    offer = offered[take].offer
    is_agreed = take in sent.fields.get("convert", ()) and bool(offered[take].changes)
    predicate = str(
        relation or (offer.predicate if offer.predicate in ("exact", "broad", "narrow", "close") else "close")
    )
    return Decision("mapped", take, offer.label, predicate, is_agreed, True, seen=seen)


def _read(desk: Desk, held: Held, sent: Sent) -> None:
    """Read the file otherwise, if it can be read so; what was decided of columns of the same name stays."""
    said = {name: sent.one(f"read-{name}") for name in kept.READ}
    reading.read(held.file, reading.how_of(**said))
    kept.read_as(held, said)
    then(_("The file is read anew."), "s-columns")


def _write(desk: Desk, held: Held) -> None:
    if held.written:
        # Sent off twice: it was written the first time.
        return
    decided = {name: each for name, each in held.decided.items() if name in desk.open()}
    answer = answered(desk, held.title, decided, write_it=True, with_files=True, with_offers=False)
    kept.finish(
        held, {
            "vocabulary": answer.vocabulary, "set": answer.set, "title": answer.vocabulary_title,
            "commit": answer.commit, "author": answer.author, "note": answer.note,
        },
    )  # fmt: skip
    look_again()
    then(_("The records are written."), "s-written")
    st.query_params.from_dict({**st.query_params.to_dict(), "view": WRITE})
