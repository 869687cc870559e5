"""What is written down of a scene beside what the rules ask about: its text, its story, its plan's versions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen


@frozen
class Version:
    """A published version of the plan.

    Attributes:
        number: 1 for the first.
        at: server time of its publication.
        beats: candidates' ids in order.
    """

    number: int
    at: datetime
    beats: tuple[str, ...]


@frozen
class Written:
    """One scene's words, for the coordinator.

    Attributes:
        heading, page, draft: as the latest draft has them.
        lines: the scene's text.
        intent: what the story needs, or "".
        intent_by: id of who said so, or "".
        intent_at: when, or None.
        versions: of the plan, the latest first.
        names: full name by id, of everybody in the production.
        characters: whom each performer plays here, by the performer's id.
        doubles: ids of who is a double here.
        pack: key of the pack whose notice the production keeps.
        asked: how many requests are open.
    """

    heading: str = ""
    page: str = ""
    draft: str = ""
    lines: tuple[str, ...] = ()
    intent: str = ""
    intent_by: str = ""
    intent_at: datetime | None = None
    versions: tuple[Version, ...] = ()
    names: Mapping[str, str] = field(factory=dict)
    characters: Mapping[str, str] = field(factory=dict)
    doubles: frozenset[str] = frozenset()
    pack: str = ""
    asked: int = 0
