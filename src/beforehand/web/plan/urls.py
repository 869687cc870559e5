"""The addresses of the room. An order that is being put together is in the address, as letters."""

from __future__ import annotations

from django.urls import path

from beforehand.web.plan.plan import ScenePlan

urlpatterns = [
    path("scenes/<uuid:scene>/plan/", ScenePlan.as_view()),
    path("scenes/<uuid:scene>/plan/order/<slug:order>/", ScenePlan.as_view()),
]
