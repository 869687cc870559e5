"""The application that the server runs."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

from beforehand.store import datafolder

# Before the settings are read, which take the signing key from it; one that is not whole is refused here.
os.umask(0o077)
datafolder.open_or_create(datafolder.chosen_path())
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beforehand.web.settings")

application = get_asgi_application()
