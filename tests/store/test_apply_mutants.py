"""Whatever is deleted from an ``apply``, or from what settles its scenes, is noticed.

The acts of :mod:`tests.every_act` are replayed in memory through a copy of these modules that lacks one
statement or line. After some act the rows must be others than they were, or something must be raised.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from unittest.mock import patch

import attrs
import pytest
from attrs import frozen

import beforehand.store.apply as room
from beforehand.journal.act import Saved
from beforehand.journal.acts.days import MoveCall
from beforehand.journal.acts.sets import Hold
from beforehand.store import settle
from tests.every_act import Played
from tests.memory import MemoryTables
from tests.store.mutants import Mutant, mutants

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

PACKAGE = room.__name__
APPLY = sorted(f"{PACKAGE}.{path.stem}" for path in Path(room.__path__[0]).glob("[!_]*.py"))
REGISTRY = f"{PACKAGE}.registry"
MODULES = [REGISTRY, *(name for name in APPLY if name != REGISTRY), PACKAGE, settle.__name__]
"""In the order in which they import each other."""


@frozen
class Step:
    """An act, the tables after it, and the scenes that it settled."""

    act: Saved
    tables: MemoryTables
    settled: dict[str, Any]


NEVER = "ffffffff-ffff-4fff-8fff-ffffffffffff"


def source_of(name: str) -> str:
    return Path(str(importlib.import_module(name).__file__)).read_text(encoding="utf-8")


CODE = {name: compile(source_of(name), name, "exec") for name in MODULES}


def loaded(changed: str = "", code: CodeType | None = None) -> ModuleType:
    """The settling module of a fresh copy of all these, one of them changed."""
    fresh = {name: ModuleType(name) for name in MODULES}
    fresh[PACKAGE].__path__ = room.__path__
    with patch.dict(sys.modules, fresh):
        for name, module in fresh.items():
            exec(code if name == changed and code else CODE[name], module.__dict__)
    for applier in fresh[REGISTRY].__dict__["APPLIERS"].values():
        assert fresh[applier.__module__].__dict__[applier.__name__] is applier
    return fresh[settle.__name__]


@pytest.fixture(scope="module")
def steps(played: Played) -> list[Step]:
    """The story, step by step."""
    return list(told(loaded(), played.acts))


def told(settling: ModuleType, acts: Iterable[Saved]) -> Iterator[Step]:
    """Carry out the acts as ``record`` does: before each, a scene is at hand or, every other time, read anew."""
    tables, at_hand = MemoryTables(), dict[str, Any]()

    def known(scene: str) -> Any:
        return at_hand.pop(scene, None) or settling.read_known(tables, scene)

    for number, act in enumerate(acts):
        settled = settling.carry_out(act, tables, known)
        if number % 2:
            at_hand.update(settled)
        yield Step(act, tables.copy(), {s: (known.record, known.standing) for s, known in settled.items()})


def noticed(mutant: Mutant, module: str, steps: list[Step]) -> bool:
    """Whether the story comes out otherwise, or a journal that was tampered with is taken otherwise."""
    try:
        settling = loaded(module, mutant.code)
        return _story_differs(settling, steps) or not _strays_are_as_ever(settling, steps)
    except Exception:
        return True


def _story_differs(settling: ModuleType, steps: list[Step]) -> bool:
    again = told(settling, (step.act for step in steps))
    return any(
        (made.tables.tables, made.settled) != (step.tables.tables, step.settled)
        for made, step in zip(again, steps, strict=True)
    )


def _strays_are_as_ever(settling: ModuleType, steps: list[Step]) -> bool:
    """A day that nobody set is not moved; a hold in a scene that nobody wrote settles nothing."""
    moved = next(step for step in steps if isinstance(step.act.body, MoveCall))
    held = next(step for step in steps if isinstance(step.act.body, Hold))
    if settling.carry_out(attrs.evolve(held.act, scene=NEVER), held.tables.copy()) != {}:
        return False
    call = MoveCall(NEVER, "2026-11-26T08:00:00.000000Z")
    try:
        settling.carry_out(attrs.evolve(moved.act, body=call), moved.tables.copy())
    except LookupError:
        return True
    return False


@pytest.mark.parametrize("module", [*APPLY, settle.__name__])
def test_whatever_is_deleted_is_noticed(module: str, steps: list[Step]) -> None:
    made = list(mutants(source_of(module), module))
    survivors = [f"{m.function} without {m.deleted}" for m in made if not noticed(m, module, steps)]
    assert not survivors, "\n".join(survivors)
    assert len(made) > 5


def test_undeleted_the_story_comes_out_as_it_is(steps: list[Step]) -> None:
    assert not _story_differs(loaded(), steps)
    assert _strays_are_as_ever(loaded(), steps)
