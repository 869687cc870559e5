"""A screenplay as a short list that a test can write down."""

from __future__ import annotations

from beforehand.script.screenplay import Element, Kind, Screenplay


def shape(play: Screenplay) -> list[str]:
    """``kind text`` of each element but blank lines; marks behind a bar: ``heading INT. BOATHOUSE | #42``."""
    return [_one(element) for element in play.elements if element.kind is not Kind.BLANK]


def codes(play: Screenplay) -> list[str]:
    """``code@line`` of each caution but the one that there are no scenes."""
    return [f"{c.code}@{c.lines[0]}" for c in play.warnings if c.code != "no_scenes"]


def _one(element: Element) -> str:
    marks = [
        element.name if element.kind is Kind.TITLE else "",
        f"#{element.number}" if element.number is not None else "",
        element.dual,
        f"depth {element.depth}" if element.depth else "",
        "forced" if element.forced else "",
    ]
    told = " ".join(mark for mark in marks if mark)
    words = f"{element.kind} {element.text}" if element.text else str(element.kind)
    return f"{words} | {told}" if told else words
