"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.represented.represented import Represented
from beforehand.web.represented.rider import ShownRider

urlpatterns = [
    path("represented/", Represented.as_view()),
    path("represented/<uuid:rider>/", ShownRider.as_view()),
]
