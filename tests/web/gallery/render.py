"""Render the gallery to static pages that a browser can open under the application's own content policy.

``python tests/web/gallery/render.py FOLDER`` writes the pages and the static files there.
``python tests/web/gallery/render.py FOLDER --serve PORT`` serves them on this machine, with a strict policy.
"""

from __future__ import annotations

import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
WEB: Final = HERE.parents[2] / "src" / "beforehand" / "web"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PAGES: Final = (
    "gallery",
    "ic-scene",
    "director",
    "performer",
    "boundaries",
    "boundary",
    "ic-home",
    "hold",
    "sign-in",
    "refused",
)


def configure() -> None:
    """Configure Django for static files alone, unless a process already has settings."""
    import django
    from django.conf import settings

    if settings.configured:
        return
    settings.configure(
        SECRET_KEY="gallery",  # signs nothing that anybody keeps
        STATIC_URL="/static/",
        USE_TZ=True,
        INSTALLED_APPS=["django.contrib.staticfiles"],
    )
    django.setup()


def context() -> dict[str, object]:
    """Give the sample data and the forms, as one context."""
    sys.path.insert(0, str(HERE.parents[2]))
    from tests.web.gallery import forms, sample  # isort: skip  after the line that makes it findable

    from beforehand.web.look.states import STATES

    returned = forms.CandidateForm({"text": "Hand at the waist, over cloth"})
    return {
        **sample.EVERYTHING,
        "STATES": STATES,
        "BOUNDARY_FORM": forms.BoundaryForm(),
        "CANDIDATE_FORM": returned,
        "csrf_token": "a" * 64,
    }


def write(folder: Path) -> list[Path]:
    """Write every page and the static files into ``folder``; give the pages' paths."""
    configure()
    from django.template.backends.django import DjangoTemplates

    engine = DjangoTemplates(
        {
            "NAME": "gallery",
            "DIRS": [HERE / "templates", WEB / "templates"],
            "APP_DIRS": False,
            "OPTIONS": {"libraries": {"look": "beforehand.web.templatetags.look"}},
        }
    )

    shutil.copytree(WEB / "static", folder / "static", dirs_exist_ok=True)
    shutil.copy(HERE / "gallery.css", folder / "static")
    data = context()
    written = []
    for page in PAGES:
        path = folder / f"{page}.html"
        path.write_text(engine.get_template(f"{page}.html").render(data), encoding="utf-8")
        written.append(path)
    return written


class Pages(SimpleHTTPRequestHandler):
    """Serves the folder with the policy that the application sends."""

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the standard library's
        """Say nothing."""


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Give a server of the folder on this machine; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Pages, directory=str(folder)))


def main(arguments: list[str]) -> int:
    """Write the gallery, then serve it when asked to."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder)
    if "--serve" in arguments:
        server(folder, int(arguments[arguments.index("--serve") + 1])).serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
