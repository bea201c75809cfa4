"""What the seals of a case show: see ``seal`` for their files, ``verify`` for the outcomes.

Whoever can write in the case can also make a key and seal anew. So a signature shows something
only to who knows the key from elsewhere, and only a copy of ``seals/`` kept elsewhere, or a
time stamp, shows that the newest seal was not taken away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from forensics.custody.bag import SEALS, Original, manifest_text
from forensics.custody.check import Check, Outcome
from forensics.custody.journal import Chain
from forensics.custody.originals import known
from forensics.custody.seal import Seal, announced, seals_in, unsealed_after


def check_seals(
    folder: Path,
    chain: Chain,
    *,
    public_keys: Sequence[str] = (),
    roots: Sequence[Any] = (),
    copies: Path | None = None,
    heads: Sequence[str] = (),
) -> Iterator[Check]:
    """``public_keys`` (hex) are known from elsewhere to be the owner's, ``roots`` trusted to
    issue to time-stamping authorities; ``copies`` is a copy of the seals kept elsewhere,
    ``heads`` are hashes of lines known from elsewhere (a certificate on paper)."""
    seals = seals_in(folder / SEALS)
    told = announced(chain)
    anchored, signed = 0, False
    for seal in seals:
        place = f"{SEALS}/{seal.number:04}.json"
        fault = _fault(seal, chain, told.get(seal.number))
        if fault:
            yield Check("seals", Outcome.MISMATCH, *fault, place)
            continue
        checks = [*_signed(seal, place, public_keys), *_stamped(seal, place, chain, roots)]
        yield from checks
        codes = {c.code for c in checks}
        if not any(c.outcome is Outcome.MISMATCH for c in checks):
            yield _holds(seal, place)
            if codes & _ANCHORS:
                anchored = max(anchored, seal.lines)
            signed = signed or "signature" in codes
            if not (seal.signature or seal.token):
                yield Check("seals", Outcome.OPEN, "seal-bare", _BARE, place)
    if public_keys and not signed:
        yield Check("seals", Outcome.MISMATCH, "key-unused",
                    "no seal is signed with the key named for this check")  # fmt: skip
    for head in heads:
        check = _head(head, chain)
        yield check
        if check.outcome is Outcome.OK:
            anchored = max(anchored, chain.hashes.index(head) + 1)
    numbers = {s.number for s in seals}
    for number, line in told.items():
        if number not in numbers:
            yield Check(
                "seals", Outcome.MISMATCH, "seal-missing",
                f"line {line} announces it and it is not there: it was taken away, or its making "
                "was stopped", f"{SEALS}/{number:04}.json",
            )  # fmt: skip
    if copies is not None:
        kept = list(_copies(copies, chain, seals))
        yield from kept
        if all(c.outcome is Outcome.OK for c in kept):
            anchored = max(anchored, *(s.lines for s in seals_in(copies)))
    yield from _beyond(chain, seals, anchored)


def _fault(seal: Seal, chain: Chain, line: int | None) -> tuple[str, str] | None:
    """(code, message) if the statement is not about this case as it stands."""
    if seal.data is None:
        return "seal-damaged", "is not the statement of a seal"
    if seal.data.get("case") != chain.case_id:
        return "seal-foreign", f"is a seal of another case ({seal.data.get('case')})"
    if seal.data.get("seal") != seal.number:
        return "seal-foreign", f"is seal {seal.data.get('seal')} under another number"
    if seal.lines < 1 or seal.lines > len(chain.hashes):
        return (
            "tail-cut",
            f"seals {seal.lines} lines and the journal has {len(chain.hashes)}: its tail was cut",
        )
    if chain.hashes[seal.lines - 1] != seal.data.get("head"):
        return (
            "head-differs",
            f"line {seal.lines} is not the one that was sealed: the journal was written anew",
        )
    if line != seal.lines:
        return "seal-unannounced", "is announced by no line of the journal where it should be"
    if _manifest_then(chain, seal.lines) != seal.data.get("manifest"):
        return "manifest-differs", "seals another manifest than that of the originals then"
    return None


def _manifest_then(chain: Chain, lines: int) -> str:

    then: list[Original] = [o for o in known(chain).values() if o.line <= lines]
    return hashlib.sha256(manifest_text(then).encode()).hexdigest()


def _signed(seal: Seal, place: str, public_keys: Sequence[str]) -> Iterator[Check]:
    from forensics.custody import keys

    key = seal.public_key
    if not key and not seal.signature:
        return
    if not key or not keys.holds(key, seal.signature, seal.statement):
        yield Check("seals", Outcome.MISMATCH, "signature-broken",
                    "its signature is missing or does not hold", place)  # fmt: skip
    elif public_keys and key not in public_keys:
        other = f"was signed with another key than the one named for this check: {key}"
        yield Check("seals", Outcome.OPEN, "key-foreign", other, place)
    elif public_keys:
        named = "was signed with the key named for this check"
        yield Check("seals", Outcome.OK, "signature", named, place)
    else:
        yield Check(
            "seals", Outcome.OPEN, "key-unknown",
            f"was signed with the key {key}; whose that is cannot be told from the case, and who "
            "writes the case anew can sign with a key of their own (--key names one that is known "
            "from elsewhere)", place,
        )  # fmt: skip


def _stamped(seal: Seal, place: str, chain: Chain, roots: Sequence[Any]) -> Iterator[Check]:
    from forensics.custody import timestamp

    if not seal.token:
        if seal.query:
            yield Check("seals", Outcome.NOTE, "token-awaited", "its query has no token yet "
                        "(forensics seal --tsr)", place)  # fmt: skip
        return
    try:
        stamp = timestamp.check(seal.token, seal.statement, seal.query, roots)
    except timestamp.TokenError as error:
        yield Check("seals", Outcome.MISMATCH, "token-broken", f"its time stamp: {error}", place)
        return
    when = stamp.time.isoformat().replace("+00:00", "Z")
    who = f"{stamp.authority} (certificate sha256 {stamp.certificate[:16]})"
    if stamp.trusted:
        yield Check(
            "seals", Outcome.OK, "timestamp",
            f"existed at {when}, says {who}; the root certificates named for this check lead to "
            "it; revocation was not looked up", place,
        )  # fmt: skip
    else:
        yield Check(
            "seals", Outcome.OPEN, "authority-unknown",
            f"existed at {when}, says {who}; whether that is who it says cannot be told without "
            "its root certificate (--tsa-ca)", place,
        )  # fmt: skip
    late = [e for e in chain.entries if e.number <= seal.lines and _after(e.data, stamp.time)]
    if late:
        yield Check(
            "seals", Outcome.NOTE, "clock-ahead",
            f"line {late[0].number} says {late[0].data.get('time')}, which is after the time "
            f"stamp over it: the clock of the machine was ahead", place,
        )  # fmt: skip


def _after(data: Any, moment: datetime) -> bool:
    try:
        told = datetime.fromisoformat(str(data.get("time")))
        return (told - moment).total_seconds() > 60
    except (ValueError, TypeError):
        return False


_ANCHORS = {"signature", "timestamp"}
_BARE = (
    "is neither signed nor time-stamped: it shows nothing against somebody who can write in the "
    "case"
)


def _head(head: str, chain: Chain) -> Check:
    if head not in chain.hashes:
        none = f"no line of the journal has the hash named for this check: {head}"
        return Check("seals", Outcome.MISMATCH, "head-unknown", none)
    line = chain.hashes.index(head) + 1
    return Check("seals", Outcome.OK, "head",
                 f"line {line} is the one whose hash was named for this check")  # fmt: skip


def _holds(seal: Seal, place: str) -> Check:
    data = seal.data or {}
    when = data.get("time", "")
    return Check(
        "seals", Outcome.OK, "seal",
        f"lines 1 to {seal.lines} and the manifest are those that were sealed "
        f"(by the clock of the machine at {when})", place,
    )  # fmt: skip


def _copies(copies: Path, chain: Chain, seals: Sequence[Seal]) -> Iterator[Check]:
    """Seals kept elsewhere: the journal must hold for each, and none may be gone."""
    here = {s.number: s.statement for s in seals}
    told = announced(chain)
    fine = 0
    kept = seals_in(copies)
    for copy in kept:
        place = f"{copies.name}/{copy.number:04}.json"
        if fault := _fault(copy, chain, told.get(copy.number)):
            yield Check("seals", Outcome.MISMATCH, *fault, place)
        elif here.get(copy.number) != copy.statement:
            yield Check("seals", Outcome.MISMATCH, "copy-differs",
                        "is not the seal of this number in the case", place)  # fmt: skip
        else:
            fine += 1
    if not kept:
        yield Check("seals", Outcome.OPEN, "no-copies", "holds no seal", str(copies.name))
    elif fine == len(kept):
        yield Check("seals", Outcome.OK, "copies", f"agree with the copy of {fine} kept elsewhere")


def _beyond(chain: Chain, seals: Sequence[Seal], anchored: int) -> Iterator[Check]:
    """What no seal covers, said plainly."""
    if not seals and not anchored:
        yield Check(
            "seals", Outcome.OPEN, "no-seal",
            "there is none: that the end of the journal was cut off, or the whole journal and "
            "the manifests were written anew, cannot be excluded (forensics seal)",
        )  # fmt: skip
        return
    after = list(unsealed_after(chain, anchored))
    if after and anchored:
        yield Check(
            "seals", Outcome.OPEN, "tail-unsealed",
            f"{len(after)} line{'s' * (len(after) != 1)} came after the last that is bound to "
            f"something known from elsewhere, from line {after[0].number}: for these, a cut or "
            "rewritten end cannot be excluded (forensics seal)",
        )  # fmt: skip
    if anchored:
        yield Check(
            "seals", Outcome.NOTE, "rollback",
            "that a later seal was taken away together with its lines is seen only against a "
            "copy of seals/ kept elsewhere (--copies)",
        )  # fmt: skip
