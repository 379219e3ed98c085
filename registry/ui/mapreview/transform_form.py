"""How values change on the way to a shared word, as a form: how they are written, codes, split and joined."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.mappings import Loss, MappingPredicate, StructuralOperation
from registry.ui.mapreview.candidates import Candidate
from registry.ui.mapreview.transform_of import CODE, CODE_AS, CODE_TO
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.record.fold import opened_by
from registry.verbs.reviewing.shown import Waiting
from registry.wording import _

_MOST_PAIRS = 60
_DATE_FORMS = ("dd/mm/yyyy", "dd-mm-yyyy", "yyyy-mm-dd", "dd mmm yyyy", "mmm-yy", "mm/yyyy", "yyyy", "yyyymmdd")


def transform_form(row: Waiting, among: Sequence[Candidate]) -> Html:
    """The form, in parts of which each may be left alone."""
    return joined([
        _as_it_is(row), _written(row), _codes(row, among), _rearranged(), _lost(), _yaml(),
    ])  # fmt: skip


def _as_it_is(row: Waiting) -> Html:
    if not row.transform:
        return NOTHING
    told = element("p", safe(_("What you record takes the place of what is written now:")))
    return element("div", told, element("pre", safe(row.transform)), class_="review-as-it-is")


def _box(name: str, label: str, value: str = "", hint: str = "", among: str = "") -> Html:
    return element(
        "div", element("label", safe(label), for_=f"review-{name}"),
        element("input", type="text", name=name, id=f"review-{name}", value=value, maxlength="300", list=among,
                placeholder=hint),
        class_=f"field st-key-review-{name}",
    )  # fmt: skip


def _choice(name: str, label: str, options: Sequence[tuple[str, str]]) -> Html:
    drawn = [element("option", safe_option(said), value=value or " ") for value, said in (("", "–"), *options)]
    return element(
        "div", element("label", safe(label), for_=f"review-{name}"),
        element("select", *drawn, name=name, id=f"review-{name}"), class_="field",
    )  # fmt: skip


def _written(row: Waiting) -> Html:
    forms = element("datalist", *(element("option", value=each) for each in _DATE_FORMS), id="date-forms")
    fields = [
        _box("subject-form", _("We write it as"), hint="dd/mm/yyyy", among="date-forms"),
        _box("object-form", _("The shared word is written as"), hint="yyyy-mm-dd", among="date-forms"),
        _box("subject-unit", _("Our unit"), row.unit),
        _box("object-unit", _("The shared word's unit")),
        _box("factor", _("Multiply ours by"), hint="0.0001"),
        _box("not-known", _("What we write for not known, with ; between"), hint="N/A; see file"),
        _box("list-separator", _("What stands between several values in a cell"), hint=";"),
    ]
    return _part(_("Dates, units and marks for not known"), *fields, forms, is_open=True)


def _codes(row: Waiting, among: Sequence[Candidate]) -> Html:
    if not row.codes:
        return NOTHING
    theirs = list(dict.fromkeys(code for each in among for code in each.offer.codes))
    known = element("datalist", *(element("option", value=code) for code in theirs[:400]), id="their-codes")
    predicates = [(each.value, _(each.label)) for each in MappingPredicate]
    same = {code.casefold(): code for code in theirs}
    rows = []
    for at, code in enumerate(row.codes[:_MOST_PAIRS]):
        hidden = element("input", type="hidden", name=f"{CODE}{at}", value=code)
        label = _("Shared codes for {code}, with ; between").format(code=code)
        to = element("input", type="text", name=f"{CODE_TO}{at}", aria_label=label, maxlength="300",
                     list="their-codes", placeholder=same.get(code.casefold(), ""))  # fmt: skip
        options = [element("option", safe_option(said), value=value) for value, said in predicates]
        how = element("select", *options, name=f"{CODE_AS}{at}",
                      aria_label=_("How {code} stands to it").format(code=code))  # fmt: skip
        rows.append(element("tr", element("th", safe(code), hidden, scope="row"), element("td", to),
                            element("td", how)))  # fmt: skip
    heads = (_("Our code"), _("Becomes"), _("Which is"))
    head = element("thead", element("tr", *(element("th", safe(each), scope="col") for each in heads)))
    caption = element("caption", safe(_("Leave a code empty, and it is left out of the table.")))
    table = element("table", caption, head, element("tbody", *rows), class_="review-codes")
    left = len(row.codes) - _MOST_PAIRS
    more = NOTHING
    if left > 0:
        told = _("The other {count} codes can be given as YAML, below.").format(count=f"{left:,}")
        more = element("p", safe(told), class_="quiet")
    return _part(_("Codes, pair by pair"), element("div", table, more, class_="wide"), known)


def _rearranged() -> Html:
    operations = [(each.value, _(each.label)) for each in StructuralOperation if each.value != "rename"]
    fields = [
        _choice("operation", _("What is done"), operations),
        _box("separator", _("What stands between the parts"), hint=","),
        _box("order", _("The terms in their order, with ; between"), hint="forename; surname"),
        _box("constant", _("The value given everywhere")),
        _box("described", _("In words")),
    ]
    return _part(_("Join, split or rearrange"), *fields)


def _lost() -> Html:
    losses = [(each.value, f"{_(each.label)}: {_(each.definition)}") for each in Loss]
    return _part(_("What is lost on the way"), _choice("loss", _("The worst that is lost"), losses))


def _yaml() -> Html:
    told = _("What the form cannot say, as YAML in the form of a mapping's `transform`. If anything stands here, it is "
             "taken instead of the form.").replace("`", "")  # fmt: skip
    box = element(
        "div", element("label", safe(told), for_="review-yaml"),
        element("textarea", name="yaml", id="review-yaml", rows="6", maxlength="20000", spellcheck="false"),
        class_="field wide st-key-review-transform",
    )  # fmt: skip
    return _part(_("As YAML instead"), box)


def _part(title: str, *inside: Html, is_open: bool = False) -> Html:
    fields = element("div", *inside, class_="fields")
    if is_open:
        return element("details", element("summary", safe(title)), fields, open="open")
    return opened_by(title, fields)
