"""Answers to “May we share?” put together by hand: of every sort, and one in which every text is a given one."""

from __future__ import annotations

from dataclasses import replace

from registry.concepts.sharing import LinkState
from registry.sharing.cited import Law, Person, Place, Weakness
from registry.sharing.covering import Cover, Sought
from registry.sharing.permits.permit import Link, Nearest, Permit, Route, Term, Urgent
from registry.sharing.sharer import Sharer
from registry.verbs.sharing.permits import Answer

HUB = "town/agreement/hub"
READ = Law("ca04-10", "Children Act 2004 section 10", True)
UNREAD = Law("no-such-law", "An Act that nobody has read", False)


def link(own: str, state: str, said: str = "", **more: object) -> Link:
    """One link, as far as it matters."""
    made = Link(own, f"Is {own} so?", state, said or f"Of {own} this is on record.")
    return replace(made, **more)  # type: ignore[arg-type]


def route(outcome: str, *links: Link, text: str = "") -> Route:
    """A way from council to police."""
    return Route(
        HUB, text or "Children's hub", f"{HUB}#flows[attendance-to-police]", text or "Attendance to the police",
        f"{HUB}#parties[council]", f"{HUB}#parties[police]",
        ((text or "attendance", Cover("covered", text or "Narrower than what was agreed.", f"{HUB}#items[attendance]",
                                      text or "School attendance", True)),),
        Cover("partly", text or "Broader than what was agreed."), links, outcome, text or "This way stands so.",
        (Term("use", text or "What it may be used for", (text or "Only to find a child.",),
              (Place(f"{HUB}#purpose", text or "Purpose"),)),),
        (Person(text or "Head of the Hub", text or "Town Council", text or "hub@town.example", "01632 960000",
                text or "leads the agreement", f"{HUB}#owner"),),
        (weakness("exit-terms-missing", text or "Exit terms missing"),), (UNREAD,),
    )  # fmt: skip


def weakness(rule: str, title: str) -> Weakness:
    """A finding on the hub."""
    return Weakness(rule, title, "medium", "violated", f"No record shows it: {title}.", HUB, "Write `exit`.")


LINKS = (
    link("in-force", LinkState.HELD, "The agreement is in force since 1 July 2026.", law=(READ, UNREAD),
         at=(Place(f"{HUB}#dates", "Dates"),)),
    link("getter-signed", LinkState.MISSING, "No record shows that The Force has signed.", settles="Sign it.",
         who_acts="The Force", weaknesses=(weakness("agreement-unsigned-party", "Not signed by all"),)),
    link("gateway", LinkState.CANNOT_TELL, "It turns on law that is not verified.", settles="Have it read.",
         who_acts="A lawyer"),
    link("notices", LinkState.WEAKENED, "One notice says less than it should."),
    link("transfers", LinkState.NOT_NEEDED, "It stays in the United Kingdom."),
)  # fmt: skip
URGENT = Urgent(
    ("Share what is needed, without delay.", "Record afterwards what was shared and why."),
    "Data sharing code of practice, “Data sharing in an urgent situation”", (UNREAD,), "kind: disclosure\nid: urgent\n",
)  # fmt: skip
COUNCIL = Sharer("town", "Town Council", "organisation", "town/organisation/town", has_register=True)
FORCE = Sharer("The Force", "The Force", "organisation", "force/organisation/force")
ATTENDANCE = Sought(
    "attendance", "Taken as School attendance.", (),
    pairs=(("town/vocabulary/care#terms[attendance]", "Attendance"), ("town/vocabulary/care#terms[mark]", "Mark")),
)  # fmt: skip
UNHEARD = Sought("zzzz", "Nobody's vocabulary has this.", near=("zeal",))


def permit(outcome: str, *links: Link, text: str = "") -> Permit:
    """An answer with one way, and one other where it is not yet."""
    routes = (route(outcome, *links, text=text),) if outcome != "not-on-record" else ()
    others = (route("no", link("purpose", LinkState.BARRED, text), text=text),) if outcome == "not-yet" else ()
    return Permit(
        outcome, text or "This is the answer.", (text or "Because of this.",), (*routes, *others),
        tuple(text or each.said for each in links if each.state in ("missing", "barred", "cannot-tell")),
        (text or "One agreement allows it, and another does not.",) if outcome == "no" else (),
        (Nearest("gateway", text or "A law names both.", text or "There is no agreement.", (Place(HUB, text or "Hub"),),
                 (READ,)),),
        replace(URGENT, guidance=(text,), source=text, form=text) if text else URGENT,
    )  # fmt: skip


def answer(outcome: str = "not-yet", *, urgent: bool = False, links: tuple[Link, ...] = LINKS) -> Answer:
    """A whole answer. A yes has no link that is wanting."""
    wanted = tuple(each for each in links if each.state in ("held", "weakened", "not-needed"))
    return Answer(
        "2026-11-21", COUNCIL, FORCE, (ATTENDANCE,), UNHEARD, urgent, True, (),
        permit(outcome, *(wanted if outcome == "yes" else links)), "Test region",
        (("Town Council's register", "none: these files are not in git"),),
    )  # fmt: skip


def lacking() -> Answer:
    """Where too little was asked."""
    nobody = Sharer("", "", "unknown")
    return Answer(
        "2026-11-21", COUNCIL, nobody, (), Sought("", ""), False, False, ("Say who would get it.", "Say what."), None,
        emergency=URGENT,
    )  # fmt: skip


def hostile(text: str) -> Answer:
    """Every text of it is the given one."""
    sharer = Sharer(text, text, "class", "", (text,), (("town/organisation/town", text),), False, text, (text,))
    said = Sought(text, text, (), (text,), (("town/vocabulary/care#terms[mark]", text),))
    links = tuple(
        Link(state, text, state, text, text, text, (Place(HUB, text),), (Law("ca04-10", text, False),),
             (Weakness("r", text, "low", "violated", text, HUB, text, text),))
        for state in ("held", "missing", "barred", "cannot-tell", "weakened", "not-needed")
    )  # fmt: skip
    made = permit("not-yet", *links, text=text)
    return Answer(
        "2026-11-21", sharer, sharer, (said,), said, False, True, (), replace(made, disagree=(text,)), text,
        ((text, text),),
    )  # fmt: skip
