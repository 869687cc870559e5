"""``beforehand breakdown``: which passages of a script performers must be asked about."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from beforehand.agreement.refusals import Refusal
from beforehand.cli.leaving import Misuse
from beforehand.cli.writing import admitted, save
from beforehand.script.breakdown.reading import break_down
from beforehand.script.breakdown.values import Breakdown
from beforehand.script.formats import read_script
from beforehand.script.report.data import as_data
from beforehand.script.report.html import as_page
from beforehand.script.report.measured import sentence
from beforehand.script.report.table import as_table

if TYPE_CHECKING:
    from beforehand.script.second_reader import Endpoint


def breakdown(
    script: Annotated[Path, typer.Argument(help="Fountain, FDX, PDF or plain text; told apart by content.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the breakdown as JSON.")] = False,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the breakdown table to this file.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page to read to this file.")] = None,
    second_reader: Annotated[
        str, typer.Option(help="Send this script to a second reader at this address, which may add passages.")
    ] = "",
    model: Annotated[str, typer.Option(help="The second reader's model.")] = "default",
) -> None:
    """Find every passage that performers must be asked about, with its lines, who is in it and why."""
    files = admitted({"csv": csv, "html": html}, [script])
    endpoint = _endpoint(second_reader, model)
    gc.disable()  # a script's values live until the end: looking through them again and again frees nothing
    found = break_down(read_script(file_bytes(script)))
    if endpoint is not None:
        from beforehand.script.second_reader import read_again

        typer.echo(f"The script is being sent to {second_reader}, because you asked for it.", err=True)
        found = read_again(found, endpoint.ask, f"second reader, {model}")
    save({path: as_table(found) if kind == "csv" else as_page(found) for kind, path in files.items()})
    if as_json:
        print(json.dumps(as_data(found), indent=1, ensure_ascii=False))
        return
    if not files:
        print("\n".join(_lines(found)))


def _endpoint(address: str, model: str) -> Endpoint | None:
    """The second reader, if one is asked for."""
    if not address:
        return None
    from beforehand.script.second_reader import Endpoint

    endpoint = Endpoint(address, model, os.environ.get("BEFOREHAND_READER_KEY", ""))
    try:
        endpoint.check()
    except Refusal as refusal:
        raise Misuse(refusal.code, refusal.sentence) from refusal
    return endpoint


def file_bytes(path: Path) -> bytes:
    """The bytes of a script.

    Raises:
        Refusal: ``script_missing`` when the file cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal("script_missing", f"The file {path} cannot be read.") from error


def _lines(found: Breakdown) -> list[str]:
    told = [
        f"{found.screenplay.title or 'A script'}: {found.pages} pages, {len(found.screenplay.scenes)} scenes, "
        f"{sum(len(s.passages) for s in found.scenes)} passages to ask about.",
        sentence(),
    ]
    for scene in found.scenes:
        if scene.passages:
            told += [
                "",
                f"{scene.scene.number or scene.scene.index}  {scene.scene.heading}  (page {scene.page})",
            ]
        for p in scene.passages:
            words = ", ".join(str(c).replace("_", " ") for c in p.categories)
            told.append(f"  {p.lines[0]}–{p.lines[1]}  {words}  [{p.severity}]  {', '.join(p.who)}")
    return told
