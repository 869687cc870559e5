"""``beforehand export``: the journal's acts, readable, for a named person; the export is itself an act."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from beforehand.cli.data import DATA, opened


def export(
    to: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")],
    as_: Annotated[str, typer.Option("--as", help="Who exports: the full name of a coordinator.")],
    handed: Annotated[str, typer.Option("--for", help="Who it is handed to, by full name and office.")],
    data: DATA = Path("data"),
    production: Annotated[str, typer.Option(help="The production's id, where there are several.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print facts as JSON.")] = False,
) -> None:
    """Write every act of a production as JSON lines, and record that it was handed over, to whom and its digest."""
    with opened(data):
        from beforehand.studio.exports import export_production

        with Console(stderr=True).status("Writing every act"):
            written = export_production(to, by_name=as_, handed_to=handed, production=production)
    facts = {"file": str(to), "acts": written.acts, "sha256": written.digest, "act": written.act}
    if as_json:
        typer.echo(json.dumps(facts, indent=2))
        return
    typer.echo(f"{written.acts} acts written to {to}. SHA-256 {written.digest}.")
    typer.echo(f"That {handed} has it is recorded as act {written.act}.")
