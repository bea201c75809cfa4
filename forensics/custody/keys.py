"""Ed25519 keys for seals. The private key is the owner's: it never lies in a case.

Files are PEM (PKCS 8), so that ``openssl`` reads them. A public key is told and compared as
its 64 hex digits.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from forensics.custody.bag import is_bag
from forensics.errors import UsageError


def make(path: Path, passphrase: bytes) -> str:
    """A new private key in ``path`` (mode 0600) and its public half in ``path.pub``.

    Returns the public key in hex. Raises ``UsageError`` if something is there already, or if
    it would lie in a case: a key beside what it seals protects nothing.
    """
    _outside(path)
    key = Ed25519PrivateKey.generate()
    how: KeySerializationEncryption = (
        BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    )
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _write(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how), 0o600)
    _write(path.with_name(f"{path.name}.pub"), public, 0o644)
    return public_hex(key)


def load(path: Path, ask: Callable[[], bytes]) -> Ed25519PrivateKey:
    """The private key; ``ask`` is called for its passphrase if it has one.

    Raises ``UsageError`` if others can read it, if it lies in a case, or is no such key.
    """
    _outside(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            info, raw = os.fstat(descriptor), file.read(65536)
    except OSError as error:
        raise UsageError(
            f"cannot be read: {error.strerror}", place=str(path),
            advice="forensics seal --new-key FILE makes one",
        ) from error  # fmt: skip
    if stat.S_IMODE(info.st_mode) & 0o077:
        raise UsageError(
            f"can be read by others (mode {stat.S_IMODE(info.st_mode):04o})", place=str(path),
            advice=f"chmod 600 {path}",
        )  # fmt: skip
    try:
        key = load_pem_private_key(raw, None)
    except TypeError:  # it has a passphrase
        try:
            key = load_pem_private_key(raw, ask() or b"\0")
        except (ValueError, TypeError) as error:
            raise UsageError("the passphrase is not that of the key", place=str(path)) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UsageError("holds no private key in PEM", place=str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(
            "is a key of another kind", place=str(path),
            advice="seals are Ed25519: forensics seal --new-key FILE makes one",
        )  # fmt: skip
    return key


def public_hex(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def public(told: str) -> str:
    """The public key, in hex, that is told in hex or as a PEM file. Raises ``UsageError``."""
    bare = re.sub(r"[\s:]", "", told).lower()
    if re.fullmatch(r"[0-9a-f]{64}", bare):
        return bare
    try:
        key = load_pem_public_key(Path(told).read_bytes()[:65536])
    except OSError as error:
        raise UsageError(
            f"cannot be read: {error.strerror}", place=told,
            advice="give the public key as 64 hex digits or as a .pub file",
        ) from error  # fmt: skip
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise UsageError(
            "holds no public Ed25519 key in PEM", place=told,
            advice="give the .pub file, not the private key",
        )  # fmt: skip
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def holds(public_key: str, signature: bytes, statement: bytes) -> bool:
    """Was the statement signed with the private half of this key (in hex)?"""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def _outside(path: Path) -> None:
    folder = Path(os.path.abspath(path)).parent
    for one in (folder, *folder.parents, folder.resolve(), *folder.resolve().parents):
        if is_bag(one):
            raise UsageError(
                "lies in a case: a key beside what it seals protects nothing", place=str(path),
                advice="keep it elsewhere",
            )  # fmt: skip


def _write(path: Path, raw: bytes, mode: int) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, mode)
            file.write(raw)
            file.flush()
            os.fsync(descriptor)
    except FileExistsError as error:
        raise UsageError(
            "is there already", place=str(path), advice="name another file; no key is overwritten"
        ) from error
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", place=str(path)) from error
