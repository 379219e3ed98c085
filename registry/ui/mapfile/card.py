"""One column: what it looks like, the shared words it may stand for, and the form in which somebody decides."""

from __future__ import annotations

from collections.abc import Iterator

from registry.ui.mapfile.address import Asked
from registry.ui.mapfile.sending import form
from registry.ui.mapfile.words import PREDICATES, RELATIONS, decided, relation_word, stands, sure
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import note, paragraph
from registry.ui.record.fold import opened_by
from registry.ui.words.address import term_link
from registry.verbs.map_file.shown import Candidate, Change, Column, Decision
from registry.wording import _, counted, listed

WORDS_LIST = "shared-words"
"""The name of the list of all shared words, which each form's box offers."""

OTHER = "~other"
"""What is taken where another shared word is typed. No key of a word begins so."""

_FEW_CODES = 12
_LIKELY = 0.1


def anchor(column: Column) -> str:
    """The name of a column's place on the page."""
    return f"column-{column.position + 1}"


def key_of(candidate: Candidate) -> str:
    """The shared word's key."""
    return candidate.offer.term.rpartition("[")[2].rstrip("]")


def card(column: Column, here: Asked, wrong: tuple[str, ...] = ()) -> Html:
    """The column, to be decided, or as it was."""
    head = element("h3", element("code", safe(column.name)), id=anchor(column))
    parts = [head, *_looks(column)]
    if column.held:
        parts.append(note(paragraph(column.held), paragraph(_("Give the file a first row that names its columns."))))
    elif column.known:
        parts.append(element("p", term_link(column.known, column.stands)))
    elif column.decision is not None and column.decision.is_made and here.column != column.position + 1:
        parts += _settled(column, column.decision, here)
    else:
        parts.append(_asks(column, wrong))
    return element("section", *parts, class_="mapfile-column", aria_labelledby=anchor(column))


def _looks(column: Column) -> Iterator[Html]:
    """What its values look like."""
    yield paragraph(f"{column.sort}. {column.filled}.", "quiet")
    if column.samples:
        samples = joined([element("code", safe(each)) for each in column.samples], Html(" "))
        yield element("p", safe(_("For example: ")), samples)
    if column.codes:
        few = column.codes[:_FEW_CODES]
        said = [
            _("“{code}” in {rows}").format(code=code, rows=counted(times, _("row"), _("rows"))) for code, times in few
        ]
        more = [_("{count} more").format(count=len(column.codes) - len(few))] if len(column.codes) > len(few) else []
        yield paragraph(_("Its codes: {codes}.").format(codes=listed([*said, *more])))
    if column.personal:
        why = column.personal.rstrip(".")
        yield note(paragraph(_("This looks like people's data ({why}). No value of it is recorded.").format(why=why)))
    for each in column.troubles:
        yield note(paragraph(each))


def _settled(column: Column, decision: Decision, here: Asked) -> Iterator[Html]:
    """What was decided, and a way to change it."""
    said = _("Decided: it {what}.") if decision.kind == "mapped" else _("Decided: {what}.")
    yield element("p", element("strong", safe(said.format(what=decided(decision)))), class_="settled")
    changes = _changes(column, decision.term)
    if changes:
        done = _("Its values are changed so:") if decision.convert else _("Its values stay as they are. Not agreed to:")
        yield paragraph(done)
        yield element(
            "ul", *(element("li", safe(f"{each.said} {each.more}".strip())) for each in changes), class_="bullets"
        )
    hidden = element("span", safe(_(" what “{name}” is").format(name=column.name)), class_="visually-hidden")
    to = here.but(column=column.position + 1).address
    yield element("p", element("a", safe(_("Change")), hidden, href=to, id=f"change-{column.position + 1}"))


def _changes(column: Column, term: str) -> tuple[Change, ...]:
    return next((each.changes for each in column.candidates if key_of(each) == term), ())


# ── the form ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _asks(column: Column, wrong: tuple[str, ...]) -> Html:
    own = str(column.position + 1)
    was = column.decision
    taken = was.term if was is not None and was.kind == "mapped" else was.kind if was is not None else ""
    offered = [key_of(each) for each in column.candidates]
    is_other = bool(was is not None and was.kind == "mapped" and was.term not in offered)
    choices = _offers(column, own, taken, was)
    if not choices:
        choices = [paragraph(column.none_said or _("No shared word looks like it."), "quiet")]
    rest = [
        _plain_choice(own, OTHER, _("Another shared word"), _("Type its name; the list helps."), is_other,
                      _other(own, was.label if is_other and was is not None else "")),
        _plain_choice(own, "no-term", _("No shared word means this"),
                      (column.candidates and column.none_said) or _("You looked, and there is none."),
                      taken == "no-term"),
        _plain_choice(own, "new-word", _("It needs a new shared word"),
                      _("There is none, and partners would want one. Whoever keeps the shared words is told."),
                      taken == "new-word", _meant(own, was.words if was is not None else "")),
        _plain_choice(own, "later", _("Not now"), _("It stays undecided, and is listed as such."), taken == "later"),
    ]  # fmt: skip
    none = element("p", safe(_("None of these?")), class_="or") if column.candidates else NOTHING
    legend = element("legend", safe(_("Which shared word does “{name}” stand for?").format(name=column.name)))
    return form(
        "column",
        *_wrong(wrong, own),
        element("input", type="hidden", name="column", value=own),
        element("fieldset", legend, *choices, none, *rest),
        _relation(own, was),
        element(
            "button", safe(_("Save and go on")),
            element("span", safe(_(" from “{name}”").format(name=column.name)), class_="visually-hidden"),
            type="submit",
        ),
        label=_("What “{name}” is").format(name=column.name),
    )  # fmt: skip


