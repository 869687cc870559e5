"""How a command leaves: what its exit code means, and how it says what it will not do."""

from __future__ import annotations

from typing import Final

import typer

from beforehand.agreement.refusals import Refusal

DONE: Final = 0
FOUND: Final = 1
"""Refused, or something was found that is not as it should be."""
MISUSED: Final = 2
"""The command was not understood; Typer leaves with it by itself."""
NO_DATA: Final = 3
"""The data folder cannot be used."""


def refused(refusal: Refusal) -> int:
    """Say a refusal on stderr: one sentence and its code.

    Returns:
        The exit code that it means.
    """
    typer.echo(f"{refusal.sentence} [{refusal.code}]", err=True)
    return NO_DATA if refusal.code.startswith(("data_", "database_")) else FOUND
