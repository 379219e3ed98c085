"""Findings as JUnit XML: violated is a failure, cannot tell or waived is skipped, a rule that failed is an error."""

from __future__ import annotations

from xml.etree import ElementTree

from registry.exchange.findings_sarif import Answer, Shown
from registry.exchange.junit import clean
from registry.findings import Outcome


def render(answer: Answer) -> str:
    """One suite. Where there is nothing to tell it holds a single passing case, so that it is never empty."""
    bad = sum(_is_failure(each) for each in answer.findings)
    count = len(answer.findings) + len(answer.defects)
    suite = ElementTree.Element(
        "testsuite", name="muniment check", tests=str(max(1, count)), failures=str(bad),
        errors=str(len(answer.defects)), skipped=str(len(answer.findings) - bad),
    )  # fmt: skip
    for shown in answer.findings:
        where = f"{shown.file}:{shown.line}"
        finding = shown.finding
        case = ElementTree.SubElement(
            suite, "testcase", classname=clean(shown.file), name=clean(f"{finding.rule} at {finding.subject}")
        )
        kind = "failure" if _is_failure(shown) else "skipped"
        said = clean(shown.waived or finding.because)
        told = ElementTree.SubElement(case, kind, type=finding.severity, message=said)
        told.text = clean(f"{where}\n{finding.because}\n{shown.remedy}\n{'; '.join(shown.law)}")
    for defect in answer.defects:
        case = ElementTree.SubElement(
            suite, "testcase", classname="muniment", name=clean(f"{defect.rule} at {defect.subject}")
        )
        ElementTree.SubElement(case, "error", type="defect", message=clean(defect.message)).text = clean(defect.detail)
    if not count:
        ElementTree.SubElement(suite, "testcase", classname="muniment", name="nothing needs attention")
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode")


def _is_failure(shown: Shown) -> bool:
    return bool(shown.finding.outcome == Outcome.VIOLATED and not shown.finding.waiver)
