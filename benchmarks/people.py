"""People who read the pages of a running server: each a websocket that speaks as Streamlit's program in a browser does.

A browser would cost more than the server. What a person waits for is timed from the moment they ask for a page to the
moment the server has said all of it; drawing it in the browser comes on top.
"""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

THINK = (4.0, 5.0)
"""Seconds that a person looks at a page before they ask for the next."""
_PATIENCE = 120
"""Seconds after which a page will not come any more."""

Visit = tuple[str, str]
"""A page's name in the address, and what the address asks of it."""


@dataclass(slots=True)
class Waited:
    """What people waited for: by page, the seconds of each time it was drawn; and the most bytes that one took."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    largest: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    given_up: int = 0
    """How many pages never came."""

    def part(self, page: str, share: float) -> float:
        """The seconds within which this share of the times a page was drawn."""
        found = sorted(self.seconds[page])
        return found[min(len(found) - 1, int(share * len(found)))] if found else float("inf")


def read(
    address: str, people: int, rounds: int, walks: Mapping[str, Sequence[Visit]], think: tuple[float, float] = THINK
) -> Waited:
    """Have so many people read at once, each `rounds` times round the pages.

    `walks` gives for each page the addresses that people ask for, one after the other. Arriving is not counted.
    `think` is for how many seconds, from and to, a person looks at each.
    """
    waited = Waited()

    async def everybody() -> None:
        async with asyncio.TaskGroup() as group:
            for person in range(people):
                # Nobody begins where and when the others do.
                late = person * think[0] / people
                group.create_task(_one(address, person, late, rounds, walks, think, waited))

    asyncio.run(everybody())
    return waited


async def _one(
    address: str, person: int, late: float, rounds: int, walks: Mapping[str, Sequence[Visit]],
    think: tuple[float, float], waited: Waited,
) -> None:  # fmt: skip
    dice = random.Random(person)
    pages = list(walks)
    await asyncio.sleep(late)
    try:
        async with connect(f"ws://{urlsplit(address).netloc}/_stcore/stream", max_size=None, compression=None) as line:
            await _drawn(line, walks[pages[0]][0])
            for turn in range(rounds * len(pages)):
                page = pages[(person + turn) % len(pages)]
                among = walks[page]
                await asyncio.sleep(dice.uniform(*think))
                took, size = await _drawn(line, among[(person + turn) % len(among)])
                waited.seconds[page].append(took)
                waited.largest[page] = max(waited.largest[page], size)
    except (OSError, TimeoutError, EOFError, ConnectionError):
        waited.given_up += 1


async def _drawn(line: ClientConnection, visit: Visit) -> tuple[float, int]:
    """Ask for a page. Returns the seconds until all of it is here, and its size."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = visit
    began = perf_counter()
    await line.send(asked.SerializeToString())
    size = 0
    while True:
        async with asyncio.timeout(_PATIENCE):
            came = await line.recv()
        size += len(came)
        assert isinstance(came, bytes)
        told = ForwardMsg.FromString(came)
        if told.WhichOneof("type") == "script_finished":
            assert told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            return perf_counter() - began, size
