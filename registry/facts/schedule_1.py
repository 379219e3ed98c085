"""Where in DPA 2018 Schedule 1 a condition is: its paragraph and its Part.

Source: DPA 2018 Schedule 1: Part 1 is paragraphs 1 to 4, Part 2 is 5 to 28, Part 3 is 29 to 37. Section 10(2) asks for
Part 1, section 10(3) for Part 2, and section 10(5), for criminal offence data, for any of the three.
"""

from __future__ import annotations


def paragraph(condition: str) -> int:
    """The paragraph of a condition, from the word that records use for it, such as `para-18-safeguarding`."""
    return int(condition.split("-")[1])


def part(condition: str) -> int:
    """The Part of Schedule 1 that a condition is in: 1, 2 or 3."""
    number = paragraph(condition)
    return 1 if number <= 4 else 2 if number <= 28 else 3
