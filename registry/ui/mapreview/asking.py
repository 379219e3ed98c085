"""What the page asks of `review`, kept for as long as no file changes: suggesting costs more than drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from registry.ui.kept import kept
from registry.ui.mapreview.address import PAGE
from registry.ui.site import Site
from registry.verbs.words import review
from registry.verbs.words.review import Answer, Question

_LETTERS = 1_500
"""What one term with its suggestions takes, about."""


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: Answer

    @property
    def letters(self) -> int:
        return _LETTERS * (1 + len(self.answer.rows) + len(self.answer.moving))


def answered(site: Site, question: Question) -> Answer:
    """The answer. Raises MunimentError where there is none."""
    # Reviews lie in files that are no records: whether there are new ones is asked each time, without suggestions.
    now = review.run(site.session, replace(question, state="all", term="", after="", most=0, offers=0))
    if not question.vocabulary:
        return now
    if len(now.moving) != 1:
        return review.run(site.session, question)
    asked = (
        PAGE, "answer", question.vocabulary, question.to, question.state, question.part, question.term,
        str(question.most), question.after, str(question.offers), now.digest,
    )  # fmt: skip
    made = kept(site, asked, lambda: _Kept(review.run(site.session, question)), lambda _made: True).answer
    return replace(made, author=now.author, author_note=now.author_note)
