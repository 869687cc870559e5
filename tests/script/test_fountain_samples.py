"""The reference samples of the format, read where they lie."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from beforehand.script.fountain import read_fountain
from beforehand.script.screenplay import Kind, Screenplay
from beforehand.script.source import decode

from .shapes import codes, shape

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("BEFOREHAND_VECTORS", CHECKOUT.parent / "shared" / "vectors")) / "fountain"
ABSENT = f"FOUNTAIN SAMPLES ABSENT: {FOLDER} is no folder; set BEFOREHAND_VECTORS to where the vectors lie"
NAMES = (
    *(
        "Boneyard",
        "Brick And Steel",
        "CenteredText",
        "Dialogue",
        "DualDialogue",
        "ForcedElements",
        "Indenting",
    ),
    *("MultilineAction", "Notes", "PageBreaks", "SceneHeaders", "SceneNumbers", "SectionHeaders"),
    *("Sections-Complex", "Simple", "Synopses", "Transitions"),
)
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)


def sample(name: str) -> Screenplay:
    return read_fountain(decode((FOLDER / f"{name}.fountain").read_bytes()))


def kinds(play: Screenplay) -> list[str]:
    return [str(e.kind) for e in play.elements if e.kind is not Kind.BLANK]


def test_every_sample_is_known_by_name() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.fountain")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_in_exactly_one_element(name: str) -> None:
    play = sample(name)
    covered = [n for e in play.elements for n in range(e.lines[0], e.lines[1] + 1)]
    text = (FOLDER / f"{name}.fountain").read_text(encoding="utf-8")
    assert covered == list(range(1, len(text.splitlines()) + 1))


def test_boneyard() -> None:
    assert kinds(sample("Boneyard")) == ["action", "boneyard", "boneyard", "action"]
    assert shape(sample("Boneyard"))[-1] == "action This is an  boneyard."


def test_centered_text() -> None:
    assert kinds(sample("CenteredText")) == ["centered", "transition", "centered", "centered"]


def test_dialogue() -> None:
    play = sample("Dialogue")
    cues = [e for e in play.elements if e.kind is Kind.CUE]
    assert [c.name for c in cues] == [
        "ADAM",
        "EVE",
        "ADAM",
        "EVE",
        "EVE",
        "ADAM",
        "EVE",
        "ADAM",
        "EVE",
        "R2D2",
        "ADAM",
        "EVE",
    ]
    assert [(c.name, c.dual) for c in cues if c.dual] == [("ADAM", "left"), ("EVE", "right")]
    assert [c.extension for c in cues if c.extension] == ["O.S.", "cont'd"]
    assert [e.text for e in play.elements if e.kind is Kind.PARENTHETICAL] == [
        "(nervous)",
        "(kissing him)",
        "(*This is a valid character cue.*)",
        "(feeling cocky)",
    ]
    assert [e.text for e in play.elements if e.kind is Kind.ACTION] == [
        "23 (O.S.)\nCharacter name must include a letter"
    ]


def test_a_speech_over_a_line_of_two_spaces_is_one() -> None:
    speech = next(e for e in sample("Dialogue").elements if e.lines[0] == 40)
    assert speech.lines == (40, 46)
    assert speech.kind is Kind.DIALOGUE


def test_dual_dialogue() -> None:
    assert shape(sample("DualDialogue")) == [
        "cue ADAM | left",
        "dialogue Yes.",
        "cue EVE | right",
        "dialogue No.",
    ]


def test_forced_elements() -> None:
    assert shape(sample("ForcedElements")) == [
        "action BANG\nBANG\nBANG | forced",
        "cue McDUCK | forced",
        "dialogue I'm vegan.",
        "cue SINGER",
        "lyrics These are the songs",
        "lyrics That I sing.",
    ]


def test_indenting() -> None:
    assert kinds(sample("Indenting")) == [
        *("transition", "heading", "action", "cue", "dialogue", "cue", "parenthetical", "dialogue", "action")
    ]


def test_multiline_action() -> None:
    assert [e.lines for e in sample("MultilineAction").elements if e.kind is Kind.ACTION] == [
        (1, 1),
        (3, 6),
        (8, 8),
    ]


def test_notes() -> None:
    play = sample("Notes")
    assert kinds(play) == ["action", "note", "note", "action"]
    assert [note.text for note in play.notes] == ["A note.", "This line spans\n  multiple lines.", "internal"]
    assert [note.lines for note in play.notes] == [(3, 3), (5, 6), (8, 8)]


def test_page_breaks() -> None:
    assert kinds(sample("PageBreaks")) == ["action", "page_break", "action", "page_break", "action"]


def test_scene_headers() -> None:
    play = sample("SceneHeaders")
    assert kinds(play) == ["heading"] * 15 + ["action"] * 3 + ["heading"]
    assert [scene.int_ext for scene in play.scenes] == (
        ["INT", "EXT"] * 2 + ["INT/EXT"] * 5 + ["INT", "EXT", "EST", "EST", "INT", "", "INT"]
    )
    assert {scene.place.upper() for scene in play.scenes} == {"HOUSE", "KITCHEN"}
    assert [scene.time for scene in play.scenes][-3:] == ["DAY (1979)", "", "day"]
    assert codes(play) == ["heading_in_a_paragraph@33", "heading_in_a_paragraph@34"]


def test_scene_numbers() -> None:
    play = sample("SceneNumbers")
    assert [scene.number for scene in play.scenes] == ["1", "1A", "1a", "A1", "I-1-A", "1.", "110A"]
    assert {scene.heading for scene in play.scenes} == {
        "INT. HOUSE - DAY",
        "INT. HOUSE - DAY - FLASHBACK (1944)",
    }


def test_section_headers() -> None:
    play = sample("SectionHeaders")
    assert [e.depth for e in play.elements if e.kind is Kind.SECTION] == [1, 1, 1, 1, 1, 2, 3]
    assert [e.text for e in play.elements if e.kind is Kind.SECTION][4] == "5"


def test_sections_and_synopses_need_no_blank_lines() -> None:
    assert kinds(sample("Sections-Complex")) == [
        "section",
        "synopsis",
        "heading",
        "section",
        "section",
        "heading",
    ]


def test_synopses() -> None:
    assert kinds(sample("Synopses")) == ["section", "synopsis"] * 3


def test_transitions() -> None:
    assert kinds(sample("Transitions")) == ["transition"] * 4 + ["action"] + ["transition"] * 2


def test_simple() -> None:
    play = sample("Simple")
    assert play.title_page == (
        ("Title", "A Simple Script"),
        ("Author", "Nima Yousefi"),
        ("Draft date", "2/1/2012"),
    )
    assert [scene.heading for scene in play.scenes] == [
        *("INT. OFFICE - MORNING", "ext. house - day", "FORCED SCENE HEADING")
    ]
    assert shape(play)[-1] == "action CUT TO: "
    assert codes(play) == []


def test_a_whole_script() -> None:
    play = sample("Brick And Steel")
    assert play.title == "BRICK & STEEL FULL RETIRED"
    assert [key for key, _ in play.title_page] == [
        "Title",
        "Credit",
        "Author",
        "Source",
        "Draft date",
        "Contact",
    ]
    assert play.title_page[-1][1].splitlines()[-1] == "Solvang, CA 93463"
    assert [scene.lines[0] for scene in play.scenes] == [13, 53, 69, 80, 95, 105, 129, 144]
    assert [scene.place for scene in play.scenes][:2] == ["BRICK'S PATIO", "TRAILER HOME"]
    assert Counter(kinds(play))["centered"] == 5
    assert {"BRICK", "STEEL", "DAN", "JACK"} <= {name for scene in play.scenes for name in scene.characters}
