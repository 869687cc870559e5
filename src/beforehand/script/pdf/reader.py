"""A PDF as a screenplay: its pages' lines in columns, then read as typed text is."""

from __future__ import annotations

import pypdfium2
from attrs import evolve
from pypdfium2.raw import FPDF_ERR_PASSWORD

from beforehand.script.pdf.bounds import MAX_PAGES, check_streams
from beforehand.script.pdf.pages import page_lines
from beforehand.script.screenplay import Caution, Screenplay
from beforehand.script.source import MAX_LINE, MAX_LINES, UnreadableScript
from beforehand.script.text.lines import read_lines
from beforehand.script.text.reader import of_lines


def read_pdf(data: bytes) -> Screenplay:
    """The screenplay in a PDF; lines count from 1 over all pages, blank lines on the page included.

    Raises:
        UnreadableScript: ``pdf_broken``, ``pdf_locked``, ``pdf_scanned`` (pictures of pages and no words),
            ``pdf_bomb``, ``too_large``, ``too_many_lines``, ``line_too_long``.
    """
    check_streams(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error) from error
    try:
        pages = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableScript("pdf_broken", "A page of this PDF cannot be opened.") from error
    finally:
        document.close()
    if not any(pages):
        sentence = (
            "This PDF holds pictures of pages and no words: it was scanned. Ask for the file behind it."
        )
        raise UnreadableScript("pdf_scanned", sentence)
    return _read(pages)


def _pages(document: pypdfium2.PdfDocument) -> list[list[str]]:
    if len(document) > MAX_PAGES:
        raise UnreadableScript("too_large", f"This PDF has more than {MAX_PAGES:,} pages.")
    pages = []
    for n in range(len(document)):
        page = document[n]
        try:
            pages.append(page_lines(page))
        finally:
            page.close()
    return pages


def _read(pages: list[list[str]]) -> Screenplay:
    raw: list[str] = []
    starts: list[int] = []
    for page in pages:
        starts.append(len(raw) + 1)
        raw += page or [""]
    if len(raw) > MAX_LINES:
        raise UnreadableScript("too_many_lines", f"This PDF has more than {MAX_LINES:,} lines.")
    if max(map(len, raw)) > MAX_LINE:
        raise UnreadableScript("line_too_long", f"A line of this PDF is longer than {MAX_LINE:,} signs.")
    play = of_lines("pdf", read_lines(raw), tuple(starts))
    silent = [_silent(n, starts[n - 1]) for n, page in enumerate(pages, 1) if not page]
    return evolve(play, warnings=tuple(sorted([*play.warnings, *silent], key=lambda c: c.lines)))


def _silent(page: int, line: int) -> Caution:
    sentence = f"Page {page} has no words: a blank page, or a picture of one. Look at it yourself."
    return Caution("page_without_words", sentence, (line, line))


def _unopened(error: pypdfium2.PdfiumError) -> UnreadableScript:
    if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD or "assword" in str(error):
        return UnreadableScript(
            "pdf_locked", "This PDF asks for a password: save it without one and try again."
        )
    return UnreadableScript("pdf_broken", "This PDF is broken and cannot be opened.")
