"""Problems as JUnit XML, the form that build servers read: one failing case a problem."""

from __future__ import annotations

from xml.etree import ElementTree

from registry.exchange.sarif import Answer


def render(answer: Answer) -> str:
    """One suite. Where there is no problem it holds a single passing case, so that it is never empty."""
    problems = answer.problems
    suite = ElementTree.Element(
        "testsuite", name="muniment validate", tests=str(max(1, len(problems))), failures=str(len(problems)), errors="0"
    )
    for problem in problems:
        where = f"{problem.file}:{problem.line}:{problem.column}"
        case = ElementTree.SubElement(suite, "testcase", classname=problem.file, name=f"{problem.code} at {where}")
        failure = ElementTree.SubElement(case, "failure", type=problem.code, message=clean(problem.message))
        failure.text = clean(f"{where}\n{problem.message}\n{problem.fix}")
    if not problems:
        ElementTree.SubElement(suite, "testcase", classname="muniment", name="no problems")
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode")


def clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold at all."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
