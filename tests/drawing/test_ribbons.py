"""The excerpt's picture: well-formed, named in words, and nothing in it that a file's name could break."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring

from beforehand.drawing.ribbons import WIDE, Left, Part, Strip, excerpt_picture

SVG = "{http://www.w3.org/2000/svg}"
CLIP = Strip("Released clip", 100, "4 s")
RAWS = [Strip("take 2", 400, "16 s"), Strip('<take> & "3"', 100, "4 s")]
PARTS = [
    Part("Not from the footage", "insert", 0, 20),
    Part("2 · take 2", "match", 20, 60, 0, 100, 140),
    Part("3 · take 3", "match", 60, 80, 1, 10, 30, back=True),
    Part("4 · take 3", "freeze", 80, 90, 1, 29, 30),
    Part("Dissolve", "dissolve", 90, 100),
]


def picture(parts: list[Part] = PARTS, raws: list[Strip] = RAWS) -> str:
    return excerpt_picture(CLIP, raws, parts, [Left(0, 140, 390, "left out: 10 s")])


def test_it_is_well_formed_and_says_every_word() -> None:
    drawn = fromstring(picture())
    words = " ".join("".join(t.itertext()) for t in drawn.iter(f"{SVG}text"))
    for word in ("Released clip", "take 2", '<take> & "3"', "Not", "2 · take 2", "left out: 10 s"):
        assert word in words
    assert "5 pieces" in drawn.attrib["aria-label"]


def test_a_piece_that_goes_back_is_striped_and_one_from_elsewhere_is_dashed() -> None:
    drawn = fromstring(picture())
    ribbons = [p for p in drawn.iter(f"{SVG}path") if "C" in p.attrib.get("d", "")]
    assert [r.attrib["fill"].startswith("url(#back") for r in ribbons] == [False, True, False]
    assert sum("stroke-dasharray" in r.attrib for r in drawn.iter(f"{SVG}rect")) == 2


def test_nothing_leaves_the_picture() -> None:
    for box in fromstring(picture()).iter(f"{SVG}rect"):
        if "x" in box.attrib and "%" not in box.attrib["width"]:
            assert float(box.attrib["x"]) >= -1
            assert float(box.attrib["x"]) + float(box.attrib["width"]) <= WIDE + 1


def test_without_footage_the_strip_stands_alone() -> None:
    drawn = fromstring(excerpt_picture(CLIP, [], PARTS[:1], []))
    assert not [p for p in drawn.iter(f"{SVG}path") if "C" in p.attrib.get("d", "")]


def test_stills_are_shown_where_there_are_any() -> None:
    still = "data:image/jpeg;base64,AAAA"
    parts = [Part("1 · take 2", "match", 0, 100, 0, 0, 400, stills=(still,), raw_stills=(still,))]
    drawn = fromstring(picture(parts))
    assert {i.attrib["href"] for i in drawn.iter(f"{SVG}image")} == {still}
    assert not list(fromstring(picture()).iter(f"{SVG}image"))
