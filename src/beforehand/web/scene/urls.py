"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.scene.scene import ScenePage

urlpatterns = [path("scenes/<uuid:scene>/", ScenePage.as_view())]
