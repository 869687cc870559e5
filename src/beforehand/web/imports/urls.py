"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.imports.imports import Imports

urlpatterns = [path("imports/", Imports.as_view())]
