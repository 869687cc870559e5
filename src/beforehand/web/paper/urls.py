"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.studio.production_papers import LABELS
from beforehand.web.paper.entering import EnterPaper
from beforehand.web.paper.room import Papers
from beforehand.web.paper.scene import PapersOfScene
from beforehand.web.paper.sheets import of_production, of_scene, own, rider

urlpatterns = [
    path("paper/", Papers.as_view()),
    *(path(f"paper/{sheet}/", of_production, {"sheet": sheet}) for sheet in LABELS),
    path("paper/enter/<uuid:person>/", EnterPaper.as_view()),
    path("paper/enter/<uuid:person>/saved/", EnterPaper.as_view(), {"saved": "saved"}),
    path("scenes/<uuid:scene>/paper/", PapersOfScene.as_view()),
    path("scenes/<uuid:scene>/paper/<slug:sheet>/", of_scene),
    path("scenes/<uuid:scene>/paper/rider/<uuid:rider>/", rider),
    path("scenes/<uuid:scene>/paper/card/<uuid:person>/", own, {"sheet": "card"}),
    path("scenes/<uuid:scene>/paper/answers/<uuid:person>/", own, {"sheet": "answers"}),
]
