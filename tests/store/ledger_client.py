"""A client that believes only what it was told: ``python -m tests.store.ledger_client FOLDER SEED``.

Every act has an id before it is sent. Only when the server has answered "saved" is the id written into the
ledger, and the ledger to the disk. When the connection breaks, the same act is sent again until it is answered.
"""

from __future__ import annotations

import json
import os
import random
import socket
import sys
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

PEOPLE = ("mara", "jonas", "ines")


class Client:
    """One person at one device."""

    def __init__(self, folder: Path, seed: int, who: str) -> None:
        self.folder = folder
        self.chance = random.Random(f"{seed} {who}")
        self.who = who
        self.world = json.loads((folder / "world.json").read_text(encoding="utf-8"))
        self.line: TextIO | None = None
        self.boundaries: list[str] = []
        self.holds: list[str] = []

    def run(self) -> None:
        """Send until there is a file called ``stop``."""
        with (self.folder / f"ledger-{self.who}").open("a", encoding="utf-8") as ledger:
            while not (self.folder / "stop").exists():
                for word in self.settled(self.next_act()):
                    ledger.write(word + "\n")
                    ledger.flush()
                    os.fsync(ledger.fileno())

    def settled(self, asked: dict[str, Any]) -> Iterator[str]:
        """Send it until it is answered; a word for the ledger for the answer and for every break."""
        while True:
            try:
                answer = self.sent(asked)
            except (OSError, ValueError):  # ValueError: the answer was cut off in the middle
                self.line = None
                yield "broken -"
                continue
            if "saved" in answer:
                self.learn(asked, answer["saved"])
                yield f"saved {answer['saved']}"
            else:
                yield f"refused {answer['refused']}"
            return

    def sent(self, asked: dict[str, Any]) -> dict[str, Any]:
        if self.line is None:
            connected = socket.socket(socket.AF_UNIX)
            connected.connect(str(self.folder / "socket"))
            self.line = connected.makefile("rw", encoding="utf-8")
        self.line.write(json.dumps(asked) + "\n")
        self.line.flush()
        answer: dict[str, Any] = json.loads(self.line.readline())
        return answer

    def next_act(self) -> dict[str, Any]:
        """One of many, by chance."""
        place = {"production": self.world["production"], "author": self.world["people"][self.who]}
        use, more = self.chance.choice(self.choices())
        return {
            "use": use,
            "with": {**place, **more, "act": str(uuid.UUID(int=self.chance.getrandbits(128), version=4))},
        }

    def choices(self) -> list[tuple[str, dict[str, Any]]]:
        scene = {"scene": self.world["scene"]}
        digest = {**scene, "digest": self.chance.choice(self.world["digests"])}
        if self.who == "ines":
            return [("sets.hold", scene)]
        return [
            ("answers.agree", {**digest, "seen": []}),
            ("answers.talk", digest),
            ("answers.decline", digest),
            ("answers.withdraw", digest),
            ("answers.less_today", digest),
            ("sets.hold", scene),
            ("boundaries.set_boundary", {"entry": self.fence()}),
            *(("boundaries.end_boundary", {"boundary": known}) for known in self.boundaries[-2:]),
        ]

    def fence(self) -> dict[str, Any]:
        other = next(self.world["people"][p] for p in ("mara", "jonas") if p != self.who)
        return {
            "direction": "received",
            "disposition": "fence",
            "leaves": [self.chance.choice(["throat", "waist", "lips"])],
            "by": [other],
            "parts": ["right_hand"],
            "layers": ["skin"],
            "verbs": ["touch"],
            "pressures": ["surface"],
            "states": [],
            "audiences": [],
            "seconds": 1,
            "repeats": 1,
            "gate": "",
            "words": "",
        }

    def learn(self, asked: dict[str, Any], act: str) -> None:
        if asked["use"] == "boundaries.set_boundary":
            self.boundaries.append(act)
        if asked["use"] == "boundaries.end_boundary":
            self.boundaries.remove(asked["with"]["boundary"])


def main(folder: Path, seed: int) -> None:
    """All people at once."""
    threads = [threading.Thread(target=Client(folder, seed, who).run) for who in PEOPLE]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
