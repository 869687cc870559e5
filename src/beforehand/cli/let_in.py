"""``beforehand let-in NAME``: a sign-in link from whoever sits at the server, for who has no other way in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from beforehand.agreement.refusals import Refusal
from beforehand.cli.data import DATA, opened
from beforehand.cli.serve import address


def let_in(
    name: Annotated[str, typer.Argument(help="Full name of a person of the production.")],
    data: DATA = Path("data"),
    production: Annotated[str, typer.Option(help="Its id, where there are several.")] = "",
    lost: Annotated[
        bool, typer.Option("--lost", help="Sign all their devices out and put the PIN aside first.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget-second-factor", help="Take their second factor away first.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print facts as JSON.")] = False,
) -> None:
    """Make a one-time sign-in link. Its owner sees for ever that it was made here, and all that was taken away."""
    with opened(data):
        from beforehand.studio import entry

        now = datetime.now(UTC)
        account = entry.account_of(*_found(name, production))
        if forget:
            entry.forget_factors(account, at=now)
        make = entry.recover if lost else entry.issue_link
        link = f"{address()}/in/{make(account, None, 48, at=now)}/"
    if as_json:
        typer.echo(json.dumps({"name": name, "link": link}, indent=2))
        return
    typer.echo(f"{name} signs in once at this address, within 48 hours:\n  {link}")


def _found(name: str, production: str) -> tuple[str, str]:
    """(Person, production) of that name.

    Raises:
        Refusal: ``no_person``, ``which_production``.
    """
    from beforehand.studio.people import cast_of

    found = [(person, at) for at, person, place in cast_of() if place.name == name and production in ("", at)]
    if not found:
        raise Refusal("no_person", f"“{name}” is nobody here.")
    if len(found) > 1:
        raise Refusal("which_production", "Several people have this name: name the production by its id.")
    return found[0]
