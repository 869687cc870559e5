"""One file per command."""

from __future__ import annotations

import sys

import typer

from beforehand.agreement.refusals import Refusal
from beforehand.cli.breakdown import breakdown
from beforehand.cli.demo import demo
from beforehand.cli.drafts import drafts
from beforehand.cli.excerpt import excerpt
from beforehand.cli.export import export
from beforehand.cli.footage import footage
from beforehand.cli.leaving import DONE, FOUND, NOT_UNDERSTOOD, not_understood, refused
from beforehand.cli.let_in import let_in
from beforehand.cli.load import load
from beforehand.cli.renew import renew
from beforehand.cli.serve import serve
from beforehand.cli.verify import verify

app = typer.Typer(
    name="beforehand",
    help="The record of what performers agreed to before an intimate scene is shot.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve)
app.command()(demo)
app.command()(load)
app.command("let-in")(let_in)
app.command()(verify)
app.command()(renew)
app.command()(export)
app.command()(excerpt)
app.add_typer(footage, name="footage")
app.command()(breakdown)
app.command()(drafts)


def main() -> None:
    """Run the command line; leaves with a code of ``cli.leaving``."""
    try:
        left = app(standalone_mode=False)
    except Refusal as refusal:
        left = refused(refusal)
    except NOT_UNDERSTOOD as error:
        left = not_understood(error)
    except typer.Abort:
        left = FOUND
    sys.exit(left if isinstance(left, int) else DONE)
