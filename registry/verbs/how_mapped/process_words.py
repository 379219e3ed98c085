"""The steps of the process in words: what each is, what records show of it, and what to do next."""

from __future__ import annotations

from registry.concepts.mapped import HowFar
from registry.vocabulary.process import Known, Shown, StepState
from registry.wording import _

_TITLES = (
    "Choose the integration model",
    "Find out what the words mean",
    "Find the shared terms that fit",
    "Add what the integration model lacks",
    "See which part of the model is needed",
    "Map in each direction",
    "Say how values are translated",
    "Test it, and agree to what is lost",
    "Publish, and put data together",
)

LACKING, COUNTING = True, False

_SAID = {
    # what is shown → what it is of, and whether the terms behind it are those that lack it
    "chosen": ("Integration models chosen", COUNTING),
    "shared": ("Integration models to choose from", COUNTING),
    "defined": ("Terms with a definition", LACKING),
    "in-context": ("Terms with a context, of their own or of the vocabulary", LACKING),
    "constrained": ("Fields that say what values they hold", LACKING),
    "identified": ("Things that say how to tell that two are the same", LACKING),
    "looked-for": ("Terms looked for in the shared words", COUNTING),
    "proposed": ("Terms with only a proposal, which nothing relies on", COUNTING),
    "undecided": ("Terms still to be looked for", COUNTING),
    "lacking": ("Terms decided to have no shared term", COUNTING),
    "extension": ("Checks of the shared words needed that have something to say", COUNTING),
    "subset": ("Shared terms that are needed", COUNTING),
    "outward": ("Mapped terms that may be read as shared ones", LACKING),
    "homeward": ("Mapped terms that shared ones may be read back as", LACKING),
    "not-approved": ("Terms without an approved mapping", COUNTING),
    "transformed": ("Mappings that say how values are translated, where that is needed", LACKING),
    "unsaid-values": ("Mappings of which no record says what values they hold", COUNTING),
    "round-trip": ("Mappings of values tested there and back", LACKING),
    "loss-said": ("Mappings that say what is lost", LACKING),
    "loss-agreed": ("Mappings that lose something, and a record shows who agreed", LACKING),
    "versioned": ("Records, of the vocabulary and its mappings, with a version", COUNTING),
    "issued": ("Records published, with a day", COUNTING),
    "approved": ("Mapping sets decided throughout, or approved as a whole", COUNTING),
}

_ONLY_IF_ANY = frozenset({"shared", "proposed", "undecided", "not-approved", "unsaid-values", "lacking", "extension"})
"""What is not worth a line where there is none of it."""

_EITHER = {
    "analysed-by": ("It is recorded who found out what they mean", "No record shows who found out what they mean"),
    "analysed-how": ("It is recorded how that was found out", "No record shows how that was found out"),
    "subset-of": (
        "The vocabulary is said to be a part of a model",
        "The vocabulary is not said to be a part of a model, which only a shared form need be",
    ),
}


def title_of_step(number: int) -> str:
    """What a step is called."""
    return _(_TITLES[number])


def is_worth_saying(shown: Shown) -> bool:
    """Whether it says anything: none of nothing does not."""
    if shown.what in _EITHER or shown.number:
        return True
    return shown.what == "chosen" or (shown.of > 0 and shown.what not in _ONLY_IF_ANY)


def said_of(shown: Shown) -> tuple[str, bool]:
    """What records show, in words, and whether the terms behind it are those that lack it."""
    if shown.what in _EITHER:
        return _(_EITHER[shown.what][0 if shown.number else 1]), False
    of, lacking = _SAID[shown.what]
    number = f"{shown.number:,}"
    much = _("{number} of {of}").format(number=number, of=f"{shown.of:,}") if shown.of else number
    return f"{_(of)}: {much}", lacking


def next_of(step: StepState, known: Known) -> tuple[str, str]:
    """What to do next for a step, in words, and what to type for it; nothing where it is done."""
    if step.state == HowFar.DONE:
        return "", ""
    shown = {each.what: each for each in step.shown}
    return (_zero, _one, _two, _three, _four, _five, _six, _seven, _eight)[step.number](shown, known)


_Says = dict[str, Shown]


def _zero(shown: _Says, known: Known) -> tuple[str, str]:
    if not known.shared:
        said = _("There is no integration model yet. Create a vocabulary that says `model: integration`.")
        return said, "muniment new vocabulary"
    return _(
        "Compare the models there are: how wide their context is, whether they cover these words, whether they say"
        " anything twice, whether they can be extended. Then create a mapping set from this vocabulary to one of them."
    ), "muniment new mapping-set"


