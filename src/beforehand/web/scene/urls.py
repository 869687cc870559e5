"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.scene.scene import ScenePage
from beforehand.web.scene.versions import Versions

urlpatterns = [
    path("scenes/<uuid:scene>/", ScenePage.as_view()),
    path("scenes/<uuid:scene>/versions/<int:number>/", Versions.as_view()),
]
