"""How a command leaves: what its exit code means, and how it says what it will not do."""

from __future__ import annotations

from typing import Final

import typer

from beforehand.agreement.refusals import Refusal

DONE: Final = 0
FOUND: Final = 1
"""Refused, or something was found that is not as it should be."""
MISUSED: Final = 2
"""The command was not understood, or asks for what it must not do; nothing was read or written."""
NO_DATA: Final = 3
"""The data folder cannot be used."""


class Misuse(Refusal):
    """The command line itself is wrong, whatever lies in the files that it names."""


def refused(refusal: Refusal) -> int:
    """Say a refusal on stderr: one sentence and its code.

    Returns:
        The exit code that it means.
    """
    typer.echo(f"{refusal.sentence} [{refusal.code}]", err=True)
    if isinstance(refusal, Misuse):
        return MISUSED
    return NO_DATA if refusal.code.startswith(("data_", "database_")) else FOUND


NOT_UNDERSTOOD: Final[type[Exception]] = typer.BadParameter.__bases__[0]
"""What Typer raises for a command line that it cannot read."""


def not_understood(error: Exception) -> int:
    """Say in one sentence what of a command line was not understood, and where to read on.

    Returns:
        The exit code.
    """
    said = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":  # nothing was asked, so all that can be is listed
        typer.echo(said.get_help() if said else str(error), err=True)
        return MISUSED
    words = " ".join(error.format_message().split()).rstrip(".")  # type: ignore[attr-defined]
    where = said.command_path if said else "beforehand"
    typer.echo(f"{words}; '{where} --help' says how it is meant. [not_understood]", err=True)
    return MISUSED
