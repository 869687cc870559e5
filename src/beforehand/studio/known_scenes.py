"""Scenes that were read and judged already, kept by the act that settled them last.

Every act that changes anything of a scene settles it, and seals its own id into the scene's standing. So that
id says which state of the scene is meant, in whatever process it was read; a transaction that was rolled back
left an id that no standing ever carries.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final

from beforehand.store.settle import Known, read_known
from beforehand.store.tables.django_tables import DjangoTables

KEPT: Final = 64
_known: OrderedDict[tuple[str, str], Known] = OrderedDict()
_lock = Lock()


def known_scene(tables: DjangoTables, scene: str) -> Known | None:
    """The scene as it stands now; read from the tables only when its last act is not known here."""
    standing = tables.get("standing", scene)
    if standing is None:
        return read_known(tables, scene)
    with _lock:
        found = _known.get((scene, standing.data["settled_by"]))
    if found is None:
        found = read_known(tables, scene)
        if found is not None:
            remember(standing.data["settled_by"], {scene: found})
    return found


def remember(act: str, scenes: Mapping[str, Known]) -> None:
    """Keep these scenes as the act left them."""
    with _lock:
        for scene, known in scenes.items():
            _known[scene, act] = known
            _known.move_to_end((scene, act))
        while len(_known) > KEPT:
            _known.popitem(last=False)


def forget_scenes() -> None:
    """Drop them all from memory (a destroyed key, a test's new database)."""
    with _lock:
        _known.clear()
