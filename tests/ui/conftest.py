"""A small federation on disk, and a way to visit its pages without a browser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from registry.ui import readers

UI = Path(__file__).parents[2] / "ui.py"

FILES = {
    "federation.yaml": "title: Test region\nas_of: 2026-11-21\nregisters:\n  - register: town\n  - register: force\n",
    "town/register.yaml": "id: town\ntitle: Town Council's register\nformat: 1\n",
    "town/organisations/town.yaml": "kind: organisation\nid: town\ntitle: Town Council\nstatus: active\n",
    "force/register.yaml": "id: force\ntitle: Force's register\nformat: 1\n",
    "force/organisations/force.yaml": "kind: organisation\nid: force\ntitle: The Force\nstatus: active\n",
    "town/agreements/protocol.yaml": """\
kind: agreement
id: protocol
title: Town protocol
status: in-force
lead: town
dates:
  effective: 2020-01-01
  end: 2025-12-31
training:
  required: Everyone learns this once.
""",
    "town/agreements/hub.yaml": """\
kind: agreement
id: hub
title: Children's hub
status: in-force
status_history:
  - {on: 2026-01-05, status: draft}
  - {on: 2026-07-01, status: in-force}
reference: IG/2026/014
tier: purpose
instrument: isa
lead: town
parent:
  ref: protocol
inherits: [training]
owner:
  role: Head of the Hub
dates:
  effective: 2026-07-01
  review_due: 2026-10-01
purpose:
  aim: To protect children
parties:
  - id: council
    organisation: town
    role: lead
    department: [Early help]
    contacts:
      - {id: desk, role: operations, email: hub@town.example}
  - id: police
    organisation: force/organisation/force
  - id: schools
    party_class:
      definition: Every school in the town
subjects:
  - {id: children, category: child, description: Children in the town}
items:
  - id: attendance
    name: School attendance
    definition: Sessions missed
    special_categories: []
    necessity: To see neglect
    subjects: [children]
    holder: [schools]
bases:
  - id: task
    title: Our public task
    art6: [e-public-task]
    art9: [g-substantial-public-interest]
    sch1: [para-18-safeguarding]
    gateways:
      - {id: s10, provision: Children Act 2004 section 10, function: Co-operation}
flows:
  - id: attendance-to-police
    title: Attendance to the police
    purpose: To find a missing child
    items: [attendance]
    frequency: weekly
    matching: On name and date of birth
    sides:
      - {party: council, part: discloser, role: controller, regime: uk-gdpr, basis: task}
      - {party: police, part: receiver, role: controller, regime: dpa-part3}
retention:
  - {id: kept, parties: [council], items: [attendance], period: P2Y, trigger: The case closes}
security:
  storage: In the United Kingdom
  controls:
    - {id: locked, description: Files are locked}
local:
  directorate: People
""",
}
"""A federation of two registers, in which nothing is wrong."""


@pytest.fixture(scope="session", autouse=True)
def components_sought_once() -> Iterator[None]:
    """Streamlit looks through every installed package for components whenever a visit begins; a server looks once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def federation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The federation, and the pages looking at it."""
    for name, text in FILES.items():
        write(tmp_path / name, text)
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(tmp_path))
    # What a test changes is to be seen at once.
    monkeypatch.setattr(readers, "AT_MOST_EVERY", 0.0)
    monkeypatch.setattr(readers, "SHARE", 0)
    return tmp_path


def write(path: Path, text: str) -> None:
    """A file, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class Visit:
    """One reader's visit: a page and its address, to look at and to use."""

    def __init__(self, page: str = "", /, **address: str) -> None:
        self.app = AppTest.from_file(UI, default_timeout=30)
        # Pages are functions, and AppTest can by itself only be sent to pages that are files.
        self.app._page_hash = calc_hash(page) if page else ""
        for name, value in address.items():
            self.app.query_params[name] = value
        self.app.run()

    @property
    def source(self) -> str:
        """Every piece of HTML on the page, less the style sheet."""
        bodies = [piece.proto.body for piece in self.app.get("html")]
        return "\n".join(body for body in bodies if not body.startswith("<style>"))

    @property
    def text(self) -> str:
        """What a reader reads."""
        words = html.unescape(re.sub(r"<[^>]+>", "\n", self.source.replace("<wbr>", "")))
        return re.sub(r"\s*\n\s*", "\n", words).strip()

    @property
    def anchors(self) -> Mapping[str, str]:
        """Every link, by its text."""
        found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', self.source, re.DOTALL)
        return {_plain(text): html.unescape(href) for href, text in found}

    @property
    def links(self) -> Mapping[str, str]:
        """The links that lead to records, by their text."""
        return {text: href for text, href in self.anchors.items() if "?ref=" in href}

    @property
    def announced(self) -> str:
        """What a screen reader is told."""
        made = [str(each.proto.json) for each in self.app.get("bidi_component")]
        return next(each for each in made if '"said"' in each)

    def heading(self) -> str:
        """The one main heading."""
        found = re.findall(r"<h1[^>]*>(.*?)</h1>", self.source)
        assert len(found) == 1
        return html.unescape(found[0].replace("<wbr>", ""))


def _plain(drawn: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", drawn.replace("<wbr>", ""))).split())


@pytest.fixture
def visit(federation: Path) -> type[Visit]:
    """Go to a page of the federation: `visit("agreement", ref="town/agreement/hub")`."""
    return Visit
