"""The closed-set memo: who is named, why, and what is noted by hand on the day."""

from __future__ import annotations

from beforehand.paper.press import pressed
from beforehand.paper.sections import TICK, WRITE, House, View, fields, scene_facts, sheet, table

PLACES = (("floor", "On the floor"), ("monitor", "At a monitor"), ("remote", "Remote"))
HEADS = ("Name", "As", "Why needed", "In", "Out", "Device stowed")
WIDTHS = (3, 2.2, 3.6, 1.1, 1.1, 1.3)
RULES = (
    "Only the people named here are present, watch a monitor, or watch remotely, each for the reason given. "
    "Devices are stowed, nobody records, a robe is at hand. Anyone may call a hold."
)


def memo_pdf(house: House, view: View, paper: str) -> bytes:
    """The memo, from any view of the scene with the frame of its page."""
    said = sheet(
        house,
        title=f"Closed set, scene {view['scene']['number']}",
        under="Closed-set memo",
        lede=RULES,
        facts=[["Scene", view["scene"]["title"]], *scene_facts(view, house.zone)],
        sections=[
            *(_place(view, key, label) for key, label in PLACES),
            fields(
                "On the day",
                ("Robe held by", "Monitors covered or off, checked by", "Set closed at", "Set opened at"),
            ),
        ],
        foot=("Whoever is not on this page is not on the set. A name is added by the coordinator alone.",),
    )
    return pressed("sections", said, paper=paper, at=house.began)


def _place(view: View, key: str, label: str) -> dict[str, object]:
    rows = [
        [name, role, reason, WRITE, WRITE, TICK]
        for name, role, where, reason in view["roster"]
        if where == key
    ]
    return table(label, HEADS, WIDTHS, rows, "" if rows else "Nobody.")
