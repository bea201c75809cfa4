"""``forensics seal``."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from forensics.cli import options as o
from forensics.cli.console import Voice, say
from forensics.custody import seal as seals
from forensics.custody.bag import SEALS, Bag
from forensics.errors import ExitCode, UsageError
from forensics.escape import visible
from forensics.pipeline.journalled import told_who

PASSPHRASE = "FORENSICS_KEY_PASSPHRASE"


def command(
    case: Annotated[Path | None, typer.Argument(help="The folder of the case.")] = None,
    key: Annotated[
        Path | None, typer.Option("--key", help="Your private key; it never lies in a case.")
    ] = None,
    new_key: Annotated[
        Path | None, typer.Option("--new-key", help="Make a key in this file, and use it.")
    ] = None,
    no_passphrase: Annotated[
        bool, typer.Option("--no-passphrase", help="Make the new key without a passphrase.")
    ] = False,
    tsq: Annotated[
        bool, typer.Option("--tsq", help="Also write a query for a time-stamping authority.")
    ] = False,
    tsr: Annotated[
        Path | None, typer.Option("--tsr", help="The answer of the authority to a query.")
    ] = None,
    tsa_ca: o.TsaCa = None,
    who: o.Who = "",
    quiet: o.Quiet = False,
) -> int:
    """Seal the journal of a case: sign it, or have it time-stamped, or both. No network.

    The passphrase of a key is asked for, or taken from FORENSICS_KEY_PASSPHRASE. Keep a copy
    of the folder seals/ and your public key elsewhere: a seal shows nothing to who knows
    neither.

    Examples:

      forensics seal --new-key ~/custody.key

      forensics seal mycase --key ~/custody.key --tsq

      forensics seal mycase --tsr answer.tsr --tsa-ca authority.pem
    """
    voice = Voice(quiet)
    if new_key is not None:
        _make(new_key, no_passphrase)
        key = key or new_key
    if case is None:
        if new_key is None:
            raise UsageError("no case is named", advice="forensics seal CASE --key FILE")
        return ExitCode.OK
    bag = Bag(case, who or told_who())
    if tsr is not None:
        if key or tsq:
            raise UsageError("--tsr goes alone", advice="seal first, then bring the answer back")
        return _bring_back(bag, tsr, o.roots(tsa_ca), voice)
    if key is None and not tsq:
        raise UsageError(
            "a seal needs a key or a time stamp",
            advice="--new-key FILE makes a key, --key FILE uses it, --tsq asks for a time stamp",
        )
    return _seal(bag, key, tsq, voice)


def _seal(bag: Bag, key: Path | None, tsq: bool, voice: Voice) -> int:
    from forensics.custody import keys

    private = keys.load(key, lambda: _passphrase("Passphrase of the key: ")) if key else None
    made = seals.make(bag, private, query=tsq)
    home = visible(f"{bag.folder}/{SEALS}/{made.number:04}")
    print(f"seal {made.number}: lines 1 to {made.lines}, head {bag.chain.head}")
    if private:
        print(f"public key {made.public_key}")
    if tsq:
        print(f"query {home}.tsq")
        voice.note(
            "have it stamped on a machine with a network, for instance: curl -H 'Content-Type: "
            f"application/timestamp-query' --data-binary @{made.number:04}.tsq AUTHORITY > "
            f"{made.number:04}.tsr; then forensics seal CASE --tsr {made.number:04}.tsr"
        )
    voice.note(f"keep a copy of {SEALS}/ elsewhere, and write down the public key")
    return ExitCode.OK


def _bring_back(bag: Bag, path: Path, roots: tuple[object, ...], voice: Voice) -> int:
    made, stamp = seals.bring_back(bag, path, roots)
    when = stamp.time.isoformat().replace("+00:00", "Z")
    print(f"seal {made.number}: existed at {when}, says {visible(stamp.authority)}")
    if not stamp.trusted:
        voice.note(
            "whether the authority is who it says was not checked: --tsa-ca FILE with its root "
            "certificate does"
        )
    return ExitCode.OK


def _make(path: Path, bare: bool) -> None:
    from forensics.custody import keys

    phrase = b"" if bare else _passphrase("New passphrase: ")
    if not phrase and not bare:
        raise UsageError("the passphrase is empty", advice="--no-passphrase makes a key without")
    if phrase and PASSPHRASE not in os.environ and phrase != _passphrase("Once more: "):
        raise UsageError("the two passphrases differ")
    public = keys.make(path, phrase)
    print(f"key {visible(str(path))}, public key {public}")
    say(f"the public half is in {path}.pub: give it to who shall check your seals")


def _passphrase(prompt: str) -> bytes:
    """From the environment, or typed without being shown."""
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE].encode()
    if not sys.stdin.isatty():
        raise UsageError("the passphrase cannot be asked for here", advice=f"set {PASSPHRASE}")
    return getpass.getpass(prompt, sys.stderr).encode()
