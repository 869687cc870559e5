"""What the sheets of sections are made of: a title, facts, and sections of a few kinds, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from beforehand.agreement.names import listing
from beforehand.paper.times import day_moment

TICK: Final = "[]"
"""A cell to be ticked by hand."""

WRITE: Final = "__"
"""A cell to be written in by hand."""

ASK_AGAIN: Final = (
    "Paper does not say whether this may be shot: the page does. Ask again before the take. A spoken no wins."
)
NO_ANSWERS: Final = "No answer and no boundary is printed."

View = Mapping[str, Any]
Section = dict[str, Any]


@frozen
class House:
    """What every sheet says of its production.

    Attributes:
        production: its title.
        zone: its time zone.
        began: when it began on record; the time of sheets that tell nothing with a time of its own.
    """

    production: str
    zone: ZoneInfo
    began: datetime


def sheet(
    house: House,
    *,
    title: str,
    under: str,
    sections: Iterable[Section],
    lede: str = "",
    facts: Iterable[Sequence[str]] = (),
    foot: Sequence[str] = (ASK_AGAIN,),
    as_of: str = "",
) -> dict[str, Any]:
    """The data of ``sheets/sections.typ``."""
    return {
        "production": house.production,
        "title": title,
        "under": under,
        "lede": lede,
        "facts": [list(fact) for fact in facts],
        "sections": [section for section in sections if section],
        "foot-left": list(foot),
        "foot-right": [as_of] if as_of else [],
    }


def table(
    title: str, heads: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]], note: str = ""
) -> Section:
    """A table; ``widths`` are shares of the page, :data:`TICK` and :data:`WRITE` are cells for a pen."""
    told = [list(row) for row in rows]
    return {
        "kind": "table",
        "title": title,
        "note": note,
        "heads": list(heads),
        "widths": list(widths),
        "rows": told,
    }


def words(title: str, said: Iterable[str], note: str = "") -> Section:
    """What somebody wrote, in their voice."""
    return {"kind": "words", "title": title, "note": note, "words": list(said)}


def fields(title: str, labels: Iterable[str], note: str = "") -> Section:
    """Lines to write on, two in a row."""
    return {"kind": "fields", "title": title, "note": note, "labels": list(labels)}


def beats(title: str, told: Iterable[View], note: str = "") -> Section:
    """Beats with number, text and facts, as views have them; ``notes`` of a beat stand under its facts."""
    return {
        "kind": "beats",
        "title": title,
        "note": note,
        "beats": [
            {
                "number": str(beat.get("number") or beat.get("letter") or ""),
                "text": beat["text"] + (" To be choreographed." if beat["placeholder"] else ""),
                "facts": [[label, value] for label, value in (*beat["facts"], *_lines(beat))],
                "notes": list(beat.get("notes", ())),
            }
            for beat in told
        ],
    }


def _lines(beat: View) -> list[tuple[str, str]]:
    first, last = beat["lines"]
    return [("Lines", str(first) if first == last else f"{first}–{last}")] if first else []


def scene_facts(view: View, zone: ZoneInfo) -> list[list[str]]:
    """Who performs and on which day, of a view with the frame of a scene."""
    day = view["day"]
    performers = view["scene"].get("performers", ())
    return [
        *([["Performers", listing(performers)]] if performers else []),
        [f"{day['label']}, call", day_moment(day["call"], zone)] if day else ["Day and call", "No day yet"],
        *([["Place", day["place"]]] if day and day["place"] else []),
    ]


def latest(house: House, *times: datetime | None) -> datetime:
    """The latest of these times that there is, else when the production began."""
    return max((at for at in times if at is not None), default=house.began)
