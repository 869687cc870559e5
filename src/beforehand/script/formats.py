"""Which kind of script a file is, told by its content and never by its name; and the script read."""

from __future__ import annotations

import re

from attrs import evolve

from beforehand.script.fountain import read_fountain
from beforehand.script.headings import surely_heading
from beforehand.script.screenplay import Screenplay
from beforehand.script.source import MAX_BYTES, UnreadableScript, decode
from beforehand.script.text.drafts import draft_of
from beforehand.script.text.margins import heading_of
from beforehand.script.text.reader import read_text

_HEAD = 2048
_FOUNTAIN_MARKS = re.compile(
    r"^(?:Title:|Credit:|Author:|[@.!~>][^\W\d_]|={3,}\s*$|#{1,3} )|\[\[|/\*", re.MULTILINE
)
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")


def tell_apart(data: bytes) -> str:
    """``pdf``, ``fdx``, ``fountain`` or ``text``.

    Raises:
        UnreadableScript: ``archive`` for a packed file, ``old_office`` for a word processor's, ``not_text``.
    """
    head = data[:_HEAD].lstrip()
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    if data.startswith(_ARCHIVES):
        raise UnreadableScript(
            "archive", "This is a packed file, not a script: unpack it, or export PDF, FDX, Fountain or text."
        )
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UnreadableScript(
            "word_processor", "This is a word processor's file: export it as PDF or plain text and try again."
        )
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith((b"<?xml", b"<FinalDraft", b"<!DOCTYPE")) or _is_wide_xml(head):
        return "fdx"
    return "text" if _is_typed(decode(data)) else "fountain"


def read_script(data: bytes) -> Screenplay:
    """The screenplay in the bytes of a file, whichever of the four kinds it is.

    Raises:
        UnreadableScript: the file is not one of them, or cannot be read to its end.
    """
    if len(data) > MAX_BYTES and b"%PDF-" not in data[:_HEAD]:
        raise UnreadableScript("too_large", f"This script is larger than {MAX_BYTES // 1_000_000} MB.")
    if not data.strip():
        raise UnreadableScript("empty", "There is nothing in this file.")
    kind = tell_apart(data)
    # Each reader brings its library along, so it is asked for only when a file needs it.
    if kind == "pdf":
        from beforehand.script.pdf.reader import read_pdf

        return read_pdf(data)
    if kind == "fdx":
        from beforehand.script.fdx.reader import read_fdx

        return read_fdx(data)
    text = decode(data)
    if kind == "text":
        return read_text(text)
    play = read_fountain(text)
    told = [
        value
        for key, value in play.title_page
        if "draft" in key.lower() or key.lower() in ("date", "revision")
    ]
    return evolve(play, draft=draft_of(told)) if told else play


def _is_wide_xml(head: bytes) -> bool:
    """UTF-16 XML: its signs lie two bytes apart."""
    return head.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<"))


def _is_typed(text: str) -> bool:
    """Typed columns, scene numbers in the margins or a page's furniture make it plain text; marks, Fountain."""
    sample = text[:60_000].replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for line in sample.split("\n") if line.strip()]
    if not lines:
        return False
    marks = len(_FOUNTAIN_MARKS.findall(sample))
    indented = sum(line[0] in " \t" for line in lines)
    if marks > 2 and indented * 2 < len(lines):
        return False
    return indented * 4 > len(lines) * 3 or (not marks and (indented * 4 > len(lines) or _has_margins(lines)))


def _has_margins(lines: list[str]) -> bool:
    """Numbers before headings, (CONTINUED), or headings with no blank line that Fountain would need."""
    stripped = [line.strip() for line in lines]
    numbered = sum(not surely_heading(s) and heading_of(s) is not None for s in stripped if len(s) < 90)
    return numbered > 2 or sum(s in ("(CONTINUED)", "CONTINUED:", "(MORE)") for s in stripped) > 1
