"""The Chromium of this machine, which the tests drive. None is ever downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

INSTALL = "apt-get install -y --no-install-recommends chromium fonts-liberation"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """What the tests need is not on this machine; its one line says what to install."""


def executable(environment: Mapping[str, str] = os.environ) -> str:
    """Where it is: `CHROMIUM` names it, or it is on the path. Raises Missing."""
    if named := environment.get("CHROMIUM"):
        if os.access(named, os.X_OK) and not os.path.isdir(named):
            return named
        raise Missing(f"CHROMIUM names {named}, which is not a program.")
    path = environment.get("PATH", "")
    found = next((where for name in NAMES if (where := shutil.which(name, path=path))), None)
    if found is None:
        raise Missing(f"There is no Chromium here to read the pages with. Install it as root: {INSTALL}")
    return found
