"""A folder small enough to be seen whole, and a way to spoil one thing in it."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "production.toml": """
title = "The Long Tide"
timezone = "Europe/London"
pack = "sag-aftra"
operator = "North Quay Intimacy Coordination"
openers = "Ines Duarte"
""",
    "people.toml": """
[[people]]
key = "ines"
name = "Ines Duarte"
pronouns = "she"
roles = ["coordinator"]

[[people]]
key = "mara"
name = "Mara Okafor"
pronouns = "she"
character = "ELIN"

[[people]]
key = "jonas"
name = "Jonas Lindqvist"
pronouns = "he"
character = "ANDERS"

[[people]]
key = "teodor"
name = "Teodor Hale"
pronouns = "he"
roles = ["director"]

[[people]]
key = "dana"
name = "Dana Whitlock"
pronouns = "she"
scene_roles = [{ role = "representative", scenes = ["42"] }]
""",
    "days.toml": """
[[days]]
key = "day-14"
label = "Day 14"
date = 2026-11-26
call = 08:00:00
place = "stage 2"
""",
    "scenes.toml": """
[[scenes]]
number = "42"
title = "Boathouse, night"
page = "51"
day = "day-14"
performers = ["mara", "jonas"]
""",
    "script.fountain": "INT. BOATHOUSE - NIGHT #42#\n\nThey dance.\n\nELIN\nThe lamp.\n",
    "intent/42.txt": "The dance is the talking they can’t do.\n",
    "candidates/42.toml": """
[every_beat]
stop_cue = "Hold"
dress = { mara = "Cardigan", jonas = "Shirt" }

[[beats]]
key = "dance"
lines = [3, 3]
seconds = 40
actions = [{ macro = "slow_dance", people = ["mara", "jonas"], layer = "cloth", pressure = "surface" }]
""",
    "boundaries/mara.toml": """
person = "mara"

[[entries]]
direction = "received"
disposition = "open"
where = ["shoulders"]
by = ["jonas"]
with = ["hands"]
layers = ["cloth"]
verbs = ["rest"]
pressures = ["surface"]
seconds = 60
repeats = 3
""",
    "riders/42-mara.toml": """
scene = "42"
person = "mara"

[[clauses]]
text = "His right hand on her upper back."
by = "jonas"
with = "right_hand"
to = "mara"
where = "upper_back"
layers = "cloth"
verbs = "rest"
pressures = "surface"
seconds = 60
repeats = 3
""",
}


def write(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """The small folder under ``folder``, with some files replaced, and those left out whose text is None."""
    for name, text in {**FILES, **(changes or {})}.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def spoiled(name: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """One file with ``old`` replaced by ``new``, which must be in it once."""
    assert FILES[name].count(old) == 1, (name, old)
    return {name: FILES[name].replace(old, new)}
