"""The data folder a command works on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from beforehand.agreement.refusals import Refusal

if TYPE_CHECKING:
    from beforehand.store.datafolder import DataFolder

DATA = Annotated[
    Path,
    typer.Option("--data", envvar="BEFOREHAND_DATA", help="The data folder.", show_default=True),
]
NEEDED: Final = ("django", "csp", "django_htmx", "structlog", "whitenoise")


@contextmanager
def opened(data: Path, *, create: bool = False, older: bool = False) -> Iterator[None]:
    """Open a data folder for the length of a ``with`` block, its databases brought up to date.

    Imports of ``studio`` and ``store`` belong inside the block: they read the folder's settings.

    Args:
        data: the folder.
        create: make it when there is nothing yet.
        older: take a folder of an earlier layout too.

    Raises:
        Refusal: ``web_missing`` when only the library is installed; ``data_*`` when the folder cannot be
            used, ``database_*`` when its database cannot.
    """
    check_parts("This command")
    from beforehand.store import datafolder

    os.umask(0o077)  # what the databases write beside themselves is for their owner alone
    folder = datafolder.open_or_create(data) if create else datafolder.open_whole(data, older=older)
    os.environ["BEFOREHAND_DATA"] = str(folder.path)
    os.environ["DJANGO_SETTINGS_MODULE"] = "beforehand.web.settings"
    import django
    from django.db import connections

    django.setup()
    _migrate()
    _check_record(folder)
    try:
        yield
    finally:
        connections.close_all()


def check_parts(command: str, *more: str) -> None:
    """Refuse a command that needs more than the library.

    Args:
        command: how the sentence calls it.
        more: further packages that it needs.

    Raises:
        Refusal: ``web_missing``.
    """
    if any(find_spec(name) is None for name in (*NEEDED, *more)):
        raise Refusal("web_missing", f"{command} needs the web parts: pip install 'beforehand[web]'.")


def _check_record(folder: DataFolder) -> None:
    """Refuse a database that was emptied, or another than the one acts were recorded in."""
    from beforehand.store.datafolder import record_lost
    from beforehand.studio.reading import last_seq

    if folder.has_recorded and not last_seq():
        raise record_lost(folder.path)


def _migrate() -> None:
    """Bring the databases up to date; the vaults first, so that no record is ever without them."""
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        for alias in ("vaults", "default"):
            call_command("migrate", database=alias, interactive=False, verbosity=0)
    except DatabaseError as error:
        raise Refusal(
            "database_unusable",
            f"The database cannot be used ({type(error).__name__}).",
        ) from error
