"""How long 40 beats of 6 performers take against everybody's ceilings, in milliseconds and as a ratio.

Each performer has 20 entries for what they give, 20 for what they receive, 20 for what is shown, and a rider of
20 clauses. Every box is asked of both sides' ceilings and riders. The ratio is to the same question read
plainly, subset by subset, in the same run; times are this process's own, best of several rounds.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

from beforehand.agreement.actions import Macro, Show, Touch, expand
from beforehand.agreement.boxes import Box, Contact, Exposure, dimensions
from beforehand.agreement.ceilings import Ceiling, Compiled
from beforehand.agreement.vocabulary import VOCABULARY

BEATS, ROUNDS = 40, 7
CAST = tuple(f"00000000-0000-4000-8000-{n:012d}" for n in range(6))
ROWS = tuple(frozenset(row.leaves) for group in VOCABULARY.groups for row in group.rows)
PARTS = frozenset({"left_hand", "right_hand", "lips", "left_forearm", "right_forearm", "left_upper_arm"})
VERBS = frozenset(VOCABULARY.verbs)
Asked = list[tuple[Ceiling, Box]]


def rows() -> list[tuple[str, float, str]]:
    """Measure; each row is what was measured, the figure, and its limit as text ("" where none is set)."""
    asked = _asked(random.Random(42))
    ready = {id(ceiling): Compiled(ceiling) for ceiling, _ in asked}

    def again() -> int:
        return sum(ready[id(ceiling)].judge(box)[0] is not None for ceiling, box in asked)

    def first() -> int:
        made = {key: Compiled(ceiling) for key, ceiling in {id(c): c for c, _ in asked}.items()}
        return sum(made[id(ceiling)].judge(box)[0] is not None for ceiling, box in asked)

    def plain() -> int:
        return sum(_plainly(ceiling, box) for ceiling, box in asked)

    assert first() == again() == plain() > 0
    once, kept, naive = _best(first), _best(again), _best(plain)
    return [
        ("covers, 40 beats, 6 performers, asked again: ms", kept * 1000, "<= 2"),
        ("covers, 40 beats, 6 performers, ceilings made anew: ms", once * 1000, ""),
        ("ceilings made anew / read plainly, set by set", once / naive, ""),
    ]


def _asked(chance: random.Random) -> Asked:
    ceilings = {who: _ceilings(chance, who) for who in CAST}
    return [pair for _ in range(BEATS) for box in _beat(chance) for pair in _sides(ceilings, box)]


def _sides(ceilings: dict[str, dict[str, Ceiling]], box: Box) -> Iterator[tuple[Ceiling, Box]]:
    sides = (
        {"given": box.agents, "received": box.targets} if isinstance(box, Contact) else {"shown": box.people}
    )
    for side, people in sides.items():
        for who in people:
            yield ceilings[who][side], box
            yield ceilings[who]["rider"], box


def _beat(chance: random.Random) -> Iterator[Box]:
    a, b = chance.sample(CAST, 2)
    where = chance.choice(sorted(frozenset().union(*ROWS) - {"genitals", "between_buttocks"}))
    yield from expand(Macro("slow_dance", (a, b), "cloth", "surface", 40))
    yield from expand(Touch("stroke", (a,), ("right_hand",), (b,), (where,), "cloth", "surface", 4))
    yield from expand(Show(a, ("left_shoulder",), "bare", ("picture",), 4))


def _ceilings(chance: random.Random, who: str) -> dict[str, Ceiling]:
    """As boundaries are: a row of the list at a time, fourteen of them open and six fenced."""
    others = frozenset(CAST) - {who}
    me = frozenset({who})
    given = [_contact(me, PARTS, others, row) for row in chance.sample(ROWS, 20)]
    received = [_contact(others, PARTS, me, row) for row in chance.sample(ROWS, 20)]
    shown: list[Box] = [
        Exposure(me, row, frozenset({"bare", "garment"}), frozenset({"floor", "picture"}), 60, 5)
        for row in chance.sample(ROWS, 20)
    ]
    sides = {
        "given": given,
        "received": received,
        "shown": shown,
        "rider": [*given[:7], *received[:7], *shown[:6]],
    }
    return {side: Ceiling(tuple(boxes[:14]), tuple(boxes[14:])) for side, boxes in sides.items()}


def _contact(
    agents: frozenset[str], parts: frozenset[str], targets: frozenset[str], leaves: frozenset[str]
) -> Box:
    layers, pressures = frozenset({"cloth", "barrier"}), frozenset({"surface", "muscle"})
    return Contact(agents, parts, targets, leaves, layers, VERBS, pressures, 60, 5)


def _plainly(ceiling: Ceiling, box: Box) -> bool:
    return not any(_meets(f, box) for f in ceiling.fences) and any(_holds(p, box) for p in ceiling.permits)


def _holds(permit: Box, box: Box) -> bool:
    if type(permit) is not type(box) or box.seconds > permit.seconds or box.repeats > permit.repeats:
        return False
    return all(getattr(box, name) <= getattr(permit, name) for name in dimensions(box))


def _meets(fence: Box, box: Box) -> bool:
    return type(fence) is type(box) and all(getattr(box, n) & getattr(fence, n) for n in dimensions(box))


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    for what, figure, limit in rows():
        print(f"{what:62} {figure:5.2f} {limit}")
