"""``beforehand footage``: keep fingerprints of footage in a library."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from beforehand.agreement.refusals import Refusal
from beforehand.cli.excerpt import check_footage_parts, read_with
from beforehand.cli.leaving import FOUND, refused

footage = typer.Typer(help="Fingerprints of footage.", no_args_is_help=True)


@footage.callback()
def _group() -> None:
    """Keeps the commands below a word of their own, however many there are."""


@footage.command()
def index(
    raw: Annotated[list[Path], typer.Argument(help="Footage to read.")],
    library: Annotated[Path, typer.Option(help="The library; made when there is none.")],
) -> None:
    """Read footage into a library, so that a later check costs only the clip.

    A run that was stopped goes on where it was, within a long file too. A file that cannot be read is said,
    the others are read, and the exit code is 1.
    """
    check_footage_parts()
    from beforehand.footage.library import Library
    from beforehand.footage.reel import RAW_GRID

    fell = 0
    with (
        Library.opened(library, create=True) as kept,
        Progress(console=Console(stderr=True), transient=True) as progress,
    ):
        task = progress.add_task("Files", total=len(raw))
        for path in raw:
            try:
                kept.add(path, lambda p: read_with(progress, p, RAW_GRID, kept.under_way(p)))
            except Refusal as refusal:
                refused(refusal)
                fell += 1
            progress.advance(task)
        count = len(kept.numbers())
    print(f"{len(raw) - fell} of {len(raw)} files are in the library, which now holds {count}.")
    if fell:
        raise typer.Exit(FOUND)
