"""What speaks for two records being of one share, and what against, where no record says so: evidence for a person.

Nothing here decides. However alike two records are, they may be of two shares between the same bodies.
"""

from __future__ import annotations

from datetime import date

from registry.facts.agreed import body_of
from registry.facts.agreed_bodies import same_bodies
from registry.facts.agreed_items import items_of
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.sharing.counterparts.alike import alike, words_of
from registry.sharing.counterparts.words import SURE, Matcher
from registry.sharing.wordbook import Wordbook
from registry.values import NamedTuple
from registry.wording import _, counted, day, listed

LEAST = 0.45
"""How like two records must be to be shown to a person."""

_WEIGHTS = {"parties": 0.3, "title": 0.2, "aim": 0.1, "items": 0.25, "powers": 0.1, "dates": 0.05}


class Likeness(NamedTuple):
    """How like two records are, from 0 to 1, and why, in sentences: first what speaks for it, then what against."""

    degree: float
    evidence: tuple[str, ...]


def bodies_of(reader: Reader, record: Loaded) -> dict[str, str]:
    """The organisations that are party to an agreement, at home, with their names."""
    found = (body_of(reader, record, str(each["id"])) for each in record.data.get("parties", ()))
    return {own: name for own, name in found if own}


def bodies_of_both(reader: Reader, here: Loaded, there: Loaded) -> tuple[dict[str, str], dict[str, str]]:
    """The same of two agreements, where a body that both registers recorded is one."""
    names = same_bodies(reader, here, there)
    return bodies_of(reader, here), {names.get(own, own): name for own, name in bodies_of(reader, there).items()}


def has_unknown(record: Loaded) -> bool:
    """Whether a party of it is a sort of body, so that it may be anybody of that sort."""
    return any("party_class" in each for each in record.data.get("parties", ()))


def likeness(reader: Reader, words: Wordbook, here: Loaded, there: Loaded) -> Likeness:
    """How like two records are."""
    spoken: list[tuple[str, float, str, str]] = [
        _parties(reader, here, there),
        ("title", alike(words_of(here.title), words_of(there.title)), _("Their titles are alike."),
         _("Their titles have little in common.")),
        _aims(here, there),
        _items(words, here, there),
        _powers(here, there),
        _dates(here, there),
    ]  # fmt: skip
    known = [each for each in spoken if each[2] or each[3]]
    most = sum(_WEIGHTS[name] for name, *_rest in known)
    degree = sum(_WEIGHTS[name] * share for name, share, *_rest in known) / most if most else 0.0
    for_it = [said for _name, share, said, _not in known if share >= _HALF and said]
    against = [said for _name, share, _said, said in known if share < _HALF and said]
    return Likeness(round(degree, 3), (*for_it, *(_("Against it: {said}").format(said=each) for each in against)))


_HALF = 0.5


def _parties(reader: Reader, here: Loaded, there: Loaded) -> tuple[str, float, str, str]:
    mine, theirs = bodies_of_both(reader, here, there)
    both, every = mine.keys() & theirs.keys(), mine.keys() | theirs.keys()
    names = listed(sorted({**theirs, **mine}[own] for own in both))
    if both == every:
        said = _("Both name the same parties: {names}.").format(names=names)
    else:
        others = listed(sorted({**theirs, **mine}[own] for own in every - both))
        said = _("Both name {names}. Only one of them names {others}.").format(names=names, others=others)
    return "parties", len(both) / len(every) if every else 0.0, said, said


def _aims(here: Loaded, there: Loaded) -> tuple[str, float, str, str]:
    texts = [str(each.data.get("purpose", {}).get("aim", "")) for each in (here, there)]
    if not all(texts):
        return "aim", 0.0, "", ""
    share = min(1.0, 1.6 * alike(words_of(texts[0]), words_of(texts[1])))
    return "aim", share, _("Their aims share many words."), _("Their aims are told in other words.")


def _items(words: Wordbook, here: Loaded, there: Loaded) -> tuple[str, float, str, str]:
    mine, theirs = items_of(here), items_of(there)
    if not mine or not theirs:
        return "items", 0.0, "", ""
    found = Matcher(words, here).align(mine, theirs)
    sure = [each for each in found if each.how in SURE]
    perhaps = [each for each in found if each.how == "perhaps"]
    share = (len(sure) + 0.5 * len(perhaps)) / max(1, min(len(mine), len(theirs)))
    said = _("Of the data, {sure} the same in both, and {perhaps} alike.").format(
        sure=counted(len(sure), _("item is"), _("items are")),
        perhaps=counted(len(perhaps), _("more looks"), _("more look")),
    )
    return "items", min(1.0, share), said, _("Few of the data of one are among those of the other.")


def _powers(here: Loaded, there: Loaded) -> tuple[str, float, str, str]:
    mine, theirs = (
        {str(each["gateway"]): str(each.get("provision") or each["gateway"])
         for basis in record.data.get("bases", ()) for each in basis.get("gateways", ()) if each.get("gateway")}
        for record in (here, there)
    )  # fmt: skip
    if not mine or not theirs:
        return "powers", 0.0, "", ""
    both = mine.keys() & theirs.keys()
    said = _("Both rest on {laws}.").format(laws=listed(sorted(mine[own] for own in both)))
    return "powers", len(both) / min(len(mine), len(theirs)), said, _("They rest on other powers.")


def _dates(here: Loaded, there: Loaded) -> tuple[str, float, str, str]:
    spans = [each.data.get("dates", {}) for each in (here, there)]
    starts, ends = [each.get("effective") for each in spans], [each.get("end") for each in spans]
    if not all(starts):
        return "dates", 0.0, "", ""
    if starts[0] == starts[1]:
        when = day(date.fromisoformat(str(starts[0])))
        return "dates", 1.0, _("Both begin on {day}.").format(day=when), ""
    overlap = str(starts[0]) <= str(ends[1] or "9999") and str(starts[1]) <= str(ends[0] or "9999")
    return "dates", 0.6 * overlap, _("They run at the same time."), _("They do not run at the same time.")
