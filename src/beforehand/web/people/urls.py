"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from beforehand.web.people.hand_over import HandOverPage
from beforehand.web.people.link import Link, link_picture
from beforehand.web.people.people import People
from beforehand.web.people.slips import Sheet, Slips

urlpatterns = [
    path("people/", People.as_view()),
    path("people/hand-over/", HandOverPage.as_view()),
    path("people/slips/", Slips.as_view()),
    path("people/slips/sheet/", Sheet.as_view()),
    path("people/<uuid:person>/link/", Link.as_view()),
    path("people/<uuid:person>/link/picture/", link_picture),
]
