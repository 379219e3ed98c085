"""Numbers by which police, courts and services know one person, where words say so.

Source: Criminal Justice Hub, data standards, Police National Computer Id: two digits of a year, up to seven of a serial
number, and a check letter by modulus 23 (A for 1, Z for 0, without I, O and S). Other forces and services have forms of
their own, so that words must say what a number is. A regulator's number (“IC-…”) is of a case of the organisation's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found
from registry.wording import _

_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_NUMBER = r"(?:[ ]?(?:ref(?:erence)?|no|number|num|id|identifier|code)\.?s?){1,2}"
_SAYS = r"(?:[ ](?:is|was))?[ ]?[:#=(]?[ ]?"
_GIVEN = r"((?=[A-Z0-9/-]{0,11}[0-9]{3})[A-Z0-9][A-Z0-9/-]{3,20}[A-Z0-9])(?![\w/-])"
_PNC = re.compile(
    rf"\bPNC(?:{_NUMBER})?{_SAYS}((?:19|20)?[0-9]{{2}}/[0-9]{{1,7}}[A-Z])(?![\w/-])", re.ASCII | re.IGNORECASE
)
_POLICE = re.compile(
    r"\b(?:crime|CRO|custody(?:[ ]record)?|arrest[ ]summons|URN|offender|prison(?:er)?|NOMIS|warrant)"
    rf"{_NUMBER}{_SAYS}{_GIVEN}",
    re.ASCII | re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:client|patient|pupil|student|child|service[ ]user|tenant|tenancy|rent[ ]account|hospital|mosaic|"
    r"liquid[ ]?logic|LCS|systmone|EMIS|social[ ]care|care[ ]record|council[ ]tax|benefit|claim|passport|"
    r"driving[ ]licen[cs]e)"
    rf"(?:[ ](?:case|record|account))?{_NUMBER}{_SAYS}{_GIVEN}",
    re.ASCII | re.IGNORECASE,
)


def find(text: str) -> Iterator[Found]:
    """PNC IDs, sure where the letter fits; crime and custody numbers; and those of clients, patients and so on."""
    for match in _PNC.finditer(text):
        if is_pnc(match[1].upper()):
            why = _("a PNC ID, and its letter is the check of its digits")
            yield Found("police-identifier", SURE, *match.span(1), why)
        else:
            yield Found("police-identifier", LIKELY, *match.span(1), _("words say that it is a PNC ID"))
    for match in _POLICE.finditer(text):
        yield Found("police-identifier", LIKELY, *match.span(1), _("words say that police, courts or prisons gave it"))
    for match in _CASE.finditer(text):
        yield Found("case-identifier", LIKELY, *match.span(1), _("words say that a system knows one person by it"))


def is_pnc(number: str) -> bool:
    """Whether the last letter is the one that the digits ask for."""
    year, _slash, serial = number[:-1].partition("/")
    return _LETTERS[int(f"{year[-2:]}{serial:0>7}") % 23] == number[-1]
