"""Files that mean harm or are no script end in a declared refusal, within bounds; nothing is shortened."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile

import pytest

from beforehand.script.breakdown.reading import break_down
from beforehand.script.formats import read_script
from beforehand.script.source import MAX_BYTES, MAX_LINE, MAX_LINES, UnreadableScript

PAGE = "INT. ROOM - DAY\n\nShe looks at him for a while and says nothing at all.\n\nILSE\nNo.\n\n" * 8


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableScript) as caught:
        read_script(data)
    return caught.value.code


def test_packed_files_are_named_as_such() -> None:
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("script.fountain", b"\0" * 1_000_000)
    assert refused(sheet.getvalue()) == "archive"
    assert refused(gzip.compress(b"INT. ROOM - DAY")) == "archive"


def test_word_processors_files_are_named_as_such() -> None:
    assert refused(b"\xd0\xcf\x11\xe0" + b"\0" * 100) == "word_processor"
    assert refused(b"{\\rtf1\\ansi INT. ROOM}") == "word_processor"


@pytest.mark.parametrize("data", [b"", b"\n\n  \n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refused(data) == "empty"


def test_wrong_encodings_and_nul_bytes_are_refused() -> None:
    assert refused("INT. CAFÉ - DAY\n".encode("latin-1")) == "not_text"
    assert refused(b"INT. ROOM\0 - DAY\n") == "nul_bytes"
    assert refused(bytes(range(256)) * 10) == "not_text"


def test_endless_lines_and_files_are_refused() -> None:
    assert refused(b"x" * (MAX_LINE + 1)) == "line_too_long"
    assert refused(b" a\n" * (MAX_LINES + 1)) == "too_many_lines"
    assert refused(b"INT. ROOM - DAY\n\n" + b"x " * (MAX_BYTES // 2)) == "too_large"


@pytest.mark.parametrize(
    "text",
    [
        "kiss " * 4000,
        "INT. ROOM - DAY\n\n" + "she takes off her " * 2000,
        "INT. ROOM - DAY\n\n" + "hand on her of the the " * 1500,
        "(" * 20_000 + "\n\n" + ")" * 20_000,
        "[[" * 10_000,
        "/*" * 10_000,
        "INT. " * 5_000,
        "*" * 50_000,
        "   *\n" * 20_000,
        "A\nB\n\n" * 5_000,
        " " * 90_000 + "x",
        "x" + " " * 90_000 + "*y",
        ("INT. X" + " " * 90_000 + "7 y\n") * 20,
        "   A\n" * 30 + "     12" + " " * 90_000 + "q\n",
    ],
    ids=lambda text: text[:18].strip() or "blanks",
)
def test_texts_that_would_make_a_slow_reader_slow_are_read(text: str) -> None:
    play = read_script(text.encode())
    assert play.lines_accounted == play.lines
    break_down(play)


def test_a_script_of_a_thousand_pages_keeps_its_memory_in_bounds() -> None:
    tracemalloc.start()
    found = break_down(read_script((PAGE * 200).encode()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.scenes) == 1_600
    assert peak < 200_000_000
