"""What is not read at all, and the sentence it is refused with."""

from __future__ import annotations

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.script.fountain import read_fountain
from beforehand.script.source import MAX_BYTES, MAX_LINE, MAX_LINES, decode

REFUSED = [
    (None, "not_text", "This is not text, so it cannot be read as a screenplay."),
    (b"INT. QUAY - DAY", "not_text", "This is not text, so it cannot be read as a screenplay."),
    ("Rain \udce9.", "not_text", "This text was decoded wrongly; save the file as UTF-8 and try again."),
    ("Rain.\0", "nul_bytes", "There are NUL bytes in this file, so it is not a text screenplay."),
    ("Rain.\n" * (MAX_BYTES // 6 + 1), "too_large", "This script is larger than 20 MB."),
    ("é\n" * (MAX_BYTES // 3 + 1), "too_large", "This script is larger than 20 MB."),
    ("Rain.\n" + "x" * (MAX_LINE + 1), "line_too_long", "Line 2 is longer than 100,000 characters."),
    ("\n" * (MAX_LINES + 1), "too_many_lines", "This file has more than 1,000,000 lines."),
]


@pytest.mark.parametrize(
    ("text", "code", "sentence"), REFUSED, ids=[f"{c}-{i}" for i, (_, c, _) in enumerate(REFUSED)]
)
def test_refused(text: object, code: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_fountain(text)  # type: ignore[arg-type]  # what callers hand over by mistake is the point
    assert (refused.value.code, refused.value.sentence) == (code, sentence)


def test_a_line_that_hides_most_of_itself_is_still_too_long() -> None:
    with pytest.raises(Refusal, match="Line 1 is longer"):
        read_fountain("/*" + "x" * MAX_LINE + "*/")


def test_the_longest_line_and_the_most_lines_are_read() -> None:
    assert read_fountain("x" * MAX_LINE).lines == 1
    assert read_fountain("\n" * MAX_LINES).lines_accounted == MAX_LINES


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_bytes_are_decoded(coding: str) -> None:
    assert decode("INT. CAFÉ".encode(coding)).removeprefix("\ufeff") == "INT. CAFÉ"


def test_bytes_in_another_coding_are_refused_with_their_line() -> None:
    with pytest.raises(Refusal) as refused:
        decode("Rain.\nINT. CAFÉ\n".encode("cp1252"))
    assert refused.value.code == "not_text"
    assert refused.value.sentence.startswith("Line 2 is not UTF-8 text")


def test_too_many_bytes_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(Refusal) as refused:
        decode(b"\xff" * (MAX_BYTES + 1))
    assert refused.value.code == "too_large"
