"""PDFs read back: what their pages say, and how large they are."""

from __future__ import annotations

import pypdfium2

A4 = (595, 842)
LETTER = (612, 792)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with its lines joined by single blanks: where a line breaks is not what is tested."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def text(pdf: bytes) -> str:
    """All of it."""
    return " ".join(pages(pdf))


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Width and height of the pages, in points."""
    return {(round(page.get_width()), round(page.get_height())) for page in pypdfium2.PdfDocument(pdf)}
