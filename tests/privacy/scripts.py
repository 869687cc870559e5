"""Scripts: several worlds with one public story, in which private acts differ as Hypothesis likes.

The rule is applied here, not read off the program: the bit is expected where a script puts it, in every world
at the same place, and the player of the script holds each world to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from attrs import define, field, frozen
from hypothesis import strategies as st

from tests.privacy.base_world import IN_SCENE, PERFORMERS, WITH_POWER
from tests.privacy.private_acts import Scene, quiet, touching
from tests.privacy.steps import Step

WORLDS: Final = 8
"""How many worlds a script has: all pairs of them are compared, twenty-eight."""

MOST_SLOTS: Final = 7


@frozen
class Slot:
    """One place in the story.

    Attributes:
        public: whether the same thing happens in every world, as far as anybody is told.
        steps: what happens in each world.
        bits: scenes that are with the coordinator afterwards, in every world.
    """

    public: bool
    steps: tuple[tuple[Step, ...], ...]
    bits: frozenset[str]


@frozen
class Move:
    """Something that one with power sends from a page of theirs, after all else.

    Attributes:
        who: who sends it.
        page: from which of their pages, counted round and round.
        form: which of the page's forms, counted round and round.
        spoilt: "" or what is wrong with it.
    """

    who: str
    page: int
    form: int
    spoilt: str


@frozen
class Script:
    """One public story, and private acts for each of several worlds.

    Attributes:
        slots: in order; all worlds do each at the same time.
        involved: performers who act, or to whom something is put, in any of the worlds.
        later: whether the pages are read on the day, after call, or at once.
        focus: one with power whose pages are looked at in every way.
        streams: which pages are held open meanwhile; counted round and round.
        moves: what is sent at the end.
    """

    slots: tuple[Slot, ...]
    involved: frozenset[str]
    later: bool = False
    focus: str = "teodor"
    streams: tuple[int, ...] = (0, 1, 2)
    moves: tuple[Move, ...] = ()

    @property
    def differing(self) -> int:
        """How many pairs of its worlds differ."""
        count = len(self.slots[0].steps)
        worlds = [tuple(slot.steps[n] for slot in self.slots) for n in range(count)]
        return sum(a != b for a, b in combinations(worlds, 2))


@define
class Story:
    """A script being made.

    Attributes:
        draw: Hypothesis's.
        actors: who may act in private.
        publishes: whether a plan is still to be published.
        scenes: what is public of each.
        signed: for each world, who signed a rider of a scene in which the other's is still open.
    """

    draw: Callable[..., object]
    actors: tuple[str, ...]
    publishes: bool
    scenes: dict[str, Scene] = field(factory=dict)
    signed: list[dict[str, str]] = field(factory=list)
    slots: list[Slot] = field(factory=list)

    def pick(self, options: list[Step]) -> Step:
        step = self.draw(st.sampled_from(options))
        assert isinstance(step, Step)
        return step

    def add(self, steps: Sequence[tuple[Step, ...]], *, public: bool = False) -> None:
        bits = frozenset(n for n, scene in self.scenes.items() if scene.bit)
        self.slots.append(Slot(public, tuple(steps), bits))

    def same(self, *steps: Step) -> None:
        """Something public."""
        self.add([steps] * WORLDS, public=True)

    def quiet(self) -> None:
        """Each world has its own private act here, or none."""
        steps: list[tuple[Step, ...]] = []
        for n in range(WORLDS):
            options = [s for scene in self.scenes.values() for s in quiet(scene, self.actors)]
            options += self._signings(n)
            act = self.draw(st.booleans() | st.just(True)) and self.pick(options)
            if isinstance(act, Step) and act.does == "sign":
                self.signed[n][act.scene] = act.who
            steps.append((act,) if isinstance(act, Step) else ())
        self.add(steps)

    def _signings(self, world: int) -> list[Step]:
        """One signature of two that are missing."""
        open_in = [s for s in ("61", "7") if s not in self.signed[world]]
        return [Step("sign", who, s) for s in open_in for who in IN_SCENE[s] if who in self.actors]

    def touch(self, number: str) -> None:
        """The bit is set in every world, by whatever sets it there."""
        scene = self.scenes[number]
        if scene.bit:
            return
        steps = [(self.pick(touching(scene, self.actors)),) for _ in range(WORLDS)]
        scene.bit = True
        self.add(steps)

    def all_sign(self, number: str) -> None:
        """Production hears of the riders, and of the time, when the last is signed; of the order it hears nothing.

        The last signature is a place of its own, so that it falls at one time in all worlds: that time is told.
        """
        if not set(IN_SCENE[number]) <= set(self.actors) or any(s.get(number) == "" for s in self.signed):
            return
        first: list[tuple[Step, ...]] = []
        last: list[tuple[Step, ...]] = []
        for n in range(WORLDS):
            missing = [who for who in IN_SCENE[number] if who != self.signed[n].get(number)]
            order: list[str] = self.draw(st.permutations(missing))  # type: ignore[assignment]  # what it draws
            first.append(tuple(Step("sign", who, number) for who in order[:-1]))
            last.append((Step("sign", order[-1], number),))
            self.signed[n][number] = ""
        self.add(first)
        self.add(last)

    def hold(self) -> None:
        """The set is stopped; by whom is told to nobody with power."""
        callers = [who for who in IN_SCENE["42"] if who in self.actors] or ["priya"]
        steps = [(self.pick([Step("hold", who) for who in callers]),) for _ in range(WORLDS)]
        self.add(steps, public=True)

    def publish(self) -> None:
        """All worlds publish the same part of the order; nothing private stands against it in any."""
        if not self.publishes:
            return
        scene = self.scenes["42"]
        self.publishes = False
        scene.plan, scene.bit, scene.kept = ("dance",), False, frozenset()
        self.same(Step("palette", "ines", on="dance"), Step("publish", "ines", on="dance"))

    def roster(self) -> None:
        self.scenes["42"].bit = True
        self.same(Step("roster", "ines"))

    def place(self, day: str) -> None:
        """A change of day sets the bit, or it would tell whether somebody had said something for one day alone."""
        self.scenes["42"].bit = True
        self.same(Step("place", "priya", on=day))

    def director_narrows(self) -> None:
        """Teodor performs in scene 61: his own act, which he sees and the others do not."""
        self.scenes["61"].bit = True
        self.same(Step("decline", "teodor", "61", "embrace"))


KINDS: Final[tuple[Callable[[Story], None], ...]] = (
    Story.quiet,
    Story.quiet,
    Story.quiet,
    lambda story: story.touch("42"),
    lambda story: story.touch("42"),
    lambda story: story.touch("61"),
    Story.publish,
    Story.hold,
    lambda story: story.same(Step("end holds", "ines")),
    lambda story: story.all_sign("7"),
    lambda story: story.all_sign("61"),
    Story.roster,
    lambda story: story.place("Day 15"),
    lambda story: story.place("Day 14"),
    lambda story: story.same(Step("take", "ines")),
    Story.director_narrows,
    lambda story: story.same(Step("intent", "teodor", on="Nobody leads.")),
    lambda story: story.same(Step("propose", "teodor", on="dance")),
    lambda story: story.same(Step("approve", "calder")),
    lambda story: story.same(Step("move call", "priya", on="9")),
    lambda story: story.same(Step("seal", "clock")),
)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """A script of two to seven places, the first of them private."""
    actors = draw(st.lists(st.sampled_from(PERFORMERS), min_size=1, max_size=4, unique=True))
    publishes = draw(st.booleans())
    scenes = {
        "42": Scene("42", ("dance", "kiss", "waist"), kept=frozenset({"dance"} if publishes else ())),
        "61": Scene("61", ("embrace", "brow")),
        "7": Scene("7"),
    }
    story = Story(draw, tuple(sorted(actors)), publishes, scenes, [{} for _ in range(WORLDS)])
    story.quiet()
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=MOST_SLOTS - 1)):
        kind(story)
    return Script(
        slots=tuple(story.slots),
        involved=frozenset(actors),
        later=draw(st.booleans()),
        focus=draw(st.sampled_from(WITH_POWER)),
        streams=tuple(draw(st.lists(st.integers(0, 200), min_size=3, max_size=3))),
        moves=tuple(draw(st.lists(moves(), min_size=1, max_size=2))),
    )


def moves() -> st.SearchStrategy[Move]:
    """Anything that one with power may send."""
    return st.builds(
        Move,
        who=st.sampled_from(WITH_POWER),
        page=st.integers(0, 40),
        form=st.integers(0, 40),
        spoilt=st.sampled_from(("", "", "stale", "no key", "unknown act")),
    )
