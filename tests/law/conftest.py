"""A small statute book, of which every case that the code knows occurs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.law.files import read
from registry.law.sound import faults
from registry.law.statute_book import StatuteBook

FILES = {
    "instruments/cda98.yaml": """\
id: cda98
title: Crime and Disorder Act 1998
kind: act
number: 1998 c. 37
names: [CDA 1998]
reach: {nations: [england, wales]}
in_force: [{id: always, state: in-force}]
provisions:
  - {id: cda98-s17a, at: section 17A}
  - {id: cda98-s115, at: section 115, title: Disclosure of information}
  - {id: cda98-s115-2, at: section 115(2)}
evidence: {certainty: read, read: All of it}
""",
    "instruments/dea17.yaml": """\
id: dea17
title: Digital Economy Act 2017
kind: act
number: 2017 c. 30
names: [DEA 2017, DEA]
reach: {nations: [england, wales, scotland]}
in_force: [{id: always, state: in-force, from: 2018-05-01}]
provisions:
  - {id: dea17-s48, at: section 48, also_at: [Part 5 Chapter 3 section 48]}
  - {id: dea17-sch7, at: Schedule 7}
  - {id: dea17-sch7-p11, at: Schedule 7 paragraph 11}
evidence: {certainty: partly-read, doubts: [Northern Ireland]}
""",
    "instruments/pace84.yaml": """\
id: pace84
title: Police and Criminal Evidence Act 1984
kind: act
names: [PACE 1984]
often_miswritten: [PACE 1994]
reach: {nations: [england, wales]}
in_force: [{id: always, state: in-force}]
evidence: {certainty: practitioner}
""",
    "instruments/uk-gdpr.yaml": """\
id: uk-gdpr
title: UK GDPR
kind: assimilated-law
names: [UK General Data Protection Regulation]
reach: {nations: [uk-wide]}
in_force: [{id: always, state: in-force, from: 2021-01-01}]
provisions:
  - {id: uk-gdpr-a6-1-e, at: Article 6(1)(e)}
  - id: uk-gdpr-a6-1-ea
    at: Article 6(1)(ea)
    in_force:
      - {id: before, state: not-commenced, from: 2025-06-19, to: 2026-02-04}
      - {id: since, state: in-force, from: 2026-02-05}
    evidence: {certainty: read, read: The point}
  - {id: uk-gdpr-annex1-p1, at: Annex 1 paragraph 1}
evidence: {certainty: read, read: All of it}
""",
    "instruments/si-2018-912.yaml": """\
id: si-2018-912
title: Digital Government (Disclosure of Information) Regulations 2018
kind: statutory-instrument
number: SI 2018/912
reach: {nations: [england, wales, scotland]}
in_force:
  - {id: deemed, state: in-force, from: 2018-07-23, deemed_from: 2018-01-01, to: 2019-12-31}
  - {id: gone, state: repealed, from: 2020-01-01}
provisions:
  - {id: si-2018-912-r3, at: regulation 3}
evidence: {certainty: not-found}
""",
    "bodies/councils.yaml": """\
id: councils
title: Councils
evidence: {certainty: read, read: The lists}
body_kinds:
  - {id: local-authority, label: Local authority, nations: [england, wales]}
  - {id: principal-council, label: Principal council, nations: [england], part_of: [local-authority]}
  - {id: county-council, label: County council, nations: [england], part_of: [principal-council]}
""",
    "gateways/cda98-115.yaml": """\
id: cda98-115
title: Disclosure to relevant authorities
provisions: [cda98-s115]
effect: express-power
purpose: Any provision of the Act
legs:
  - {id: to, from: {anyone: 'yes'}, to: {body_kinds: [county-council]}}
reach: {nations: [england, wales]}
in_force: [{id: always, state: in-force}]
evidence: {certainty: read, read: Section 115}
""",
    "conditions/article-6.yaml": """\
id: article-6
title: Article 6
evidence: {certainty: read, read: Article 6(1)}
conditions:
  - {id: e-public-task, title: Public task, provision: uk-gdpr-a6-1-e}
""",
}


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """The files of the small statute book."""
    for name, text in FILES.items():
        write(tmp_path, name, text)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    """A file of law."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def book_of(folder: Path) -> StatuteBook:
    """What the files say, as the program reads it."""
    files, wrong = read(folder)
    assert not wrong + faults(files, folder)
    made: list[Any] = [{"sort": file.sort, "data": file.data} for file in files]
    return StatuteBook(made)


@pytest.fixture
def book(law: Path) -> StatuteBook:
    """The small statute book."""
    return book_of(law)
