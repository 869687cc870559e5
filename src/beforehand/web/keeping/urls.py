"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.keeping.keeping import KeepingPage

urlpatterns = [path("keeping/", KeepingPage.as_view())]
