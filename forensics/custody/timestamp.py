"""RFC 3161 time stamps without a network: a query goes out as a file, a token comes back.

Anybody can have the query stamped (``curl`` to an authority, on another machine). What is
checked of a token offline: that it stamps these bytes, that it answers this query, that the
certificate in it signed it, may stamp, and was valid at that time; and, with root certificates
that the user trusts, that these lead to it. Never checked: whether the certificate was revoked.
"""

from __future__ import annotations

import hashlib
import secrets
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import ExtendedKeyUsageOID

LONGEST = 1 << 20
"""Bytes of a token that are looked at."""
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
}  # fmt: skip


class TokenError(ValueError):
    """The token does not show what it should; the message says why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a token says. ``time`` is UTC; ``authority`` the name in its certificate, whose
    sha256 is ``certificate``; ``trusted`` if a root certificate of the user leads to it."""

    time: datetime
    authority: str
    certificate: str
    trusted: bool


def query(statement: bytes) -> bytes:
    """A time-stamp query (DER, for a .tsq file) over the sha256 of these bytes."""
    digest = hashlib.sha256(statement).digest()
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest}
    fields = {
        "version": "v1", "message_imprint": imprint, "nonce": secrets.randbits(63),
        "cert_req": True,
    }  # fmt: skip
    return bytes(tsp.TimeStampReq(fields).dump())


def stamps(raw: bytes, statement: bytes) -> bool:
    """Does the token stamp these bytes? Raises ``TokenError`` if it is no token."""
    with _typed():
        _, _, info = _opened(raw)
        imprint = info["message_imprint"]["hashed_message"].native
    return any(hashlib.new(name, statement).digest() == imprint for name in _HASHES)


def check(
    raw: bytes, statement: bytes, asked: bytes = b"", roots: Sequence[x509.Certificate] = ()
) -> Stamp:
    """What a token (a response, or the bare token) shows of ``statement``.

    ``asked`` is the query, whose nonce must come back. Raises ``TokenError``.
    """
    with _typed():
        signed, content, info = _opened(raw)
        _same_imprint(info, statement)
        if asked:
            _same_nonce(info, asked)
        signer = _signed(signed, content)
        moment: datetime = info["gen_time"].native
        _may_stamp(signer, moment)
        others = [_certificate(c.chosen.dump()) for c in signed["certificates"]]
        der = hashlib.sha256(signer.public_bytes(Encoding.DER)).hexdigest()
        name = signer.subject.rfc4514_string()
        return Stamp(moment, name, der, bool(roots) and _leads(signer, others, roots, moment))


@contextmanager
def _typed() -> Iterator[None]:
    """Over hostile bytes asn1crypto and cryptography raise many kinds of exception."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            yield
    except TokenError:
        raise
    except Exception as error:
        raise TokenError(f"it is damaged ({type(error).__name__})") from error


def roots_of(pem: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM file. Raises ``ValueError`` if there is none."""
    return tuple(x509.load_pem_x509_certificates(pem))


def _opened(raw: bytes) -> tuple[Any, bytes, Any]:
    """(SignedData, the bytes that are signed, TSTInfo)."""
    if len(raw) > LONGEST:
        raise TokenError("it is too large for a time stamp")
    token = _token(raw)
    if token["content_type"].native != "signed_data":
        raise TokenError("it is not signed")
    signed = token["content"]
    inner = signed["encap_content_info"]
    if inner["content_type"].native != "tst_info":
        raise TokenError("it signs something that is no time stamp")
    content = bytes(inner["content"])
    return signed, content, tsp.TSTInfo.load(content, strict=True)


def _token(raw: bytes) -> Any:
    try:
        response = tsp.TimeStampResp.load(raw, strict=True)
        status = response["status"]["status"].native
    except (ValueError, TypeError):
        return cms.ContentInfo.load(raw, strict=True)
    if status not in ("granted", "granted_with_mods"):
        raise TokenError(f"the authority did not stamp it: {status}")
    return response["time_stamp_token"]


def _same_imprint(info: Any, statement: bytes) -> None:
    imprint = info["message_imprint"]
    name = imprint["hash_algorithm"]["algorithm"].native
    if name not in _HASHES:
        raise TokenError(f"it rests on {name}, which is not accepted")
    if hashlib.new(name, statement).digest() != imprint["hashed_message"].native:
        raise TokenError("it stamps other bytes than these")


def _same_nonce(info: Any, asked: bytes) -> None:
    nonce = tsp.TimeStampReq.load(asked, strict=True)["nonce"].native
    if nonce is not None and info["nonce"].native != nonce:
        raise TokenError("it answers another query")


