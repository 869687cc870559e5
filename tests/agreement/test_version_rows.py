"""Two versions of a plan, beat by beat."""

from __future__ import annotations

from datetime import UTC, datetime

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.record import Candidate
from beforehand.agreement.version_rows import version_rows
from beforehand.agreement.written import Version
from tests.agreement.scenes import scene_42

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KISS = scene_42().candidates["kiss"]
LINES = {"a": (1, 2), "b": (3, 4), "c": (3, 4), "d": (0, 0), "e": (5, 5)}
KNOWN: dict[str, Candidate] = {name: evolve(KISS, id=name, lines=lines) for name, lines in LINES.items()}


def words(before: str, now: str) -> list[tuple[str, str, str]]:
    rows = version_rows(Version(2, AT, tuple(now)), Version(1, AT, tuple(before)), KNOWN)
    return [(row.word, row.now, row.before) for row in rows]


def test_what_came_at_the_same_lines_took_the_place_of_what_went() -> None:
    assert words("abd", "ace") == [
        ("stayed", "a", "a"),
        ("changed", "c", "b"),
        ("added", "e", ""),
        ("left out", "", "d"),
    ]
    assert words("ae", "ea") == [("moved", "e", "e"), ("moved", "a", "a")]
    assert words("abe", "ae") == [("stayed", "a", "a"), ("stayed", "e", "e"), ("left out", "", "b")]


@given(st.permutations("abcde"), st.permutations("abcde"), st.integers(0, 5), st.integers(0, 5))
def test_every_beat_of_either_stands_in_the_rows_once(a: list[str], b: list[str], m: int, n: int) -> None:
    before, now = Version(1, AT, tuple(a[:m])), Version(2, AT, tuple(b[:n]))
    rows = version_rows(now, before, KNOWN)
    assert [row.now for row in rows if row.now] == list(now.beats)
    assert sorted(row.before for row in rows if row.before) == sorted(before.beats)
    assert [row.number_now for row in rows if row.now] == list(range(1, len(now.beats) + 1))
