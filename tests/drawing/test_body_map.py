"""The body map: every place once on each face that shows it, states told by pattern, in black as on a screen."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.drawing.body_map import PAPER, STATES, Link, body_map, drawn_scale
from beforehand.drawing.body_shapes import CROPS, FACES, FIGURE, TOUCHED

GROUPS = [group.key for group in VOCABULARY.groups]
SVG = "{http://www.w3.org/2000/svg}"


def shown(face: str, group: str = "") -> list[str]:
    return [
        leaf.key
        for leaf in VOCABULARY.leaves.values()
        if leaf.face in (face, "both") and group in ("", leaf.group)
    ]


def places(svg: str) -> list[str]:
    return re.findall(r'data-leaf="(\w+)"', svg)


@pytest.mark.parametrize("face", FACES)
def test_every_leaf_is_drawn_once_on_each_face_that_shows_it(face: str) -> None:
    assert sorted(places(body_map(face, {}))) == sorted(shown(face))


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("part", GROUPS)
def test_a_part_that_is_opened_large_has_just_its_own_leaves(face: str, part: str) -> None:
    svg = body_map(face, {}, part=part, links={leaf: Link(f"#{leaf}", leaf) for leaf in VOCABULARY.leaves})
    assert sorted(places(svg)) == sorted(shown(face, part))
    assert sorted(re.findall(r'<a href="#(\w+)"', svg)) == sorted(shown(face, part))


def test_left_is_the_persons_own() -> None:
    """On the sheet it is on the right in front, on the left behind."""
    for face, sign in (("front", 1), ("back", -1)):
        svg = body_map(face, {})
        (path,) = re.findall(r'data-leaf="left_hand" d="M(-?[\d.]+)', svg)
        assert float(path) * sign > 0


def test_states_differ_in_pattern_and_not_in_colour_alone() -> None:
    """On paper, where all ink is black and all ground white, each state still has a tile of its own."""
    svg = body_map("front", dict(zip(VOCABULARY.leaves, STATES, strict=False)), ink=PAPER)
    assert set(re.findall(r"#[0-9a-fA-F]{3,6}\b", svg)) == {"#000", "#fff"}
    tiles = {re.sub(r'id="[\w-]+"', "", tile) for tile in re.findall(r"<pattern.*?</pattern>", svg)}
    assert len(tiles) == len(STATES) - 1, "open is plain, every other state has lines of its own"
    drawn = dict(re.findall(r'data-leaf="(\w+)" d="[^"]*" fill="([^"]+)"', svg))
    assert drawn["scalp"] == "#fff"
    assert [drawn[leaf] for leaf in ("left_ear", "right_ear", "forehead", "left_temple")] == [
        f"url(#front-{state})" for state in ("gate", "fence", "unsaid", "mixed")
    ]


def test_what_is_not_said_is_drawn_as_not_said() -> None:
    drawn = set(re.findall(r'data-leaf="\w+" d="[^"]*" fill="([^"]+)"', body_map("back", {})))
    assert drawn == {"url(#back-unsaid)"}


def test_what_is_chosen_is_framed_and_nothing_else() -> None:
    svg = body_map("front", {}, part="torso", chosen=["left_breast", "left_hand"])
    assert re.findall(r'id="front-chosen-(\w+)"', svg) == ["left_breast"]


def test_names_and_addresses_are_escaped_and_the_drawing_is_whole() -> None:
    svg = body_map(
        "front", {}, part="head", links={"nose": Link("/?a&b", "Nose, “<open>”")}, name="Head & neck"
    )
    root = ElementTree.fromstring(svg)
    (link,) = root.iter(f"{SVG}a")
    assert link.attrib["aria-label"] == "Nose, “<open>”"
    assert (root.attrib["role"], root.attrib["aria-label"]) == ("group", "Head & neck")
    assert body_map("front", {}).count('role="img"') == 1
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))


def test_front_and_back_may_stand_on_one_page() -> None:
    ids = [re.findall(r' id="([^"]+)"', body_map(face, {})) for face in FACES]
    assert not set(ids[0]) & set(ids[1])


def test_a_word_that_is_no_state_is_refused() -> None:
    with pytest.raises(ValueError, match="no state"):
        body_map("front", {"nose": "perhaps"})
    with pytest.raises(KeyError):
        body_map("front", {}, part="tail")


def test_parts_are_touched_at_44_px_and_never_two_at_once() -> None:
    scale = 408 / FIGURE[3]
    boxes = [(part, box) for part, listed in TOUCHED.items() for box in listed]
    assert set(TOUCHED) == set(CROPS) == set(GROUPS)
    for part, (x, y, w, h) in boxes:
        assert min(w, h) * scale >= 44, part
        for other, (ox, oy, ow, oh) in boxes:
            if (ox, oy) != (x, y):
                assert x + w <= ox or ox + ow <= x or y + h <= oy or oy + oh <= y, (part, other)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("part", GROUPS)
def test_places_of_a_large_part_are_touched_at_44_px(face: str, part: str) -> None:
    """What takes the touch is the cell; what of it lies in the picture has to be large enough."""
    svg = body_map(face, {}, part=part, links={leaf: Link("#", leaf) for leaf in VOCABULARY.leaves})
    left, top, width, height = CROPS[part]
    scale = drawn_scale(CROPS[part])
    for name, path in re.findall(r'aria-label="(\w+)"><path class="touched" d="([^"]+)"', svg):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", path.split(" M")[0])]
        xs = [min(max(x, left), left + width) for x in numbers[::2]]
        ys = [min(max(y, top), top + height) for y in numbers[1::2]]
        assert (max(xs) - min(xs)) * scale >= 44, name
        assert (max(ys) - min(ys)) * scale >= 44, name
