"""The file as it lies on disk: admitted or refused, and cut into lines that keep their numbers."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from beforehand.agreement.refusals import Refusal

MAX_BYTES = 20_000_000
MAX_LINE = 100_000
MAX_LINES = 1_000_000
"""10,000 pages have some 600,000 lines. More is no screenplay, and would not fit the memory we promise."""


class UnreadableScript(Refusal):
    """The file is not a script that can be read to its end, so it is not read at all."""


def decode(data: bytes) -> str:
    """Text from the bytes of a file: UTF-8, or UTF-16 with its byte order mark.

    Raises:
        UnreadableScript: ``too_large``; ``not_text`` when the bytes are no such text, naming the line.
    """
    if len(data) > MAX_BYTES:
        raise _too_large()
    coding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    try:
        return data.removeprefix(BOM_UTF8).decode(coding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableScript(
            "not_text", f"Line {line} is not {coding.upper()} text; save the file as UTF-8 and try again."
        ) from error


def admit(text: object) -> str:
    """``text`` without byte order mark and with plain line ends, or a refusal.

    Raises:
        UnreadableScript: ``not_text``, ``nul_bytes``, ``too_large``, ``line_too_long``, ``too_many_lines``.
    """
    if not isinstance(text, str):
        raise UnreadableScript("not_text", "This is not text, so it cannot be read as a screenplay.")
    if len(text) > MAX_BYTES or (not text.isascii() and _bytes(text) > MAX_BYTES):
        raise _too_large()
    if "\0" in text:
        raise UnreadableScript(
            "nul_bytes", "There are NUL bytes in this file, so it is not a text screenplay."
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def lines_of(text: str) -> list[str]:
    """The lines of admitted text; a line end at the end of the file begins no further line.

    Raises:
        UnreadableScript: ``line_too_long``, ``too_many_lines``.
    """
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if len(lines) > MAX_LINES:
        raise UnreadableScript("too_many_lines", f"This file has more than {MAX_LINES:,} lines.")
    if max(map(len, lines), default=0) > MAX_LINE:
        number = next(i for i, line in enumerate(lines, 1) if len(line) > MAX_LINE)
        raise UnreadableScript("line_too_long", f"Line {number} is longer than {MAX_LINE:,} characters.")
    return lines


def _bytes(text: str) -> int:
    """Length in UTF-8; half a surrogate pair has none, for it is what a wrong decoding leaves behind."""
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:
        raise UnreadableScript(
            "not_text", "This text was decoded wrongly; save the file as UTF-8 and try again."
        ) from error


def _too_large() -> UnreadableScript:
    return UnreadableScript("too_large", f"This script is larger than {MAX_BYTES // 1_000_000} MB.")
