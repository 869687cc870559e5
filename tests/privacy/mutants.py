"""Leaks as somebody might build them, each planted where the slip would be made.

The leaks of issue 2, and one more: an event. They read private rows freely; what a page is made from is watched
elsewhere, and here it is the comparison that has to notice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final
from unittest.mock import patch

import attrs
from django.core import mail

from beforehand.agreement.published import Published
from beforehand.agreement.publishing import available
from beforehand.agreement.views import power
from beforehand.agreement.views.frame import frame
from beforehand.store.published_reading import read_published
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.rows import Answer, Signature
from beforehand.studio import reading, scene_public
from beforehand.studio.desk import Desk, Receipt
from beforehand.web import live
from beforehand.web.digest import page_digest
from beforehand.web.drawn import Drawn
from beforehand.web.page import Page
from beforehand.web.plan import plan as plan_room

Mutant = Callable[[], Any]


def a_count() -> Any:
    """The verdict says how many answers are in."""
    real = frame

    def counting(scene: Published, now: datetime) -> dict[str, Any]:
        answers = Answer.objects.filter(scene=scene.scene).count()
        return {**(told := real(scene, now)), "verdict_says": f"{told['verdict_says']} {answers} answers."}

    return patch.object(power, "frame", counting)


def a_size() -> Any:
    """The page is as long as there are answers, though it says nothing of them."""
    real = Page._draw

    def draw(page: Page, *args: Any, **more: Any) -> Any:
        response = real(page, *args, **more)
        response.content += b" " * Answer.objects.count()
        return response

    return patch.object(Page, "_draw", draw)


def an_order() -> Any:
    """The palette shows first what was answered last."""

    def ordered(tables: DjangoTables, scene: str) -> Published | None:
        told = read_published(tables, scene)
        record = read_scene(tables, scene)
        if told is None or record is None:
            return told
        latest: defaultdict[str, str] = defaultdict(str)
        for (_, digest), answers in record.answers.items():
            times = [a.at for a in answers.agreements] + [n.at for n in answers.narrowings]
            latest[digest] = max(latest[digest], *times)
        palette = sorted(
            told.palette, key=lambda beat: latest[record.candidates[beat.id].digest], reverse=True
        )
        return attrs.evolve(told, palette=tuple(palette))

    return patch.object(scene_public, "read_published", ordered)


def an_id() -> Any:
    """A form carries the id of the act that settled the scene last."""
    return _changed_model(lambda scene, _: {"hold": {"hidden": {"since": _settled_by(scene)}}})


def an_etag() -> Any:
    """The ETag is new whenever anybody did anything."""
    tag = property(lambda drawn: f'"{drawn.digest}{reading.last_seq()}"')
    return patch.object(Drawn, "etag", tag)


def a_version_gap() -> Any:
    """Every narrowing takes a version number, so the numbers of published plans have gaps."""

    def counted(tables: DjangoTables, scene: str) -> Published | None:
        told, record = read_published(tables, scene), read_scene(tables, scene)
        if told is None or told.plan is None or record is None:
            return told
        narrowings = sum(len(answers.narrowings) for answers in record.answers.values())
        return attrs.evolve(told, plan=attrs.evolve(told.plan, version=told.plan.version + narrowings))

    return patch.object(scene_public, "read_published", counted)


def the_time_of_a_mail() -> Any:
    """The producer is written to when somebody answers; the mail says nothing of it."""
    real = Desk.record

    def record(desk: Desk, *args: Any, **more: Any) -> Receipt:
        receipt = real(desk, *args, **more)
        if type(args[0]).vault == "person":
            mail.send_mail("The Long Tide", "There is news.", None, ["calder@example.org"])
        return receipt

    return patch.object(Desk, "record", record)


def the_time_of_a_404() -> Any:
    """Before a page says that it is not there, each answer of the scene is read."""
    real = Page._found

    def found(page: Page, visit: Any) -> dict[str, Any]:
        if page.model(visit.viewer, visit.now, **visit.ids) is None:
            for answer in Answer.objects.values_list("pk", flat=True):
                Answer.objects.get(pk=answer)
        return real(page, visit)

    return patch.object(Page, "_found", found)


def a_palette_letter() -> Any:
    """What is not available any more is left out of the palette, and its letter stays away."""
    real = power._palette

    def palette(scene: Published) -> list[dict[str, Any]]:
        record = read_scene(DjangoTables(), scene.scene)
        left = available(record) if record else ()
        return [beat for beat in real(scene) if beat["id"] in left]

    return patch.object(power, "_palette", palette)


def a_riders_status() -> Any:
    """The one word about riders becomes a number of them."""

    def riders(scene: Published) -> str:
        signed = Signature.objects.filter(scene=scene.scene).values("person").distinct().count()
        return f"{signed} of {len(scene.performers)} signed"

    return patch.object(power, "_riders", riders)


def an_event() -> Any:
    """An open page hears of every act, and finds itself unchanged."""
    real = page_digest

    def digest(name: str, model: Mapping[str, Any]) -> str:
        return real(name, {**model, "seq": reading.last_seq()})

    return patch.object(live, "page_digest", digest)


def a_table() -> Any:
    """A page looks at answers and says nothing of them, yet."""

    def look(scene: str, _: dict[str, Any]) -> dict[str, Any]:
        Answer.objects.filter(scene=scene).exists()
        return {}

    return _changed_model(look)


@contextmanager
def _changed_model(change: Callable[[str, dict[str, Any]], dict[str, Any]]) -> Iterator[None]:
    """Put more into the model of a scene's plan, one level deep."""
    real = plan_room.ScenePlan.model

    def model(page: Any, viewer: Any, now: datetime, **ids: Any) -> dict[str, Any] | None:
        told = real(page, viewer, now, **ids)
        if told is None or "hold" not in told:
            return told
        for name, more in change(str(ids["scene"]), told).items():
            told[name] = {**told[name], "hidden": {**told[name]["hidden"], **more["hidden"]}}
        return told

    with patch.object(plan_room.ScenePlan, "model", model):
        yield


def _settled_by(scene: str) -> str:
    standing = DjangoTables().get("standing", scene)
    return str(standing.data["settled_by"]) if standing else ""


MUTANTS: Final[Mapping[str, tuple[Mutant, str]]] = {
    "a count": (a_count, "body"),
    "a size": (a_size, "body"),
    "an order": (an_order, "body"),
    "an id": (an_id, "body"),
    "an ETag": (an_etag, "headers"),
    "a version gap": (a_version_gap, "body"),
    "the time of a mail": (the_time_of_a_mail, "mails after"),
    "the time of a 404": (the_time_of_a_404, "statements"),
    "a palette letter": (a_palette_letter, "body"),
    "a rider's status": (a_riders_status, "body"),
    "an event": (an_event, "events of"),
}
"""Each with the word by which the comparison has to name it."""
