"""Problems as GitHub workflow commands, which mark the lines of a pull request."""

from __future__ import annotations

from registry.exchange.sarif import Answer


def render(answer: Answer) -> str:
    """One line a problem or note; an empty text where there are none."""
    rows = [("error", problem) for problem in answer.problems] + [("notice", note) for note in answer.notes]
    return "\n".join(
        f"::{level} file={property_of(each.file)},line={each.line},col={each.column},title={property_of(each.code)}"
        f"::{data_of(f'{each.message}. {each.fix}')}"
        for level, each in rows
    )


def data_of(text: str) -> str:
    """The escapes GitHub asks for, without which a file could write commands of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_of(text: str) -> str:
    return data_of(text).replace(":", "%3A").replace(",", "%2C")
