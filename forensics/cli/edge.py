"""Every way a command can end, turned into an exit code and at most one line."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

import typer

from forensics.cli.app import app
from forensics.cli.console import say
from forensics.errors import ExitCode, ForensicsError

# Typer carries its own copy of click in some versions: take the class from where it is.
_ClickError: type[Exception] = typer.BadParameter.__mro__[2]


def run(argv: Sequence[str]) -> int:
    """Run one command. Never raises, never lets a traceback out."""
    if "_FORENSICS_COMPLETE" in os.environ:
        app(argv, prog_name="forensics")  # a shell asks for completions; typer answers and leaves
    _open_standard_streams()
    _utf8(sys.stdout)
    _utf8(sys.stderr)
    try:
        code = _invoke(argv)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has what it wanted (``| head``). Nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except KeyboardInterrupt:
        say("stopped")
        return ExitCode.INTERRUPTED
    except ForensicsError as error:
        say(str(error))
        return error.exit_code
    except typer.Exit as leave:
        return leave.exit_code
    except Exception as error:
        return _unexpected(error)


def _invoke(argv: Sequence[str]) -> int:
    # Not ``app()``: it turns a closed pipe and Ctrl-C into codes of its own.
    command = typer.main.get_command(app)
    try:
        with command.make_context("forensics", list(argv)) as context:
            result = command.invoke(context)
    except _ClickError as error:
        context_of = getattr(error, "ctx", None)
        bare = not argv or argv[-1] == getattr(context_of, "info_name", None)
        if context_of and bare and hasattr(context_of.command, "commands"):
            print(context_of.get_help())
            return ExitCode.USAGE
        say(str(getattr(error, "format_message", error.__str__)()))
        if context_of:
            say(f"see {context_of.command_path} --help")
        return ExitCode.USAGE
    return int(result or ExitCode.OK)


def _unexpected(error: Exception) -> int:
    if os.environ.get("FORENSICS_DEBUG"):
        traceback.print_exc()
    say(
        f"internal error: {type(error).__name__}: {error} "
        "(a bug of ours: run it again with FORENSICS_DEBUG=1 and report what it prints)"
    )
    return ExitCode.INTERNAL


def _open_standard_streams() -> None:
    """A stream that was closed before we started takes its words to nowhere.

    Otherwise the next file opened would get its number, and words meant for a person would
    land in it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w", closefd=False))


def _utf8(stream: TextIO) -> None:
    """The product is UTF-8 on every machine; what has no UTF-8 is written as an escape."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
