"""The page about the rules says what the rules say."""

from registry.vocabulary.conflicts.catalogue import RULES
from registry.vocabulary.conflicts.readme import README, text


def test_the_page_is_up_to_date() -> None:
    assert README.read_text(encoding="utf-8") == text(), "run python -m registry.vocabulary.conflicts"


def test_the_rules_of_the_guidance_keep_their_numbers() -> None:
    assert [rule.number for rule in RULES.values() if rule.number] == list(range(1, 13))
