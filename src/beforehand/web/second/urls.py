"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.second.picture import picture
from beforehand.web.second.second import second

urlpatterns = [
    path("second/", second),
    path("second/picture/", picture),
]
