"""What now stands on text that changed: plans, beats, agreements and riders of scenes whose draft says other words.

The record's own text of a scene is what its beats are anchored in and what was read when they were answered. Where
a draft says other words, nothing in the record is another by that alone; this list says where a person must look.
For the coordinator and deputies only, as it names answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from beforehand.agreement.answers import Answers, word
from beforehand.script.drafts.kept import scene_from
from beforehand.script.drafts.shifted import Shift, same_words, shift
from beforehand.script.screenplay import Lines
from beforehand.script.sheet import record_lines
from beforehand.store.answer_reading import read_answers
from beforehand.store.rider_reading import read_riders
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.drafts.anchors import plan_numbers
from beforehand.studio.drafts.changes import Compared
from beforehand.studio.people import names_in

_TABLES = ("candidate", "plan", "plan_beat", "answer", "rider", "signature")
_GONE = (0, 0)
Rows = Mapping[str, Sequence[Row]]


@frozen
class StandingBeat:
    """A beat whose lines say other words now, or that has no lines to tell by.

    Attributes:
        candidate: its id.
        number: in the plan in force, 0 when it is not in it.
        text: the beat's own words.
        lines: where it stands in the record's text; (0, 0) for nowhere.
        now: where those words stand in the draft; (0, 0) when none is left.
        agreed: names of the performers whose agreement to it stands.
    """

    candidate: str
    number: int
    text: str
    lines: Lines
    now: Lines
    agreed: tuple[str, ...]


@frozen
class Stands:
    """A scene of the record whose text is not the draft's.

    Attributes:
        scene: the record's scene.
        index: in the draft; -1 when the draft has it no more.
        number, title: the record's.
        draft: the draft that the record's text is of, as it was named.
        plan: version of the plan in force, 0 for none.
        changed: how many lines of the draft have other words.
        beats: those that the change touches, and those without lines.
        riders: (name, number, signed) of everybody in such a beat.
    """

    scene: str
    index: int
    number: str
    title: str
    draft: str
    plan: int
    changed: int
    beats: tuple[StandingBeat, ...]
    riders: tuple[tuple[str, int, bool], ...]


def stands_on_change(
    production: str, told: Compared, texts: Mapping[int, Mapping[str, str]]
) -> tuple[Stands, ...]:
    """Every scene of the record that the draft touches, in the draft's order, those it lacks last. Three queries."""
    tied = {head.to: head for head in told.now.heads if head.to}
    gone = [pair.old.to for pair in told.pairs if pair.new is None and pair.old and pair.old.to]
    tables = DjangoTables()
    scenes = {row.id: row for row in tables.of_scenes(("scene",), production, [*tied, *gone])["scene"]}
    new = {
        scene: record_lines(scene_from(head.index, head.data, texts[head.index]))
        for scene, head in tied.items()
    } | {scene: () for scene in gone if scene not in tied}
    touched = [s for s in new if s in scenes and not same_words(scenes[s].data["lines"], new[s])]
    rows = tables.of_scenes(_TABLES, production, touched)
    names = names_in(production) if touched else {}
    index = {scene: head.index for scene, head in tied.items()}
    return tuple(_stands(scenes[s], index.get(s, -1), new[s], _own(rows, s), names) for s in touched)


def _own(rows: Rows, scene: str) -> dict[str, list[Row]]:
    return {table: [row for row in found if row.scene == scene] for table, found in rows.items()}


def _stands(
    scene: Row, index: int, new: tuple[str, ...], rows: Mapping[str, list[Row]], names: Mapping[str, str]
) -> Stands:
    moved = shift(tuple(scene.data["lines"]), new)
    numbers = plan_numbers(rows["plan"], rows["plan_beat"], scene.id)
    touched = [row for row in rows["candidate"] if _is_touched(row, moved)]
    beats = [_beat(row, moved, numbers, read_answers(rows["answer"]), names) for row in touched]
    return Stands(
        scene.id,
        index,
        scene.data["number"],
        scene.data["title"],
        scene.data["draft"],
        max((row.number for row in rows["plan"]), default=0),
        len(moved.changed_lines()),
        tuple(sorted(beats, key=lambda beat: (beat.number or 999, beat.lines))),
        tuple(_riders(rows, {p for row in touched for p in row.data["beat"]["people"]}, names)),
    )


def _is_touched(row: Row, moved: Shift) -> bool:
    first, last = row.data["lines"]
    return not first or moved.of((first, last)).changed


def _beat(
    row: Row,
    moved: Shift,
    numbers: Mapping[str, int],
    answers: Mapping[tuple[str, str], Answers],
    names: Mapping[str, str],
) -> StandingBeat:
    first, last = row.data["lines"]
    digest = row.data["digest"]
    agreed = sorted(
        names[p] for p in row.data["beat"]["people"] if word(answers.get((p, digest)), None) == "agreed"
    )
    now = moved.of((first, last)).lines if first else _GONE
    return StandingBeat(
        row.id, numbers.get(row.id, 0), row.data["beat"]["text"], (first, last), now, tuple(agreed)
    )


def _riders(
    rows: Mapping[str, list[Row]], people: Iterable[str], names: Mapping[str, str]
) -> Iterator[tuple[str, int, bool]]:
    known = read_riders({**rows, "clause": []})
    for person in sorted(people, key=lambda p: names[p]):
        for rider in known.get(person, ()):
            yield names[person], rider.number, rider.signed_at is not None
