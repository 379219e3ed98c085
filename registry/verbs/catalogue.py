"""The one catalogue of verbs, found by walking the folders: a verb is `registry/verbs/<area>/<verb>.py`.

A verb's module is imported only when that verb is wanted, so that no command pays for another.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

from registry.verbs.verb import Verb


@cache
def areas() -> dict[str, str]:
    """Every verb's name → its area, in alphabetical order."""
    root = Path(__file__).parent
    found = {path.stem: path.parent.name for path in root.glob("*/*.py") if path.stem != "__init__"}
    return dict(sorted(found.items()))


def verb(name: str) -> Verb:
    """The verb of that name. Raises KeyError when there is none."""
    declared: Verb = importlib.import_module(f"registry.verbs.{areas()[name]}.{name}").VERB
    return declared


def rendered(declared: Verb, form: str, answer: Any) -> str:
    """An answer in one of the verb's further formats."""
    text: str = importlib.import_module(f"registry.exchange.{declared.formats[form]}").render(answer)
    return text
