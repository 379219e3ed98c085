"""The one catalogue of verbs, found by walking the folders: a verb is `registry/verbs/<area>/<verb>.py`.

A verb's module is imported only when that verb is wanted, so that no command pays for another.
"""

from __future__ import annotations

import importlib
import os
from functools import cache

from registry.values import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from registry.verbs.verb import Verb

_HERE = os.path.dirname(__file__)
_AREAS = ("agreements", "checks", "law", "organisations", "records", "registers", "schemas", "sharing", "words")
"""The folders of verbs. The others hold what several verbs work with."""


@cache
def areas() -> dict[str, str]:
    """Every verb's name → its area, in alphabetical order."""
    files = [(file, area) for area in _AREAS for file in os.listdir(os.path.join(_HERE, area))]
    found = {file[:-3]: area for file, area in files if file.endswith(".py") and file != "__init__.py"}
    return dict(sorted(found.items()))


def verb(name: str) -> Verb:
    """The verb of that name. Raises KeyError when there is none."""
    declared: Verb = importlib.import_module(f"registry.verbs.{areas()[name]}.{name}").VERB
    return declared


def commands() -> dict[str, str]:
    """Every verb that the command line shows → its title.

    Read from the declarations that end the verbs' files: importing every verb would import all that any of them needs.
    """
    import ast

    found = {}
    for name, area in areas().items():
        with open(os.path.join(_HERE, area, f"{name}.py"), encoding="utf-8") as file:
            declaration = ast.parse(file.read().partition("\nVERB = ")[2], mode="eval").body
        assert isinstance(declaration, ast.Call)
        said = {keyword.arg: keyword.value for keyword in declaration.keywords}
        if "faces" not in said or "cli" in ast.literal_eval(said["faces"]):
            found[name] = ast.literal_eval(said["title"])
    return found


def rendered(declared: Verb, form: str, answer: Any) -> str | bytes:
    """An answer in one of the verb's further formats: text, or the bytes of a file."""
    made: str | bytes = importlib.import_module(f"registry.exchange.{declared.formats[form]}").render(answer)
    return made
