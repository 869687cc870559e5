"""What may be sent from the page."""

from __future__ import annotations

from typing import Any

from django import forms

MOST_IDS = 60


class IdsField(forms.CharField):
    """Ids joined by commas, in their order: a button says one thing, so it is one field."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=37 * MOST_IDS, **more)

    def clean(self, value: Any) -> list[str]:
        """The ids, each read as one."""
        one = forms.UUIDField()
        return [str(one.clean(part)) for part in str(super().clean(value)).split(",") if part]


class PutForm(forms.Form):
    """A candidate, and to whom it is put."""

    candidate = forms.UUIDField()
    to = IdsField()


class PaletteForm(forms.Form):
    """The candidates that the palette holds; with none chosen it is published empty."""

    candidates = forms.TypedMultipleChoiceField(required=False, coerce=str)

    def __init__(self, *args: Any, available: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["candidates"].choices = available  # type: ignore[attr-defined]  # a choice field


class OrderForm(forms.Form):
    """A proposal, and to whom its order is put."""

    proposal = forms.UUIDField()
    to = forms.UUIDField()


class PublishForm(forms.Form):
    """A proposal, and the beats of it that the button named."""

    proposal = forms.UUIDField()
    beats = IdsField()


class RepublishForm(forms.Form):
    """The beats that the button named."""

    beats = IdsField()


class HoldForm(forms.Form):
    """Which hold."""

    hold = forms.UUIDField()
