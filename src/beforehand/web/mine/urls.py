"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.mine.held import Held
from beforehand.web.mine.mine import Mine
from beforehand.web.mine.promise import promise

urlpatterns = [
    path("scenes/<uuid:scene>/mine/", Mine.as_view()),
    path("scenes/<uuid:scene>/mine/saved/<uuid:act>/", Mine.as_view()),
    path("scenes/<uuid:scene>/mine/held/<uuid:act>/", Held.as_view()),
    path("promise/<uuid:act>/", promise),
]
