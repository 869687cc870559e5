"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.own_riders.own_riders import OwnRiders

urlpatterns = [
    path("scenes/<uuid:scene>/mine/riders/", OwnRiders.as_view()),
    path("scenes/<uuid:scene>/mine/riders/saved/<uuid:act>/", OwnRiders.as_view()),
]
