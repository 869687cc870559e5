"""From the keys of a folder to the ids of the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import AttrsInstance, evolve, fields

from beforehand.agreement.vocabulary import CREW, PROP

_PEOPLE = frozenset({"agents", "targets", "people", "person", "by"})
Cast = TypeVar("Cast", bound=AttrsInstance)


def cast(value: Cast, ids: Mapping[str, str]) -> Cast:
    """An action, a box or a boundary with ids in place of keys; props stay as they are.

    Raises:
        KeyError: a key has no id.
    """
    named = [a.name for a in fields(type(value)) if a.name in _PEOPLE]
    changed = {name: _renamed(getattr(value, name), ids) for name in named}
    return evolve(value, **changed)  # type: ignore[misc]  # mypy takes no variable for "any attrs class"


def _renamed(said: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(said, str):
        return said if not said or said.startswith((PROP, CREW)) else ids[said]
    return type(said)(_renamed(one, ids) for one in said)
