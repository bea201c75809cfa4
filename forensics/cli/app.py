"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from forensics.cli import (
    case,
    certificate,
    ci,
    crosscheck,
    demo,
    doctor,
    export,
    extract,
    inspect,
    report,
    review,
    rules,
    schema,
    seal,
    travel,
    verify,
)

app = typer.Typer(
    name="forensics",
    help="Reads scanned papers of a case into dated events and says what cannot both be true.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        from forensics.doctor import version_line

        print(version_line())
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the versions."),
    ] = False,
) -> None:
    """Reads scanned papers of a case into dated events and says what cannot both be true."""


app.command("extract")(extract.command)
app.command("crosscheck")(crosscheck.command)
app.command("inspect")(inspect.command)
app.command("report")(report.command)
app.command("travel")(travel.command)
app.command("review")(review.command)
app.command("export")(export.command)
app.add_typer(case.app, name="case")
app.command("verify")(verify.command)
app.command("seal")(seal.command)
app.command("certificate")(certificate.command)
app.command("doctor")(doctor.command)
app.command("rules")(rules.command)
app.command("ci")(ci.command)
app.command("demo")(demo.command)
app.command("schema")(schema.command)
