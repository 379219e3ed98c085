"""The pages that the README shows: each says what its caption says, and is drawn for it when `make tour` asks.

`MUNIMENT_TOUR=docs/tour` names the folder the pictures go to. Without it nothing is written.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.pages import HUB
from tests.browser.reader import Reader

ROOT = Path(__file__).parents[2]
MOST = 150_000
"""Bytes that one picture may take in the repository."""


@dataclass(frozen=True)
class Stop:
    """One picture of the tour.

    - `name`: the file's name, without `.png`.
    - `caption`: what the picture is said to show.
    - `shows`: words that must be read in it for that to be true.
    - `at`: what stands at its top; the page itself where empty.
    """

    name: str
    caption: str
    address: str
    shows: tuple[str, ...]
    width: int = 1200
    height: int = 900
    at: str = ""


TOUR = (
    Stop(
        "your-work", "What needs attention, with every number leading to its records", "/",
        ("Your work", "Reviews overdue", "Do these first"),
    ),
    Stop(
        "agreements", "Agreements found by their words and filters", "/agreements?q=police",
        ("Information sharing agreements", "Filters", "Sort by", "Harbour children's safeguarding hub"),
    ),
    Stop(
        "agreement", "One agreement: where it stands, and what it is", f"/agreement?ref={HUB}",
        ("Harbour children's safeguarding hub", "In force", "Own reference", "IG/2026/014"),
    ),
    Stop(
        "flows", "Who gives what to whom, on which basis", f"/agreement?ref={HUB}", ("What goes where",),
        at="[id='s-flows']",
    ),
    Stop(
        "organisation", "One organisation among those it shares with",
        "/organisation?ref=northmoor/organisation/northmoor", ("Northmoor Council",),
    ),
    Stop(
        "gaps", "What no record shows, by organisation and area of law", "/gaps",
        ("Compliance gaps", "Where they are", "Westhaven Borough Council"),
    ),
    Stop(
        "finding", "One finding: what was found, why the law cares, and what puts it right",
        "/finding?id=transfer-old-clauses@westhaven/transfer/pier-photograph-app", ("What was found",),
    ),
    Stop("processing", "Records of processing activities", "/processing", ("Records of processing", "Lawful basis")),
    Stop("problems", "What keeps a file from being a record", "/problems", ("Problems",)),
    Stop(
        "phone", "An agreement on a phone", f"/agreement?ref={HUB}",
        ("Back to agreements", "Harbour children's safeguarding hub"), width=390, height=800,
    ),
)  # fmt: skip


@pytest.mark.parametrize("stop", TOUR, ids=lambda stop: stop.name)
def test_every_page_of_the_tour_shows_what_its_caption_says(passer_by: Reader, stop: Stop) -> None:
    reader = passer_by.width(stop.width, stop.height)
    # Loaded anew on a phone: some of what a page is made of is decided by how wide it is when it is loaded.
    (reader.open if stop.width < 1000 else reader.go)(stop.address)
    if stop.at:
        reader.page.locator(stop.at).first.evaluate("at => at.scrollIntoView({ block: 'start' })")
    missing = [words for words in stop.shows if not _is_in_view(reader, words)]
    assert missing == []
    picture = small(reader.page.screenshot(animations="disabled"))
    assert len(picture) <= MOST
    if folder := os.environ.get("MUNIMENT_TOUR"):
        place = ROOT / folder / f"{stop.name}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(picture)


def _is_in_view(reader: Reader, words: str) -> bool:
    """Whether somebody who sees the picture can read the words in it."""
    found = reader.page.locator("main").get_by_text(words).filter(visible=True)
    tall = (reader.page.viewport_size or {"height": 0})["height"]
    boxes = [found.nth(at).bounding_box() for at in range(min(found.count(), 20))]
    return any(box is not None and box["y"] >= 0 and box["y"] + min(box["height"], 40) <= tall for box in boxes)


def small(picture: bytes) -> bytes:
    """The picture with as few colours as a page of text needs, which takes a third of the bytes."""
    out = BytesIO()
    drawn = Image.open(BytesIO(picture)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()


def test_a_picture_made_small_is_the_same_size_and_smaller(passer_by: Reader) -> None:
    full = passer_by.width(800, 600).open("/").page.screenshot()
    made = small(full)
    assert Image.open(BytesIO(made)).size == (800, 600)
    assert len(made) < len(full)
