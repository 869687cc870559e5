"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.script.changes import Changes
from beforehand.web.script.files import as_csv, as_xlsx
from beforehand.web.script.outline import Outline
from beforehand.web.script.reading import Reading
from beforehand.web.script.scene import DraftScene
from beforehand.web.script.script import Script
from beforehand.web.script.table import Table
from beforehand.web.script.through import through

urlpatterns = [
    path("script/", Script.as_view()),
    path("script/of/<uuid:scene>/", through),
    path("script/<uuid:draft>/", Outline.as_view()),
    path("script/<uuid:draft>/read/<int:part>/", Reading.as_view()),
    path("script/<uuid:draft>/table/", Table.as_view()),
    path("script/<uuid:draft>/table/<slug:chosen>/", Table.as_view()),
    path("script/<uuid:draft>/table.csv", as_csv),
    path("script/<uuid:draft>/table.xlsx", as_xlsx),
    path("script/<uuid:draft>/changes/", Changes.as_view()),
    path("script/<uuid:draft>/scene/<int:index>/", DraftScene.as_view()),
]
