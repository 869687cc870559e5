"""``beforehand renew``: a data folder of an earlier version, for this one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from beforehand.cli.data import DATA, opened


def renew(
    data: DATA = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print facts as JSON.")] = False,
) -> None:
    """Make the tables of an older data folder anew from its journal.

    Copy the folder first, and verify it with the version that wrote it: what another hand changed in a table is
    gone afterwards. A folder of this version is left as it is.
    """
    from beforehand.store.marker import mark_renewed

    with opened(data, older=True):
        from beforehand.studio.renewing import renew as renewing

        with Progress(console=Console(stderr=True), transient=True, disable=as_json) as progress:
            task = progress.add_task("Replaying the journal", total=None)
            done = renewing(lambda done, of: progress.update(task, completed=done, total=of))
        mark_renewed(data)
    said = f"{done.acts} acts replayed; {done.rows} rows were made anew."
    print(json.dumps({"acts": done.acts, "rows": done.rows}) if as_json else said)
