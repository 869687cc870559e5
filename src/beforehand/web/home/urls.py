"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.home.home import Home

urlpatterns = [path("", Home.as_view())]
