"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.candidate.candidate import NewCandidate

urlpatterns = [path("scenes/<uuid:scene>/candidates/new/", NewCandidate.as_view())]
