"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.contracts.contracts import Contracts

urlpatterns = [path("scenes/<uuid:scene>/contracts/", Contracts.as_view())]
