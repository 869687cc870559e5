"""What may be sent from the room."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from beforehand.sheets.calls import BY_DAY, BY_MONTH

ORDERS: Final = (
    ("", "as they can only be meant"),
    (BY_DAY, "the day first"),
    (BY_MONTH, "the month first"),
)
MOST_AT_ONCE: Final = 200


class FileForm(forms.Form):
    """A file of rows, and how its days are meant."""

    file = forms.FileField(label="File", allow_empty_file=True)
    order = forms.ChoiceField(label="Dates such as 03/04/2027", choices=ORDERS, required=False)
    default = forms.TimeField(label="Call of days that have none", required=False, input_formats=["%H:%M"])


class SeveralForm(forms.Form):
    """Several people at once: by name, or by how many while nobody knows their names."""

    names = forms.CharField(
        label="Names, one a line", required=False, max_length=20_000, widget=forms.Textarea
    )
    many = forms.IntegerField(label="Or how many", required=False, min_value=1, max_value=MOST_AT_ONCE)
    called = forms.CharField(label="Called", max_length=80, required=False)
    character = forms.CharField(label="Part", max_length=120, required=False)
    scenes = forms.CharField(label="Scenes", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Names or a number, one of the two."""
        data = super().clean() or {}
        if bool(data.get("names", "").strip()) == bool(data.get("many")):
            self.add_error("names", "Give names, or how many there are.")
        return data


class TakeForm(forms.Form):
    """The rows as they were shown, and the digest of the fates that were read."""

    rows = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    fates = forms.CharField(widget=forms.HiddenInput, max_length=64)
