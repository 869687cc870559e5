"""Form fields with many boxes as groups: sixty boxes in a row are not to be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField


def drawn_field(field: BoundField) -> dict[str, Any]:
    """The context ``one`` of ``parts/one_field.html``: ``{field, wide}`` or ``{boxes: {field, groups, folded}}``."""
    if not isinstance(field.field, forms.MultipleChoiceField):
        return {"field": field, "wide": isinstance(field.field.widget, forms.Textarea)}
    ticked = set(field.value() or ())
    groups = _groups(field, ticked)
    return {"boxes": {"field": field, "groups": groups, "folded": len(groups) > 1}}


def _groups(field: BoundField, ticked: set[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    choices: list[tuple[str, Any]] = list(field.field.choices)  # type: ignore[attr-defined]  # a choice field
    grouped = any(isinstance(inner, list | tuple) for _, inner in choices)
    for title, inner in choices if grouped else [("", choices)]:
        boxes = [_box(field, key, label, ticked) for key, label in inner]
        found.append({"title": title, "boxes": boxes, "open": any(box["checked"] for box in boxes)})
    return found


def _box(field: BoundField, key: str, label: str, ticked: Iterable[str]) -> dict[str, Any]:
    return {
        "id": f"{field.auto_id}-{key}",
        "name": field.html_name,
        "value": key,
        "label": label,
        "checked": key in ticked,
    }
