"""What a lawyer reads of a rule: what it looks for, why the law cares, what puts it right, and examples."""

from __future__ import annotations

from typing import Any, ClassVar

from registry.concepts.rules import Actor, Expected, Severity, Stage
from registry.records.part import bookkeeping
from registry.records.statutes.state import Statement
from registry.records.values import Answer, Date, Key, Text


class RuleCitation(Statement):
    """A provision that a rule rests on."""

    key: ClassVar[tuple[str, ...]] = ("law",)

    law: Key = bookkeeping("The id of the provision in the law data.", example="uk-gdpr-a6-1", required=True)
    for_: Text | None = bookkeeping("What it is cited for.", name="for", example="Processing is lawful only on one of these bases")
    not_before: Date | None = bookkeeping("The day before which the rule does not rest on it.")


class Edit(Statement):
    """One change to the sound records that examples begin with."""

    key: ClassVar[tuple[str, ...]] = ("at",)

    at: Text = bookkeeping("The address of what is changed.", example="millbrook/agreement/hub#flows[attendance]/sides[council.discloser]/basis", required=True)
    put: Any = bookkeeping("What stands there instead; left out where it is taken away.", example="public-task")


class Example(Statement):
    """Records with one thing changed, and what the rule says of them."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("A key for this example.", example="no-basis", required=True)
    title: Text = bookkeeping("What is the case.", example="The council's side names no basis", required=True)
    expect: Expected = bookkeeping("What the rule says.", required=True)
    subject: Text = bookkeeping("The address of what it judges.", example="millbrook/agreement/hub#flows[attendance]/sides[council.discloser]", required=True)
    at: tuple[Text, ...] | None = bookkeeping("The places that the verdict names.", example=["millbrook/agreement/hub#flows[attendance]/sides[council.discloser]/basis"])
    on: Date | None = bookkeeping("The day it is judged on. Left out: 21 November 2026.")
    edits: tuple[Edit, ...] | None = bookkeeping("What is changed of the sound records. Left out: nothing.")


class LawRule(Statement):
    """One rule."""

    id: Key = bookkeeping("Its lasting name.", example="lawful-basis-missing", required=True)
    formerly: tuple[Key, ...] | None = bookkeeping("Names it had before.", example=["basis-missing"])
    title: Text = bookkeeping("What it looks for, in a few words.", example="A side with no lawful basis", required=True)
    broken: Text = bookkeeping("What is wrong when it is violated, in one sentence that says what no record shows.", example="No record shows on which lawful basis this party takes part in the flow.", required=True)
    why: Text = bookkeeping("Why the law cares.", example="Without a basis the processing is not lawful, and the other side cannot rely on it.", required=True)
    severity: Severity = bookkeeping("How bad it is.", required=True)
    on: tuple[Text, ...] = bookkeeping("What it judges: kinds of record, `flow`, `flow-side`.", example=["flow-side"], required=True)
    from_status: Stage = bookkeeping("The status from which the duty bites.", required=True)
    also_ended: Answer | None = bookkeeping("Whether it judges records that have ended as well, such as a terminated agreement.")
    cites: tuple[RuleCitation, ...] = bookkeeping("The law it rests on.", required=True)
    remedy: Text = bookkeeping("What to do.", example="Record the Article 6 basis of this party for this purpose, and name it from the side.", required=True)
    who_acts: Actor = bookkeeping("Who acts.", required=True)
    waivable_by: tuple[Actor, ...] | None = bookkeeping("Who may waive it. Left out: nobody.")
    follows_from: tuple[Key, ...] | None = bookkeeping("Rules whose findings explain this one, in the same record.", example=["flow-has-no-sides"])
    policy: Text | None = bookkeeping("What of it is the product's own choice and not law.", example="The interval of twelve months")
    examples: tuple[Example, ...] = bookkeeping("At least one for each thing it can say.", required=True)
