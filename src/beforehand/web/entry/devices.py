"""``/devices/``: where a person is signed in, and putting a device out."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from beforehand.studio import entry
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


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
        }

    def revoke(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Put a device out; putting this one out signs it out."""
        entry.revoke_device(viewer.account, data["device"], at=now)


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
