"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.days.days import Days
from beforehand.web.days.writing import WriteScene

urlpatterns = [
    path("days/", Days.as_view()),
    path("scenes/new/", WriteScene.as_view()),
]