def _offers(column: Column, own: str, taken: str, was: Decision | None) -> list[Html]:
    """What is suggested; what is hardly likely stands behind a line that opens."""
    drawn = [_offer(each, own, key_of(each) == taken, was) for each in column.candidates]
    shown = max(1, sum(each.offer.confidence >= _LIKELY for each in column.candidates))
    if len(drawn) <= shown + 1 or taken in [key_of(each) for each in column.candidates[shown:]]:
        return drawn
    less = counted(len(drawn) - shown, _("less likely word"), _("less likely words"))
    return [*drawn[:shown], opened_by(_("Show {words}").format(words=less), *drawn[shown:])]


def _wrong(wrong: tuple[str, ...], own: str) -> Iterator[Html]:
    if wrong:
        said = _("There is a problem: {what}").format(what=" ".join(wrong))
        yield element("p", safe(said), class_="wrong", id=f"wrong-{own}", role="alert")


def _offer(candidate: Candidate, own: str, is_taken: bool, was: Decision | None) -> Html:
    """A shared word that is suggested, why, and what its values would need."""
    offer, key = candidate.offer, key_of(candidate)
    name = f"take-{own}-{key}"
    button = element(
        "input", type="radio", name="take", value=key, id=name, checked="checked" if is_taken else "",
        aria_describedby=f"{name}-why",
    )  # fmt: skip
    about = [paragraph(sure(offer.confidence))]
    if offer.predicate not in ("exact", ""):
        about.append(
            paragraph(_("Most likely the column {stands}.").format(stands=stands(offer.predicate, offer.label)))
        )
    if offer.definition:
        about.append(paragraph(_("It means: {text}").format(text=offer.definition)))
    if offer.reasons:
        about.append(paragraph(_("Why it is suggested: {reasons}").format(reasons=" ".join(offer.reasons))))
    if offer.codes:
        few = offer.codes[:_FEW_CODES]
        more = _(" and {count} more").format(count=len(offer.codes) - len(few)) if len(offer.codes) > len(few) else ""
        about.append(paragraph(_("Its codes: {codes}").format(codes=", ".join(few) + more), "quiet"))
    parts = [
        element("div", button, element("label", safe(offer.label), for_=name), class_="take"),
        element("div", *about, class_="why", id=f"{name}-why"),
    ]
    if candidate.changes:
        is_agreed = is_taken and was is not None and was.convert
        parts.append(_agree(candidate.changes, own, key, is_agreed=is_agreed))
    return element("div", *parts, class_="offer")


def _agree(changes: tuple[Change, ...], own: str, key: str, *, is_agreed: bool) -> Html:
    """The proposed change of values, with a tick: it is made only where somebody says so."""
    name = f"convert-{own}-{key}"
    tick = element(
        "input", type="checkbox", name="convert", value=key, id=name, checked="checked" if is_agreed else "",
        aria_describedby=f"{name}-how",
    )  # fmt: skip
    label = element("label", safe(_("Yes, change its values on the way")), for_=name)
    how = element(
        "ul", *(element("li", safe(f"{each.said} {each.more}".strip())) for each in changes), class_="bullets"
    )
    return element(
        "div", paragraph(_("To be read in the shared words, its values would be changed:")),
        element("div", how, id=f"{name}-how"), element("div", tick, label, class_="take"), class_="agree",
    )  # fmt: skip


def _plain_choice(own: str, value: str, label: str, why: str, is_taken: bool, more: Html = NOTHING) -> Html:
    name = f"take-{own}-{value.lstrip('~')}-none"
    button = element(
        "input", type="radio", name="take", value=value, id=name, checked="checked" if is_taken else "",
        aria_describedby=f"{name}-why",
    )  # fmt: skip
    return element(
        "div", element("div", button, element("label", safe(label), for_=name), class_="take"),
        element("div", paragraph(why, "quiet"), class_="why", id=f"{name}-why"), more, class_="offer none-of-these",
    )  # fmt: skip


def _other(own: str, value: str) -> Html:
    return element(
        "div", element("label", safe(_("Name of the shared word")), for_=f"other-{own}", class_="visually-hidden"),
        element("input", type="text", name="other", id=f"other-{own}", value=value, list=WORDS_LIST, maxlength="300",
                autocomplete="off"), class_="why",
    )  # fmt: skip


def _meant(own: str, value: str) -> Html:
    """What a new shared word is to mean."""
    return element(
        "div",
        element("p", element("label", safe(_("What it would mean, in a sentence")), for_=f"meant-{own}")),
        element("input", type="text", name="meant", id=f"meant-{own}", value=value, maxlength="500",
                autocomplete="off"), class_="why",
    )  # fmt: skip


def _relation(own: str, was: Decision | None) -> Html:
    """How the chosen word stands to the column. Left as it is, it is what the suggestion says."""
    now = PREDICATES.get(was.predicate, "") if was is not None and was.kind == "mapped" else ""
    options = [
        ("", _("As the suggestion says; otherwise that it means the same")),
        *((each, relation_word(each)) for each in RELATIONS),
    ]
    drawn = [
        element("option", safe_option(said), value=value or " ", selected="selected" if value == now else "")
        for value, said in options
    ]
    return element(
        "div", element("label", safe(_("How does that word stand to the column?")), for_=f"relation-{own}"),
        element("select", *drawn, name="relation", id=f"relation-{own}"), class_="relation",
    )  # fmt: skip


def word_list(labels: tuple[str, ...]) -> Html:
    """Every shared word, for the boxes in which one is typed."""
    return element("datalist", *(element("option", value=each) for each in labels), id=WORDS_LIST)
