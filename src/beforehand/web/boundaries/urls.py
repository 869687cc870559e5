"""The addresses of the room: map and list, whole or at a region, and a region with every field, copying."""

from __future__ import annotations

from django.urls import path

from beforehand.web.boundaries.boundaries import Boundaries, Place
from beforehand.web.boundaries.copy_code import copy_code
from beforehand.web.boundaries.copying import Copying
from beforehand.web.boundaries.region import Region

urlpatterns = [
    path("boundaries/", Boundaries.as_view()),
    path("boundaries/copy/", Copying.as_view()),
    path("boundaries/copy/code/", copy_code),
    path("boundaries/detail/<slug:direction>/<slug:region>/", Region.as_view()),
    path("boundaries/detail/<slug:direction>/<slug:region>/saved/<uuid:act>/", Region.as_view()),
    path("boundaries/<slug:shape>/<slug:view>/", Boundaries.as_view()),
    path("boundaries/<slug:shape>/<slug:view>/saved/<uuid:act>/", Boundaries.as_view()),
    path("boundaries/<slug:shape>/<slug:view>/<slug:region>/", Place.as_view()),
    path("boundaries/<slug:shape>/<slug:view>/<slug:region>/saved/<uuid:act>/", Place.as_view()),
]
