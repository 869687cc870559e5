"""The Django app of the access tables."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Tables that ``verify`` leaves out: they say who may come in, not what was agreed."""

    name = "beforehand.store.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
