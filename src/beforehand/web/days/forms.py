"""What may be sent from the room. Calls are on the production's clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from beforehand.sheets.calls import on_clock


class CallField(forms.Field):
    """A call on the production's clock, or with its offset; an instant, aware, UTC.

    A time that the clock leaves out or shows twice is refused with the sentence that says so.
    """

    def to_python(self, value: Any) -> datetime | None:
        """Read ``2026-11-26T08:00``.

        Raises:
            ValidationError: it is no time.
            Refusal: those of :func:`on_clock`.
        """
        if not value:
            return None
        try:
            said = datetime.fromisoformat(value)
        except ValueError as error:
            raise forms.ValidationError("A call is a day and a time.", code="invalid") from error
        if said.tzinfo:
            return said.astimezone(UTC)
        return on_clock(said, ZoneInfo(timezone.get_current_timezone_name()))


class DayForm(forms.Form):
    """A shooting day with its call."""

    label = forms.CharField(label="Label", max_length=80)
    call = CallField(label="Call")
    place = forms.CharField(label="Place", max_length=200, required=False)


class CallForm(forms.Form):
    """Another call for a day."""

    day = forms.UUIDField()
    call = CallField(label="Call")


class PlaceForm(forms.Form):
    """A scene on a day, or on none."""

    scene = forms.ChoiceField(label="Scene")
    day = forms.ChoiceField(label="Day", required=False)

    def __init__(
        self,
        *args: Any,
        scenes: Iterable[tuple[str, str]] = (),
        days: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("scene", list(scenes)), ("day", [("", "No day"), *days])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField), "both are choices"
            field.choices = choices


class SceneForm(forms.Form):
    """A scene with its text."""

    number = forms.CharField(label="Number", max_length=16)
    title = forms.CharField(label="Title", max_length=200)
    heading = forms.CharField(label="Heading, as the script has it", max_length=200, required=False)
    script_page = forms.CharField(label="Page", max_length=16, required=False)
    draft = forms.CharField(label="Draft", max_length=200, required=False)
    text = forms.CharField(
        label="Text of the scene",
        max_length=20000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
