"""Holds the worlds of a script against each other, and says in words where two of them differ."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from tests.privacy.browser import Answer
from tests.privacy.house import House
from tests.privacy.playing import Heard, play
from tests.privacy.scripts import Script

_scripts = itertools.count()


def differences(house: House, script: Script) -> list[str]:
    """Everything in which the worlds of a script differ to those with power; nothing when the rule holds.

    A page that is made from a private table is named first: it need not have said anything yet.

    Raises:
        AssertionError: a world does not keep to the script's public story.
    """
    number = next(_scripts)
    told = [play(house, script, number, world) for world in range(len(script.slots[0].steps))]
    first, *others = told
    asked = list(dict.fromkeys(line for each in told for line in each.asked))
    return asked + [
        line for n, other in enumerate(others, 1) for line in _between(first.heard, other.heard, n)
    ]


def _between(one: list[Heard], other: list[Heard], number: int) -> Iterator[str]:
    """In words, where two worlds differ."""
    if [(h.who, h.where) for h in one] != [(h.who, h.where) for h in other]:
        yield f"world {number}: not the same things were said at all"
        return
    for a, b in zip(one, other, strict=True):
        if a.answer != b.answer:
            yield f"world {number}, {a.who}, {a.where}: {'; '.join(_parts(a.answer, b.answer))}"


def _parts(one: Any, other: Any) -> Iterator[str]:
    if not (isinstance(one, Answer) and isinstance(other, Answer)):
        yield f"{one} and {other}"
        return
    if one.status != other.status:
        yield f"status {one.status} and {other.status}"
    if one.headers != other.headers:
        yield f"headers {set(one.headers) ^ set(other.headers) or 'in another order'}"
    if one.body != other.body:
        yield "body " + " ".join(_lines(one.body, other.body))
    if one.sql != other.sql:
        yield f"{len(one.sql)} and {len(other.sql)} statements: " + " ".join(_lines(one.sql, other.sql))


def _lines(one: bytes | Iterable[str], other: bytes | Iterable[str]) -> list[str]:
    a, b = (
        x.decode(errors="replace").splitlines() if isinstance(x, bytes) else list(x) for x in (one, other)
    )
    changed = difflib.unified_diff(a, b, n=0, lineterm="")
    return [line[:200] for line in changed if line[:3] not in ("---", "+++")][:6]
