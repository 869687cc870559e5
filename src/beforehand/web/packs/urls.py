"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.packs.packs import Packs

urlpatterns = [path("packs/", Packs.as_view())]
