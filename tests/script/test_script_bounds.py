"""Scripts of 10,000 pages, and files that unpack, nest or run on without end: in bounds, and nothing shortened."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from beforehand.script.fdx.reader import read_fdx
from beforehand.script.formats import read_script
from beforehand.script.pdf.bounds import MAX_PAGES
from beforehand.script.pdf.reader import read_pdf
from beforehand.script.source import MAX_LINE, UnreadableScript
from tests.script.pdf_writer import pdf, typed
from tests.script.test_pdf import ONE

PAGES = 10_000
SCENE = (
    "INT. ROOM {n} - DAY\n\n"
    "She looks at him for a while and says nothing at all. The lamp is out and nobody mends it.\n\n"
    "ILSE\nNo.\n\nTOMAS\n(low)\nThen not.\n\nThey kiss. A door somewhere, and steps that go away over the gravel.\n\n"
)
MEASURED = """
import json, resource, sys, time
from beforehand.script.breakdown.pages import paging
from beforehand.script.breakdown.reading import break_down
from beforehand.script.formats import read_script
data = open(sys.argv[1], "rb").read()
begun = time.process_time()
play = read_script(data)
found = break_down(play)
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"seconds": time.process_time() - begun, "megabytes": most, "lines": play.lines,
    "accounted": play.lines_accounted, "scenes": len(play.scenes), "pages": found.pages,
    "flagged": sum(bool(s.passages) for s in found.scenes)}))
"""


def measured(path: Path) -> dict[str, float]:
    """A script read and broken down in a process of its own, which may take 2 GB and five minutes of a processor."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (300, 300))

    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)],
        capture_output=True,
        text=True,
        preexec_fn=bounded,
        check=True,
    )
    return dict(json.loads(ran.stdout))


def refused(data: bytes) -> str:
    """The code of a refusal that came within ten seconds of a processor."""
    begun = time.process_time()
    with pytest.raises(UnreadableScript) as caught:
        read_script(data)
    assert time.process_time() - begun < 10
    return caught.value.code


def test_ten_thousand_pages_are_read_to_the_last_line(tmp_path: Path) -> None:
    scenes = PAGES * 54 // 15
    path = tmp_path / "endless.fountain"
    path.write_text("".join(SCENE.format(n=n) for n in range(scenes)))
    told = measured(path)
    assert told["pages"] >= PAGES
    assert (told["scenes"], told["flagged"]) == (scenes, scenes)
    assert told["accounted"] == told["lines"] == path.read_text().count("\n")
    assert told["seconds"] < 120


def test_ten_thousand_printed_pages_are_read_and_more_are_refused() -> None:
    page = typed(ONE)
    play = read_pdf(pdf([page] * 300, packed=True))
    assert play.lines_accounted == play.lines
    assert len(play.page_starts) == 300
    assert refused(pdf([[]] * (MAX_PAGES + 1))) == "too_large"


def test_a_stream_that_unpacks_without_end_is_not_unpacked() -> None:
    blanks = zlib.compressobj(9)
    stream = b"".join(blanks.compress(bytes(1 << 20)) for _ in range(200)) + blanks.flush()
    assert len(stream) < 300_000
    head = b"%%PDF-1.4\n1 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % len(stream)
    body = head + stream + b"\nendstream\nendobj\n"
    assert refused(body) == "pdf_bomb"
    many = b"%PDF-1.4\n" + b"stream\n%s\nendstream\n" % zlib.compress(bytes(30 << 20), 9) * 10
    assert refused(many) == "pdf_bomb"
    assert (
        refused(b"%PDF-1.4\n1 0 obj\n<</Filter [/FlateDecode /FlateDecode]>>\nstream\nx\nendstream")
        == "pdf_bomb"
    )


def test_xml_without_end_is_refused() -> None:
    head = b"<?xml version='1.0'?><FinalDraft>"
    assert refused(head + b"<a>" * 1_000_000) == "xml_too_deep"
    assert refused(head + b"<a/>" * 1_500_000 + b"</FinalDraft>") == "too_large"
    laughs = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><FinalDraft>&c;</FinalDraft>"
    assert refused(laughs) == "xml_dtd"
    assert refused(head + b"<a b='" + b"x" * 21_000_000 + b"'/></FinalDraft>") == "too_large"


def test_an_fdx_of_many_paragraphs_loses_none() -> None:
    paragraph = '<Paragraph Type="Action"><Text>Line {n}.</Text></Paragraph>\n'
    body = "".join(paragraph.format(n=n) for n in range(50_000))
    data = f'<FinalDraft DocumentType="Script"><Content>\n{body}</Content></FinalDraft>\n'.encode()
    play = read_fdx(data)
    assert play.lines_accounted == play.lines == data.count(b"\n")
    assert sum(element.text.startswith("Line ") for element in play.elements) == 50_000


def test_the_longest_line_that_is_read_keeps_its_end() -> None:
    line = "INT. ROOM - DAY\n\n" + "She waits. " * (MAX_LINE // 11 - 1) + "They kiss."
    play = read_script(line.encode())
    assert play.lines_accounted == play.lines == 3
    assert play.scenes[-1].elements[-1].text.endswith("They kiss.")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_script_in_each_coding_of_unicode_is_read_whole(coding: str) -> None:
    play = read_script("INT. CAFÉ - DAY\r\n\r\nÉLISE kisses JÖRG.\r\n".encode(coding))
    assert play.lines_accounted == play.lines == 3
    assert [scene.heading for scene in play.scenes] == ["INT. CAFÉ - DAY"]


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_its_mark_is_refused(coding: str) -> None:
    assert refused("INT. CAFE - DAY\n\nShe waits.\n".encode(coding)) == "nul_bytes"


@pytest.mark.parametrize("coding", ["latin-1", "cp1252", "mac-roman", "cp850", "shift-jis", "utf-7"])
def test_a_script_in_an_old_coding_is_refused_by_its_line_and_never_read_wrong(coding: str) -> None:
    text = "INT. CAFE - DAY\n\nShe waits.\n\nCafé, “please”.\n"
    data = text.encode(coding, "replace")
    if data.isascii():  # signs that the coding has not, or writes in ASCII: nothing can tell
        assert read_script(data).lines_accounted == 5
        return
    with pytest.raises(UnreadableScript) as caught:
        read_script(data)
    assert (caught.value.code, "Line 5" in caught.value.sentence) == ("not_text", True)
