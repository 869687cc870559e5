"""``scenes.toml`` with the script: which scenes, on which day, who performs, and their text."""

from __future__ import annotations

from collections.abc import Mapping

from beforehand.script.layout import page_lines
from beforehand.script.screenplay import Screenplay
from beforehand.studio.folder.fields import Fields
from beforehand.studio.folder.production import once
from beforehand.studio.folder.refused import refused
from beforehand.studio.folder.values import Part, Person, Scene
from beforehand.studio.folder.words import check_people

MOST_LINES = 2000
LONGEST_LINE = 400
_SCENE = ("number", "title", "page", "day", "performers", "doubles")


def read_scenes(
    data: object, people: Mapping[str, Person], days: frozenset[str], script: Screenplay
) -> tuple[Scene, ...]:
    """The scenes, without intent and candidates yet; ``people`` by key, ``days`` the keys of days.toml."""
    entries = Fields(data, "scenes.toml", ("scenes",)).tables("scenes")
    scenes = tuple(_scene(Fields(one, at, _SCENE), people, days, script) for at, one in entries)
    once([scene.number for scene in scenes], "scenes.toml", "number")
    return scenes


def _scene(fields: Fields, people: Mapping[str, Person], days: frozenset[str], script: Screenplay) -> Scene:
    number = fields.text("number", most=16)
    found = script.scene_numbered(number)
    if found is None:
        raise refused(
            "not_in_script", fields.where, f"script.fountain has no scene with the number {number}."
        )
    day = fields.text("day", "")
    if day and day not in days:
        raise refused("unknown_day", fields.where, f"“{day}” is no key of days.toml.")
    lines = page_lines(found)
    _check_lines(lines, found.lines[0], number)
    performers = _performers(fields, people)
    return Scene(
        number,
        fields.text("title"),
        fields.text("page", "", 16),
        day,
        performers,
        _doubles(fields, people, performers),
        found.heading,
        lines,
        "",
        (),
    )


def _check_lines(lines: tuple[str, ...], first: int, number: str) -> None:
    """A record holds no endless lines; beats are tied to lines, so the writer breaks them, nobody else."""
    if len(lines) > MOST_LINES:
        raise refused("too_long", "script.fountain", f"scene {number} has more than {MOST_LINES} lines.")
    for n, line in enumerate(lines, first):
        if len(line) > LONGEST_LINE:
            sentence = (
                f"this line of scene {number} has more than {LONGEST_LINE} characters; please break it."
            )
            raise refused("too_long", f"script.fountain, line {n}", sentence)


def _performers(fields: Fields, people: Mapping[str, Person]) -> tuple[Part, ...]:
    keys = once(fields.texts("performers"), fields.where, "performer")
    check_people(keys, fields.where, people)
    return tuple(Part(key, people[key].character) for key in keys)


def _doubles(
    fields: Fields, people: Mapping[str, Person], performers: tuple[Part, ...]
) -> tuple[tuple[str, str], ...]:
    doubles = fields.pairs("doubles", {})
    check_people([double for double, _ in doubles], fields.where, people)
    there = {part.person for part in performers}
    for double, principal in doubles:
        if double in there or principal not in there:
            sentence = f"“{double}” should double one of the performers and not be one of them."
            raise refused("doubles", fields.where, sentence)
    return doubles
