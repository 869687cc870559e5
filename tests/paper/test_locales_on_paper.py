"""Riders on paper in every language: whole, within the margins, in letters that there are, named in the file."""

from __future__ import annotations

import re
import zlib

import pytest
from attrs import evolve

from beforehand.agreement.locales.catalogue import LOCALES
from beforehand.paper.letters import check_letters
from beforehand.paper.rider import RiderPaper, rider_pdf
from tests.paper.reading import pages, text
from tests.paper.sample import RECORDED, RIDER, at_its_longest, printed
from tests.paper.test_rider_pdf import overhang

LAST = {"en": "Terms that always hold", "de": "Was immer gilt", "fr": "Ce qui vaut toujours"}


def in_language(tag: str) -> RiderPaper:
    return evolve(RIDER, **printed(RECORDED, locale=tag, written=(2,)))


@pytest.mark.parametrize("tag", LOCALES)
def test_the_fonts_hold_every_letter_of_every_language(tag: str) -> None:
    check_letters(LOCALES[tag].words)


@pytest.mark.parametrize("tag", LOCALES)
def test_the_file_names_its_language_and_so_does_the_page(tag: str) -> None:
    pdf = rider_pdf(in_language(tag), "a4")
    assert f"/Lang({tag})".encode() in pdf.replace(b"/Lang (", b"/Lang(")
    assert b"/StructTreeRoot" in pdf
    assert b"/Marked true" in pdf
    assert f"{LOCALES[tag].name} ({tag})" in text(pdf)


def test_what_somebody_wrote_in_another_language_is_marked_in_the_file_too() -> None:
    assert re.search(rb"/Span<</MCID \d+/Lang\(en\)>>", drawing(rider_pdf(in_language("de"), "a4")))
    assert b"/Lang" not in drawing(rider_pdf(in_language("en"), "a4"))
    assert "Im Wortlaut, nicht übersetzt: He takes off his own shirt." in text(
        rider_pdf(in_language("de"), "a4")
    )
    assert "As it was written" not in text(rider_pdf(in_language("en"), "a4"))


def drawing(pdf: bytes) -> bytes:
    """What draws the pages, unpacked."""
    packed = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"".join(zlib.decompress(stream) for stream in packed)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("tag", ["de", "fr"])
def test_the_longest_rider_stays_on_its_paper_in_every_language(tag: str, size: str) -> None:
    pdf = rider_pdf(at_its_longest(tag), size)
    told = pages(pdf)
    assert overhang(pdf) <= 0.5
    assert LAST[tag] in told[-1]
    assert all("7b1e40c2" in page for page in told)
