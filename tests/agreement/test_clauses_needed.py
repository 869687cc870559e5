"""Clauses offered for a rider cover what the beats ask of one performer: all of it, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.asked import needed
from beforehand.agreement.beats import Beat
from beforehand.agreement.boxes import Contact
from beforehand.agreement.ceilings import Ceiling, compiled
from beforehand.agreement.clauses_needed import clauses_needed, put_together
from beforehand.agreement.off_limits import not_shown, not_touched

from .cast import JONAS, MARA
from .oracle import atoms
from .scenes import bare_shoulder, dance, kiss, waist
from .strategies import beats

SEVERAL = st.lists(beats(), max_size=4)


@given(SEVERAL)
def test_every_beat_is_covered_by_what_is_offered_for_it(written: list[Beat]) -> None:
    clauses = compiled(Ceiling(permits=clauses_needed(written, MARA)))
    for beat in written:
        assert all(clauses.judge(box)[0] is not None for box in needed(beat, MARA))


@given(SEVERAL)
def test_nothing_is_offered_that_no_beat_asks_for(written: list[Beat]) -> None:
    asked = [box for beat in written for box in needed(beat, MARA)]
    every = {atom for box in asked for atom in atoms(box)}
    for clause in clauses_needed(written, MARA):
        assert atoms(clause) <= every
        assert clause.seconds <= max(box.seconds for box in asked)


def test_a_path_becomes_one_clause_and_two_beats_alike_are_one() -> None:
    (path,) = (box for box in clauses_needed([waist()], MARA) if isinstance(box, Contact))
    assert {"upper_back", "waist"} <= path.leaves
    assert len(clauses_needed([kiss(), kiss(repeats=2)], MARA)) == len(clauses_needed([kiss()], MARA))


def test_people_are_never_put_together() -> None:
    for box in clauses_needed([dance(), kiss(), waist(), bare_shoulder()], MARA):
        if isinstance(box, Contact):
            assert len(box.agents) == len(box.targets) == 1


def test_what_differs_in_two_sets_stays_apart() -> None:
    one = not_touched(MARA, {"waist"}, {JONAS})
    other = not_touched(MARA, {"left_hip"}, {JONAS})
    assert put_together((one, other)) == (not_touched(MARA, {"waist", "left_hip"}, {JONAS}),)
    apart = not_shown(MARA, {"waist"}, {"bare"}), not_shown(MARA, {"left_hip"}, {"sheer"})
    assert put_together(apart) == apart


def test_off_limits_is_met_by_any_touch_there_and_by_none_beside_it() -> None:
    fence = compiled(Ceiling(fences=(not_touched(MARA, {"waist"}, {JONAS}),)))
    met = [fence.judge(box)[1] for box in needed(waist(), MARA)]
    assert any(met)
    assert not any(fence.judge(box)[1] for box in needed(kiss(), MARA))
    shown = compiled(Ceiling(fences=(not_shown(MARA, {"left_shoulder", "right_shoulder"}, {"bare"}),)))
    assert any(shown.judge(box)[1] for box in needed(bare_shoulder(), MARA))
