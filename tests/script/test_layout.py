"""A scene's text as it stands beside its beats: one line for each line of the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beforehand.script.fountain import read_fountain
from beforehand.script.layout import page_lines

from .test_fountain_properties import PIECES

SCENE = """INT. quay - day #1#

[[Shorter?]]
ELIN ^
(low)
*Well*. [[or not]]

= They part.
!BANG
> THE END <
CUT TO:

/*
Rain.
*/

.NEXT #2#
"""


def test_a_scene_is_set_out_line_by_line() -> None:
    assert page_lines(read_fountain(SCENE).scenes[0]) == (
        "INT. QUAY - DAY",
        "",
        "",
        "              ELIN",
        "          (low)",
        "       Well.",
        "",
        "",
        "BANG",
        "       THE END",
        "                        CUT TO:",
    )


@given(st.lists(PIECES.filter(lambda piece: piece not in "\0\ud800"), max_size=30).map("".join))
def test_line_n_of_a_scene_is_line_n_of_the_file(text: str) -> None:
    play = read_fountain(f"INT. QUAY - DAY\n\n{text}\n\nINT. END\n\nLast.\n")
    for scene in play.scenes:
        lines = page_lines(scene)
        assert " ".join(lines[0].split()) == scene.heading.upper()
        assert 1 <= len(lines) <= scene.lines[1] - scene.lines[0] + 1
        assert not any("\n" in line for line in lines)
    assert page_lines(play.scenes[-1]) == ("INT. END", "", "Last.")
