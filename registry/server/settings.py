"""How Streamlit is set up: by this package alone, whatever folder the server is started in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit import config
from streamlit.web import bootstrap

_FILE = Path(__file__).with_name("settings.toml")


def settings() -> dict[str, Any]:
    """Every setting, by its full name: `server.headless`."""
    return dict(_flat(tomllib.loads(_FILE.read_text(encoding="utf-8"))))


def establish(address: str, port: int) -> None:
    """Set Streamlit up for a server that listens at this address."""
    # Streamlit would read `.streamlit/config.toml` of the folder we stand in, which may be a register that somebody
    # else wrote.
    vars(config)["get_config_files"] = lambda _name: []
    bootstrap.load_config_options(settings() | {"server.address": address, "server.port": port})


def _flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
