"""``beforehand load FOLDER``: a production from files a person can read and change."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from beforehand.cli.data import DATA, check_parts, opened
from beforehand.cli.serve import address


def load(
    folder: Annotated[Path, typer.Argument(help="The folder; see examples/the-long-tide.")],
    data: DATA = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print facts as JSON.")] = False,
) -> None:
    """Record a folder as a new production, by real acts, all of them or none.

    Prints a one-time sign-in link for its coordinator. What is a performer's own (boundaries, answers,
    signatures) is never loaded: nobody records a yes for somebody else.
    """
    check_parts("This command")
    from beforehand.studio.folder import read_folder

    read = read_folder(folder)  # before a data folder is made: a folder that is refused leaves nothing behind
    with opened(data, create=True):
        from django.db import transaction

        from beforehand.studio import entry
        from beforehand.studio.load import load as record
        from beforehand.studio.loading_drafts import load_drafts

        now = datetime.now(UTC)
        telling = Console(stderr=True).status(f"Recording {read.production.title}, act by act")
        with telling, transaction.atomic():
            loaded = record(read, at=now)
            load_drafts(read, loaded, at=now)
        account = entry.account_of(loaded.people[read.coordinator.key], loaded.production)
        link = f"{address()}/in/{entry.issue_link(account, None, 48, at=now)}/"
    facts = {"production": loaded.production, "scenes": len(loaded.scenes), "people": len(loaded.people)}
    if as_json:
        typer.echo(json.dumps({**facts, "coordinator": read.coordinator.name, "link": link}, indent=2))
        return
    typer.echo(f"{read.production.title}: {facts['scenes']} scenes and {facts['people']} people recorded.")
    typer.echo(f"{read.coordinator.name} signs in once at this address, within 48 hours:\n  {link}")
