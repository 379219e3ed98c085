"""Two registers whose records are all about words, what happens to them, and all that a lexicon can be asked of them.

Used by the tests of the two lexicons. Every choice is made by a `random.Random`, so that each can be had again.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import yaml

from registry.load.table import mappings, terms
from registry.load.table.lines import written
from registry.source import Ref
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import TermKey

REGISTERS = ("east", "north")
VOCABULARIES = ("hub", "extract", "words")
SETS = ("extract-to-hub", "words-to-hub", "old-words")
KEYS = ("name", "need", "client", "service-user", "open")
CODES = ("yes", "no", "not-known")
IN_DATA = ("Y", "N", "U", "yes", "no")
LABELS = (
    "Service user",
    "Client",
    "Élève",
    "Need level",
    "service_user",
    "Date opened",
    "Client with a need",
    "x " * 60,
)


class Words:
    """The two registers in a folder."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.clock = 1_700_000_000_000_000_000
        self.write("federation.yaml", "registers:\n  - register: east\n  - register: north\n")
        for own in REGISTERS:
            self.write(f"{own}/register.yaml", f"id: {own}\ntitle: {own}\nformat: 1\n")
            council = {"kind": "organisation", "id": "council", "title": "Council", "status": "active", "register": own}
            council["identifiers"] = [{"scheme": "ico", "value": f"ZX{own}"}]
            self.say(f"{own}/organisations/council.yaml", council)

    def write(self, path: str, text: str) -> Path:
        """A file, of a time in the past, so that times and sizes alone decide whether it is read again."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text, "utf-8")
        self.clock += 1_000_000_000
        os.utime(full, ns=(self.clock, self.clock))
        return full

    def say(self, path: str, data: dict[str, Any]) -> Path:
        """A record."""
        return self.write(path, yaml.safe_dump(data, sort_keys=False, allow_unicode=True))

    def some(self, *given: Any, share: float = 0.5) -> bool:
        """Whether something is so, by chance."""
        return self.chance.random() < share

    def several(self, given: tuple[str, ...], least: int = 0) -> list[str]:
        """Some of these, each once, in any order."""
        return self.chance.sample(given, self.chance.randint(least, len(given)))

    def day(self) -> str:
        """A day of one of two years."""
        return f"202{self.chance.randint(5, 6)}-0{self.chance.randint(1, 9)}-11"

    # ── records ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def vocabulary(self, register: str, own: str) -> None:
        """A vocabulary, with a table beside it or without."""
        chance = self.chance
        data: dict[str, Any] = {"kind": "vocabulary", "id": own, "title": f"The {own} words", "status": "active"}
        data["model"] = "integration" if own == "hub" else "application"
        if self.some():
            data["publisher"] = chance.choice(("council", "east/organisation/council", "nobody"))
        if self.some():
            data |= {"namespace": f"https://{register}.example/{own}#", "model_version": "2"}
        if self.some(share=0.3):
            data["formerly"] = [chance.choice(("earlier", *VOCABULARIES))]
        every = [self.term(each) for each in self.several(KEYS, 1)]
        cut = chance.randint(0, len(every))
        if self.some():
            data["table"] = {"file": chance.choice((f"{own}.tsv", "shared.tsv"))}
            rows = [row for term in every[cut:] for row in terms.rows_of(term)]
            self.table(f"{register}/vocabularies/{data['table']['file']}", terms.known(), rows)
            every = every[:cut]
        self.say(f"{register}/vocabularies/{own}.yaml", data | {"terms": every})

    def term(self, own: str) -> dict[str, Any]:
        """A term, perhaps with codes."""
        chance = self.chance
        term: dict[str, Any] = {"id": own}
        if self.some(share=0.8):
            term["label"] = chance.choice(LABELS).strip()
        if self.some():
            term |= {"alternative_labels": [chance.choice(LABELS).strip(), f"{own} too"], "definition": "What it means"}
        if self.some(share=0.3):
            term["labels"] = [{"language": "cy", "label": "Enw", "alternative_labels": ["Enw arall"]}]
        if self.some(share=0.3):
            term |= {
                "notation": own.upper(),
                "parent": chance.choice(KEYS),
                "term_status": "accepted",
                "added": "2026-01-02",
            }
        if self.some():
            term["codes"] = [self.code(each) for each in self.several(CODES, 1)]
        return term

    def code(self, own: str) -> dict[str, Any]:
        """A code; what stands for it in data may stand for another as well."""
        code: dict[str, Any] = {"id": own}
        if self.some(share=0.7):
            code["code"] = self.chance.choice(IN_DATA)
        if self.some(share=0.3):
            code |= {"label": "Not known", "used_until": self.day(), "broader": self.chance.choice(CODES)}
        return code

    def mapping_set(self, register: str, own: str) -> None:
        """A mapping set, with a table beside it or without."""
        chance = self.chance
        data: dict[str, Any] = {"kind": "mapping-set", "id": own, "title": own, "status": "active"}
        for end in ("subject_vocabulary", "object_vocabulary"):
            if self.some(share=0.95):
                name = chance.choice((*VOCABULARIES, *VOCABULARIES, "earlier"))
                data[end] = chance.choice((name, f"{chance.choice(REGISTERS)}/vocabulary/{name}"))
        if self.some():
            data |= {"approved_by": "Board", "approved_on": self.day(), "direction": "subject-to-object"}
        if self.some(share=0.3):
            data["scope"] = {"data_set": "Weekly file", "valid_to": self.day()}
        if self.some():
            data["status_history"] = [{"on": self.day(), "status": "active"}]
        every = [self.mapping(f"m-{at}") for at in chance.sample(range(20), chance.randint(0, 12))]
        cut = chance.randint(0, len(every))
        if self.some():
            data["table"] = {"file": f"{own}.sssom.tsv"}
            ends = [data.get(f"{end}_vocabulary", "x").rpartition("/")[2] for end in ("subject", "object")]
            rows = mappings.rows_of(every[cut:], *ends)
            self.table(f"{register}/mappings/{own}.sssom.tsv", mappings.KNOWN, rows)
            every = every[:cut]
        self.say(f"{register}/mappings/{own}.yaml", data | {"mappings": every})

    def mapping(self, own: str) -> dict[str, Any]:
        """A mapping, in one of the ways there are."""
        chance = self.chance
        mapping: dict[str, Any] = {"id": own, "subject": self.several(KEYS, 1)[: chance.choice((1, 1, 2))]}
        mapping["object"] = self.several(KEYS)[: chance.choice((1, 1, 2))]
        if self.some(share=0.8):
            mapping["predicate"] = chance.choice(("exact", "broad", "narrow", "close", "related"))
        if self.some(share=0.7):
            mapping["mapping_status"] = chance.choice(("proposed", "approved", "rejected", "retired"))
        if self.some(share=0.3):
            mapping |= {"negated": "yes", "approved": self.day()}
        if not mapping["object"]:
            mapping["no_term_found"] = "yes"
        elif self.some(share=0.1):
            mapping |= {"subject": [], "no_term_found": "yes"}
        for side in ("subject", "object"):
            if len(mapping[side]) > 1 and self.some(share=0.8):
                mapping[f"{side}_set"] = chance.choice(("union", "alternatives", "conjunction", "ordered-parts"))
            elif mapping[side] and self.some(share=0.3):
                mapping[f"{side}_code"] = chance.choice(CODES)
        if self.some(share=0.3):
            mapping |= {"confidence": "0.8", "reviewer_agreement": "-0.5", "order": chance.randint(1, 3)}
        if self.some(share=0.2):
            mapping |= {"scope": {"list": "Cases", "valid_from": self.day()}, "retired": self.day()}
        if self.some(share=0.2):
            mapping["conditions"] = [{"id": "c", "test": "is", "values": ["1"]}]
        if self.some(share=0.4):
            pairs = [{"subject_code": each, "object_codes": self.several(IN_DATA)[:2], "predicate": "exact"}
                     for each in self.several(IN_DATA, 1)]  # fmt: skip
            mapping["transform"] = {"terminology": pairs}
        return mapping

    def table(self, path: str, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
        """A table, now and then with a row that is wrong."""
        lines = [written(list(columns)), *(written([row.get(name, "") for name in columns]) for row in rows)]
        if self.some(share=0.2):
            lines.append("one cell alone\n")
        self.write(path, "".join(lines))

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """Every record there may be, so that most references lead somewhere."""
        for register in REGISTERS:
            for own in VOCABULARIES:
                self.vocabulary(register, own)
            for own in SETS:
                self.mapping_set(register, own)

    def happen(self) -> str:
        """One edit, chosen by chance; what it was."""
        chance = self.chance
        register = chance.choice(REGISTERS)
        what = chance.choice(
            ("vocabulary", "vocabulary", "set", "set", "row", "row", "remove", "swap", "touch", "rename")
        )
        tables = sorted(self.root.glob("*/*/*.tsv"))
        files = sorted(path for path in self.root.glob("*/*/*.yaml") if path.parent.name != "organisations")
        if what == "vocabulary" or not files:
            self.vocabulary(register, chance.choice(VOCABULARIES))
        elif what == "set":
            self.mapping_set(register, chance.choice(SETS))
        elif what == "row" and tables:
            # The table alone: the record beside it stays as it is.
            path = chance.choice(tables)
            lines = path.read_text("utf-8").splitlines(keepends=True)
            if len(lines) > 1:
                del lines[chance.randint(1, len(lines) - 1)]
            self.write(str(path.relative_to(self.root)), "".join(lines))
        elif what == "remove":
            chance.choice([*tables, *tables, *files]).unlink()
        elif what == "swap" and len(tables) > 1:
            one, other = chance.sample(tables, 2)
            one.rename(one.with_suffix(".aside"))
            other.rename(one)
            one.with_suffix(".aside").rename(other)
        elif what == "touch":
            os.utime(chance.choice([*tables, *files]))
        elif what == "rename":
            path = chance.choice(files)
            path.rename(path.with_name(f"{chance.choice((*VOCABULARIES, *SETS))}.yaml"))
        return what


def answers(lexicon: Lexicon) -> dict[str, Any]:
    """Everything that a lexicon can be asked of the names in play."""
    refs = [Ref(register, "vocabulary", own) for register in REGISTERS for own in (*VOCABULARIES, "earlier")]
    sets = [Ref(register, "mapping-set", own) for register in REGISTERS for own in SETS]
    keys = [
        TermKey(ref.register, ref.id, term, code)
        for ref in refs for term in ("", *KEYS, "nowhere") for code in ("", *CODES, "Y", "U")
    ]  # fmt: skip
    texts = (
        "Service-User",
        "client",
        "eleve",
        "N",
        "with a need",
        "name too",
        "x " * 60,
        "x " * 80,
        "",
        "https://east.example/hub#name",
    )
    starts = ("s", "ne", "need l", "serv", "U", "x " * 40, "é", "", "https", "A\U0010ffff", "a need")
    return {
        "vocabularies": list(lexicon.vocabularies()),
        "terms": [list(lexicon.terms(ref)) for ref in refs],
        "term": [lexicon.term(key) for key in keys],
        "called": [list(lexicon.called(text)) for text in texts],
        "beginning": [list(lexicon.beginning(text, most)) for text in starts for most in (50, 3)],
        "under": [list(lexicon.under(key)) for key in keys],
        "from": [list(lexicon.steps_from(key)) for key in keys],
        "to": [list(lexicon.steps_to(key)) for key in keys],
        "to of": [list(lexicon.steps_to(key, ref)) for key in keys if key.term == "name" for ref in refs],
        "of": [list(lexicon.steps_of(ref)) for ref in sets],
        "sets": list(lexicon.sets()),
        "detail": [dict(lexicon.detail(step)) for ref in sets for step in lexicon.steps_of(ref)],
        "entry": [dict(lexicon.entry(key)) for key in keys],
        "header": [dict(lexicon.header(ref)) for ref in sets],
    }
