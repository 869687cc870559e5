"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.riders.recording import RecordRider
from beforehand.web.riders.riders import RidersPage

urlpatterns = [
    path("scenes/<uuid:scene>/riders/", RidersPage.as_view()),
    path("scenes/<uuid:scene>/riders/<uuid:person>/", RecordRider.as_view()),
    path("scenes/<uuid:scene>/riders/<uuid:person>/<slug:source>/", RecordRider.as_view()),
]
