"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.closed_set.closed_set import ClosedSet

urlpatterns = [path("scenes/<uuid:scene>/set/", ClosedSet.as_view())]
