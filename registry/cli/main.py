"""`muniment`: the commands, what they print when something goes wrong, and the exit code."""

from __future__ import annotations

import sys
from typing import Any

import click

from registry import __version__
from registry.errors import MunimentError
from registry.verbs import catalogue
from registry.wording import _

EXIT_CODES = """
Exit codes: 0 clean; 1 findings; 2 the command was put wrongly; 3 files that are not records; 4 broken links;
5 no register here; 6 a file could not be read or written; 70 a defect of Muniment itself. The highest wins.
"""


class Commands(click.Group):
    """One command for each verb that the command line shows; a verb's module is imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(catalogue.areas())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in catalogue.areas():
            return None
        from registry.cli.command import command

        return command(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in catalogue.areas():
            from registry.wording import nearest

            close = nearest(args[0], catalogue.areas())
            hint = _(" Did you mean {close}?").format(close=close) if close else ""
            raise click.UsageError(_("There is no command {name}.").format(name=args[0]) + hint, ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    name="muniment",
    help=_("Keep, check and read information-sharing agreements and data-governance records."),
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, "-V", "--version", prog_name="muniment")
def muniment() -> None:
    """The group itself does nothing."""


def main(arguments: list[str] | None = None) -> Any:
    """Run a command and leave with its exit code. Nothing a file contains can print a traceback."""
    try:
        code = muniment.main(args=arguments, prog_name="muniment", standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.Abort:
        code = 130
    except click.ClickException as problem:
        problem.show()
        code = 2
    except MunimentError as problem:
        _say(problem.message, problem.fix)
        code = problem.exit_code
    except Exception as defect:
        _defect(defect)
        code = 70
    sys.exit(code if isinstance(code, int) else 0)


def _say(message: str, fix: str) -> None:
    click.echo(message, err=True)
    if fix:
        click.echo(f"  {fix}", err=True)


def _defect(defect: Exception) -> None:
    import traceback

    _say(
        _("Muniment itself failed: {what}").format(what=f"{type(defect).__name__}: {defect}"),
        _("Your files were not changed by this. Please report it, with the lines below."),
    )
    traceback.print_exception(defect, file=sys.stderr)
