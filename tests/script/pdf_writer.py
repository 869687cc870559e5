"""A PDF writer of a few lines: typed pages in Courier, for tests of our own reader."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Line = tuple[int, int, str]
"""Column (7.2 points each), line from the top (12 points each), words."""


def pdf(pages: Sequence[Sequence[Line]], *, packed: bool = False) -> bytes:
    """A PDF of pages of lines."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]
    kids = []
    for page in pages:
        content = "\n".join(map(_shown, page)).encode("cp1252")
        filtered = b" /Filter /FlateDecode" if packed else b""
        stream = zlib.compress(content) if packed else content
        objects.append(b"<< /Length %d%b >>\nstream\n%b\nendstream" % (len(stream), filtered, stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    told = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (told, len(kids))
    return _file(objects)


def typed(text: str, first: int = 5) -> list[Line]:
    """Lines of a page from text whose blanks are columns."""
    return [
        (len(line) - len(line.lstrip()), first + n, line.strip())
        for n, line in enumerate(text.split("\n"))
        if line.strip()
    ]


def _shown(line: Line) -> str:
    column, row, words = line
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 12 Tf {column * 7.2:.2f} {792 - row * 12} Td ({escaped}) Tj ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
