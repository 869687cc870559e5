"""``beforehand verify``: is all as recorded, and whom does this proof exclude?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from beforehand.agreement.refusals import Refusal
from beforehand.cli.data import DATA, opened
from beforehand.cli.leaving import FOUND


def verify(
    data: DATA = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print facts as JSON.")] = False,
    seen: Annotated[
        list[Path] | None,
        typer.Option("--seen", help="A checkpoint that was kept elsewhere; may be repeated."),
    ] = None,
) -> None:
    """Replay the journal into an empty database, compare every table and the log, and say what is so.

    Exit code 0 when all is as recorded, 1 when something is not.
    """
    with opened(data):
        from beforehand.studio import verify as verifying

        kept = [_checkpoint(path) for path in seen or ()]
        with Progress(console=Console(stderr=True), transient=True, disable=as_json) as progress:
            task = progress.add_task("Replaying the journal", total=None)
            report = verifying.verify(
                lambda done, of: progress.update(task, completed=done, total=of), seen=kept
            )
        print(json.dumps(_facts(report), indent=2) if as_json else "\n".join(_lines(report)))
    if not report.whole:
        raise typer.Exit(FOUND)


def _checkpoint(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("checkpoint_unreadable", f"The checkpoint {path} cannot be read.") from error


def _facts(report: Any) -> dict[str, Any]:
    return {
        "whole": report.whole,
        "acts": report.acts,
        "faults": list(report.faults),
        "leaves": report.leaves,
        "unsealed": report.unsealed,
        "checkpoint": report.checkpoint,
        "notes": list(report.notes),
    }


def _lines(report: Any) -> list[str]:
    if report.whole:
        lines = [
            f"All is as recorded: {report.acts} acts replayed, every table the same, {report.leaves} leaves."
        ]
    else:
        lines = [
            f"Not all is as recorded ({len(report.faults)}):",
            *(f"- {fault}" for fault in report.faults),
        ]
    if report.unsealed:
        lines.append(
            f"{report.unsealed} acts were saved since the last checkpoint and are in no signed head yet."
        )
    lines += [
        "Not compared, as no act stands behind them: links, sessions, second factors, repeats of forms, vault keys."
    ]
    lines += list(report.notes)
    return [*lines, "", report.checkpoint.rstrip() or "There is no checkpoint yet."]
