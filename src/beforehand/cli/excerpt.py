"""``beforehand excerpt``: which frames of a clip are which frames of the footage."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from beforehand.agreement.refusals import Refusal
from beforehand.cli.leaving import Misuse
from beforehand.cli.writing import admitted, save

if TYPE_CHECKING:
    from beforehand.footage.excerpt import Excerpt
    from beforehand.footage.reel import Reel
    from beforehand.footage.under_way import UnderWay


def excerpt(
    clip: Annotated[Path, typer.Argument(help="The released clip.")],
    raw: Annotated[list[Path] | None, typer.Argument(help="Footage to hold it against.")] = None,
    library: Annotated[
        Path | None, typer.Option(help="A library made by 'beforehand footage index'.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    otio: Annotated[Path | None, typer.Option(help="Write an OpenTimelineIO timeline.")] = None,
    edl: Annotated[Path | None, typer.Option(help="Write a CMX3600 edit list.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a report: one page that needs no network.")] = None,
    stills: Annotated[bool, typer.Option(help="Put pictures into the report.")] = True,
) -> None:
    """Say which frames of a clip are which frames of the footage, what was left out and what was put in.

    Exit code 0 when the check was made, whatever it found; 1 when a file is refused.
    """
    check_footage_parts()
    if library is None and not raw:
        raise Misuse("no_footage", "Name footage to hold the clip against, or a library by --library.")
    files = admitted(
        {"otio": otio, "edl": edl, "html": html}, [clip, *(raw or []), *([library] if library else [])]
    )
    from beforehand.footage.answer import answer
    from beforehand.footage.reel import CLIP_GRID

    with Progress(console=Console(stderr=True), transient=True) as progress:
        held = read_with(progress, clip, CLIP_GRID)
        found = _found(raw or [], library, held, progress)
    save({path: _text(found, kind, stills) for kind, path in files.items()})
    facts = answer(found)
    if as_json:
        print(json.dumps(facts, indent=1))
    else:
        print(
            "\n".join(
                [facts["sentence"], "", *_lines(found), *(f"Written: {path}" for path in files.values())]
            )
        )


def check_footage_parts() -> None:
    """Refuse when the parts that read footage are not installed.

    Raises:
        Refusal: ``footage_missing``.
    """
    if any(find_spec(part) is None for part in ("av", "numpy")):
        raise Refusal(
            "footage_missing", "This command needs the parts for footage: pip install 'beforehand[footage]'."
        )


def read_with(
    progress: Progress, path: Path, grid: tuple[int, int], under_way: UnderWay | None = None
) -> Reel:
    """Read a file and show how far it is; where a library keeps what is under way, go on there."""
    from beforehand.footage.decoding import read_reel

    task = progress.add_task(f"Reading {path.name}", total=None)
    shown = lambda done, of: progress.update(task, completed=done, total=of or None)  # noqa: E731
    reel = read_reel(path, grid, shown, under_way)
    progress.remove_task(task)
    return reel


def _found(paths: list[Path], library: Path | None, clip: Reel, progress: Progress) -> Excerpt:
    """Search the files that are named; all of a library where none is."""
    from beforehand.footage.excerpt import check
    from beforehand.footage.library import Library
    from beforehand.footage.shelves import check_library

    if library is None or paths:
        raws = _raws(paths, library, progress)
        progress.add_task("Searching", total=None)
        return check(clip, raws)
    with Library.opened(library) as kept:
        task = progress.add_task("Searching", total=None)
        return check_library(kept, clip, lambda done, of: progress.update(task, completed=done, total=of))


def _raws(paths: list[Path], library: Path | None, progress: Progress) -> list[Reel]:
    from beforehand.footage.library import Library
    from beforehand.footage.reel import RAW_GRID

    if library is None:
        return [read_with(progress, path, RAW_GRID) for path in paths]
    with Library.opened(library, create=True) as kept:
        for path in paths:
            kept.add(path, lambda p: read_with(progress, p, RAW_GRID, kept.under_way(p)))
        return [kept.reel(kept.known(path)) for path in paths]


def _text(found: Excerpt, kind: str, stills: bool) -> str:
    """What goes into the file of an option."""
    if kind == "otio":
        from beforehand.footage.timeline import timeline

        return json.dumps(timeline(found), indent=2)
    if kind == "edl":
        from beforehand.footage.edit_list import edit_list

        return edit_list(found)
    return _page(found, stills)


def _page(found: Excerpt, stills: bool) -> str:
    from beforehand.drawing.excerpt_page import NO_STILLS, Pair, Stills, report
    from beforehand.footage.stills import seen

    if not stills:
        return report(found, NO_STILLS)
    had = seen(found)
    pairs = {n: Pair(s.clip_frame, s.raw_frame, s.clip, s.raw, s.difference) for n, s in had.items()}
    strips = {n: s.strip for n, s in had.items()}
    return report(found, Stills(strips, {n: s.raw_strip for n, s in had.items()}, pairs))


def _lines(found: Excerpt) -> list[str]:
    from beforehand.footage.rows import rows

    table = [
        ("clip", "what", "frames there", "remarks"),
        *((r.clip, r.source, r.there, r.remarks) for r in rows(found)),
    ]
    widths = [max(len(row[n]) for row in table) for n in range(4)]
    return ["  ".join(cell.ljust(widths[n]) for n, cell in enumerate(row)).rstrip() for row in table]
