"""Fields as they were sent, with an action more or one less: drawn again, and nothing of it kept."""

from __future__ import annotations

import re
from typing import Final

from django.http import QueryDict

from beforehand.web.candidate.forms import kinds_in

SLOT: Final = re.compile(r"a(\d+)-(.+)")


def with_action(sent: QueryDict, kind: str) -> QueryDict:
    """The same with an empty action of this kind at the end."""
    made = sent.copy()
    made["actions"] = ",".join([*kinds_in(sent), kind])
    return made


def without_action(sent: QueryDict, place: int) -> QueryDict:
    """The same without the action at this place (1-based); those after it move up."""
    made = QueryDict(mutable=True)
    for name, values in sent.lists():
        slot = SLOT.fullmatch(name)
        number = int(slot.group(1)) if slot else 0
        if slot is None or number < place:
            made.setlist(name, values)
        elif number > place:
            made.setlist(f"a{number - 1}-{slot.group(2)}", values)
    made["actions"] = ",".join(kind for n, kind in enumerate(kinds_in(sent), start=1) if n != place)
    return made
