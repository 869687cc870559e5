"""``/scenes/<scene>/mine/held/<act>/``: what whoever called a hold sees next. Nothing is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from beforehand.agreement.views.performer import performer_view
from beforehand.studio import answers
from beforehand.studio.own_acts import own_act
from beforehand.studio.own_scenes import own_scene
from beforehand.studio.people import place_of
from beforehand.web.acts import Act, Nothing
from beforehand.web.around import around
from beforehand.web.look.times import here
from beforehand.web.mine.drawing import coordinator_of
from beforehand.web.page import Page
from beforehand.web.saved import saved_line
from beforehand.web.viewer import Viewer


class Held(Page):
    """The calm page after Hold: what happened, that it is saved, and two ways onward."""

    name = "held"
    template = "mine/held.html"
    acts: ClassVar = {
        "talk_all": Act(form=Nothing, run="talk_all", counts_again=True),
        "less_today_all": Act(form=Nothing, run="less_today_all", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """What stands on the page; None for a hold that somebody else called."""
        production, person, scene = str(viewer.production), str(viewer.person), str(ids["scene"])
        place = place_of(production, person)
        act = own_act(production, person, str(ids["act"]))
        pair = own_scene(production, person, scene) if act and place else None
        if place is None or act is None or pair is None or (act.kind, act.scene) != ("hold", scene):
            return None
        view = performer_view(*pair, now)
        return {
            **around(place, "/"),
            "back": {"label": f"Scene {view['scene']['number']}", "url": f"/scenes/{scene}/mine/"},
            "number": view["scene"]["number"],
            "coordinator": coordinator_of(view),
            "stands": view["hold_since"] is not None,
            "called": f"{here(act.at):%H:%M:%S}",
            "record_line": saved_line(act),
            "mine": f"/scenes/{scene}/mine/",
            "onward": _onward(view, f"/scenes/{scene}/mine/held/{act.act}/"),
        }

    def talk_all(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """A conversation first, about each beat they had agreed to."""
        done = [answers.talk(**by) for by in _agreed(viewer, now, ids)]
        return f"/scenes/{ids['scene']}/mine/" + (f"saved/{done[-1].act}/" if done else "")

    def less_today_all(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """None of the beats they had agreed to, on the scene's day."""
        done = [answers.less_today(**by) for by in _agreed(viewer, now, ids)]
        return f"/scenes/{ids['scene']}/mine/" + (f"saved/{done[-1].act}/" if done else "")


def _onward(view: dict[str, Any], url: str) -> dict[str, Any]:
    """The two ways, where there is an agreement to speak about or to end."""
    name = coordinator_of(view)
    agreed = any(beat["answer"] == "agreed" for beat in view["beats"])
    speak = {"url": url, "label": f"Speak with {name} alone", "hidden": {"act": "talk_all"}}
    end = {"url": url, "label": "End my agreement for today", "hidden": {"act": "less_today_all"}}
    return {"speak": speak if agreed else None, "end": end if agreed and view["day"] else None}


def _agreed(viewer: Viewer, now: datetime, ids: dict[str, Any]) -> list[dict[str, Any]]:
    """What each use case is called with, for every beat whose agreement stands."""
    production, person, scene = str(viewer.production), str(viewer.person), str(ids["scene"])
    pair = own_scene(production, person, scene)
    beats = pair[0].beats if pair else ()
    by = {"production": production, "author": person, "scene": scene, "at": now}
    return [{**by, "digest": beat.answer.digest} for beat in beats if beat.answer.word == "agreed"]
