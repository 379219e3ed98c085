"""How values change on the way to a shared word, as a form: how they are written, codes, split and joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.concepts.answers import Answer
from registry.concepts.mappings import Loss, MappingPredicate, StructuralOperation
from registry.ui.mapreview.candidates import Candidate
from registry.ui.mapreview.transform_of import CODE, CODE_AS, CODE_TAKE, CODE_TAKE_AS, CODE_TO, NO_CODE, PLACES
from registry.ui.mapreview.words import hidden, safe_value
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.record.fold import opened_by
from registry.verbs.reviewing.shown import Pair, Waiting
from registry.wording import _

_MOST_PAIRS = 60
_DATE_FORMS = ("dd/mm/yyyy", "dd-mm-yyyy", "yyyy-mm-dd", "dd mmm yyyy", "mmm-yy", "mm/yyyy", "yyyy", "yyyymmdd")


def transform_form(row: Waiting, among: Sequence[Candidate]) -> Html:
    """The form, in parts of which each may be left alone. It starts with what is recorded."""
    said = {PLACES[place]: value for place, value in row.changes if place in PLACES}
    # What the form has no field for would be lost by sending it.
    beyond = row.transform if any(place not in PLACES for place, _value in row.changes) else ""
    return joined([
        _as_it_is(row), _yaml(beyond) if beyond else NOTHING, _written(row, said), _codes(row, among),
        _rearranged(said), _lost(said, row.loss), NOTHING if beyond else _yaml(""),
    ])  # fmt: skip


def _as_it_is(row: Waiting) -> Html:
    if not row.transform:
        return NOTHING
    told = element("p", safe(_("The form starts with what is recorded, and what you record takes its place.")))
    written = opened_by(_("As it is recorded now"), element("pre", safe(row.transform)))
    return element("div", told, written, class_="review-as-it-is")


def _box(name: str, label: str, value: str = "", hint: str = "", among: str = "") -> Html:
    return element(
        "div", element("label", safe(label), for_=f"review-{name}"),
        element("input", type="text", name=name, id=f"review-{name}", value=value, maxlength="300", list=among,
                placeholder=hint),
        class_=f"field st-key-review-{name}",
    )  # fmt: skip


def _choice(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str = "") -> Html:
    drawn = [
        element("option", safe_option(said), value=value or " ",
                selected="selected" if value and value == chosen else "")
        for value, said in (("", "–"), *options)
    ]  # fmt: skip
    return element(
        "div", element("label", safe(label), for_=f"review-{name}"),
        element("select", *drawn, name=name, id=f"review-{name}"), class_="field",
    )  # fmt: skip


def _written(row: Waiting, said: Mapping[str, str]) -> Html:
    forms = element("datalist", *(element("option", value=each) for each in _DATE_FORMS), id="date-forms")
    fields = [
        _box("subject-form", _("We write it as"), said.get("subject-form", ""), hint="dd/mm/yyyy", among="date-forms"),
        _box("object-form", _("The shared word is written as"), said.get("object-form", ""), hint="yyyy-mm-dd",
             among="date-forms"),
        _box("subject-unit", _("Our unit"), said.get("subject-unit", row.unit)),
        _box("object-unit", _("The shared word's unit"), said.get("object-unit", "")),
        _box("factor", _("Multiply ours by"), said.get("factor", ""), hint="0.0001"),
        _box("not-known", _("What we write for not known, with ; between"), said.get("not-known", ""),
             hint="N/A; see file"),
        _box("list-separator", _("What stands between several values in a cell"), said.get("list-separator", ""),
             hint=";"),
    ]  # fmt: skip
    return _part(_("Dates, units and marks for not known"), *fields, forms, is_open=True)


def _codes(row: Waiting, among: Sequence[Candidate]) -> Html:
    if not row.pairs:
        return NOTHING
    theirs = list(dict.fromkeys(code.partition(": ")[0] for each in among for code in each.offer.codes))
    known = element("datalist", *(element("option", value=code) for code in theirs[:400]), id="their-codes")
    towards = next((each.offer.label for each in among if each.term == row.towards), "")
    has_some = any(each.suggested for each in row.pairs)
    rows = [_pair(at, each, with_suggestion=has_some) for at, each in enumerate(row.pairs[:_MOST_PAIRS])]
    heads = [_("Our code"), _("Becomes"), _("Which is"), *([_("Suggested")] if has_some else [])]
    head = element("thead", element("tr", *(element("th", safe(each), scope="col") for each in heads)))
    told = _("A code left empty is left out of the table; write {mark} where there is no shared code for it.")
    caption = [safe(told.format(mark=NO_CODE))]
    if has_some:
        told = _(" A suggestion, for {shared}, counts only where you tick it and type nothing.")
        caption.append(safe(told.format(shared=towards or _("the likeliest shared word"))))
    table = element("table", element("caption", *caption), head, element("tbody", *rows), class_="review-codes")
    more = NOTHING
    if len(row.pairs) >= _MOST_PAIRS:
        more = element("p", safe(_("Of more codes, the others can be given as YAML.")), class_="quiet")
    return _part(_("Codes, pair by pair"), element("div", table, more, class_="wide"), known)


def _pair(at: int, each: Pair, *, with_suggestion: bool) -> Html:
    own = element("input", type="hidden", name=f"{CODE}{at}", value=each.code)
    label = _("Shared codes for {code}, with ; between").format(code=each.code)
    value = "; ".join(each.recorded) if each.recorded else NO_CODE if each.is_recorded else ""
    to = element("input", type="text", name=f"{CODE_TO}{at}", aria_label=label, maxlength="300", list="their-codes",
                 value=value)  # fmt: skip
    options = [
        element("option", safe_option(_(known.label)), value=known.value,
                selected="selected" if each.is_recorded and known.value == each.predicate else "")
        for known in MappingPredicate
    ]  # fmt: skip
    how = element("select", *options, name=f"{CODE_AS}{at}",
                  aria_label=_("How {code} stands to it").format(code=each.code))  # fmt: skip
    called = element("div", safe(each.label), class_="key") if each.label else NOTHING
    cells = [element("th", safe(each.code), called, own, scope="row"), element("td", to), element("td", how)]
    if with_suggestion:
        cells.append(element("td", _suggested(at, each) if each.suggested else NOTHING))
    return element("tr", *cells)


def _suggested(at: int, each: Pair) -> Html:
    box = element("input", type="checkbox", name=f"{CODE_TAKE}{at}", value="; ".join(each.suggested),
                  id=f"{CODE_TAKE}{at}")  # fmt: skip
    stands = element("input", type="hidden", name=f"{CODE_TAKE_AS}{at}", value=each.predicate)
    said = element("span", safe("; ".join(each.suggested)), hidden(_(" for {code}").format(code=each.code)),
                   safe(" "), element("span", safe(each.reason), class_="quiet"))  # fmt: skip
    return element("label", box, stands, said, for_=f"{CODE_TAKE}{at}", class_="take")


def _rearranged(said: Mapping[str, str]) -> Html:
    operations = [(each.value, _(each.label)) for each in StructuralOperation if each.value != "rename"]
    fields = [
        _choice("operation", _("What is done"), operations, said.get("operation", "")),
        _box("separator", _("What stands between the parts"), said.get("separator", ""), hint=","),
        _box("order", _("The terms in their order, with ; between"), said.get("order", ""), hint="forename; surname"),
        _box("constant", _("The value given everywhere"), said.get("constant", "")),
        _box("described", _("In words"), said.get("described", "")),
    ]
    return _part(_("Join, split or rearrange"), *fields)


def _lost(said: Mapping[str, str], loss: str) -> Html:
    losses = [(each.value, f"{_(each.label)}: {_(each.definition)}") for each in Loss]
    answers = [(each.value, _(each.label)) for each in Answer]
    return _part(_("What is lost on the way"), *(
        _choice(name, label, answers, said.get(name, "")) for name, label in (
            ("total", _("Is there an answer for every value it may meet?")),
            ("injective", _("Do different values always stay different?")),
            ("keeps-original", _("Is our own value kept beside it?")),
        )
    ), _choice("loss", _("The worst that is lost"), losses, loss))  # fmt: skip


def _yaml(value: str) -> Html:
    told = _("What the form cannot say, as YAML in the form of a mapping's `transform`. If anything stands here, it is "
             "taken instead of the form.").replace("`", "")  # fmt: skip
    box = element(
        "div", element("label", safe(told), for_="review-yaml"),
        element("textarea", safe_value(value), name="yaml", id="review-yaml", rows="6", maxlength="20000",
                spellcheck="false"),
        class_="field wide st-key-review-transform",
    )  # fmt: skip
    if not value:
        return _part(_("As YAML instead"), box)
    more = element("p", safe(_("The mapping says more than the form has fields for: change it here.")))
    return _part(_("As YAML"), more, box, is_open=True)


def _part(title: str, *inside: Html, is_open: bool = False) -> Html:
    fields = element("div", *inside, class_="fields")
    if is_open:
        return element("details", element("summary", safe(title)), fields, open="open")
    return opened_by(title, fields)
