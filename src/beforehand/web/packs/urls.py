"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.packs.packs import Packs
from beforehand.web.packs.side_by_side import SideBySide

urlpatterns = [
    path("packs/", Packs.as_view()),
    path("packs/<slug:pack>/", SideBySide.as_view()),
]
