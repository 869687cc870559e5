"""PDF screenplays: columns, margins, page breaks; and files that are no screenplay."""

from __future__ import annotations

import zlib

import pytest

from beforehand.script.breakdown.pages import page_and_line
from beforehand.script.breakdown.reading import break_down
from beforehand.script.formats import read_script, tell_apart
from beforehand.script.pdf.reader import read_pdf
from beforehand.script.screenplay import Kind, Screenplay
from beforehand.script.source import UnreadableScript

from .pdf_writer import pdf, typed

ONE = """\
                                                                           7.
         12    INT. BOATHOUSE - NIGHT                                     12

               ILSE lights the lamp. She looks at the door for a long
               time, and then she takes off her wet                         *

                                     ILSE
                               (low)
                         You are late, and you know that you
                         are late.

               Tomas kisses her.
                                     (CONTINUED)"""
TWO = """\
               CONTINUED:                                                  8.

                                     TOMAS (CONT'D)
                         I know.

         12A   EXT. JETTY - DAY                                          12A

               Nobody. A gull."""


def two_pages() -> Screenplay:
    return read_pdf(pdf([typed(ONE, 4), typed(TWO, 4)], packed=True))


def words(play: Screenplay, kind: Kind) -> list[str]:
    return [e.text for e in play.elements if e.kind is kind]


def test_elements_are_told_by_their_columns() -> None:
    play = two_pages()
    assert [(s.number, s.heading) for s in play.scenes] == [
        ("12", "INT. BOATHOUSE - NIGHT"),
        ("12A", "EXT. JETTY - DAY"),
    ]
    assert play.scenes[0].characters == ("ILSE", "TOMAS")
    assert words(play, Kind.PARENTHETICAL) == ["(low)"]
    assert words(play, Kind.DIALOGUE) == ["You are late, and you know that you\nare late.", "I know."]


def test_what_the_page_carries_is_no_part_of_the_script() -> None:
    play = two_pages()
    assert "7." in words(play, Kind.FURNITURE)
    assert any(text.startswith("(CONTINUED)") for text in words(play, Kind.FURNITURE))
    assert not any("CONTINUED" in text for text in words(play, Kind.ACTION))


def test_a_page_break_splits_no_scene_and_every_line_is_in_an_element() -> None:
    play = two_pages()
    assert play.lines_accounted == play.lines
    assert play.page_starts[1] < play.scenes[0].lines[1]


def test_a_star_in_the_margin_is_a_revision_and_no_word() -> None:
    revised = [e for e in two_pages().elements if e.revised]
    assert [e.text.split("\n")[-1] for e in revised] == ["time, and then she takes off her wet"]


def test_a_paragraph_over_a_page_break_is_read_as_one() -> None:
    pages = [
        typed("               INT. ROOM - NIGHT\n\n               She looks at him and slowly takes", 4),
        typed(
            "                                                        2.\n\n               off her dress.", 4
        ),
    ]
    found = break_down(read_pdf(pdf(pages)))
    passage = found.scenes[0].passages[0]
    assert passage.categories == ("nudity",)
    assert [page_and_line(found.screenplay, n)[0] for n in passage.lines] == [1, 2]


def test_two_who_speak_at_once_stay_two_columns() -> None:
    page = [(15, 5, "INT. ROOM - DAY"), (20, 7, "ILSE"), (48, 7, "TOMAS"), (15, 8, "Yes."), (44, 8, "No.")]
    play = read_pdf(pdf([page]))
    assert any("ILSE" in e.text and "TOMAS" in e.text for e in play.elements)


def test_a_page_without_words_among_others_is_pointed_out() -> None:
    play = read_pdf(pdf([typed(ONE, 4), []]))
    assert [c.code for c in play.warnings] == ["page_without_words"]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableScript) as caught:
        read_script(data)
    return caught.value.code


def test_a_scanned_pdf_says_that_it_is_one() -> None:
    assert refused(pdf([[], []])) == "pdf_scanned"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"x" * 4000, pdf([typed(ONE)])[:300]])
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    assert refused(data) == "pdf_broken"


def test_a_stream_that_unpacks_without_end_is_refused_before_it_is_opened() -> None:
    bomb = zlib.compress(b" " * 60_000_000, 9)
    assert refused(b"%PDF-1.4\n1 0 obj << /Filter /FlateDecode >>\nstream\n" + bomb) == "pdf_bomb"
    assert refused(b"%PDF-1.4\n<< /Filter [/FlateDecode /FlateDecode] >>") == "pdf_bomb"


def test_a_page_with_too_many_signs_is_refused() -> None:
    assert refused(pdf([[(0, n % 60 + 1, "word " * 60) for n in range(240)]])) == "too_large"


def test_a_pdf_is_known_by_its_content() -> None:
    assert tell_apart(pdf([typed(ONE)])) == "pdf"
