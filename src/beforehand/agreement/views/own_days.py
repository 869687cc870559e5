"""A performer's home page: their scenes by shooting day, and what is put to them and not answered by them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from beforehand.agreement.own import Own
from beforehand.agreement.published import VERDICTS, Published, public_verdict
from beforehand.agreement.record import Day

NO_CALL = datetime.max.replace(tzinfo=UTC)
DAY_LASTS = timedelta(hours=24)


def day_section(scenes: Iterable[tuple[Own, Published]], now: datetime) -> list[dict[str, Any]]:
    """Their scenes, by day and number: days to come, then scenes without a day, then days that are over.

    Args:
        scenes: for each scene they perform in, what is theirs and what is public.
        now: server time.

    Returns:
        For each day ``day`` (``label``, ``call``, ``place``, or None) and ``scenes``; each of those has
        ``id``, ``number``, ``title``, ``verdict``, ``verdict_words``, ``not_answered`` (short names of beats and
        of orders), ``unsigned`` (numbers of riders delivered and not signed).
    """
    told = sorted(scenes, key=lambda pair: (_when(pair[1].day, now), pair[1].number, pair[1].scene))
    return [
        {"day": _day(pairs[0][1].day), "scenes": [_scene(own, scene, now) for own, scene in pairs]}
        for _, group in groupby(told, key=lambda pair: pair[1].day)
        for pairs in [list(group)]
    ]


def _when(day: Day | None, now: datetime) -> tuple[bool, datetime, str]:
    if day is None:
        return (False, NO_CALL, "")
    return (day.call + DAY_LASTS <= now, day.call, day.id)


def _day(day: Day | None) -> dict[str, Any] | None:
    return {"label": day.label, "call": day.call, "place": day.place} if day else None


def _scene(own: Own, scene: Published, now: datetime) -> dict[str, Any]:
    verdict = public_verdict(
        on_hold=scene.hold_since is not None,
        with_coordinator=scene.with_coordinator,
        may_from=scene.may_from,
        may_until=scene.may_until,
        now=now,
    )
    orders = ["The order of the beats" for o in own.orders if o.answer.open and o.answer.word == "no answer"]
    return {
        "id": scene.scene,
        "number": scene.number,
        "title": scene.title,
        "verdict": verdict,
        "verdict_words": VERDICTS[verdict],
        "not_answered": [b.name for b in own.beats if b.answer.open and b.answer.word == "no answer"]
        + orders[:1],
        "unsigned": [r.number for r in own.riders if r.signed_at is None],
    }
