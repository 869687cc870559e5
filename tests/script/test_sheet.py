"""A scene on its sheet: the same lines whatever the file; where lines went from one text to another."""

from __future__ import annotations

import random

import pytest

from beforehand.script.breakdown.reading import break_down
from beforehand.script.drafts.carrying import Before, Marked, carry
from beforehand.script.drafts.kept import (
    found_from,
    head_data,
    pack,
    passage_data,
    passage_from,
    text_data,
    unpack,
)
from beforehand.script.drafts.shifted import Shift, same_words
from beforehand.script.formats import read_script
from beforehand.script.fountain import read_fountain
from beforehand.script.screenplay import Kind
from beforehand.script.sheet import laid_out, record_lines
from benchmarks.script_files import fdx_of, fountain_of, pdf_of, text_of
from tests.script_drafts import BLUE, PINK

OLD = ["They dance, slowly.", "", "He kisses her. She laughs."]


def told(data: bytes) -> list[list[str]]:
    found = laid_out(break_down(read_script(data)))
    return [[e.text.replace("’", "'") for e in s.scene.elements] for s in found.scenes]


@pytest.mark.parametrize("form", ["fdx", "pdf", "text"])
def test_every_file_gives_the_same_words_and_blocks(form: str) -> None:
    fountain = fountain_of(4, random.Random(3))
    play = read_fountain(fountain)
    made = {"fdx": fdx_of(play), "pdf": pdf_of(play), "text": text_of(play).encode()}[form]
    one, other = told(fountain.encode()), told(made)
    assert len(one) == len(other)
    for a, b in zip(one, other, strict=True):
        assert same_words(a, b)
        if form != "pdf":  # the foot of a page ends a paragraph there
            assert a.count("") == b.count(""), "as many empty lines, so as many blocks"


def test_lines_count_from_the_heading_and_passages_with_them() -> None:
    (scene, *_) = laid_out(break_down(read_script(BLUE.encode()))).scenes
    assert [e.lines for e in scene.scene.elements] == [(n, n) for n in range(1, 12)]
    assert scene.scene.elements[1].kind is Kind.BLANK
    (kiss,) = scene.passages
    assert (
        record_lines(scene.scene)[kiss.lines[0] - 1] == "They dance, slowly, without speaking. He kisses her."
    )


def test_a_draft_is_kept_as_it_was_read() -> None:
    for found in laid_out(break_down(read_script(BLUE.encode()))).scenes:
        kept = unpack(pack({"head": head_data(found), "text": text_data(found.scene)}))
        again = found_from(found.scene.index, kept["head"], kept["text"], found.passages)
        assert [(e.kind, e.text) for e in again.scene.elements] == [
            (e.kind, e.text) for e in found.scene.elements
        ]
        for passage in found.passages:
            data = unpack(pack(passage_data(passage)))
            assert passage_data(passage_from(data)) == data


@pytest.mark.parametrize(
    ("new", "lines", "now", "changed"),
    [
        (OLD, (3, 3), (3, 3), False),
        (["They dance,", "slowly.", "", "He kisses her.", "She laughs."], (3, 3), (4, 5), False),
        (["Rain.", "", *OLD], (3, 3), (5, 5), False),
        (["They dance, slowly.", "", "She kisses her. She laughs."], (3, 3), (3, 3), True),
        (["They dance, slowly.", "", "He kisses her, twice. She laughs."], (3, 3), (3, 3), True),
        (["Nothing of it."], (1, 3), (0, 0), True),
        ([], (1, 1), (0, 0), True),
        (OLD, (7, 9), (0, 0), True),
    ],
)
def test_where_lines_went(
    new: list[str], lines: tuple[int, int], now: tuple[int, int], changed: bool
) -> None:
    shifted = Shift(OLD, new).of(lines)
    assert (shifted.lines, shifted.changed) == (now, changed)


def test_words_that_came_and_went_are_counted_in_their_own_text() -> None:
    moved = Shift(OLD, ["They dance.", "", "He kisses her. She laughs."])
    assert [w for n, w in enumerate(" ".join(OLD).split()) if n in moved.gone_words()] == [
        "dance,",
        "slowly.",
    ]
    assert moved.fresh_words() == (1,)
    assert moved.changed_lines() == {1}


def carried(old: str, new: str, mark: str) -> list[tuple[str, bool, list[tuple[str, str]]]]:
    before = [
        Before(
            s.scene.index,
            s,
            tuple(Marked(f"{s.scene.index}", p, mark) for p in s.passages),
            read=True,
            to="record",
        )
        for s in laid_out(break_down(read_script(old.encode()))).scenes
    ]
    made = carry(before, laid_out(break_down(read_script(new.encode()))))
    return [(c.match, c.read, [(a.mark, a.change) for a in c.passages]) for c in made]


def test_marks_go_with_the_words() -> None:
    assert carried(BLUE, BLUE, "dismissed")[0] == ("sure", True, [("dismissed", "same")])
    assert carried(BLUE, PINK, "kept")[0] == ("sure", False, [("kept", "changed")])
    assert carried(BLUE, PINK, "dismissed")[0] == ("sure", False, [("open", "changed")])
    assert carried(BLUE, PINK, "kept")[1] == ("doubtful", False, [("open", "added")])
