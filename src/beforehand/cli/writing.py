"""Files that a command writes: looked at before the work begins, and written whole or not at all.

A file that is read is never written over, nor is one that is there already and of another kind: ``--html *.mov``
would else put a page where footage lay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from beforehand.agreement.refusals import Refusal
from beforehand.cli.leaving import Misuse

ENDINGS: Final = {
    "csv": (".csv",),
    "html": (".html", ".htm"),
    "otio": (".otio", ".json"),
    "edl": (".edl",),
}
"""How the names of files end that an option may write over."""


def admitted(asked: Mapping[str, Path | None], read: Iterable[Path]) -> dict[str, Path]:
    """The files that are to be written, by option.

    Args:
        asked: for each option the file it names, or None.
        read: the files that the command reads.

    Raises:
        Misuse: ``would_overwrite``; ``written_twice``.
        Refusal: ``cannot_write`` when there is no such folder.
    """
    paths = {kind: path for kind, path in asked.items() if path is not None}
    inputs = [path for path in read if path.exists()]
    seen: set[Path] = set()
    for kind, path in paths.items():
        if path.resolve() in seen:
            raise Misuse("written_twice", f"{path} is named for two files at once.")
        seen.add(path.resolve())
        if path.is_dir() or not path.parent.is_dir():
            raise _unwritable(path)
        if path.exists():
            _spare(path, kind, inputs)
    return paths


def save(texts: Mapping[Path, str]) -> None:
    """Write files, all of them or none.

    Raises:
        Refusal: ``cannot_write``.
    """
    made: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in texts.items():
            part = path.with_name(path.name + ".part")
            part.write_text(text, "utf-8", newline="")
            made[path] = part
        for path, part in made.items():
            part.replace(path)
    except OSError as error:
        for part in made.values():
            part.unlink(missing_ok=True)
        raise _unwritable(path) from error


def _spare(path: Path, kind: str, inputs: Iterable[Path]) -> None:
    """Refuse to write over what is read, and over what such a command did not make."""
    if any(path.samefile(other) for other in inputs):
        raise Misuse("would_overwrite", f"{path} is a file to be read, so it is not written over.")
    if path.suffix.lower() not in ENDINGS[kind]:
        raise Misuse(
            "would_overwrite",
            f"{path} is there already and no {kind.upper()} file, so it is not written over.",
        )


def _unwritable(path: Path) -> Refusal:
    return Refusal("cannot_write", f"The file {path} cannot be written.")
