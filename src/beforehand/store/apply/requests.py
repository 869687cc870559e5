"""Requests: sealed with the key of whoever asks."""

from __future__ import annotations

import attrs

from beforehand.journal.act import Saved
from beforehand.journal.acts.requests import CloseRequest, MakeRequest
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables


@applies(MakeRequest)
def make_request(saved: Saved, body: MakeRequest, tables: Tables) -> None:
    """One row a request, open."""
    data = {"text": body.text, "lines": [body.first_line, body.last_line], "how": ""}
    tables.put("request", row(saved, body.request, person=saved.author, data=data))


@applies(CloseRequest)
def close_request(saved: Saved, body: CloseRequest, tables: Tables) -> None:
    """Closed, by how; its own time stays that of the asking."""
    request = known(tables, "request", body.request)
    data = {**request.data, "how": body.how}
    tables.put("request", attrs.evolve(request, act=saved.id, data=data))
