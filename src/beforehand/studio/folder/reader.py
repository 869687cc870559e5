"""The whole folder: every file read and every name looked up before anything is given back."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from beforehand.agreement.boundaries import Boundary
from beforehand.script.fountain import read_fountain
from beforehand.script.screenplay import Screenplay
from beforehand.studio.folder.boundaries import read_boundaries
from beforehand.studio.folder.candidates import read_candidates
from beforehand.studio.folder.files import check_listing, decode_at, load_text, load_toml, of_kind
from beforehand.studio.folder.production import once, read_days, read_people, read_production
from beforehand.studio.folder.refused import refused, told_at
from beforehand.studio.folder.riders import read_rider
from beforehand.studio.folder.scenes import read_scenes
from beforehand.studio.folder.values import Folder, Person, Rider, Scene, names_of
from beforehand.studio.words import TEXT, words

ROLES = (
    *(
        "coordinator",
        "deputy",
        "director",
        "assistant_director",
        "producer",
        "performer",
        "double",
        "costume",
    ),
    *("script_supervisor", "editor", "representative", "guardian", "reviewer", "counsel"),
)
MOST_ENTRIES = 400


def read_folder(path: Path) -> Folder:
    """The production that lies in a folder.

    Args:
        path: the folder; see ``examples/the-long-tide`` for its files.

    Raises:
        FolderRefused: a file is missing, unknown or not text; a field is unknown, missing or of another
            kind; a word is not in the vocabulary; a key is nobody's. The sentence names file and place.
    """
    check_listing(path)
    production = read_production(load_toml(path / "production.toml", "production.toml"))
    people = read_people(load_toml(path / "people.toml", "people.toml"), ROLES)
    days = read_days(load_toml(path / "days.toml", "days.toml"), production.timezone)
    script = _script(path)
    by_key = {person.key: person for person in people}
    scenes = read_scenes(
        load_toml(path / "scenes.toml", "scenes.toml"), by_key, frozenset(day.key for day in days), script
    )
    _check_scene_roles(people, scenes)
    scenes = _with_candidates(path, _with_intents(path, scenes, people), people)
    return Folder(
        production,
        people,
        days,
        scenes,
        _boundaries(path, scenes),
        _riders(path, scenes, people),
        script,
        _drafts(path),
    )


def _script(path: Path) -> Screenplay:
    with told_at("script.fountain"):
        return read_fountain(decode_at(path / "script.fountain", "script.fountain"))


def _drafts(path: Path) -> tuple[bytes, ...]:
    """The script, then later drafts in order of file name; each must read, and no two be alike."""
    found = [(path / "script.fountain").read_bytes()]
    for file in of_kind(path, "drafts"):
        where = f"drafts/{file.name}"
        with told_at(where):
            later = read_fountain(load_text(file, where))
        if not later.scenes:
            raise refused("no_scenes", where, "no scene heading was found in this file.")
        if (data := file.read_bytes()) in found:
            raise refused("draft_read_already", where, "this is the very file of an earlier draft.")
        found.append(data)
    return tuple(found)


def _check_scene_roles(people: tuple[Person, ...], scenes: tuple[Scene, ...]) -> None:
    numbers = {scene.number for scene in scenes}
    for n, person in enumerate(people, 1):
        for role, scene in person.scene_roles:
            if scene not in numbers:
                sentence = f"{role} in scene {scene}, but scenes.toml has no scene {scene}."
                raise refused("unknown_scene", f"people.toml, people {n}", sentence)


def _with_intents(path: Path, scenes: tuple[Scene, ...], people: tuple[Person, ...]) -> tuple[Scene, ...]:
    intents: dict[str, str] = {}
    for file in of_kind(path, "intent"):
        where = f"intent/{file.name}"
        _known_scene(file.stem, scenes, where)
        intents[file.stem] = _intent(file, where)
        if not any(_directs(person, file.stem) for person in people):
            raise refused("no_director", where, "the intent is the director’s, and people.toml names none.")
    return tuple(evolve(scene, intent=intents.get(scene.number, "")) for scene in scenes)


def _intent(file: Path, where: str) -> str:
    with told_at(where):
        return words(load_text(file, where), "story intent", TEXT)


def _directs(person: Person, scene: str) -> bool:
    return "director" in person.roles or ("director", scene) in person.scene_roles


def _with_candidates(path: Path, scenes: tuple[Scene, ...], people: tuple[Person, ...]) -> tuple[Scene, ...]:
    found = {scene.number: scene for scene in scenes}
    for file in of_kind(path, "candidates"):
        where = f"candidates/{file.name}"
        scene = _known_scene(file.stem, scenes, where)
        candidates = read_candidates(load_toml(file, where), where, scene.people)
        found[scene.number] = evolve(scene, candidates=candidates)
        _check_beats(found[scene.number], people, where)
    return tuple(found.values())


def _check_beats(scene: Scene, people: tuple[Person, ...], where: str) -> None:
    """Write every beat out once: one that cannot be is refused here, not half-way through loading."""
    keys = {person.key: person.key for person in people}
    names = names_of(people, keys)
    seen: set[str] = set()
    for n, candidate in enumerate(scene.candidates, 1):
        first, last = candidate.lines
        if candidate.lines != (0, 0) and not 1 <= first <= last <= len(scene.lines):
            sentence = f"scene {scene.number} has the lines 1 to {len(scene.lines)}."
            raise refused("lines", f"{where}, beats {n}", sentence)
        with told_at(f"{where}, beats {n}"):
            digest = candidate.beat(keys, names).digest
        if digest in seen:
            raise refused("candidate_exists", f"{where}, beats {n}", "this says the same as an earlier beat.")
        seen.add(digest)


def _boundaries(path: Path, scenes: tuple[Scene, ...]) -> tuple[Boundary, ...]:
    performers = frozenset(person for scene in scenes for person in scene.people)
    found: list[Boundary] = []
    for file in of_kind(path, "boundaries"):
        where = f"boundaries/{file.name}"
        found += read_boundaries(load_toml(file, where), where, performers)
        once([boundary.id for boundary in found], where, "entry")
        if sum(boundary.person == found[-1].person for boundary in found) > MOST_ENTRIES:
            raise refused("too_many", where, f"at most {MOST_ENTRIES} entries are possible.")
    return tuple(found)


def _riders(path: Path, scenes: tuple[Scene, ...], people: tuple[Person, ...]) -> tuple[Rider, ...]:
    by_number, everybody = {s.number: s for s in scenes}, frozenset(p.key for p in people)
    found: list[Rider] = []
    for file in of_kind(path, "riders"):
        where = f"riders/{file.name}"
        rider = read_rider(load_toml(file, where), where, by_number, everybody)
        before = [r for r in found if (r.scene, r.person) == (rider.scene, rider.person)]
        if rider.number != len(before) + 1:
            sentence = f"this should be number {len(before) + 1}; riders count in order of file name."
            raise refused("rider_number", where, sentence)
        found.append(rider)
    return tuple(found)


def _known_scene(number: str, scenes: tuple[Scene, ...], where: str) -> Scene:
    for scene in scenes:
        if scene.number == number:
            return scene
    raise refused("unknown_scene", where, f"scenes.toml has no scene {number}.")
