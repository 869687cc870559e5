"""``beforehand drafts``: two drafts of a script matched, and what became of each flagged passage."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from beforehand.cli.breakdown import file_bytes
from beforehand.script.breakdown.reading import break_down
from beforehand.script.drafts.data import as_data
from beforehand.script.drafts.passages import Change, Compared, Followed, compare
from beforehand.script.formats import read_script


def drafts(
    old: Annotated[Path, typer.Argument(help="The earlier draft.")],
    new: Annotated[Path, typer.Argument(help="The later draft; it may be of another format.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """Match the scenes of two drafts and say which flagged passages were added, removed, moved or changed."""
    compared = compare(*(break_down(read_script(file_bytes(path))) for path in (old, new)))
    if as_json:
        print(json.dumps(as_data(compared), indent=1, ensure_ascii=False))
        return
    print("\n".join(_lines(compared)))


def _lines(compared: Compared) -> list[str]:
    pairs = Counter(str(pair.match) for pair in compared.pairs)
    told = [
        f"Scenes: {pairs['sure']} matched, {pairs['doubtful']} to confirm, "
        f"{pairs['removed']} removed, {pairs['added']} added."
    ]
    told += [_passage(f, compared) for f in compared.passages if f.change is not Change.SAME]
    same = sum(f.change is Change.SAME for f in compared.passages)
    return [*told, f"{same} passages are as they were."]


def _passage(followed: Followed, compared: Compared) -> str:
    placed, found = (followed.new, compared.new) if followed.new is not None else (followed.old, compared.old)
    assert placed is not None
    scene = found.scenes[placed.scene].scene
    a, b = placed.within
    asks = "  (confirm the scene first)" if followed.doubtful else ""
    return f"{followed.change}  scene {scene.number or scene.index}, its lines {a}–{b}{asks}"
