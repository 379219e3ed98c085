"""Where in Schedule 1 each condition is."""

from __future__ import annotations

import re

from registry.concepts.lawful_bases import Schedule1
from registry.facts.schedule_1 import paragraph, part


def test_every_condition_is_in_the_part_that_its_definition_says() -> None:
    for condition in Schedule1:
        said = re.match(r"Part ([0-9]) paragraph ([0-9]+)\.", condition.definition)
        assert said is not None
        assert (part(condition.value), paragraph(condition.value)) == (int(said[1]), int(said[2]))
