"""The second reader, against a server of our own on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.script.breakdown.reading import break_down
from beforehand.script.breakdown.values import Breakdown
from beforehand.script.fountain import read_fountain
from beforehand.script.second_reader import Endpoint, read_again

SCRIPT = "INT. ROOM - NIGHT\n\nThey kiss.\n\nThe tide does what tides do to two people.\n"


class Server(HTTPServer):
    asked: list[dict[str, Any]]
    keys: list[str | None]
    answer: str


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        self.server.keys.append(self.headers.get("Authorization"))
        data = json.dumps({"choices": [{"message": {"content": self.server.answer}}]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  named by the base class
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.asked, server.keys, server.answer = [], [], '{"passages": []}'
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def endpoint(server: Server, key: str = "") -> Endpoint:
    return Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "reader-1", key, 10)


def found() -> Breakdown:
    return break_down(read_fountain(SCRIPT))


def test_it_adds_passages_marked_with_its_name(server: Server) -> None:
    row = {
        "categories": ["implied", "nonsense"],
        "lines": [5, 5],
        "who": ["A"],
        "severity": "low",
        "why": "So.",
    }
    server.answer = json.dumps({"passages": [row]})
    again = read_again(found(), endpoint(server, "secret").ask, "reader-1")
    assert [(p.by, [str(c) for c in p.categories], p.lines) for p in again.scenes[0].passages] == [
        ("rules", ["kiss"], (3, 3)),
        ("reader-1", ["implied"], (5, 5)),
    ]
    assert server.keys == ["Bearer secret"]
    assert "3: They kiss." in server.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    "row",
    [
        {"categories": ["kiss"], "lines": [900, 901]},
        {"categories": ["kiss"], "lines": [3]},
        {"categories": ["kiss"], "lines": "3"},
        {"categories": [], "lines": [3, 3]},
        {"categories": ["kiss"], "lines": [3, 3]},
        "words",
    ],
)
def test_what_it_makes_up_or_what_is_known_adds_nothing(server: Server, row: object) -> None:
    server.answer = json.dumps({"passages": [row]})
    assert read_again(found(), endpoint(server).ask, "r") == found()


def test_an_answer_of_no_known_form_and_no_answer_are_refused(server: Server) -> None:
    server.answer = "I would rather not."
    for end, code in (
        (endpoint(server), "reader_answer"),
        (Endpoint("http://127.0.0.1:9/v1", "r", "", 2), "reader_unreachable"),
        (Endpoint("file:///etc", "r"), "reader_address"),
    ):
        with pytest.raises(Refusal) as caught:
            read_again(found(), end.ask, "r")
        assert caught.value.code == code
