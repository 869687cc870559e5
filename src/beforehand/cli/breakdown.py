"""``beforehand breakdown``: which passages of a script performers must be asked about."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path
from typing import Annotated

import typer

from beforehand.agreement.refusals import Refusal
from beforehand.script.breakdown.reading import break_down
from beforehand.script.breakdown.values import Breakdown
from beforehand.script.formats import read_script
from beforehand.script.report.data import as_data
from beforehand.script.report.html import as_page
from beforehand.script.report.measured import sentence
from beforehand.script.report.table import as_table


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
    gc.disable()  # a script's values live until the end: looking through them again and again frees nothing
    found = break_down(read_script(file_bytes(script)))
    if second_reader:
        from beforehand.script.second_reader import Endpoint, read_again

        typer.echo(f"The script is being sent to {second_reader}, because you asked for it.", err=True)
        key = os.environ.get("BEFOREHAND_READER_KEY", "")
        found = read_again(found, Endpoint(second_reader, model, key).ask, f"second reader, {model}")
    if csv is not None:
        written(csv, as_table(found))
    if html is not None:
        written(html, as_page(found))
    if as_json:
        print(json.dumps(as_data(found), indent=1, ensure_ascii=False))
        return
    if csv is None and html is None:
        print("\n".join(_lines(found)))


def written(path: Path, text: str) -> None:
    """Write a file.

    Raises:
        Refusal: ``cannot_write`` when it cannot be written.
    """
    try:
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise Refusal("cannot_write", f"The file {path} cannot be written.") from error


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
