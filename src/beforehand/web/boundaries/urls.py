"""The addresses of the room: the list in one direction, and a region of the body in one direction."""

from __future__ import annotations

from django.urls import path

from beforehand.web.boundaries.boundaries import Boundaries
from beforehand.web.boundaries.region import Region

urlpatterns = [
    path("boundaries/", Boundaries.as_view()),
    path("boundaries/<slug:direction>/", Boundaries.as_view()),
    path("boundaries/<slug:direction>/saved/<uuid:act>/", Boundaries.as_view()),
    path("boundaries/<slug:direction>/<slug:region>/", Region.as_view()),
    path("boundaries/<slug:direction>/<slug:region>/saved/<uuid:act>/", Region.as_view()),
]
