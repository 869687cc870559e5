"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.entry import devices, first, links, pin

urlpatterns = [
    path("in/", links.door),
    path("in/<str:token>/", links.link),
    path("out/", links.out),
    path("devices/", devices.Devices.as_view()),
    path("pin/", pin.pin),
    path("first/<str:token>/", first.first),
]
