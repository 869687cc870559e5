"""The app's name for Django, and the guard on every connection it opens."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    """Label ``record``."""

    name = "beforehand.store.tables"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Watch every connection: journaled tables are written inside ``record`` or not at all."""
        from beforehand.store.tables import guard

        guard.install()
