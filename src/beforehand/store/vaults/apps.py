"""The app's name for Django."""

from django.apps import AppConfig


class VaultsConfig(AppConfig):
    """Label ``vaults``; its one table lives in the database of that name."""

    name = "beforehand.store.vaults"
    label = "vaults"
    default_auto_field = "django.db.models.BigAutoField"
