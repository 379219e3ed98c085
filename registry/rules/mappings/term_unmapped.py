"""Where an item is agreed as a term of a vocabulary: has the term an approved mapping to the receiver's own words?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import together
from registry.rules.mappings.in_use import approved_as_a_whole
from registry.rules.mappings.own_words import own_words
from registry.rules.mappings.sets_for import maps, of_table, sets_for
from registry.subjects.agreement import Flow, Side
from registry.subjects.processing import Member
from registry.wording import _

_VOCABULARY = Kind.VOCABULARY.value


def judge(flow: Flow) -> Verdict:
    """Judge one flow, item by item."""
    receivers = [side for side in flow.sides if not side.is_discloser]
    if receivers and all(side.regime == "not-personal" for side in receivers):
        return not_applicable(_("The record says that it is not about personal data."))
    items = [item for item in flow.items if item.get("term_ref")]
    if not items:
        return not_applicable(_("No item that goes is agreed as a term of a vocabulary."))
    if not receivers:
        return cannot_tell(flow.place("sides"), _("No record shows who receives this."))
    return together([_of_item(flow, item, side) for item in items for side in receivers])


def _of_item(flow: Flow, item: Member, side: Side) -> Verdict:
    """The verdict on one item as one side receives it."""
    place = item.place("term_ref")
    name, _mark, inside = str(item.get("term_ref")).partition("#")
    vocabulary = flow.reader.record(flow.record.ref.register, (_VOCABULARY,), name)
    if vocabulary is None:
        return cannot_tell(
            place, _("The vocabulary that says what {item} means was not read.").format(item=_name(item))
        )
    term = inside.partition("[")[2].partition("]")[0]
    own = own_words(side, item)
    if any(each.ref == vocabulary.ref for each in own):
        return satisfied(_("{item} is agreed in the receiver's own words.").format(item=_name(item)))
    model = vocabulary.data.get("model")
    if model is None:
        said = _("No record shows whether {title} holds shared words or one organisation's own.")
        return cannot_tell(f"{vocabulary.ref}#model", said.format(title=vocabulary.title))
    if model == "integration" and not own:
        return satisfied(_("{item} is agreed in words that all share.").format(item=_name(item)))
    sets = sets_for(flow, vocabulary, own, is_shared=model == "integration")
    if any(maps(flow, each, vocabulary, term, is_shared=model == "integration") for each in sets):
        return satisfied(_("{item} has an approved mapping for the receiver.").format(item=_name(item)))
    tables = [each for each in sets if "table" in each.data and not of_table(flow.reader, each, "subject")]
    if any(approved_as_a_whole(flow.reader, each.data) and each.data.get("complete") == "yes" for each in tables):
        return satisfied(_("{item} is in a set that was approved as a whole.").format(item=_name(item)))
    if tables:
        said = _("Whether {item} has a mapping stands in a table that cannot be read.")
        return cannot_tell((place, *(f"{each.ref}#table" for each in tables)), said.format(item=_name(item)))
    said = _("No record shows an approved mapping of {item} to words that the receiver uses.")
    return violated(place, said.format(item=_name(item)))


def _name(item: Member) -> str:
    return str(item.get("name") or item.get("id"))
