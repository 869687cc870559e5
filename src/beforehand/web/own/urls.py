"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.own.own import OwnPage
from beforehand.web.own.taking import as_data, to_read

urlpatterns = [
    path("own/", OwnPage.as_view()),
    path("own/record.html", to_read),
    path("own/record.json", as_data),
]
