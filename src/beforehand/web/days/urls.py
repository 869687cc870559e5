"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.days.calls import Calls, feed
from beforehand.web.days.days import Days
from beforehand.web.days.writing import WriteScene

urlpatterns = [
    path("days/", Days.as_view()),
    path("calls/", Calls.as_view()),
    path("calls/<str:token>/", feed),
    path("scenes/new/", WriteScene.as_view()),
]
