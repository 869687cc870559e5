"""The breakdown of a screenplay: every scene looked at, every passage with its reasons."""

from __future__ import annotations

from collections.abc import Iterator

from beforehand.script.breakdown.cast import Cast, cast_of, listen
from beforehand.script.breakdown.kin import note_kin
from beforehand.script.breakdown.matching import hits_of
from beforehand.script.breakdown.nearness import lifted
from beforehand.script.breakdown.pages import paging
from beforehand.script.breakdown.passages import passages_of
from beforehand.script.breakdown.patterns import Matcher, matcher
from beforehand.script.breakdown.prose import Unit, units_of
from beforehand.script.breakdown.states import States, states_at_start
from beforehand.script.breakdown.talk import WHERE, talk_of
from beforehand.script.breakdown.values import Breakdown, Passage, SceneFound
from beforehand.script.breakdown.who import present
from beforehand.script.screenplay import Kind, Scene, Screenplay

_WORDS = frozenset({Kind.ACTION, Kind.DIALOGUE, Kind.CENTERED, Kind.LYRICS, Kind.PARENTHETICAL})


def break_down(play: Screenplay) -> Breakdown:
    """Find the passages of ``play``; time and memory grow with its length and nothing else."""
    scenes = tuple(_with_opening(play))
    words = [units_of(scene) for scene in scenes]
    cast = cast_of(element.name for element in play.elements if element.kind is Kind.CUE)
    for units in words:
        listen(cast, units)
        note_kin(cast, units)
    sheets = paging(play)
    extra = len(scenes) - len(play.scenes)
    begins, eighths = ("1",) * extra + sheets.begins, (1,) * extra + sheets.eighths
    walk = _Walk(cast, matcher())
    found = tuple(map(walk.scene, scenes, words, begins, eighths))
    ages = tuple((name, ", ".join(map(str, told))) for name, told in sorted(cast.ages.items()))
    return Breakdown(play, sheets.pages, found, ages)


def _with_opening(play: Screenplay) -> Iterator[Scene]:
    """The scenes, and before them what stands above the first heading, as a scene with index 0."""
    opening = play.opening
    if any(element.kind in _WORDS for element in opening):
        speaking = tuple(dict.fromkeys(e.name for e in opening if e.kind is Kind.CUE))
        lines = (opening[0].lines[0], opening[-1].lines[1])
        yield Scene(0, None, "", "", "", "", lines, opening, speaking, False)
    yield from play.scenes


class _Walk:
    """Goes from scene to scene, for what one scene leaves holds in the next when the script goes on."""

    def __init__(self, cast: Cast, rules: Matcher) -> None:
        self.cast = cast
        self.rules = rules
        self.before: Scene | None = None
        self.left: States | None = None

    def scene(self, scene: Scene, units: list[Unit], page: str, eighths: int) -> SceneFound:
        states = states_at_start(scene, self.before, self.left)
        if any(map(self.cast.is_minor, scene.characters)):
            states.begin(frozenset({"minors"}), 0)
        hits = lifted(hits_of(units, self.cast, states, self.rules))
        self.before, self.left = scene, states
        speaking, silent = present(units, self.cast)
        passages: tuple[Passage, ...] = ()
        talk: tuple[Passage, ...] = ()
        if hits:
            text = _line_texts(scene)
            done = [hit for hit in hits if hit.rule.where != WHERE]
            passages = passages_of(done, units, self.cast, [*speaking, *silent], text)
            talk = talk_of(hits, units, text, passages)
        return SceneFound(scene, page, eighths, scene.characters, tuple(silent), passages, talk)


def _line_texts(scene: Scene) -> dict[int, str]:
    texts: dict[int, str] = {}
    for element in scene.elements:
        for n, line in enumerate(element.text.split("\n")):
            texts[element.lines[0] + n] = line.strip()
    return texts
