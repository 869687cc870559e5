"""Pictures of pages, made small: 256 colours do for a page, and zlib at its best (PNG, W3C Recommendation)."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
MOST_COLOURS: Final = 256

Colour = tuple[int, ...]


def packed(png: bytes) -> bytes:
    """The same picture with a palette; a shade that has no place in it becomes the nearest that has."""
    width, height = size_of(png)
    data = b"".join(data for kind, data in _chunks(png) if kind == b"IDAT")
    rows = _unfiltered(zlib.decompress(data), 3 * width)
    pixels = [list(zip(*[iter(row)] * 3, strict=True)) for row in rows]
    places = _palette(Counter(pixel for row in pixels for pixel in row))
    lines = b"".join(b"\0" + bytes(places[pixel] for pixel in row) for row in pixels)
    kept = {place: pixel for pixel, place in reversed(places.items())}
    palette = b"".join(bytes(kept[place]) for place in range(len(kept)))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    return SIGNATURE + b"".join(_written(kind, body) for kind, body in parts)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    head = next(data for kind, data in _chunks(png) if kind == b"IHDR")
    width, height = struct.unpack(">II", head[:8])
    return width, height


def _palette(counted: Counter[Colour]) -> dict[Colour, int]:
    """Each colour's place; the most frequent have their own and come first."""
    common = [colour for colour, _ in counted.most_common(MOST_COLOURS)]
    places = {colour: place for place, colour in enumerate(common)}
    for colour in counted:
        if colour not in places:
            nearest = min(common, key=lambda c: sum((a - b) ** 2 for a, b in zip(c, colour, strict=True)))
            places[colour] = places[nearest]
    return places


def _unfiltered(data: bytes, length: int) -> list[bytes]:
    """The rows of an 8 bit RGB picture (section 9 of the Recommendation)."""
    before, rows = bytes(length), []
    for at in range(0, len(data), length + 1):
        row = bytearray(data[at + 1 : at + 1 + length])
        _undo(data[at], row, before)
        before = bytes(row)
        rows.append(before)
    return rows


def _undo(kind: int, row: bytearray, above: bytes) -> None:
    for n in range(len(row)) if kind else ():
        left, corner = (row[n - 3], above[n - 3]) if n > 2 else (0, 0)
        guess = (0, left, above[n], (left + above[n]) // 2, 0)[kind]
        row[n] = (row[n] + (_paeth(left, above[n], corner) if kind == 4 else guess)) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda known: abs(guess - known))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert png.startswith(SIGNATURE), "no PNG"
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _written(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
