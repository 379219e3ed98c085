"""What becomes of each cell of the sample's files, worked out from the records by PyYAML and nothing of ours.

`python -m tests.sample.translating_by_hand` writes `translations_expected.yaml`, which the test holds against the verb.
It knows just what these files need: renaming, dates, codes, rewriting, noughts before digits, marks for not known, the
rules of the words that are written, and the fields of an item.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import yaml

SAMPLE = Path(__file__).parents[2] / "agreements"
EXPECTED = Path(__file__).with_name("translations_expected.yaml")
HUB = "harbour-integration-model"

TRANSLATIONS: tuple[dict[str, str], ...] = (
    {"file": "eastvale-reports.csv", "from": "community-safety-words", "to": "neighbourhood-list"},
    {"file": "westhaven-weekly-list.csv", "from": "neighbourhood-list", "to": HUB},
    {"file": "westhaven-weekly-list.csv", "from": "neighbourhood-list", "to": "community-safety-words"},
    {"file": "westhaven-weekly-list.csv", "from": "neighbourhood-list", "to": "police-words"},
    {"file": "police-incidents.csv", "from": "police-words", "to": "neighbourhood-list"},
    {"file": "westhaven-homelessness.csv", "from": "housing-words", "to": "community-safety-words"},
    {"file": "fire-home-visits.xlsx", "from": "prevention-words", "to": HUB},
    {"file": "pupils-on-roll.csv", "from": "pupil-words", "to": HUB, "agreement": "childrens-safeguarding-hub"},
)
_READ = {
    "dd/mm/yyyy": (r"\d\d/\d\d/\d{4}", "%d/%m/%Y"), "dd.mm.yyyy": (r"\d\d\.\d\d\.\d{4}", "%d.%m.%Y"),
    "dd-Mmm-yyyy": (r"\d\d-[A-Z][a-z]{2}-\d{4}", "%d-%b-%Y"), "yyyymmdd": (r"\d{8}", "%Y%m%d"),
    "dd/mm/yyyy hh:mm": (r"\d\d/\d\d/\d{4} \d\d:\d\d", "%d/%m/%Y %H:%M"),
    "YYYY-MM-DD": (r"\d{4}-\d\d-\d\d", "%Y-%m-%d"),
}  # fmt: skip


@cache
def records(folder: str) -> dict[str, Any]:
    read = (yaml.safe_load(path.read_bytes()) for path in SAMPLE.glob(f"*/{folder}/*.yaml"))
    return {each["id"]: each for each in read}


def rows(name: str) -> list[dict[str, str]]:
    path = SAMPLE / "data" / name
    if path.suffix == ".xlsx":
        head, *rest = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
        return [{str(k): "" if v is None else str(v) for k, v in zip(head, row, strict=True)} for row in rest]
    raw = path.read_bytes()
    text = raw.decode("cp1252") if name == "eastvale-reports.csv" else raw.decode("utf-8-sig")
    return list(
        csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if name == "westhaven-weekly-list.csv" else ",")
    )


def plain_mappings(vocabulary: str) -> list[dict[str, Any]]:
    """The mappings of one word to one shared word that count everywhere and for every record."""
    sets = records("mappings").values()
    every = [
        each for one in sets if one["subject_vocabulary"] == vocabulary and one["object_vocabulary"].endswith(HUB)
        for each in one["mappings"]
    ]  # fmt: skip
    return [
        each for each in every
        if each["mapping_status"] == "approved" and not each.get("negated") and not each.get("conditions")
        and not each.get("scope") and len(each["subject"]) == len(each["object"]) == 1 and "subject_code" not in each
    ]  # fmt: skip


def marks(vocabulary: str, term: str, mapping: dict[str, Any]) -> set[str]:
    """What stands for nothing."""
    (found,) = [each for each in records("vocabularies")[vocabulary]["terms"] if each["id"] == term]
    encoding = mapping.get("transform", {}).get("encoding", {})
    return {"", *found.get("not_known_codes", ()), *encoding.get("not_known", ())}


def is_listed(vocabulary: str, term: str, value: str) -> bool:
    """Whether a value is one of the codes of a word that has a closed list of them."""
    (found,) = [each for each in records("vocabularies")[vocabulary]["terms"] if each["id"] == term]
    codes = {each.get("code", each["id"]) for each in found.get("codes", ())}
    return not codes or found.get("codes_open") is True or value in codes


def is_fit(vocabulary: str, term: str, value: str, form: str) -> bool:
    """Whether a value keeps the rules of the word that it is written for."""
    (found,) = [each for each in records("vocabularies")[vocabulary]["terms"] if each["id"] == term]
    if found.get("datatype") == "date" and not re.fullmatch(_READ[form or "YYYY-MM-DD"][0], value):
        return False
    if (
        not found.get("codes")
        and found.get("datatype") in ("whole-number", "decimal", "money")
        and not re.fullmatch(r"-?\d+(\.\d+)?", value)
    ):
        return False
    for rule in found.get("constraints", ()):
        if "pattern" in rule and not re.search(rule["pattern"], value):
            return False
        if "least" in rule and float(value) < float(rule["least"]):
            return False
        if "greatest" in rule and float(value) > float(rule["greatest"]):
            return False
    return True


def forwards(mapping: dict[str, Any], value: str) -> tuple[str, str]:
    """An outcome and the shared value."""
    transform = mapping.get("transform", {})
    outcome = "generalised" if mapping["predicate"] == "broad" else "exact"
    if pairs := transform.get("terminology"):
        pair = next((each for each in pairs if each["subject_code"] == value), None)
        if pair is None:
            return ("no-term" if mapping.get("otherwise") == "no-term" else "unmapped"), ""
        if not pair["object_codes"]:
            return "no-term", ""
        if len(pair["object_codes"]) > 1 or pair["predicate"] not in ("exact", "broad"):
            return "refused", ""
        return ("generalised" if pair["predicate"] == "broad" else outcome), pair["object_codes"][0]
    form = transform.get("encoding", {}).get("subject_form")
    if form == "000000000000":
        return (outcome, value.lstrip("0")) if re.fullmatch(r"\d{1,12}", value) else ("refused", "")
    if form:
        pattern, read = _READ[form]
        if not re.fullmatch(pattern, value):
            return "refused", ""
        return outcome, f"{datetime.strptime(value, read):%Y-%m-%d}"
    structural = transform.get("structural", {})
    if structural.get("operation") == "rewrite":
        value = re.sub(structural["pattern"], structural.get("replacement", "").replace("$", "\\"), value)
    return outcome, value


def back(mapping: dict[str, Any], value: str) -> tuple[str, str]:
    """The outcome of the second step, from the shared word to a word that means the same, and what is written."""
    transform = mapping.get("transform", {})
    if pairs := transform.get("terminology"):
        to = {each["predicate"]: each["subject_code"] for each in pairs if each["object_codes"] == [value]}
        return ("exact", to["exact"]) if "exact" in to else ("refused" if to else "unmapped", "")
    form = transform.get("encoding", {}).get("subject_form")
    if form == "000000000000":
        return ("exact", f"{value:0>12}") if re.fullmatch(r"\d{1,12}", value) else ("refused", "")
    if form:
        if not re.fullmatch(_READ["YYYY-MM-DD"][0], value):
            return "refused", ""
        return "exact", datetime.strptime(value, "%Y-%m-%d").strftime(_READ[form][1])
    structural = transform.get("structural", {})
    if structural.get("operation") == "rewrite":
        again = re.sub(structural["pattern"], structural.get("replacement", "").replace("$", "\\"), value)
        # How they write it is not on record, only how it is rewritten.
        return ("generalised", value) if again == value else ("refused", "")
    return "exact", value


def agreed(agreement: str) -> set[str]:
    """The fields that the items of the flow from schools to the council name."""
    whole = records("agreements")[agreement]
    (flow,) = [each for each in whole["flows"] if each["id"] == "attendance-to-hub"]
    return {field for each in whole["items"] if each["id"] in flow["items"] for field in each.get("fields", ())}


def becomes(asked: dict[str, str], first: dict[str, Any], seconds: list[dict[str, Any]], value: str) -> tuple[str, str]:
    """An outcome, and what is written."""
    outcome, text = forwards(first, value)
    if outcome not in ("exact", "generalised"):
        return outcome, ""
    end, form = (asked["to"], first["object"][0]), ""
    if seconds:
        last, text = back(seconds[0], text)
        outcome = last if last != "exact" else outcome
        form = seconds[0].get("transform", {}).get("encoding", {}).get("subject_form", "")
        end = (asked["to"], seconds[0]["subject"][0])
    if outcome in ("exact", "generalised") and not is_listed(*end, text):
        return "unmapped", ""
    if outcome in ("exact", "generalised") and not is_fit(*end, text, form):
        return "refused", ""
    return outcome, text if outcome in ("exact", "generalised") else ""


def worked_out(asked: dict[str, str]) -> dict[str, Any]:
    """Column of the file → outcome → cells, for each that has a place on the other side."""
    table, own = rows(asked["file"]), plain_mappings(asked["from"])
    terms = records("vocabularies")[asked["from"]]["terms"]
    theirs = plain_mappings(asked["to"]) if asked["to"] != HUB else []
    labels = {each["id"]: each["label"] for each in records("vocabularies")[HUB]["terms"]}
    columns: dict[str, dict[str, int]] = {}
    for column in table[0]:
        for term in (each for each in terms if each.get("notation") == column and each["element"] == "field"):
            for first in (
                each for each in own if each["subject"] == [term["id"]] and each["predicate"] in ("exact", "broad")
            ):
                seconds = [
                    each for each in theirs if each["object"] == first["object"] and each["predicate"] == "exact"
                ]
                if not seconds and asked["to"] != HUB:
                    continue
                found: Counter[str] = Counter()
                is_withheld = "agreement" in asked and labels[first["object"][0]] not in agreed(asked["agreement"])
                for row in table:
                    value = row[column]
                    if value in marks(asked["from"], term["id"], first):
                        found["empty"] += 1
                        continue
                    outcome, _text = becomes(asked, first, seconds, value)
                    found["withheld" if is_withheld else outcome] += 1
                columns[column] = dict(sorted(found.items()))
    return {**asked, "rows": len(table), "columns": columns}


def main() -> None:
    """Write what is to be expected."""
    head = "# Written by `python -m tests.sample.translating_by_hand`, from the records and the files alone.\n"
    told = yaml.safe_dump([worked_out(each) for each in TRANSLATIONS], sort_keys=False)
    EXPECTED.write_text(head + told, "utf-8")


if __name__ == "__main__":
    main()
