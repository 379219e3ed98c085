"""Problems as GitHub workflow commands, which mark the lines of a pull request."""

from __future__ import annotations

from registry.exchange.sarif import Answer


def render(answer: Answer) -> str:
    """One line a problem or note; an empty text where there are none."""
    rows = [("error", problem) for problem in answer.problems] + [("notice", note) for note in answer.notes]
    return "\n".join(
        f"::{level} file={_property(each.file)},line={each.line},col={each.column},title={_property(each.code)}"
        f"::{_data(f'{each.message}. {each.fix}')}"
        for level, each in rows
    )


def _data(text: str) -> str:
    """The escapes GitHub asks for, without which a file could write commands of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
