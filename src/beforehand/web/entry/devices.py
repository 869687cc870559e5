"""``/devices/``: where a person is signed in, what ever happened to their ways in, and putting a device out."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms

from beforehand.studio import entry
from beforehand.studio.people import names_in, place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer

TERMINAL: Final = "whoever sits at the server"


class DeviceForm(forms.Form):
    """Which device."""

    device = forms.UUIDField()


class Devices(Page):
    """A person's own devices."""

    name = "devices"
    template = "entry/devices.html"
    acts: ClassVar = {"revoke": Act(form=DeviceForm, run="revoke")}

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any]:
        """List the devices, this one marked."""
        place = place_of(str(viewer.production), str(viewer.person))
        return {
            **(around(place) if place else {}),
            "devices": [_shown(device, viewer) for device in entry.devices_of(viewer.account)],
            "notes": noted(viewer),
        }

    def revoke(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Put a device out; putting this one out signs it out."""
        entry.revoke_device(viewer.account, data["device"], at=now)


def noted(viewer: Viewer) -> list[dict[str, Any]]:
    """Everything that happened to the viewer's ways in, the latest first, with who did what they did not."""
    names = names_in(str(viewer.production))
    return [
        {
            "at": one.at,
            "words": one.words,
            "label": one.label,
            "by": TERMINAL if one.terminal else names.get(one.by, ""),
        }
        for one in entry.notes_of(viewer.account)
    ]


def _shown(device: entry.Device, viewer: Viewer) -> dict[str, Any]:
    here = entry.is_session(device, viewer.session)
    post = {"url": "/devices/", "label": "Sign out", "hidden": {"act": "revoke", "device": str(device.key)}}
    return {
        "label": device.label,
        "since": device.created_at,
        "seen": device.seen_at,
        "here": here,
        "post": post,
    }
