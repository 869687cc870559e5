"""What was ticked on a paper, as a form: a choice for each beat, a box for each fence, and the time on the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from beforehand.studio.on_paper import ROWS, Fenced, Ticked

DIRECTIONS: Final = {"received": "Received", "given": "Given", "shown": "Shown"}
CHOICES: Final = (("", "Not entered"), ("talk", "Talk"), ("decline", "Decline"))


class EnterForm(forms.Form):
    """No field here takes words: a no has no reason (rule 5).

    Args:
        put: what is put to the performer: ``scene``, ``digest`` and ``label`` of each.
    """

    claimed_at = forms.DateTimeField(
        label="Date and time on the paper", widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )

    def __init__(self, *args: Any, put: Sequence[Mapping[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.put = list(put)
        for one in self.put:
            self.fields[_name(one)] = forms.ChoiceField(
                choices=CHOICES, label=one["label"], required=False, widget=forms.RadioSelect
            )
        for direction, label in DIRECTIONS.items():
            self.fields[direction] = forms.MultipleChoiceField(
                choices=list(ROWS.items()), label=label, required=False
            )

    def clean(self) -> dict[str, Any]:
        """What is entered, as the use case takes it."""
        data = super().clean() or {}
        said = [(one, data.get(_name(one), "")) for one in self.put]
        data["ticked"] = [Ticked(one["scene"], one["digest"], word) for one, word in said if word]
        data["fenced"] = [Fenced(d, row) for d in DIRECTIONS for row in data.get(d, ())]
        return data

    def drawn(self) -> dict[str, Any]:
        """The rows of the form for its template."""
        chosen = {d: set(self[d].value() or ()) for d in DIRECTIONS}
        return {
            "answers": [self[_name(one)] for one in self.put],
            "directions": list(DIRECTIONS.values()),
            "rows": [
                {
                    "label": label,
                    "boxes": [
                        {
                            "name": d,
                            "value": key,
                            "checked": key in chosen[d],
                            "label": f"{DIRECTIONS[d]}, {label}",
                        }
                        for d in DIRECTIONS
                    ],
                }
                for key, label in ROWS.items()
            ],
        }


def _name(one: Mapping[str, str]) -> str:
    return f"{one['scene']}-{one['digest']}"
