"""What may be typed after a verb: the fields of its question, and the options that every verb has."""

from __future__ import annotations

from registry.values import Any, NamedTuple, fields
from registry.verbs.verb import Verb
from registry.wording import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import Field


class Parameter(NamedTuple):
    """One thing that may be typed.

    - `kind`: text, path, date, or flag for an option that takes no value.
    - `several`: it may be given more than once.
    - `needed`: the verb cannot do without it.
    """

    name: str
    help: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    positional: bool = False
    several: bool = False
    needed: bool = False

    @property
    def typed(self) -> str:
        """What a person types for it: `REF`, `--as-of`."""
        # A name that Python keeps for itself is written with a `_` after it: `from_` is `--from`.
        name = self.name.rstrip("_")
        return name.upper() if self.positional else f"--{name.replace('_', '-')}"

    @property
    def value(self) -> str:
        """What stands for its value in help."""
        return {"path": "PATH", "date": "YYYY-MM-DD", "flag": ""}.get(self.kind, self.name.rstrip("_").upper())


FEDERATION = Parameter(
    "federation",
    _("Where to look: a folder or federation.yaml. Left out: MUNIMENT_FEDERATION; without that, here and upwards."),
    "path",
)
OUTPUT = Parameter(
    "output",
    _("A new file to write the answer to; how its name ends says its form. What is there already is never replaced."),
    "path",
)
_PLAIN = ("text", "json")


def writes(verb: Verb) -> bool:
    """Whether a verb's answer can be had as a file of some kind, other than one that the verb itself asks for."""
    return len(verb.forms) > len(_PLAIN) and OUTPUT.name not in (each.name for each in fields(verb.question))


AS_AT = Parameter(
    "as_at",
    _("Read the files as they were at the end of this day, and judge by it too. Left out: the files of now."),
    "date",
)


def parameters(verb: Verb) -> list[Parameter]:
    """All that may be typed after a verb."""
    past = [] if verb.of_now else [AS_AT]
    return [
        *map(_of_field, fields(verb.question)),
        FEDERATION,
        Parameter("as_of", _("The day to judge by. Left out: today, or the federation's own day."), "date"),
        *past,
        Parameter("format", _("How to print. Left out: text."), choices=verb.forms),
        *((OUTPUT,) if writes(verb) else ()),
    ]


def _of_field(field: Field[Any]) -> Parameter:
    said, written, several = field.metadata, str(field.type), isinstance(field.default, tuple)
    if isinstance(field.default, bool):
        kind = "flag"
    elif isinstance(field.default, int):
        kind = "number"
    else:
        kind = "path" if "Path" in written else "date" if "date" in written else "text"
    needed = said["positional"] and not (several or said["choices"] or said["optional"])
    return Parameter(field.name, _(said["help"]), kind, said["choices"], said["positional"], several, needed)
