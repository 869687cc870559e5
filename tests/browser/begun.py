"""A data folder begun for a test, in a process of its own: ``python -m tests.browser.begun FOLDER WORLD AT``.

WORLD is ``played`` (the demo as its fictional people left it) or ``blank`` (nothing asked in scenes 42 and 61:
no intent, no beats, no riders). Prints one sign-in token per person as JSON, by the keys of people.toml.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import attrs

from beforehand.cli.data import opened

THE_LONG_TIDE: Final = Path(__file__).parents[2] / "examples" / "the-long-tide"
EMPTIED: Final = ("42", "61")


def begin(world: str, at: datetime) -> dict[str, Any]:
    """Record the production; tokens by key, and ids of scenes by number."""
    from beforehand.studio import entry
    from beforehand.studio.folder import read_folder
    from beforehand.studio.load import load
    from beforehand.studio.playing import play

    folder = read_folder(THE_LONG_TIDE)
    loaded = load(_blank(folder) if world == "blank" else folder, at=at)
    if world == "played":
        play(folder, loaded, at=at)
    tokens = {
        key: entry.issue_link(entry.account_of(person, loaded.production), None, 336, at=at)
        for key, person in loaded.people.items()
    }
    return {"tokens": tokens, "scenes": loaded.scenes}


def _blank(folder: Any) -> Any:
    scenes = tuple(
        attrs.evolve(scene, intent="", candidates=()) if scene.number in EMPTIED else scene
        for scene in folder.scenes
    )
    return attrs.evolve(folder, scenes=scenes, riders=())


if __name__ == "__main__":
    with opened(Path(sys.argv[1]), create=True):
        print(json.dumps(begin(sys.argv[2], datetime.fromisoformat(sys.argv[3]))))  # noqa: T201  read by the test
