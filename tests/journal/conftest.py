"""Properties have no deadline: a busy machine must not make a true statement look false."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")
