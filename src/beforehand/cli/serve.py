"""``beforehand serve``: run the application on a data folder."""

from __future__ import annotations

import json
import multiprocessing
import os
import socket
import threading
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

import typer

from beforehand.agreement.refusals import Refusal
from beforehand.cli.data import DATA, check_parts, opened
from beforehand.cli.seconds import keep_up

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


def serve(
    data: DATA = Path("data"),
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    as_json: Annotated[bool, typer.Option("--json", help="Print facts as JSON.")] = False,
) -> None:
    """Serve a data folder to browsers; make it first when there is none.

    Beyond this machine people need https: put a proxy before it and say its address in BEFOREHAND_ORIGIN.
    """
    check_parts("serve", "granian", "segno")
    origin = address(port, host)
    with opened(data, create=True):
        _greet(origin, _first(origin), as_json=as_json)
    run(host, port)


def run(host: str, port: int) -> None:
    """Serve until interrupted; meanwhile make checkpoints when they are due.

    Args:
        host: the address to listen on.
        port: the port.
    """
    _check_port(host, port)
    # A forked worker would share this process's database connections and the locks of its threads.
    multiprocessing.set_start_method("spawn", force=True)
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    stop = threading.Event()
    keeper = threading.Thread(target=keep_up, args=(stop,), name="checkpoints", daemon=True)
    keeper.start()
    server = Server(
        "beforehand.web.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=3,
    )
    try:
        server.serve()
    finally:
        stop.set()
        keeper.join(timeout=5)


def _check_port(host: str, port: int) -> None:
    """Refuse a port that something else listens on; the server itself would say so in a traceback."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(
                "port_taken",
                f"Port {port} of {host} cannot be listened on: {error.strerror}. Name another with --port.",
            ) from error


def address(port: int = 8000, host: str = "127.0.0.1") -> str:
    """The address people type: that of BEFOREHAND_ORIGIN, else this machine's own, which is then kept there.

    Raises:
        Refusal: ``plain_http`` for anything beyond this machine without https.
    """
    given = os.environ.get("BEFOREHAND_ORIGIN", "")
    if host not in LOOPBACK and urlsplit(given).scheme != "https":
        raise Refusal(
            "plain_http",
            "Beyond this machine this is served over https only: put a proxy before it and give its address, "
            "such as BEFOREHAND_ORIGIN=https://set.example.org.",
        )
    named = f"[{host}]" if ":" in host else host
    return os.environ.setdefault("BEFOREHAND_ORIGIN", f"http://{named}:{port}").rstrip("/")


def _first(origin: str) -> str:
    """The address at which the first coordinator begins, or "" where a production was begun."""
    from datetime import UTC, datetime

    from beforehand.studio import entry, reading

    return "" if reading.has_production() else f"{origin}/first/{entry.first_token(at=datetime.now(UTC))}/"


def _greet(origin: str, first: str, *, as_json: bool) -> None:
    """Say where it is served, and how the first coordinator comes in."""
    if as_json:
        typer.echo(json.dumps({"address": f"{origin}/", "first": first or None}, indent=2))
        return
    typer.echo(f"Serving {origin}/ (stop with Ctrl-C).")
    if first:
        typer.echo("Nothing was begun here yet. The first coordinator begins at this address, once:")
        typer.echo(f"  {first}")
