"""`python -m registry.vocabulary.conflicts` writes the page that describes the rules."""

from registry.vocabulary.conflicts.readme import README, text

README.write_text(text(), encoding="utf-8")
