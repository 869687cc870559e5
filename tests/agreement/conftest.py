"""Properties have no deadline: how long one example takes says nothing about whether it holds."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
