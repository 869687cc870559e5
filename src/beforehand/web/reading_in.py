"""In which language somebody reads riders: their device remembers it for them, and nobody else is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django import forms

from beforehand.agreement.locales.catalogue import LOCALES
from beforehand.web.acts import Act
from beforehand.web.page import Page
from beforehand.web.viewer import READS_IN, Viewer


class ReadInForm(forms.Form):
    """One of the languages there are."""

    locale = forms.ChoiceField(choices=[(tag, tag) for tag in LOCALES], widget=forms.HiddenInput)


READ_IN: Final = Act(form=ReadInForm, run="read_in", counts_again=True)


class ReadsIn(Page):
    """A page with riders. The language is kept in the session: no act, no row of the record, no log line."""

    def read_in(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Show riders in this language from now on, on this device."""
        del viewer, now, ids
        self.request.session[READS_IN] = data["locale"]
        return self.request.path
