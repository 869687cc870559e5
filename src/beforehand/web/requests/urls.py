"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.requests.requests import RequestsPage

urlpatterns = [path("scenes/<uuid:scene>/requests/", RequestsPage.as_view())]
