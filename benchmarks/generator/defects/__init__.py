"""Defects that rules find: what a hurried council leaves out of a sound record, and the rule that must say so.

Each is an edit of one record's text that leaves it well formed. It fits only where the rule then judges the record to
be in breach whatever other records say.
"""

from __future__ import annotations

from benchmarks.generator.defects.agreements import AGREEMENTS
from benchmarks.generator.defects.edits import Defect
from benchmarks.generator.defects.others import OTHERS
from benchmarks.generator.defects.processing import PROCESSING

DEFECTS: dict[str, list[Defect]] = {}
"""Kind → the defects of its records."""
for _each in (*AGREEMENTS, *PROCESSING, *OTHERS):
    DEFECTS.setdefault(_each.kind, []).append(_each)
