"""What holds for any text whatever: no line lost or read twice, no word dropped, only declared refusals."""

from __future__ import annotations

import re
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.refusals import Refusal
from beforehand.script.fountain import read_fountain
from beforehand.script.screenplay import Kind, Screenplay

PIECES = st.sampled_from(
    [
        *(
            "INT. QUAY - DAY",
            "ext. pier",
            "EST ",
            ".LATER",
            ".BOOM.",
            "...",
            "#1#",
            "#4A#",
            "# Act",
            "##",
            "= So.",
            "===",
        ),
        *(
            "ELIN",
            "ANDERS ^",
            "@McKay",
            "(low)",
            "(",
            "~la",
            "!BANG",
            "> CUT",
            "> END <",
            "CUT TO:",
            "FADE IN:",
            "Title: T",
        ),
        *(
            "/*",
            "*/",
            "[[",
            "]]",
            "[[note]]",
            "/* cut */",
            "**b**",
            "\\*",
            "Rain.",
            "é",
            "海",
            " ",
            "  ",
            "\t",
            "\x0c",
        ),
        *("\n", "\n\n", "\n  \n", "\r\n", "\r", "\ufeff", "\u2028", "\ud800", "\0"),
    ]
)
SCRIPTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)
HIDDEN = re.compile(r"/\*|\[\[")
UNREADABLE = re.compile("[\0\ud800-\udfff]")


def read(text: str) -> Screenplay | None:
    try:
        return read_fountain(text)
    except Refusal:
        if UNREADABLE.search(text) is None:
            raise
        return None


@given(SCRIPTS)
def test_every_line_is_in_exactly_one_element_in_order(text: str) -> None:
    play = read(text)
    if play is None:
        return
    covered = [n for e in play.elements for n in range(e.lines[0], e.lines[1] + 1)]
    assert covered == list(range(1, play.lines + 1))
    assert play.lines_accounted == play.lines
    assert play.lines == len(re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text.removeprefix("\ufeff")))


@given(SCRIPTS)
def test_an_element_has_one_line_of_text_for_each_of_its_lines(text: str) -> None:
    play = read(text)
    for element in play.elements if play else ():
        if element.kind is not Kind.BLANK:
            assert element.text.count("\n") == element.lines[1] - element.lines[0]


@given(SCRIPTS)
def test_every_letter_is_in_some_element(text: str) -> None:
    play = read(text)
    if play is None or HIDDEN.search(text):
        return
    told = "".join(
        e.text + (e.number or "") + (e.name if e.kind is Kind.TITLE else "") for e in play.elements
    )
    assert letters(told) == letters(text)


@given(SCRIPTS)
def test_scenes_follow_one_another_to_the_end(text: str) -> None:
    play = read(text)
    if play is None or not play.scenes:
        return
    ends = [scene.lines[1] + 1 for scene in play.scenes]
    assert ends == [*(scene.lines[0] for scene in play.scenes[1:]), play.lines + 1]
    assert [scene.index for scene in play.scenes] == list(range(1, len(play.scenes) + 1))
    in_scenes = [e for scene in play.scenes for e in scene.elements]
    titles = [e for e in play.elements if e.kind is Kind.TITLE]
    assert Counter(e.lines for e in (*titles, *play.opening, *in_scenes)) == Counter(
        e.lines for e in play.elements
    )


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
def test_no_scene_leaks_from_a_boneyard(before: str, cut: str) -> None:
    cut = cut.replace("*/", "").rstrip("*")
    with_cut = read(f"{before.replace('/*', '')}\n\n/*\n{cut}\n*/\n\nINT. END - DAY\n")
    if with_cut is None:
        return
    without = read(f"{before.replace('/*', '')}\n\nINT. END - DAY\n")
    assert without is not None
    assert [s.heading for s in with_cut.scenes] == [s.heading for s in without.scenes]


@pytest.mark.parametrize(
    "piece",
    [
        "[[",
        "/*",
        "[[\n",
        "[[ ]] ",
        "/**/",
        "#",
        "(\n",
        "ELIN ^\nNo.\n\n",
        "A\n/* */\n",
        "# - ",
        "*_",
        ". ",
        "> <\n",
        "~\n",
        "  \n",
        "=\n",
    ],
)
def test_reading_takes_one_pass_over_hostile_text(piece: str) -> None:
    """Work is counted, not timed: ten times the text makes at most some ten times the steps."""
    small, large = (steps(shortened(piece, size)) for size in (2_000, 20_000))
    assert large <= 13 * small + 2_000


def shortened(piece: str, size: int) -> str:
    text = piece * (size // len(piece))
    return f"INT. {text}" if "\n" not in piece else text


def steps(text: str) -> int:
    """How many lines of Python ran while ``text`` was read."""
    count = 0

    def trace(frame: object, event: str, arg: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]  # the tracer's own type is private to typeshed
    try:
        read_fountain(text)
    finally:
        sys.settrace(before)
    return count


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalnum())
