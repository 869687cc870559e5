"""Every state of the house as a word, a shape and a colour, in that order.

A state is named by the short key it has in this table; ``key_of`` finds it from the words other rooms use.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

import attrs


@attrs.frozen
class State:
    """One state.

    Attributes:
        word: what is written.
        shape: the name of the drawing in ``templates/icons``.
        colour: ``agree``, ``talk``, ``shut``, ``ink`` or ``quiet``: a class of the style sheet.
    """

    word: str
    shape: str
    colour: str


STATES: Final[dict[str, State]] = {
    # answers are round
    "agreed": State("Agreed", "agreed", "agree"),
    "talk": State("Talk", "talk", "talk"),
    "declined": State("Declined", "declined", "shut"),
    "none": State("No answer", "none", "quiet"),
    "withdrawn": State("Withdrawn", "declined", "shut"),
    "less-today": State("Less today", "declined", "shut"),
    "erased": State("Erased", "none", "quiet"),
    # boundaries are posts
    "open": State("Open", "open", "agree"),
    "gate": State("Gate", "gate", "talk"),
    "fence": State("Fence", "fence", "shut"),
    "unsaid": State("Not said: no", "none", "quiet"),
    # standing is square
    "may": State("May be shot", "may", "agree"),
    "notyet": State("Not yet", "notyet", "talk"),
    "coordinator": State("With the coordinator", "coordinator", "ink"),
    "signed": State("Signed", "may", "agree"),
    "unsigned": State("Not yet signed", "notyet", "quiet"),
    "hold": State("Hold", "hold", "ink"),
    # the record is a bracket that closes
    "phone": State("On this phone", "phone", "quiet"),
    "saved": State("Saved", "saved", "quiet"),
    "sealed": State("Sealed", "sealed", "quiet"),
    # comparison is two lines
    "as-agreed": State("As agreed", "as-agreed", "agree"),
    "departs": State("Departs", "departs", "talk"),
    "not-in-plan": State("Not in the plan", "not-in-plan", "shut"),
    "after-hold": State("After a hold", "after-hold", "ink"),
}

SAME_AS: Final[dict[str, str]] = {
    "agree": "agreed",
    "decline": "declined",
    "": "none",
    "no-answer": "none",
    "withdraw": "withdrawn",
    "not-said": "unsaid",
    "may-be-shot": "may",
    "may-shoot": "may",
    "not-yet": "notyet",
    "with-the-coordinator": "coordinator",
    "with-coordinator": "coordinator",
    "on-hold": "hold",
    "on-this-phone": "phone",
    "not-in-the-plan": "not-in-plan",
    "after-a-hold": "after-hold",
    "not-yet-signed": "unsigned",
}

LAYERS: Final[dict[str, State]] = {
    "skin": State("Skin", "skin", "ink"),
    "cloth": State("Over cloth", "cloth", "ink"),
    "barrier": State("Barrier", "barrier", "ink"),
    "none": State("No touch", "", "ink"),
}


def key_of(value: object) -> str:
    """Find the key of a state from a word, an enumeration's member, or None.

    Args:
        value: such as ``"agree"``, ``"Not yet"``, ``Answer.TALK`` or None (nothing was said).

    Raises:
        KeyError: no state goes by that word; a page must not invent one.
    """
    plain = value.value if isinstance(value, Enum) else value
    word = str(plain or "").strip().lower().replace("_", "-").replace(" ", "-")
    key = SAME_AS.get(word, word)
    if key not in STATES:
        raise KeyError(f"no state is called {value!r}")
    return key


def layer_of(value: object) -> State:
    """Find a layer by its word; None and words that mean no touch give *No touch*.

    Raises:
        KeyError: no layer goes by that word.
    """
    plain = value.value if isinstance(value, Enum) else value
    word = str(plain or "none").strip().lower().removeprefix("over ")
    return LAYERS["none" if word in {"no touch", "no_touch"} else word]
