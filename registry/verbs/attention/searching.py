"""One search among findings: what was asked, checked; how many fit; and one page of them, in order."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from registry.check.attention import Attention
from registry.concepts.kinds import Kind
from registry.concepts.rules import Area, Severity
from registry.errors import NotFound, UsageError
from registry.findings import Finding
from registry.history.seen import seen
from registry.index import findings as kept
from registry.index.findings import Chosen, Group, Key, Order, Where
from registry.index.verdicts import OUTCOMES
from registry.rules.catalogue import rule, rules
from registry.session import Session
from registry.source import Ref
from registry.verbs.attention import headings as filed
from registry.verbs.attention.headings import FIELDS, NOT_KNOWN, Tally
from registry.verbs.opening import one, opened, registers_named
from registry.wording import _, listed, nearest

if TYPE_CHECKING:
    from registry.verbs.checks.gaps import Question

_MOST = 500
_SEVERITY = {name: list(Severity).index(Severity(each.severity)) for name, each in rules().items()}
_NOT_OF_A_PAGE = ("after", "limit", "counts", "all_of")
"""What may be otherwise from one page of the same list to the next."""

_Counts = tuple[Counter[tuple[Group, str]], Counter[tuple[Group, str]]]
"""How many findings there are of each group and age: those that are not waived, and those that are."""


class Search:
    """What was asked of the findings of a federation. Raises UsageError where it was put wrongly.

    - `attention`: the findings. `seen`: when each was first seen, as far as history was looked through.
    - `wanted`: heading → the values that were asked for.
    - `tally`: how many fit. `waived`, `folded`: how many more would, that are waived or only follow from others.
    """

    def __init__(self, session: Session, question: Question) -> None:
        _check_choices(question)
        self._session = session
        self._question = question
        self._limit = _limit(question.limit)
        self._snapshot = opened(session)
        self.wanted = self._wanted()
        self._records = [self._number(text) for text in dict.fromkeys(question.record)] if question.record else None
        self.attention = Attention(self._snapshot, session)
        self.seen = seen(session, kept_only=True)
        self._ages: dict[Key, tuple[str, str]] = {}
        """Finding → its age, and what orders it by that. Empty where nothing asks for it, or nobody knows any."""
        open_, waived = self._counts()
        shown = {"no": open_, "only": waived, "yes": open_ + waived}[question.waived]
        unfolded = {key: count for key, count in shown.items() if not key[0].folded}
        self.tally: Tally = filed.tallied(shown if question.consequences else unfolded, self.wanted)
        self.folded = 0 if question.consequences else filed.fitting(shown, self.wanted) - self.tally.total
        more = {key: count for key, count in waived.items() if question.consequences or not key[0].folded}
        self.waived = filed.fitting(more, self.wanted) if question.waived == "no" else 0

    # ── what was asked ───────────────────────────────────────────────────────────────────────────────────────────

    def _wanted(self) -> dict[str, frozenset[str]]:
        asked = self._question
        read: dict[str, Callable[[str], str]] = {
            "organisation": self._organisation,
            "rule": lambda text: _or_usage(lambda: rule(text).id),
            "kind": _kind,
        }
        registers_named(self._session, asked.register)
        found = {}
        for name in FIELDS:
            values = getattr(asked, name.replace("-", "_"))
            if values:
                found[name] = frozenset(map(read.get(name, str), values))
        return found

    def _organisation(self, text: str) -> str:
        """An organisation by its reference at home. One that was not read may be named by its reference in full."""
        if text == NOT_KNOWN:
            return text
        full = Ref.parse(text)
        if full and full.kind == Kind.ORGANISATION.value and self._snapshot.get(self._session, full) is None:
            # A record may name a body that was not read.
            is_named = kept.number_of(self._snapshot.engine, text) > 0
            if is_named:
                return text
        wanted = text if full or "/" in text else f"{Kind.ORGANISATION.value}/{text}"
        return str(self._snapshot.home(_or_usage(lambda: one(self._session, wanted).ref)))

    def _number(self, text: str) -> int:
        found = _or_usage(lambda: one(self._session, text).ref)
        return kept.number_of(self._snapshot.engine, str(found))

    # ── counting ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _counts(self) -> _Counts:
        """How many findings there are of each group and age: those that are not waived, and those that are."""
        asked = self._question
        if not self.seen.looked_through or not (asked.counts or asked.age or asked.sort == "age"):
            open_, waived = self.attention.groups(self._records)
            return tuple(filed.summed((group, NOT_KNOWN, n) for group, n in each.items()) for each in (open_, waived))  # type: ignore[return-value]
        if self._records is not None:
            found = self._aged()
        else:
            # Every page of all findings, and every part of one, asks the same.
            known = self.attention.once("ages", dict)
            if known.get("by") is not self.seen:
                known |= {"by": self.seen, "found": self._aged()}
            found = known["found"]
        counts, self._ages = found
        return counts

    def _aged(self) -> tuple[_Counts, dict[Key, tuple[str, str]]]:
        found: _Counts = (Counter(), Counter())
        ages: dict[Key, tuple[str, str]] = {}
        today = self._session.today
        for key, group, fingerprint in self.attention.aged(self._records):
            by, after, _said = self.seen.of(fingerprint)
            age = filed.age(by, after, today)
            # What was there on the first day looked at is older than what came that day; what nobody knows is last.
            ages[key] = age, f"{by or '9999'}{after and '1'}"
            found[key in self.attention.waived][group, age] += 1
        return found, ages

    def records(self) -> int:
        """How many records those that fit are about."""
        return self.attention.records(self._where())

    def _where(self) -> Where:
        asked, wanted = self._question, self.wanted

        def of(name: str) -> list[str] | None:
            return sorted(wanted[name]) if name in wanted else None

        bodies, outcomes, only = of("organisation"), of("outcome"), self._only()
        return Where(
            self._session.today,
            rules=filed.rules_of(wanted),
            outcomes=None if outcomes is None else [[each.value for each in OUTCOMES].index(each) for each in outcomes],
            organisations=None if bodies is None else ["" if each == NOT_KNOWN else each for each in bodies],
            registers=of("register"),
            kinds=of("kind"),
            folded=asked.consequences,
            records=self._records,
            only=only,
            without=self.attention.waived.keys() if asked.waived == "no" else (),
        )

    def _only(self) -> set[Key] | None:
        """The findings that alone may fit, by what the index does not know of them."""
        only = set(self.attention.waived) if self._question.waived == "only" else None
        wanted = self.wanted.get("age")
        if wanted is None:
            return only
        if not self._ages:
            return only if NOT_KNOWN in wanted else set()
        fit = {key for key, (age, _order) in self._ages.items() if age in wanted}
        return fit if only is None else fit & only

    # ── one page ─────────────────────────────────────────────────────────────────────────────────────────────────

    def page(self) -> tuple[list[Finding], str]:
        """One page, and what asks for the page after it; nothing where this is the last."""
        order, place = self._order(), self._begin()
        if self._question.sort == "age" and self._ages:
            found = self.attention.chosen(self._where(), order)
            found.sort(key=lambda each: self._ages[each.key][1])
            if place is not None:
                at = next((at for at, each in enumerate(found) if each.key == place.key), None)
                found = found[at + 1 :] if at is not None else _stale()
            found = found[: self._limit + 1]
        else:
            after = place.order if place is not None else ()
            found = self.attention.chosen(self._near(self._where(), order, after), order, after, self._limit + 1)
        shown = self.attention.read([each.key for each in found[: self._limit]])
        more = _token(self._mark(), shown[-1].fingerprint) if len(found) > self._limit else ""
        return shown, more

    def _near(self, where: Where, order: Order, after: tuple[Any, ...]) -> Where:
        """The same, narrowed to those groups that a page after a place can come from: how many each has is known."""
        groups: dict[tuple[Any, ...], list[tuple[Group, int]]] = {}
        for values, count in self.tally.fitting.items():
            group = filed.group_of(values)
            groups.setdefault(kept.stretch(order, group), []).append((group, count))
        sure, near = 0, []
        for start in sorted(groups):
            if sure > self._limit:
                break
            if start >= after[: len(start)]:
                near += [group for group, _count in groups[start]]
                # Of the stretch in which the page begins, nobody knows how much is left.
                sure += sum(count for _group, count in groups[start]) if start > after[: len(start)] else 0
        return where._replace(
            rules=sorted({each.rule for each in near}),
            outcomes=sorted({each.outcome for each in near}),
            organisations=sorted({each.organisation for each in near}) if order.bodies else where.organisations,
            registers=sorted({each.register for each in near}),
            kinds=sorted({each.kind for each in near}),
        )

    def _order(self) -> Order:
        sort = self._question.sort
        if sort == "record":
            return Order(_SEVERITY, severe_first=False)
        if sort == "area":
            areas = list(Area)
            return Order(_SEVERITY, rules={name: areas.index(each.area) for name, each in rules().items()})
        if sort == "rule":
            return Order(_SEVERITY, rules={name: at for at, name in enumerate(sorted(rules()))})
        if sort == "organisation":
            bodies = {group.organisation for counted in self.attention.groups() for group in counted}
            named = sorted(bodies, key=lambda each: (not each, filed.body(self._snapshot, each).casefold(), each))
            return Order(_SEVERITY, bodies={text: at + 1 for at, text in enumerate(named)})
        return Order(_SEVERITY)

    def _mark(self) -> str:
        """What tells this list from any other."""
        said = {name: value for name, value in asdict(self._question).items() if name not in _NOT_OF_A_PAGE}
        text = json.dumps([said, self._session.today.isoformat()], sort_keys=True)
        return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()

    def _begin(self) -> Chosen | None:
        """Where the page before ended; None where there was none. Raises UsageError where that is no longer so."""
        after = self._question.after
        if not after:
            return None
        try:
            said = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        except ValueError:
            said = None
        if not (isinstance(said, list) and len(said) == 2 and all(isinstance(each, str) for each in said)):
            raise UsageError(_("The place to go on from is not one that this list gave."), _BEGIN)
        if said[0] != self._mark():
            raise UsageError(_("The place to go on from is of another list, or of another day."), _BEGIN)
        return self.attention.place_of(said[1], self._order()) or _stale()


_BEGIN = _("Leave out --after to begin at the first page.")


def _stale() -> Any:
    raise UsageError(_("The finding that the page before ended with is no longer there."), _BEGIN)


def _token(mark: str, fingerprint: str) -> str:
    """What asks for the page after a finding: letters that can stand in an address or on a command line."""
    return urlsafe_b64encode(json.dumps([mark, fingerprint]).encode()).decode().rstrip("=")


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= _MOST):
        raise UsageError(
            _("{text} is not a whole number from 1 to {most}.").format(text=text or _("Nothing"), most=_MOST),
            _("Write --limit 50, for example."),
        )
    return int(text)


def _check_choices(question: Question) -> None:
    """See that every value is one of those that there are to choose from."""
    for each in fields(question):
        choices: Sequence[str] = each.metadata["choices"]
        given = getattr(question, each.name)
        for value in given if isinstance(given, tuple) else (given,):
            if choices and value not in choices:
                close = nearest(value, choices)
                fix = _("Did you mean {close}?").format(close=close) if close else ""
                option = "--" + each.name.replace("_", "-")
                raise UsageError(
                    _("{value} is nothing that {option} may be.").format(value=value or _("Nothing"), option=option),
                    fix or _("Write {choices}.").format(choices=listed(choices, "or")),
                )


def _kind(text: str) -> str:
    kinds = [kind.value for kind in Kind]
    if text not in kinds:
        close = nearest(text, kinds)
        fix = _("Did you mean {close}?").format(close=close) if close else _("It is one of: {kinds}.")
        raise UsageError(
            _("There is no kind of record called {kind}.").format(kind=text), fix.format(kinds=", ".join(kinds))
        )
    return text


def _or_usage(find: Callable[[], Any]) -> Any:
    """What is found; where it is not there, the question was put wrongly."""
    try:
        return find()
    except NotFound as error:
        raise UsageError(error.message, error.fix) from error
