"""The demo's fictional people act: boundaries, answers, orders and signatures, each by its own person.

Scene 42 is left in the middle of things: most beats answered, a plan in force that may be shot, one beat that
Mara declined and one she wants to talk about. Scenes 17 and 61 wait for their performers. The script was read in one
draft and has just come in in another (:mod:`beforehand.studio.playing_script`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from attrs import define, evolve

from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.publishing import available
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import answers, boundaries, candidates, plans, riders, signing
from beforehand.studio.folder.values import Folder
from beforehand.studio.load import Loaded
from beforehand.studio.playing_script import read_later_drafts, read_the_script

PUT = ("dance", "kiss", "hand-to-waist", "wet-things", "under-one-sheet", "foreheads", "hand-on-cheek")
PLANNED = ("dance", "kiss", "hand-to-waist")
TALK = "under-the-cardigan"
DECLINED = "side-of-the-neck"
LATER = timedelta(hours=6)
"""How long after all that the next draft of the script comes in."""


@define
class Player:
    """Plays people, one act after the other, a minute apart."""

    loaded: Loaded
    at: datetime

    def by(self, person: str, scene: str = "42") -> dict[str, Any]:
        """What a use case in a scene is called with."""
        self.at += timedelta(minutes=1)
        return {
            "production": self.loaded.production,
            "author": self.loaded.people[person],
            "scene": self.loaded.scenes[scene],
            "at": self.at,
        }

    def record(self, scene: str = "42") -> Any:
        """The scene as it stands."""
        return read_scene(DjangoTables(), self.loaded.scenes[scene])

    def digest(self, key: str, scene: str = "42") -> str:
        """The digest of a candidate."""
        return str(self.record(scene).candidates[self.loaded.candidates[scene, key]].digest)

    def boundaries(self, folder: Folder) -> None:
        """Everybody's own boundaries, as the folder tells them."""
        for told in folder.boundaries:
            ids = self.loaded.people
            self.at += timedelta(seconds=20)
            entry = evolve(told, by=frozenset(ids.get(key, key) for key in told.by))
            author = ids[told.person]
            boundaries.set_boundary(self.loaded.production, author, boundary_data(entry), at=self.at)

    def put(self, keys: Iterable[str], to: Iterable[str], scene: str = "42") -> None:
        """The coordinator puts each candidate to those of these performers who are in it."""
        for key in keys:
            chosen = self.loaded.candidates[scene, key]
            within = self.record(scene).candidates[chosen].beat.people
            people = [self.loaded.people[who] for who in to if self.loaded.people[who] in within]
            if people:
                candidates.put_candidate(**self.by("ines", scene), candidate=chosen, to=people)

    def agree(self, who: str, keys: Iterable[str], scene: str = "42") -> None:
        """A performer agrees to beats."""
        for key in keys:
            told = self.record(scene).candidates[self.loaded.candidates[scene, key]]
            if self.loaded.people[who] in told.offered:
                answers.agree(**self.by(who, scene), digest=told.digest, seen=())

    def orders(self, proposal: str, people: Iterable[str]) -> None:
        """The order is put to each performer and agreed."""
        for who in people:
            person = self.loaded.people[who]
            candidates.put_order(**self.by("ines"), proposal=proposal, to=person)
            (digest,) = self.record().open_orders[person]
            answers.agree(**self.by(who), digest=digest, seen=())

    def sign(self, who: str, number: int = 1) -> None:
        """A rider is delivered and signed."""
        rider = self.loaded.riders["42", who, number]
        riders.deliver_rider(**self.by("ines"), rider=rider)
        told = next(r for r in self.record().riders[self.loaded.people[who]] if r.id == rider)
        signing.sign_rider(**self.by(who), rider=rider, digest=told.digest)


def play(folder: Folder, loaded: Loaded, *, at: datetime) -> None:
    """Play the demo's people, from ``at`` on."""
    player = Player(loaded, read_the_script(folder, loaded, at=at))
    player.boundaries(folder)
    everything = [key for number, key in loaded.candidates if number == "42"]
    player.put(everything, ("mara", "jonas"))
    player.agree("jonas", everything)
    player.agree("mara", [key for key in everything if key in PUT])
    answers.talk(**player.by("mara"), digest=player.digest(TALK))
    answers.decline(**player.by("mara"), digest=player.digest(DECLINED))
    _publish(player)
    player.sign("mara")
    player.sign("jonas")
    for number in ("17", "61"):
        _put_first(player, folder, number)
    read_later_drafts(folder, loaded, at=player.at + LATER)


def _publish(player: Player) -> None:
    """Palette, the director's order and approval, the order agreed, plan v1."""
    chosen = [player.loaded.candidates["42", key] for key in PLANNED]
    plans.publish_palette(**player.by("ines"), candidates=available(player.record()))
    proposal = plans.propose_plan(**player.by("teodor"), candidates=chosen)
    plans.approve_plan(**player.by("teodor"), proposal=proposal)
    player.orders(proposal, ("mara", "jonas"))
    plans.publish_plan(**player.by("ines"), proposal=proposal)


def _put_first(player: Player, folder: Folder, number: str) -> None:
    """Put a scene's candidates to those who are asked first: who holds no power."""
    roles = {p.key: p.roles for p in folder.people}
    (scene,) = (s for s in folder.scenes if s.number == number)
    first = [part.person for part in scene.performers if not roles[part.person]]
    player.put([key for n, key in player.loaded.candidates if n == number], first, number)
