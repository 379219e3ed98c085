"""Listening at an address, and serving there until told to stop."""

from __future__ import annotations

import errno
import ipaddress
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from registry import jobs
from registry.errors import InputOutputError
from registry.sample.copy import copied
from registry.wording import _

_PATIENCE = 3
"""How many seconds what is still being sent may take, once we are told to stop."""
_LARGEST = 2 * 1024 * 1024
"""How many bytes a browser may send in one message of its websocket."""


def serve(federation: Path | None, host: str, port: int, begun: Callable[[str, bool, Path], None]) -> None:
    """Show a federation, or the sample, at a host and port until told to stop.

    As soon as it can be reached it calls `begun` with its address, whether other machines can reach it, and the folder
    that it shows. Raises InputOutputError where it cannot listen there.
    """
    with suppress(KeyboardInterrupt), _stopped_alike(), _listening(host, port) as ear, _shown(federation) as folder:
        os.environ["MUNIMENT_FEDERATION"] = str(folder)
        address, is_open = _reached_at(host, ear)
        # Files that people gave the pages and nobody looked after for a day: no page need be used for them to go.
        jobs.tidy()
        _serve(host, ear, lambda: begun(address, is_open, folder))


def _shown(federation: Path | None) -> AbstractContextManager[Path]:
    return nullcontext(federation) if federation else _sample()


@contextmanager
def _sample() -> Iterator[Path]:
    if sys.stderr.isatty():
        print(_("Making a copy of the sample, with its past…"), file=sys.stderr)
    with copied() as copy:
        if copy.without_past:
            print(copy.without_past, file=sys.stderr)
        yield copy.folder


def _serve(host: str, ear: socket.socket, begun: Callable[[], None]) -> None:
    import uvicorn

    from registry.server import failures, settings

    address, port = ear.getsockname()[:2]
    settings.establish(address, port)
    failures.keep_log(sys.stderr)
    # Some of Streamlit is set up as soon as it is imported, and this is the first to import it.
    from registry.server.app import application

    class Server(uvicorn.Server):
        """Says when it can be reached."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                begun()

    server = Server(
        uvicorn.Config(
            application(host),
            log_config=None,
            access_log=False,
            server_header=False,
            # Nobody stands between a browser and us whose word on who asks we could take.
            proxy_headers=False,
            ws="websockets-sansio",
            ws_max_size=_LARGEST,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
    )
    server.run(sockets=[ear])
    if not server.started:
        raise RuntimeError("the server did not start; the lines above say why")


def _listening(host: str, port: int) -> socket.socket:
    try:
        known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        # What has an address of each family is better known by the older one.
        family, *_rest, address = min(known, key=lambda found: found[0] != socket.AF_INET)
        return socket.create_server(address, family=family, backlog=2048, dualstack_ipv6=address[0] == "::")
    except OSError as error:
        raise _cannot_listen(error, host, port) from error


def _cannot_listen(error: OSError, host: str, port: int) -> InputOutputError:
    if error.errno == errno.EADDRINUSE:
        return InputOutputError(
            _("Port {port} is in use already, perhaps by another `muniment serve`.").format(port=port),
            _("Stop that, or choose another port: `muniment serve --port {port}`.").format(port=_free_port(host, port)),
        )
    if error.errno == errno.EACCES:
        return InputOutputError(
            _("You may not listen at port {port}.").format(port=port),
            _("Ports below 1024 are kept for the system. Choose another: `muniment serve --port 8501`."),
        )
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return InputOutputError(
            _("This machine has no address {host}.").format(host=host),
            _("Leave `--host` out for this machine alone, or give one of its own names or addresses."),
        )
    reason = (error.strerror or str(error)).lower()
    return InputOutputError(_("Muniment cannot listen at {host}: {reason}.").format(host=host, reason=reason))


def _free_port(host: str, taken: int) -> int:
    """A port nearby that is free at this moment; otherwise any that is."""
    for port in (*range(taken + 1, min(taken + 20, 65536)), 0):
        with suppress(OSError), socket.create_server((host, port)) as ear:
            return int(ear.getsockname()[1])
    return 8501


def _reached_at(host: str, ear: socket.socket) -> tuple[str, bool]:
    address, port = ear.getsockname()[:2]
    listens_at = ipaddress.ip_address(address)
    shown = "127.0.0.1" if listens_at.is_unspecified else host
    shown = f"[{shown}]" if ":" in shown else shown
    return f"http://{shown}:{port}", not listens_at.is_loopback


@contextmanager
def _stopped_alike() -> Iterator[None]:
    """However we are told to stop, stop as for Ctrl-C, so that what we made is put away."""
    handlers = {
        signal.SIGTERM: signal.default_int_handler,
        # Uvicorn, once it runs, knows what to do about the other two.
        signal.SIGHUP: lambda *_: signal.raise_signal(signal.SIGTERM),
    }
    before = {way: signal.signal(way, handler) for way, handler in handlers.items()}
    try:
        yield
    finally:
        for way, handler in before.items():
            signal.signal(way, handler)