def _signed(signed: Any, content: bytes) -> x509.Certificate:
    """The certificate whose key signed the content. Raises ``TokenError`` if none did."""
    (signer,) = signed["signer_infos"]
    found = [c.chosen for c in signed["certificates"] if _is_of(c.chosen, signer["sid"])]
    if not found:
        raise TokenError("the certificate that signed it is not in it")
    der = found[0].dump()
    certificate = _certificate(der)
    attributes = {a["type"].native: a["values"] for a in signer["signed_attrs"]}
    digest = _hash(signer["digest_algorithm"]["algorithm"].native)
    whole = hashes.Hash(digest)
    whole.update(content)
    if attributes["message_digest"][0].native != whole.finalize():
        raise TokenError("its content was changed after it was signed")
    if attributes["content_type"][0].native != "tst_info":
        raise TokenError("what was signed is no time stamp")
    _names_its_certificate(attributes, der)
    # What is signed is the set of attributes with the tag of a set, not that of its place.
    raw = b"\x31" + signer["signed_attrs"].dump()[1:]
    try:
        _verify(certificate, signer, digest, raw)
    except InvalidSignature as error:
        raise TokenError("its signature does not hold") from error
    return certificate


def _is_of(certificate: Any, sid: Any) -> bool:
    if sid.name == "issuer_and_serial_number":
        told = sid.chosen
        return bool(
            certificate.serial_number == told["serial_number"].native
            and certificate.issuer == told["issuer"]
        )
    return bool(certificate.key_identifier == sid.chosen.native)


def _names_its_certificate(attributes: Any, der: bytes) -> None:
    """RFC 5816: the token says by hash which certificate it means."""
    if "signing_certificate_v2" in attributes:
        told = attributes["signing_certificate_v2"][0]["certs"][0]
        name = told["hash_algorithm"]["algorithm"].native or "sha256"
    elif "signing_certificate" in attributes:
        told, name = attributes["signing_certificate"][0]["certs"][0], "sha1"
    else:
        raise TokenError("it does not say which certificate signed it")
    if hashlib.new(name, der).digest() != told["cert_hash"].native:
        raise TokenError("it was signed with another certificate than it says")


def _hash(name: str) -> hashes.HashAlgorithm:
    if name not in _HASHES:
        raise TokenError(f"it rests on {name}, which is not accepted")
    return _HASHES[name]


def _verify(
    certificate: x509.Certificate, signer: Any, digest: hashes.HashAlgorithm, raw: bytes
) -> None:
    key, signature = certificate.public_key(), signer["signature"].native
    scheme = signer["signature_algorithm"]
    if isinstance(key, rsa.RSAPublicKey):
        if scheme.signature_algo == "rsassa_pss":
            pss = padding.PSS(padding.MGF1(digest), padding.PSS.AUTO)
            key.verify(signature, raw, pss, digest)
        else:
            key.verify(signature, raw, padding.PKCS1v15(), digest)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, raw, ec.ECDSA(digest))
    elif isinstance(key, ed25519.Ed25519PublicKey):
        key.verify(signature, raw)
    else:
        raise TokenError("it is signed with a kind of key that is not known here")


def _may_stamp(certificate: x509.Certificate, moment: datetime) -> None:
    try:
        uses = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        uses = x509.ExtendedKeyUsage([x509.ObjectIdentifier("0.0")])
    if ExtendedKeyUsageOID.TIME_STAMPING not in uses:
        raise TokenError("its certificate is not one for time stamps")
    _valid(certificate, moment)


def _valid(certificate: x509.Certificate, moment: datetime) -> None:
    if not certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc:
        raise TokenError("its certificate was not valid at that time")


def _leads(
    signer: x509.Certificate,
    others: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    moment: datetime,
) -> bool:
    """Do issuers among the others lead from the signer to a root, each valid at the time?"""
    current, left = signer, list(others)
    for _ in range(len(others) + 1):
        if current in roots or any(_issued(current, r, moment) for r in roots):
            return True
        above = next((c for c in left if c != current and _issued(current, c, moment)), None)
        if above is None:
            return False
        left.remove(above)
        current = above
    return False


def _issued(below: x509.Certificate, above: x509.Certificate, moment: datetime) -> bool:
    try:
        basic = above.extensions.get_extension_for_class(x509.BasicConstraints).value
        below.verify_directly_issued_by(above)
        _valid(above, moment)
    except (x509.ExtensionNotFound, InvalidSignature, ValueError, TypeError):
        return False
    return basic.ca


def _certificate(der: bytes) -> x509.Certificate:
    return x509.load_der_x509_certificate(der)
