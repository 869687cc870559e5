"""The rider's PDF: what it says, on both papers, and that nothing somebody wrote can bend it."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from attrs import evolve

from beforehand.agreement.refusals import Refusal
from beforehand.paper import press
from beforehand.paper.rider import rider_pdf
from tests.paper.reading import A4, LETTER, pages, sizes, text
from tests.paper.sample import CLAUSES, ENDLESS, RECORDED, RIDER, SAVED, at_its_longest, printed


def test_it_says_all_that_the_record_holds() -> None:
    said = text(rider_pdf(RIDER, "a4"))
    for words in (
        "The Long Tide Amendment 2 to the rider. Page 1 of",
        "This is the most Jonas Lindqvist may be asked to do, be shown doing, and be used for, in scene 42.",
        "it does not replace his agreement to each beat",
        "42 Boathouse, night. Blue, 14 Nov 2026",
        "Day 14, call",
        "Thu 26 Nov 2026, 08:00",
        "Notice, 48 h before call",
        "Tue 24 Nov, 08:00",
        "1 Slow dance with Mara Okafor. Her left hand on his right shoulder.",
        "Over cloth 60 s, 3 ×",
        "Bare Floor, picture, trailer 30 s",
        "Drawn up in English, Deutsch and Français. Where they differ, the text in English holds.",
        "Text digest, SHA-256. English (en)",
        "In trailers (clause 2)",
        "Anything this page does not name",
        "A double, or a digital likeness, in his place",
        "Stills",
        "He may end it. At any time",
        "Only people named on the closed set’s list with a reason",
        "Jonas Lindqvist, performer Sun 22 Nov 2026, 16:20",
        "Dana Whitlock, representative Sun 22 Nov 2026, 16:48",
        "For production Not yet signed",
        "7b1e40c2 9a6d13f8 e55b0c97 2fd188a4 61c0b3e9 d7425a1f 0e86c93b 4d70f2a5",
        "Written by Ines Duarte, coordinator Saved 22 Nov 2026, 16:48. Not yet sealed in the record.",
    ):
        assert words in said, words


def test_touch_and_what_is_shown_have_columns_of_their_own_so_that_no_cell_stands_empty() -> None:
    said = text(rider_pdf(RIDER, "a4"))
    assert "–" not in said.split("Terms that always hold")[0]
    assert "May be asked Action Layer At most 1 Slow dance" in said
    assert "Action Worn Seen by At most 2 He takes off" in said
    shown_first = evolve(RECORDED, clauses=(evolve(CLAUSES[1], number=1), evolve(CLAUSES[0], number=2)))
    told = text(rider_pdf(evolve(RIDER, **printed(shown_first)), "a4"))
    assert told.index("1 He takes off") < told.index("2 Slow dance"), "in the order of their numbers"


def test_a_fence_has_no_maxima_and_stands_apart() -> None:
    said = text(rider_pdf(RIDER, "a4"))
    asked, off = said.split("Off limits", 1)
    assert "Any touch on skin" not in asked
    assert "up to" not in off.split("May be shown and used")[0]


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_the_longest_rider_stays_on_its_paper_with_every_page_numbered(
    paper: str, size: tuple[int, int]
) -> None:
    pdf = rider_pdf(at_its_longest(), paper)
    told = pages(pdf)
    assert sizes(pdf) == {size}
    assert [f"Page {n} of {len(told)}" in page for n, page in enumerate(told, start=1)] == [True] * len(told)
    assert all("7b1e40c2" in page for page in told), "the digest stands at the foot of each page"
    assert "Terms that always hold" in told[-1], "signatures never stand alone"
    assert overhang(pdf) <= 0.5
    assert ENDLESS[:20] in told[0]


def overhang(pdf: bytes) -> float:
    """How far the text goes beyond the margins of seventeen millimetres, in points, on its widest page."""
    margin, worst = 17 / 25.4 * 72, 0.0
    for page in pypdfium2.PdfDocument(pdf):
        told = page.get_textpage()
        printed = [n for n in range(told.count_chars()) if told.get_text_range(n, 1).strip()]
        boxes = [told.get_charbox(n) for n in printed]
        rights = [right for left, _, right, _ in boxes if right > left]
        worst = max(worst, max(rights) - (page.get_width() - margin))
    return worst


def test_the_same_record_is_the_same_bytes_and_another_is_not() -> None:
    first = rider_pdf(RIDER, "a4")
    press._pressed.cache_clear()
    assert rider_pdf(RIDER, "a4") == first
    assert rider_pdf(evolve(RIDER, sealed=True), "a4") != first


def test_its_own_dates_are_the_records() -> None:
    meta = pypdfium2.PdfDocument(rider_pdf(RIDER, "a4")).get_metadata_dict()
    assert meta["Title"] == "Rider for scene 42"
    assert b"/DisplayDocTitle true" in rider_pdf(RIDER, "a4"), (
        "readers show the title in place of a file's name"
    )
    assert {meta["CreationDate"][:16], meta["ModDate"][:16]} == {f"D:{SAVED:%Y%m%d%H%M%S}"}


def test_what_somebody_wrote_is_set_as_text_and_never_read_as_markup() -> None:
    wrote = '#panic("x") $x^2$ *bold* _it_ = head @ref <tag> \\ #read("/etc/passwd") // gone'
    one = evolve(RECORDED, clauses=(evolve(CLAUSES[0], text=wrote),))
    told = evolve(RIDER, title="#{1+1}", production='"] #', **printed(one))
    said = text(rider_pdf(told, "a4"))
    assert "".join(wrote.split()) in "".join(said.split()), "a long word may break where its line ends"
    assert "42 #{1+1}." in said
    assert '"] #' in said


def test_no_font_comes_from_anywhere_but_the_room() -> None:
    """DejaVu Sans Mono lies within Typst's own wheel, and on most machines."""
    asked = b'#set text(font: "DejaVu Sans Mono")\nx'
    _, warned = press._compiler().compile_with_warnings(asked, format="pdf")
    assert ["unknown font family" in said.message for said in warned] == [True]
    assert _fonts(rider_pdf(RIDER, "a4")) == {
        *(b"Inter-Regular", b"Inter-Medium", b"Inter-SemiBold", b"CourierPrime-Regular"),
        *(b"SourceSerif4-Regular", b"SourceSerif4-SemiBold", b"SourceSerif4-Italic"),
    }


def _fonts(pdf: bytes) -> set[bytes]:
    """Names of the fonts within a PDF, without the tag of each subset."""
    return set(re.findall(rb"/FontName/[A-Z]{6}\+([A-Za-z0-9-]+)", pdf))


def test_a_letter_that_the_fonts_do_not_hold_is_said_and_not_printed_as_a_box() -> None:
    with pytest.raises(Refusal, match="empty box where “李”") as refused:
        rider_pdf(evolve(RIDER, title="李"), "a4")
    assert refused.value.code == "letter_missing"
    assert "Žofia Łuźčík" in text(rider_pdf(evolve(RIDER, title="Žofia Łuźčík"), "a4"))
