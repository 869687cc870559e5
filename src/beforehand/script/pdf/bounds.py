"""What a PDF may ask of this machine before it is opened: its packed streams are measured first."""

from __future__ import annotations

import re
import zlib

from beforehand.script.source import UnreadableScript

MAX_PDF = 60_000_000
MAX_STREAM = 40_000_000
MAX_STREAMS = 250_000_000
MAX_PAGES = 12_000
MAX_CHARACTERS = 60_000
"""On one page; a page of a script has some 2,000."""
_STREAM = re.compile(rb"stream\r?\n")
_TWICE = re.compile(rb"/Filter\s*\[[^\]]{0,200}?(?:Flate|LZW|Fl\b)[^\]]{0,200}?(?:Flate|LZW|Fl\b)")
_STEP = 1 << 20


def check_streams(data: bytes) -> None:
    """Unpack every packed stream up to a bound, so that none grows without one when the file is opened.

    Raises:
        UnreadableScript: ``too_large``, or ``pdf_bomb`` for what unpacks to far more than a script needs.
    """
    if len(data) > MAX_PDF:
        raise UnreadableScript("too_large", f"This PDF is larger than {MAX_PDF // 1_000_000} MB.")
    if _TWICE.search(data) is not None:
        raise UnreadableScript("pdf_bomb", "This PDF packs its pages twice over, which no script needs.")
    total = 0
    for found in _STREAM.finditer(data):
        total += _unpacked(data, found.end())
        if total > MAX_STREAMS:
            raise _bomb()


def _unpacked(data: bytes, start: int) -> int:
    """The unpacked length of a zlib stream at ``start``; 0 when it is none."""
    if data[start : start + 1] not in (b"\x78", b"\x48", b"\x58", b"\x68", b"\x38"):
        return 0
    work, size, at = zlib.decompressobj(), 0, start
    rest = b""
    while not work.eof and (rest or at < len(data)):
        if not rest:
            rest, at = data[at : at + _STEP], at + _STEP
        try:
            size += len(work.decompress(rest, _STEP))
        except zlib.error:
            return size
        rest = work.unconsumed_tail
        if size > MAX_STREAM:
            raise _bomb()
    return size


def _bomb() -> UnreadableScript:
    return UnreadableScript(
        "pdf_bomb", "This PDF unpacks to far more than a script needs, so it is not opened."
    )
