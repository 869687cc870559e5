"""The PDFs of the room: cards, memo, answer sheets, riders, each for just those whose view it is made from."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.studio.people import Place
from beforehand.studio.printing import Paper
from beforehand.studio.production_papers import production_paper
from beforehand.studio.rider_papers import rider_paper
from beforehand.studio.scene_papers import performer_sheet, scene_sheet
from beforehand.web import clock
from beforehand.web.paper.handing import handed
from beforehand.web.viewer import Viewer


def of_production(request: HttpRequest, sheet: str) -> HttpResponseBase:
    """``/paper/breakdown/``, ``/paper/deadlines/``, ``/paper/boundaries/``: papers of the whole production."""

    def printing(viewer: Viewer, place: Place, size: str) -> Paper | None:
        return production_paper(place, str(viewer.production), sheet, size, clock.now())

    return handed(request, printing)


def rider(request: HttpRequest, scene: UUID, rider: UUID) -> HttpResponseBase:
    """``/scenes/<scene>/paper/rider/<rider>/``: the sealed rider, for whoever signs it; ``in`` names the language."""

    def printing(viewer: Viewer, place: Place, size: str) -> Paper | None:
        whose = str(viewer.production), str(viewer.person)
        return rider_paper(place, *whose, str(scene), str(rider), size, request.GET.get("in", ORIGINAL))

    return handed(request, printing)


def of_scene(request: HttpRequest, scene: UUID, sheet: str) -> HttpResponseBase:
    """``/scenes/<scene>/paper/<sheet>/``: the card of a role, or the memo."""

    def printing(viewer: Viewer, place: Place, size: str) -> Paper | None:
        whose = str(viewer.production), str(viewer.person)
        return scene_sheet(place, *whose, str(scene), sheet, size, clock.now())

    return handed(request, printing)


def own(request: HttpRequest, scene: UUID, person: UUID, sheet: str) -> HttpResponseBase:
    """``/scenes/<scene>/paper/card/<person>/`` and ``…/answers/<person>/``: a performer's own."""

    def printing(viewer: Viewer, place: Place, size: str) -> Paper | None:
        whose = str(viewer.production), str(viewer.person)
        return performer_sheet(place, *whose, str(scene), str(person), sheet, size, clock.now())

    return handed(request, printing)
