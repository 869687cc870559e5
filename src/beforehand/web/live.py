"""``/live/?page=<path>&seen=<digest>``: an open page hears that it changed, and hears nothing else.

An event carries the page's name alone, and goes out if and only if the digest of that viewer's page model
changed. Somebody else's private act wakes the stream and leaves no trace in it: heartbeats keep their times.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any, Final, TypeVar

import attrs
from asgiref.sync import sync_to_async
from django.db import close_old_connections, connections
from django.http import HttpRequest, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from beforehand.studio import entry, reading
from beforehand.web import clock
from beforehand.web.digest import page_digest
from beforehand.web.page import Page, wall_clock
from beforehand.web.pulse import Pulse, on_grid
from beforehand.web.refused import not_there, to_sign_in, viewer_on
from beforehand.web.viewer import Viewer, still_in

HEARTBEAT: Final = 15.0
T = TypeVar("T")


def _question() -> tuple[object, ...]:
    """Ask what may change an open page or close it: an act, or a session that was put out."""
    return reading.last_seq(), entry.last_put_out()


PULSE: Final = Pulse(_question)


@attrs.frozen
class Watch:
    """One page that one viewer has open.

    Attributes:
        viewer: who looks.
        page: the page's class.
        ids: what its address names.
        seen: digest of the page as it was drawn, empty when the browser does not say.
    """

    viewer: Viewer
    page: type[Page]
    ids: dict[str, Any]
    seen: str

    def digest(self, viewer: Viewer, at: datetime) -> str | None:
        """Give the digest of the page's model; None when there is no such page for the viewer."""
        with wall_clock(viewer):
            model = self.page().model(viewer, at, **self.ids)
        return None if model is None else page_digest(self.page.name, model)


async def live(request: HttpRequest) -> HttpResponseBase:
    """Open the stream of one page; a page that is not there answers as its own address does."""
    viewer = viewer_on(request)
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    if viewer is None:
        return to_sign_in(request)
    watch = _watch(viewer, request.GET.get("page", ""), request.GET.get("seen", ""))
    if watch is None or await _apart(watch.digest, viewer, clock.now()) is None:
        return not_there(request)
    await sync_to_async(close_old_connections)()  # a stream stays open for hours and needs none meanwhile
    return StreamingHttpResponse(
        events(watch), content_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


async def events(watch: Watch, pulse: Pulse = PULSE, heartbeat: float = HEARTBEAT) -> AsyncIterator[str]:
    """Tell of changes until the session ends or the page is gone.

    Args:
        watch: the open page.
        pulse: wakes the stream.
        heartbeat: seconds between heartbeats.

    Yields:
        Server-sent events (HTML Living Standard, section 9.2): ``page`` with the page's name, and comments.
    """
    tell = f"event: page\ndata: {watch.page.name}\n\n"
    loop = asyncio.get_running_loop()
    next_heartbeat = loop.time() + heartbeat
    yield "retry: 2000\n\n"
    async with pulse:
        beat = pulse.beat
        if watch.seen and await _apart(watch.digest, watch.viewer, clock.now()) != watch.seen:
            yield tell
        told_at = on_grid(clock.now())
        known = await _apart(watch.digest, watch.viewer, told_at)
        while known is not None:
            beat = await pulse.after(beat, max(0.0, next_heartbeat - loop.time()))
            viewer = await _apart(still_in, watch.viewer)
            if viewer is None:
                return
            beats = loop.time() >= next_heartbeat
            if beats:
                # Here alone the page's time goes on. Were it to at every act, a private act just after a
                # grid time would bring forward what the clock changes, and so be told of.
                told_at = on_grid(clock.now())
            digest = await _apart(watch.digest, viewer, told_at)
            if digest != known:
                known = digest
                yield tell
            if beats:
                next_heartbeat += heartbeat
                yield ": \n\n"


def _watch(viewer: Viewer, path: str, seen: str) -> Watch | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    page = getattr(match.func, "view_class", None)
    if not (isinstance(page, type) and issubclass(page, Page)):
        return None
    return Watch(viewer=viewer, page=page, ids=match.kwargs, seen=seen)


async def _apart(call: Callable[..., T], *args: Any) -> T:
    """Run a call that asks the database in a thread, and leave no connection open there."""
    answer: T = await sync_to_async(_closing, thread_sensitive=False)(call, *args)
    return answer


def _closing(call: Callable[..., Any], *args: Any) -> Any:
    try:
        return call(*args)
    finally:
        connections.close_all()
