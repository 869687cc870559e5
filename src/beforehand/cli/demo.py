"""``beforehand demo``: the fictional production *The Long Tide*, loaded by real acts and served."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from beforehand.agreement.refusals import Refusal
from beforehand.cli.data import check_parts, opened
from beforehand.cli.serve import address, run

if TYPE_CHECKING:
    from beforehand.studio.folder import Folder

FOLDER: Final = Path(__file__).parents[3] / "examples" / "the-long-tide"
"""Beside the sources: the demo is of a checkout, wherever it is run from."""
AHEAD: Final = timedelta(days=4)
"""How far ahead of now the scene that may be shot is: its notice has run, and its day has not come."""
BEGAN: Final = timedelta(days=5)
"""How long ago the demo's acts began."""


def demo(
    data: Annotated[Path, typer.Option("--data", help="The demo's own data folder.")] = Path("demo-data"),
    folder: Annotated[Path, typer.Option("--folder", help="The production's files.")] = FOLDER,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    serve: Annotated[bool, typer.Option(help="Serve it afterwards.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print facts as JSON.")] = False,
) -> None:
    """Load The Long Tide once, print a one-time sign-in link for each role, and serve it."""
    check_parts("demo", "granian", "segno")
    address(port)
    os.environ.setdefault("BEFOREHAND_SECOND_FACTOR", "offered")  # read by the settings, below
    from beforehand.studio.folder import read_folder

    read = read_folder(folder)
    with opened(data, create=True):
        now = datetime.now(UTC)
        _load_once(read, now)
        links = _links(now)
    if as_json:
        told = [{"role": role, "name": name, "link": link} for role, name, link in links]
        typer.echo(json.dumps({"address": f"{address()}/", "links": told}, indent=2))
    else:
        typer.echo("\n".join(f"{role:20} {name:18} {link}" for role, name, link in links))
    if serve:
        typer.echo(
            f"Serving {address()}/ (stop with Ctrl-C). Each link signs one person in, once. The demo asks nobody "
            "for a second factor; a server of your own asks who runs the record.",
            err=as_json,
        )
        run("127.0.0.1", port)


def _load_once(read: Folder, now: datetime) -> None:
    from django.db import transaction

    from beforehand.studio.load import load
    from beforehand.studio.people import cast_of
    from beforehand.studio.playing import play

    titles = {place.production for _, _, place in cast_of()}
    if titles - {read.production.title}:
        # Sign-in links for everybody would let whoever runs the demo in as the people of a real production.
        raise Refusal(
            "demo_elsewhere",
            f"This data folder holds {', '.join(sorted(titles))}, which is not the demo. Give the demo a "
            "folder of its own with --data.",
        )
    if titles:
        return
    with Console(stderr=True).status("Recording The Long Tide, act by act"), transaction.atomic():
        loaded = load(read, at=now - BEGAN, days_later=_later(read, now))
        play(read, loaded, at=now - BEGAN)


def _later(read: Folder, now: datetime) -> timedelta:
    """Whole days by which the calls move, so that scene 42 is shot four days from now."""
    (scene,) = (s for s in read.scenes if s.number == "42")
    (day,) = (d for d in read.days if d.key == scene.day)
    return timedelta(days=((now + AHEAD).date() - day.call.date()).days)


def _links(now: datetime) -> list[tuple[str, str, str]]:
    from beforehand.studio import entry
    from beforehand.studio.people import cast_of, role_words

    made = []
    for production, person, place in cast_of():
        if not (place.wide or place.performs):
            continue
        token = entry.issue_link(entry.account_of(person, production), None, 48, at=now)
        made.append((role_words(place), place.name, f"{address()}/in/{token}/"))
    if not made:
        raise Refusal("demo_empty", "This data folder has no people to sign in.")
    return sorted(made, key=lambda link: (link[0] != "Coordinator", link[0], link[1]))