def _one(shown: _Says, known: Known) -> tuple[str, str]:
    lacks = []
    if shown["defined"].number < shown["defined"].of:
        lacks.append(_("write a definition of each term"))
    if shown["in-context"].number < shown["in-context"].of:
        lacks.append(_("say what must be taken as given (`context`)"))
    if shown["constrained"].terms:
        lacks.append(_("say what values fields hold (`datatype`, `codes` or `value_domain`)"))
    if shown["identified"].terms:
        lacks.append(_("say how to tell two things apart (`identity`)"))
    if not shown["analysed-by"].number or not shown["analysed-how"].number:
        lacks.append(_("write who found all this out, and how (`analysed_by`, `analysed_how`)"))
    asked = _("Ask whoever keeps the data, and look at code lists and samples. Still to do: {lacks}.")
    return asked.format(lacks="; ".join(lacks)), f"muniment source {known.ref}"


def _two(shown: _Says, known: Known) -> tuple[str, str]:
    return _(
        "Look in the shared words for each term that is still open, its values included. Write down what you find as a"
        " proposal, and what you do not find as “no term”."
    ), f"muniment mapped {known.ref} --undecided"


def _three(shown: _Says, known: Known) -> tuple[str, str]:
    if shown["lacking"].number:
        said = _(
            "For each of them, ask the steward of the integration model to add a term: derived from others with how, or"
            " primitive with a level, a definition and how to tell two apart. Never a second one for the same thing,"
            " and never with a new meaning for one that is there. Where it is not wanted, “no term” stays the answer."
        )
        return said, f"muniment mapped {known.ref} --mapped no-term"
    if shown.get("extension") and shown["extension"].number:
        return _(
            "Look at what the checks say of the shared terms that these words needed."
        ), "muniment conflicts --model"
    said = _("Nobody can tell before every term was looked for: see the step before.")
    return said, ""


def _four(shown: _Says, known: Known) -> tuple[str, str]:
    return _(
        "The part that is needed is what the terms are mapped to. It is complete when every term is decided."
    ), f"muniment mapped {known.ref}"


def _five(shown: _Says, known: Known) -> tuple[str, str]:
    if shown["not-approved"].number:
        return _(
            "Decide on what is still open, and have the steward approve each mapping, one for each way it is used."
        ), f"muniment mapped {known.ref} --undecided"
    return _(
        "Write the mapping of the way that is missing, or set `direction: both` where the same mapping serves both."
    ), f"muniment steps {known.ref}"


def _six(shown: _Says, known: Known) -> tuple[str, str]:
    if not shown["transformed"].of and not shown["unsaid-values"].of:
        return _("Map the terms first: there are no values to translate yet."), ""
    if shown["transformed"].terms:
        return _(
            "Say in `transform` how values are rearranged, then which codes become which, then how they are rewritten,"
            " in this order going out, and in the other coming back."
        ), ""
    return _("Say in both vocabularies what values the terms hold (`datatype`, `codes`, `unit`)."), ""


def _seven(shown: _Says, known: Known) -> tuple[str, str]:
    if not shown["round-trip"].of:
        return _("Map the terms first: there is nothing to test yet."), ""
    lacks = []
    if shown["round-trip"].terms:
        lacks.append(_("take made-up values there and back and compare them (`round_trip_tested`)"))
    if shown["loss-said"].terms:
        lacks.append(_("write what is lost each way (`loss`, `loss_back`)"))
    if shown["loss-agreed"].terms:
        lacks.append(_("have the steward agree to what is lost (`loss_approved_by`, `loss_approved_on`)"))
    command = "muniment gaps --rule mapping-lossy-unapproved" if shown["loss-agreed"].terms else ""
    return _("Still to do: {lacks}.").format(lacks="; ".join(lacks)), command


def _eight(shown: _Says, known: Known) -> tuple[str, str]:
    if not known.sets:
        return _("Map the words first: there is nothing to publish yet."), ""
    lacks = []
    if shown["versioned"].number < shown["versioned"].of:
        lacks.append(_("give the vocabulary and each mapping set a version (`model_version`, `set_version`)"))
    if shown["issued"].number < shown["issued"].of:
        lacks.append(_("publish them, and write the day (`issued`)"))
    if shown["approved"].number < shown["approved"].of:
        lacks.append(_("have every mapping decided, or the whole set approved (`approved_by`, `approved_on`)"))
    return _("Still to do: {lacks}.").format(lacks="; ".join(lacks)), ""
