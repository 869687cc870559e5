"""Every address of the house, room by room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from beforehand.web.live import live

urlpatterns: list[URLPattern | URLResolver] = [
    path("live/", live),
    path("", include("beforehand.web.candidate.urls")),
    path("", include("beforehand.web.entry.urls")),
    path("", include("beforehand.web.home.urls")),
    path("", include("beforehand.web.keeping.urls")),
    path("", include("beforehand.web.own.urls")),
    path("", include("beforehand.web.people.urls")),
    path("", include("beforehand.web.packs.urls")),
    path("", include("beforehand.web.closed_set.urls")),
    path("", include("beforehand.web.contracts.urls")),
    path("", include("beforehand.web.days.urls")),
    path("", include("beforehand.web.imports.urls")),
    path("", include("beforehand.web.script.urls")),
    path("", include("beforehand.web.paper.urls")),
    path("", include("beforehand.web.plan.urls")),
    path("", include("beforehand.web.record.urls")),
    path("", include("beforehand.web.requests.urls")),
    path("", include("beforehand.web.riders.urls")),
    path("", include("beforehand.web.mine.urls")),
    path("", include("beforehand.web.own_riders.urls")),
    path("", include("beforehand.web.represented.urls")),
    path("", include("beforehand.web.boundaries.urls")),
    path("", include("beforehand.web.scene.urls")),
    path("", include("beforehand.web.second.urls")),
]

handler400 = "beforehand.web.refused.bad_request"
handler403 = "beforehand.web.refused.csrf_failure"
handler404 = "beforehand.web.refused.not_there"
handler500 = "beforehand.web.refused.server_error"
