"""The lines of a PDF page: words with their place, set out again in columns of one width.

PDFium gives the words in the order in which they were drawn, with a blank where there was room. Pieces that
stand on one baseline are put side by side by where they begin, and room between lines becomes blank lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from attrs import frozen

from beforehand.script.pdf.bounds import MAX_CHARACTERS
from beforehand.script.source import UnreadableScript

USUAL = 7.2
"""The width of a sign in 12 point Courier, in points."""
_LINE = 12.0
_WIDEST = 200
"""Columns; what is drawn further out than any paper is wide stands there."""
_SAME = 3.0
"""Pieces whose baselines differ by less stand on one line."""


@frozen(slots=True)
class Piece:
    """Words drawn together: left and right edge, and baseline measured from the top, in points."""

    left: float
    right: float
    top: float
    text: str


def page_lines(page: Any) -> list[str]:
    """The lines of a page from its top, blank lines included, indented as they stand.

    Raises:
        UnreadableScript: ``too_large`` when the page holds more signs than any page does.
    """
    words = page.get_textpage()
    try:
        pieces = list(_pieces(words, page.get_height()))
    finally:
        words.close()
    if not pieces:
        return []
    width = _width(pieces)
    return list(_set_out(_rows(pieces), width))


def _pieces(words: Any, height: float) -> Iterator[Piece]:
    count = words.count_chars()
    if count > MAX_CHARACTERS:
        raise UnreadableScript("too_large", f"A page of this PDF has more than {MAX_CHARACTERS:,} signs.")
    text = words.get_text_range() if count else ""
    if len(text) != count:
        return (yield from _pieces_by_sign(words, count, height))
    start = 0
    for part in text.split("\n"):
        bare = part.strip()
        if bare:
            first = start + part.index(bare[0])
            last = start + len(part.rstrip()) - 1
            yield from _measured(words, bare, first, last, height)
        start += len(part) + 1
    return None


def _measured(words: Any, bare: str, first: int, last: int, height: float) -> Iterator[Piece]:
    left, bottom, near, _ = words.get_charbox(first, loose=True)
    _, _, right, _ = words.get_charbox(last, loose=True) if last > first else (0, 0, near, 0)
    if "\r" in bare or right - left > (len(bare) + 2.5) * max(near - left, 4.0):
        yield from _apart(words, bare, first, height)
        return
    yield Piece(left, right, height - bottom, bare)


def _apart(words: Any, bare: str, first: int, height: float) -> Iterator[Piece]:
    """Words with room inside (numbers in the margins, two speakers side by side), cut where the room is."""
    boxes = [words.get_charbox(first + n, loose=True) for n in range(len(bare))]
    begun = 0
    for n in range(1, len(bare) + 1):
        if n < len(bare) and not _is_room(bare, boxes, n):
            continue
        part = bare[begun:n].rstrip()
        if part:
            box = boxes[begun]
            yield Piece(box[0], boxes[begun + len(part) - 1][2], height - box[1], part)
        begun = n


def _is_room(bare: str, boxes: Sequence[Any], n: int) -> bool:
    """Whether more than a blank's room lies before the sign ``n``."""
    if bare[n].isspace() or not bare[n - 1].isspace():
        return False
    return bool(boxes[n][0] - _right(boxes, bare, n - 1) > 1.8 * USUAL)


def _right(boxes: Sequence[Any], bare: str, n: int) -> float:
    """The right edge of the last sign before ``n`` that is drawn at all."""
    while n and bare[n].isspace():
        n -= 1
    return float(boxes[n][2])


def _pieces_by_sign(words: Any, count: int, height: float) -> Iterator[Piece]:
    """For pages whose text and signs do not run side by side: each sign asked for by itself."""
    run: list[tuple[str, Any]] = []
    for n in range(count):
        sign = words.get_text_range(n, 1)
        if sign in ("\r", "\n", ""):
            yield from _piece_of(run, height)
            run = []
            continue
        run.append((sign, words.get_charbox(n, loose=True)))
    yield from _piece_of(run, height)


def _piece_of(run: Sequence[tuple[str, Any]], height: float) -> Iterator[Piece]:
    text = "".join(sign for sign, _ in run)
    if text.strip():
        first = next(box for sign, box in run if not sign.isspace())
        yield Piece(first[0], run[-1][1][2], height - first[1], text.strip())


def _width(pieces: Sequence[Piece]) -> float:
    wide = [(p.right - p.left) / len(p.text) for p in pieces if len(p.text) > 15]
    found = median(wide) if wide else USUAL
    return found if 3.0 < found < 15.0 else USUAL


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.top):
        if rows and piece.top - rows[-1][0].top < _SAME:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _set_out(rows: Sequence[Sequence[Piece]], width: float) -> Iterator[str]:
    above = None
    for row in rows:
        top = row[0].top
        if above is not None:
            yield from [""] * min(6, max(0, round((top - above) / _LINE) - 1))
        above = top
        yield _row_text(sorted(row, key=lambda p: p.left), width)


def _row_text(row: Sequence[Piece], width: float) -> str:
    text = ""
    for piece in row:
        column = min(_WIDEST, max(0, round(piece.left / width)))
        gap = max(column - len(text), 1 if text else 0)
        text += " " * gap + piece.text.replace("\t", " ")
    return text
