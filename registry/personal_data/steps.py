"""What to do when something is found, in a few lines. `README.md` beside this says more."""

from __future__ import annotations

from registry.wording import _

IN_FILES = (
    _("Look at each line. If it is about nobody, say it in other words: there is no list of exceptions."),
    _(
        "If it is about somebody, tell your data protection officer within the hour. They decide whether it is a "
        "personal data breach, and whether the regulator must be told within 72 hours of your knowing."
    ),
    _(
        "Take it out of the file, and keep what the record needs without it: a role, a number of people, a "
        "reference of your own."
    ),
    _(
        "Taking it out of the file leaves it in the history: `muniment scan --history` says since when, and which "
        "branches still hold it."
    ),
)

IN_HISTORY = (
    *IN_FILES[:3],
    _(
        "Whoever has a copy of the history can read it. Let the data protection officer decide, with whoever keeps the "
        "repository, whether to rewrite it. Agree on a time, and let nobody write meanwhile."
    ),
    _(
        "Rewrite it with git filter-repo in a fresh copy, and push every branch and tag again. That changes the name "
        "of every commit since: signed commits, federation.lock files, records that cite a commit and open branches no "
        "longer fit, nor does the digest of an agreement whose words changed."
    ),
    _(
        "Tell all who have a copy or pull this register: they must delete theirs, and pull anew. Ask the host of the "
        "repository to remove what it keeps of old commits, and look at backups."
    ),
    _("Run `muniment scan --history` once more, and write down what was done in a breach record, without the data."),
)
