"""Which beats of the record stand on which lines of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from beforehand.script.drafts.kept import scene_from
from beforehand.script.drafts.shifted import same_words, shift
from beforehand.script.sheet import record_lines
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.drafts.lists import Head

_TABLES = ("scene", "candidate", "plan", "plan_beat")


@frozen
class Anchored:
    """A beat on lines of the draft.

    Attributes:
        candidate: its id.
        number: its number in the plan in force, 0 for a candidate that is not in it.
        lines: first and last line on the scene's sheet.
    """

    candidate: str
    number: int
    lines: tuple[int, int]


@frozen
class Standing:
    """A scene of the record beside its scene of a draft.

    Attributes:
        same: the record's text says just what the draft says.
        beats: those with lines, by line; empty unless ``same``, for else their lines are another text's.
    """

    same: bool
    beats: tuple[Anchored, ...]


def standing_beats(
    production: str, heads: Iterable[Head], texts: Mapping[int, Mapping[str, str]]
) -> dict[int, Standing]:
    """By scene index, for the scenes that the record has. One query."""
    tied = {head.to: head for head in heads if head.to}
    rows = DjangoTables().of_scenes(_TABLES, production, tied)
    found = {}
    for scene in rows["scene"]:
        head = tied[scene.id]
        told = record_lines(scene_from(head.index, head.data, texts[head.index]))
        same = same_words(scene.data["lines"], told)
        beats = _beats(scene.id, rows, scene.data["lines"], told) if same else ()
        found[head.index] = Standing(same, beats)
    return found


def plan_numbers(plans: Sequence[Row], beats: Sequence[Row], scene: str) -> dict[str, int]:
    """The numbers of candidates in the latest plan of a scene."""
    own = [row for row in plans if row.scene == scene]
    if not own:
        return {}
    last = max(own, key=lambda row: row.number).id
    return {row.data["candidate"]: row.number for row in beats if row.parent == last}


def _beats(
    scene: str, rows: Mapping[str, Sequence[Row]], old: Sequence[str], new: Sequence[str]
) -> tuple[Anchored, ...]:
    numbers = plan_numbers(rows["plan"], rows["plan_beat"], scene)
    moved = shift(tuple(old), tuple(new))
    found = [
        Anchored(row.id, numbers.get(row.id, 0), moved.of((first, last)).lines)
        for row in rows["candidate"]
        if row.scene == scene
        for first, last in [row.data["lines"]]
        if first
    ]
    return tuple(sorted(found, key=lambda beat: (beat.lines, beat.number)))
