"""The text that a clause has unless somebody writes another."""

from __future__ import annotations

from beforehand.agreement.boxes import Box, Contact
from beforehand.agreement.facts import box_line
from beforehand.agreement.phrases import Names, labels
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.riders import Clause
from beforehand.agreement.vocabulary import VOCABULARY


def clause_text(box: Box, names: Names) -> str:
    """Of a clause that permits."""
    return f"{box_line(box, names)}."


def fence_text(box: Box, short: str) -> str:
    """Of what is off limits.

    Args:
        box: as :mod:`beforehand.agreement.off_limits` makes them.
        short: whose rider it is.
    """
    where = labels(box.leaves)
    if isinstance(box, Contact):
        return f"Off limits: nobody touches {short} here: {where}."
    how = " or ".join(word.label.lower() for key, word in VOCABULARY.states.items() if key in box.states)
    return f"Off limits: {short} is not shown {how}: {where}."


def is_written(clause: Clause, short: str, names: Names) -> bool:
    """Whether somebody wrote the clause's text, so that it may say something else than its box."""
    try:
        made = fence_text(clause.box, short) if clause.kind == "fence" else clause_text(clause.box, names)
    except Refusal:  # somebody in it has no name here, so it was not made of names
        return True
    return clause.text != made
