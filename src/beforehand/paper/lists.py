"""Papers of the whole production: the breakdown of the scenes in the record, and the week's deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from beforehand.paper.press import pressed
from beforehand.paper.sections import ASK_AGAIN, NO_ANSWERS, House, Section, View, sheet, table
from beforehand.paper.times import day, day_moment, short_moment

WEEK: Final = timedelta(days=7)


def breakdown_pdf(
    house: House, scenes: Iterable[View], texts: Mapping[str, View], notice_hours: int, paper: str
) -> bytes:
    """Every scene in order of number, for the coordinator.

    Args:
        house: the production.
        scenes: each as a group of :func:`beforehand.agreement.views.scenes.by_day` has it, with its ``day``.
        texts: by id of the scene its ``page`` and ``draft``.
        notice_hours: the production's.
        paper: the size of paper.
    """
    rows = [
        _scene(house, scene, texts.get(scene["id"], {}), notice_hours)
        for scene in sorted(scenes, key=_number)
    ]
    heads = ("Scene", "Page", "Performers", "Day and call", "Plan", "Riders", "Notice runs out")
    said = sheet(
        house,
        title="Breakdown",
        under="Breakdown of the scenes in the record",
        lede="Each scene with its day, who performs in it, and how far its papers are.",
        sections=[
            table(
                "Scenes",
                heads,
                (3.2, 0.9, 3, 2.3, 0.9, 1.1, 2.1),
                rows,
                "" if rows else "No scene is written yet.",
            )
        ],
        foot=(ASK_AGAIN, NO_ANSWERS),
    )
    return pressed("sections", said, paper=paper, at=house.began)


def _number(scene: View) -> tuple[int, str]:
    digits = "".join(c for c in scene["number"] if c.isdigit())
    return int(digits or 0), scene["number"]


def _scene(house: House, scene: View, text: View, notice_hours: int) -> list[str]:
    shot_on, (signed, of) = scene["day"], scene["riders"]
    return [
        f"{scene['number']} {scene['title']}",
        text.get("page", "") or "–",
        ", ".join(scene["performers"]) or "Nobody named yet",
        f"{shot_on['label']}, {short_moment(shot_on['call'], house.zone)}" if shot_on else "No day yet",
        f"v{scene['version']}" if scene["version"] else "–",
        f"{signed} of {of}",
        short_moment(shot_on["call"] - timedelta(hours=notice_hours), house.zone) if shot_on else "–",
    ]


def deadlines_pdf(
    house: House, days: Iterable[View], notice_hours: int, now: datetime, paper: str, *, riders: bool
) -> bytes:
    """By when riders have to be delivered: for the days shot within a week, and those whose notice runs out in it.

    Args:
        house: the production.
        days: of :func:`beforehand.agreement.views.scenes.by_day`, with the scenes that the reader holds a role for.
        notice_hours: the production's.
        now: server time; the week begins on its day, on the production's wall clock.
        paper: the size of paper.
        riders: whether riders are counted, which is for the coordinator.
    """
    first = datetime.combine(_today(house, now), time(), house.zone)
    notice = timedelta(hours=notice_hours)
    due = [group for group in days if group["day"] and _in_week(group["day"]["call"], notice, first)]
    said = sheet(
        house,
        title=f"The week from {day(first, house.zone)}",
        under="Deadlines",
        lede=f"This production gives {notice_hours} hours of notice before a call. What is delivered later waits.",
        sections=[_day(house, group, notice, riders=riders) for group in due]
        or [table("Days", (), (1,), (), "No call and no deadline in this week.")],
        foot=(ASK_AGAIN, NO_ANSWERS),
    )
    return pressed("sections", said, paper=paper, at=house.began)


def _today(house: House, now: datetime) -> date:
    return now.astimezone(house.zone).date()


def _in_week(call: datetime, notice: timedelta, first: datetime) -> bool:
    return any(first <= at < first + WEEK for at in (call, call - notice))


def _day(house: House, group: View, notice: timedelta, *, riders: bool) -> Section:
    shot_on: Mapping[str, Any] = group["day"]
    heads = ("Scene", "Plan", "Riders signed") if riders else ("Scene", "Plan")
    rows = [_row(scene, riders=riders) for scene in group["scenes"]]
    place = f", {shot_on['place']}" if shot_on["place"] else ""
    return table(
        f"{shot_on['label']}: call {day_moment(shot_on['call'], house.zone)}{place}",
        heads,
        (5, 1.5, 1.5) if riders else (5, 3),
        rows,
        f"Riders and amendments by {day_moment(shot_on['call'] - notice, house.zone)}",
    )


def _row(scene: View, *, riders: bool) -> list[str]:
    plan = f"v{scene['version']}" if scene["version"] else "None yet"
    named = f"{scene['number']} {scene['title']}"
    return [named, plan, f"{scene['riders'][0]} of {scene['riders'][1]}"] if riders else [named, plan]
