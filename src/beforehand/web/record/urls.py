"""The address of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.record.record import SceneRecordPage

urlpatterns = [path("scenes/<uuid:scene>/record/", SceneRecordPage.as_view())]
