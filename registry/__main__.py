"""`muniment`, and `python -m registry`: an answer given again, or the command line and what it is handed from above."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def main() -> None:
    """Answer what was typed: as before where nothing has changed since, by the whole program otherwise."""
    from registry.index import again

    answer = again.kept(sys.argv[1:])
    if answer is None:
        from registry.cli.main import main as command_line

        command_line(serve=_serve)
        return
    code, printed = answer
    try:
        sys.stdout.buffer.write(printed)
        sys.stdout.flush()
    except BrokenPipeError:  # `muniment validate | head`: nobody is left to tell
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _serve(federation: "Path | None", host: str, port: int, begun: "Callable[[str, bool, Path], None]") -> None:
    # Only this command waits for a server.
    from registry.server.running import serve

    serve(federation, host, port, begun)


if __name__ == "__main__":
    main()
