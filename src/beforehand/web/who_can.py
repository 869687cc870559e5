"""Who can do what is next in a scene, by name: directors, and whoever may approve for production."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from beforehand.agreement.next_step import APPROVER, DIRECTOR
from beforehand.studio.people import Powers
from beforehand.web.look.times import joined


@frozen
class By:
    """Puts names where a step says which role can do it.

    Attributes:
        powers: who holds which power where.
    """

    powers: Powers

    def words(self, scene: Mapping[str, Any]) -> str:
        """Who: names, "You", or "" when nothing is left to do."""
        said = [self._named(scene, who) for who in scene["next"]["by"]]
        return joined(who for who in said if who)

    def _named(self, scene: Mapping[str, Any], who: str) -> str:
        if who == DIRECTOR:
            return joined(self.powers.who(scene["id"], "director")) or "A director, whom nobody named yet"
        if who == APPROVER:
            return self._approvers(scene)
        return who

    def _approvers(self, scene: Mapping[str, Any]) -> str:
        """Directors; where each of them performs, the producers (rule 7)."""
        performing = set(scene["performers"])
        directors = [name for name in self.powers.who(scene["id"], "director") if name not in performing]
        others = [name for name in self.powers.who(scene["id"], "producer") if name not in performing]
        return joined(directors or others) or "A producer, whom nobody named yet"
