"""One verb as a command: its question's fields become parameters, its answer is printed in the form asked for."""

from __future__ import annotations

import dataclasses
import importlib
import os
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from registry.session import Session
from registry.verbs import catalogue
from registry.verbs.verb import Verb
from registry.wording import _


def command(name: str) -> click.Command:
    """The command for a verb."""
    verb = catalogue.verb(name)
    fields = dataclasses.fields(verb.question)
    parameters: list[click.Parameter] = [_parameter(field) for field in fields]
    examples = "\n".join(f"  {typed}\n      {meaning}" for typed, meaning in verb.examples)
    return click.Command(
        name=name,
        params=[*parameters, *_common(verb)],
        callback=lambda **given: _run(name, verb, given),
        help=verb.title,
        short_help=verb.title,
        epilog=f"\b\n{_('Examples:')}\n{examples}",
    )


def _parameter(field: dataclasses.Field[Any]) -> click.Parameter:
    help_text, choices = field.metadata["help"], field.metadata["choices"]
    several = isinstance(field.default, tuple)
    kind: Any = click.Path(path_type=Path) if "Path" in str(field.type) else str
    if choices:
        kind = click.Choice(choices)
    if field.metadata["positional"]:
        required = not several and not choices and field.name == "ref"
        return Described([field.name], type=kind, nargs=-1 if several else 1, required=required, described=help_text)
    option = f"--{field.name.replace('_', '-')}"
    if isinstance(field.default, bool):
        return click.Option([option], is_flag=True, default=field.default, help=help_text)
    return click.Option([option], type=kind, default=field.default or None, help=help_text, multiple=several)


class Described(click.Argument):
    """A positional parameter that says in help what it is."""

    def __init__(self, names: list[str], described: str, **settings: Any) -> None:
        super().__init__(names, **settings)
        self.described = described

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        return self.make_metavar(ctx), self.described


def _common(verb: Verb) -> list[click.Parameter]:
    forms = ["text", "json", *verb.formats]
    day = click.DateTime(["%Y-%m-%d"])
    return [
        click.Option(
            ["--federation"],
            type=click.Path(path_type=Path),
            default=None,
            envvar="MUNIMENT_FEDERATION",
            help=_("Where to look: a folder or federation.yaml. Left out: here, and upwards."),
        ),
        click.Option(
            ["--as-of"], type=day, default=None, help=_("The day to judge by, as YYYY-MM-DD. Left out: today.")
        ),
        click.Option(
            ["--format"], type=click.Choice(forms), default="text", show_default=True, help=_("How to print.")
        ),
    ]


def _run(name: str, verb: Verb, given: dict[str, Any]) -> None:
    where, as_of, form = given.pop("federation"), given.pop("as_of"), given.pop("format")
    session = Session(federation=where or _place_of(given) or Path.cwd(), as_of=_date(as_of))
    asked = {key: value for key, value in given.items() if value is not None}
    answer = verb.run(session, verb.question(**asked))
    if form == "text":
        renderer = importlib.import_module(f"registry.cli.text.{name}")
        _print(renderer.lines(answer))
    elif form == "json":
        import json

        _print([json.dumps(dataclasses.asdict(answer), ensure_ascii=False, indent=2, default=str)])
    else:
        _print([catalogue.rendered(verb, form, answer)])
    raise click.exceptions.Exit(verb.exit_code(answer))


def _place_of(given: dict[str, Any]) -> Path | None:
    """The federation of the first path named, for commands run from elsewhere."""
    paths = given.get("paths") or ()
    return paths[0] if paths else None


def _date(given: datetime | None) -> date | None:
    return given.date() if given else None


def _print(lines: Iterable[str]) -> None:
    # https://no-color.org: any value of NO_COLOR means none; and never into a file or pipe.
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    try:
        for line in lines:
            click.echo(line, color=colour)
    except BrokenPipeError:
        # Whoever was reading has gone: `muniment list | head`. Keep Python from complaining again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
