"""The tutorial's steps: each heading of docs/tutorial.md, and what walks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from . import agreeing, arriving, days, ending, limits, paper, planning, reading, riders
from .house import House

STEPS: Final[tuple[tuple[str, tuple[Callable[[House], None], ...]], ...]] = (
    ("Begin the production", (arriving.begin,)),
    ("Write down who takes part", (arriving.people,)),
    ("Let everybody in", (arriving.ways_in,)),
    ("Read the script", (reading.script, reading.read_through)),
    ("Say who performs", (reading.roles,)),
    ("Set the day", (days.shooting_day,)),
    ("Boundaries", (limits.boundaries,)),
    ("What the story needs", (planning.intent,)),
    ("Write the beats", (planning.beats,)),
    ("Answers, in private", (agreeing.answers,)),
    ("The palette and the order", (agreeing.palette,)),
    ("The closed set", (days.closed_set,)),
    ("The plan", (agreeing.plan,)),
    ("Propose the riders", (riders.propose,)),
    ("Read, talk over, sign", (riders.sign,)),
    ("Sign for production", (riders.countersign,)),
    ("Print the paper", (paper.sealed_riders, paper.cards)),
    ("The second scene", (ending.second_scene,)),
    ("The day", (ending.the_day, ending.all_is_as_recorded)),
)
PICTURES: Final = (
    "begin",
    "link",
    "read-through",
    "people",
    "boundaries",
    "beat",
    "answers",
    "candidates",
    "director",
    "plan",
    "rider-proposed",
    "pin",
    "signed",
    "production",
    "papers",
    "home",
    "the-day",
)
"""Names of the pictures that the steps keep, in order."""
