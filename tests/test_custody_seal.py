"""Attacks on a sealed case, keys, and time stamps: by our own eyes and by openssl's."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.custody import attacks
from benchmarks.custody.attacks import ATTACKS, World, attack, sealed_case
from forensics import cli
from forensics.custody import journal, keys, seal, timestamp
from forensics.custody.bag import Bag, create
from forensics.custody.check import Check, Outcome, worst
from forensics.custody.sealed import check_seals
from forensics.custody.verify import check_case
from forensics.errors import UsageError

OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(not OPENSSL, reason="apt install openssl")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return sealed_case(tmp_path)


def checks(folder: Path, **known: Any) -> list[Check]:
    chain, found = check_case(folder, lambda done, whole: None)
    return [*found, *check_seals(folder, chain, **known)]


def codes(found: list[Check], outcome: Outcome = Outcome.MISMATCH) -> set[str]:
    return {c.code for c in found if c.outcome is outcome}


def test_a_sealed_case_holds(world: World) -> None:
    found = checks(world.case, public_keys=[world.public_key])
    assert worst(found) is Outcome.OK
    assert codes(found, Outcome.NOTE) == {"rollback"}


@pytest.mark.parametrize("how", ATTACKS, ids=lambda a: a.__name__)
def test_who_knows_the_key_finds_every_attack(world: World, how: Any) -> None:
    attack(world, how)
    assert worst(checks(world.case, public_keys=[world.public_key])) is Outcome.MISMATCH


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (attacks.tail_cut, "tail-cut"),
        (attacks.rewritten, "head-differs"),
        (attacks.seal_of_another_case, "seal-foreign"),
        (attacks.seal_replayed, "seal-foreign"),
        (attacks.original_everywhere, "head-differs"),
        (attacks.resealed, "key-unused"),
        (attacks.original_by_link, "original-not-a-file"),
    ],
    ids=lambda v: getattr(v, "__name__", v),
)
def test_each_by_its_name(world: World, how: Any, code: str) -> None:
    attack(world, how)
    assert code in codes(checks(world.case, public_keys=[world.public_key]))


@pytest.mark.parametrize("how", [attacks.resealed, attacks.seal_unsigned, attacks.seals_gone])
def test_who_knows_no_key_is_not_told_that_all_is_well(world: World, how: Any) -> None:
    attack(world, how)
    found = checks(world.case)
    assert worst(found) is Outcome.OPEN
    assert codes(found, Outcome.OPEN) & {"key-unknown", "seal-bare", "no-seal"}


def test_a_later_seal_taken_away_is_seen_against_a_copy(world: World, tmp_path: Path) -> None:
    shutil.copytree(world.case / "seals", tmp_path / "kept")
    shutil.copytree(world.case / "seals", tmp_path / "none-gone")
    attack(world, attacks.rolled_back)
    assert worst(checks(world.case, public_keys=[world.public_key])) is Outcome.OK
    found = checks(world.case, public_keys=[world.public_key], copies=tmp_path / "kept")
    assert codes(found) == {"tail-cut"}


def test_a_copy_alone_shows_a_rewritten_case(world: World, tmp_path: Path) -> None:
    shutil.copytree(world.case / "seals", tmp_path / "kept")
    assert "copies" in codes(checks(world.case, copies=tmp_path / "kept"), Outcome.OK)
    attack(world, attacks.resealed)
    assert "head-differs" in codes(checks(world.case, copies=tmp_path / "kept"))


def test_a_head_on_paper_shows_a_rewritten_case(world: World) -> None:
    chain, _ = check_case(world.case, lambda done, whole: None)
    head = chain.head
    assert "head" in codes(checks(world.case, heads=[head]), Outcome.OK)
    attack(world, attacks.resealed)
    assert "head-unknown" in codes(checks(world.case, heads=[head]))


def test_what_came_after_the_seal_is_open(world: World) -> None:
    attack(world, attacks.line_appended)
    found = checks(world.case, public_keys=[world.public_key])
    assert worst(found) is Outcome.OPEN
    assert codes(found, Outcome.OPEN) == {"tail-unsealed"}


def test_without_a_seal_it_is_said_what_cannot_be_excluded(tmp_path: Path) -> None:
    create(tmp_path / "case")
    (found,) = [c for c in checks(tmp_path / "case") if c.outcome is Outcome.OPEN]
    assert found.code == "no-seal"
    assert "cannot be excluded" in found.message


def test_an_interrupted_seal_is_missed(world: World) -> None:
    (world.case / "seals" / "0002.json").unlink()
    (world.case / "seals" / "0002.sig").unlink()
    assert "seal-missing" in codes(checks(world.case, public_keys=[world.public_key]))
    seal.make(Bag(world.case), keys.load(world.case.parent / "owner.key", bytes), query=False)
    assert [s.number for s in seal.seals_in(world.case / "seals")] == [1, 3]


# keys


def test_a_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    public = keys.make(tmp_path / "k", b"open sesame")
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600
    assert keys.public(str(tmp_path / "k.pub")) == public == keys.public(public.upper())
    assert b"ENCRYPTED" in (tmp_path / "k").read_bytes()
    assert keys.public_hex(keys.load(tmp_path / "k", lambda: b"open sesame")) == public
    for wrong in (b"other", b""):
        with pytest.raises(UsageError, match="passphrase"):
            keys.load(tmp_path / "k", lambda wrong=wrong: wrong)  # type: ignore[misc]


def test_no_key_is_overwritten(tmp_path: Path) -> None:
    keys.make(tmp_path / "k", b"")
    before = (tmp_path / "k").read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        keys.make(tmp_path / "k", b"")
    assert (tmp_path / "k").read_bytes() == before


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_that_others_can_read_is_not_used(tmp_path: Path, mode: int) -> None:
    keys.make(tmp_path / "k", b"")
    (tmp_path / "k").chmod(mode)
    with pytest.raises(UsageError, match="chmod 600"):
        keys.load(tmp_path / "k", bytes)


def test_no_key_lies_in_a_case(world: World) -> None:
    for path in (world.case / "k", world.case / "data" / "k"):
        with pytest.raises(UsageError, match="protects nothing"):
            keys.make(path, b"")
    shutil.copy(world.case.parent / "owner.key", world.case / "k")
    with pytest.raises(UsageError, match="protects nothing"):
        keys.load(world.case / "k", bytes)


@pytest.mark.parametrize("raw", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n"])
def test_what_is_no_key_is_said(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "k").write_bytes(raw)
    (tmp_path / "k").chmod(0o600)
    with pytest.raises(UsageError):
        keys.load(tmp_path / "k", bytes)
    with pytest.raises(UsageError):
        keys.public(str(tmp_path / "k"))


@needs_openssl
def test_openssl_checks_the_signature(world: World) -> None:
    place = world.case / "seals"
    key = world.case.parent / "owner.key.pub"
    check = ("pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin")
    said = openssl(*check, "-in", place / "0002.json", "-sigfile", place / "0002.sig")
    assert "Verified Successfully" in said
    with pytest.raises(subprocess.CalledProcessError):  # of another statement
        openssl(*check, "-in", place / "0001.json", "-sigfile", place / "0002.sig")


# time stamps, by an authority of our own


CONFIG = """
[req]
distinguished_name = dn
x509_extensions = ca
prompt = no
[dn]
CN = SPECIMEN root
[ca]
basicConstraints = critical, CA:true
[tsa]
extendedKeyUsage = critical, timeStamping
[web]
extendedKeyUsage = serverAuth
[one]
serial = serial
signer_cert = {name}.pem
signer_key = {name}.key
certs = root.pem
default_policy = 1.2.3.4
digests = sha256
signer_digest = {digest}
ess_cert_id_alg = sha256
"""


def openssl(*arguments: object, cwd: Path | None = None) -> str:
    run = [OPENSSL or "openssl", *map(str, arguments)]
    return subprocess.run(run, cwd=cwd, check=True, capture_output=True, text=True).stdout


class Authority:
    """A time-stamping authority in a folder; made by openssl, invented."""

    def __init__(self, folder: Path, *, key: str = "rsa:2048", use: str = "tsa",
                 digest: str = "sha256") -> None:  # fmt: skip
        folder.mkdir()
        self.folder = folder
        (folder / "serial").write_text("01\n")
        (folder / "c").write_text(CONFIG.format(name="tsa", digest=digest))
        kind = ["-newkey", key, *(["-pkeyopt", "ec_paramgen_curve:P-256"] if key == "ec" else [])]
        openssl("req", "-x509", *kind, "-nodes", "-keyout", "root.key", "-out", "root.pem",
                "-config", "c", "-days", "9", cwd=folder)  # fmt: skip
        openssl("req", *kind, "-nodes", "-keyout", "tsa.key", "-out", "csr", "-subj",
                "/CN=SPECIMEN authority", "-config", "c", cwd=folder)  # fmt: skip
        openssl("x509", "-req", "-in", "csr", "-CA", "root.pem", "-CAkey", "root.key",
                "-CAcreateserial", "-out", "tsa.pem", "-extfile", "c", "-extensions", use,
                "-days", "9", cwd=folder)  # fmt: skip
        self.roots = timestamp.roots_of((folder / "root.pem").read_bytes())

    def answer(self, query: bytes, *, bare: bool = False) -> Path:
        (self.folder / "q").write_bytes(query)
        out = self.folder / "answer.tsr"
        more = ["-token_out"] if bare else []
        openssl("ts", "-reply", "-config", "c", "-section", "one", "-queryfile", "q", "-out", out,
                *more, cwd=self.folder)  # fmt: skip
        return out


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture
def asked(world: World) -> seal.Seal:
    return seal.make(Bag(world.case), None, query=True)


@needs_openssl
@pytest.mark.parametrize("bare", [False, True])
def test_a_token_comes_back_and_is_checked(
    world: World, asked: seal.Seal, authority: Authority, bare: bool
) -> None:
    answer = authority.answer(asked.query, bare=bare)
    back, stamp = seal.bring_back(Bag(world.case), answer, authority.roots)
    assert back.number == asked.number == 3
    assert stamp.trusted
    assert stamp.authority == "CN=SPECIMEN authority"
    known = {"public_keys": [world.public_key], "roots": authority.roots}
    found = checks(world.case, **known)
    assert worst(found) is Outcome.OK
    assert "timestamp" in codes(found, Outcome.OK)
    unknown = checks(world.case, public_keys=[world.public_key])
    assert "authority-unknown" in codes(unknown, Outcome.OPEN)
    token = ["-token_in"] if bare else []
    said = openssl("ts", "-verify", "-data", world.case / "seals/0003.json", "-in",
                   world.case / "seals/0003.tsr", *token, "-CAfile",
                   authority.folder / "root.pem")  # fmt: skip
    assert "OK" in said


@needs_openssl
def test_an_authority_with_an_elliptic_key(asked: seal.Seal, tmp_path: Path) -> None:
    other = Authority(tmp_path / "tsa", key="ec")
    answer = other.answer(asked.query).read_bytes()
    assert timestamp.check(answer, asked.statement, asked.query, other.roots).trusted


@needs_openssl
def test_a_time_stamp_alone_shows_a_rewritten_case(
    world: World, asked: seal.Seal, authority: Authority
) -> None:
    seal.bring_back(Bag(world.case), authority.answer(asked.query), authority.roots)
    rows = attacks.rows(world)
    rows[6]["note"] = "Nothing was received"
    world.put(attacks.chained(rows))
    assert "head-differs" in codes(checks(world.case, roots=authority.roots))


@needs_openssl
def test_a_token_for_something_else_is_refused(
    world: World, asked: seal.Seal, authority: Authority, tmp_path: Path
) -> None:
    foreign = authority.answer(timestamp.query(b"something else"))
    with pytest.raises(UsageError, match="stamps no seal of this case"):
        seal.bring_back(Bag(world.case), foreign)
    other = authority.answer(timestamp.query(asked.statement))  # right bytes, another nonce
    with pytest.raises(UsageError, match="answers another query"):
        seal.bring_back(Bag(world.case), other)
    assert not (world.case / "seals/0003.tsr").exists()
    shutil.copy(foreign, world.case / "seals/0003.tsr")
    assert "token-broken" in codes(checks(world.case))


@needs_openssl
def test_a_certificate_that_may_not_stamp(asked: seal.Seal, tmp_path: Path) -> None:
    """openssl refuses to answer with one; so the token of a proper one is given its place."""
    good = Authority(tmp_path / "good")
    raw = good.answer(asked.query).read_bytes()
    web = Authority(tmp_path / "web", use="web")
    assert timestamp.check(raw, asked.statement, asked.query, web.roots).trusted is False
    with pytest.raises(timestamp.TokenError, match="not one for time stamps"):
        timestamp._may_stamp(timestamp.roots_of((tmp_path / "web/tsa.pem").read_bytes())[0],
                             timestamp.check(raw, asked.statement).time)  # fmt: skip


@needs_openssl
def test_sha1_is_not_accepted(asked: seal.Seal, tmp_path: Path) -> None:
    old = Authority(tmp_path / "old", digest="sha1")
    with pytest.raises(timestamp.TokenError, match="sha1"):
        timestamp.check(old.answer(asked.query).read_bytes(), asked.statement, asked.query)


@needs_openssl
def test_no_changed_bit_of_what_is_signed_goes_through(
    asked: seal.Seal, authority: Authority
) -> None:
    raw = authority.answer(asked.query).read_bytes()
    good = timestamp.check(raw, asked.statement, asked.query, authority.roots)
    for at in range(len(raw)):
        changed = bytearray(raw)
        changed[at] ^= 1 << at % 8
        try:
            seen = timestamp.check(bytes(changed), asked.statement, asked.query, authority.roots)
        except timestamp.TokenError:
            continue
        # The answer's outer words and the spare root in it are not signed: nothing they say counts.
        assert seen == good, at


@pytest.mark.parametrize("raw", [b"", b"0", b"\x30\x80" * 500, b"<html>", b"\x30\x03\x02\x01\x02"])
def test_what_is_no_token_is_said(
    world: World, asked: seal.Seal, tmp_path: Path, raw: bytes
) -> None:
    (tmp_path / "t").write_bytes(raw)
    with pytest.raises(UsageError, match="no token that can be used"):
        seal.bring_back(Bag(world.case), tmp_path / "t")


def test_a_query_is_one_that_openssl_reads(asked: seal.Seal, tmp_path: Path) -> None:
    assert len(asked.query) < 100
    if not OPENSSL:
        pytest.skip("apt install openssl")
    (tmp_path / "q").write_bytes(asked.query)
    said = openssl("ts", "-query", "-in", tmp_path / "q", "-text")
    assert "Hash Algorithm: sha256" in said
    assert "Certificate required: yes" in said


ODD = (None, True, -1, 10**30, 1.5, "", "\ud800", "../x", [], [[]], {}, {"a": []}, "x" * 3000)


def test_no_value_in_a_journal_or_seal_is_a_bug_of_ours(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every field of every line in turn is something else, in a chain that holds."""
    clean = attacks.rows(world)
    statement = (world.case / "seals/0001.json").read_bytes()
    for number, row in enumerate(clean):
        for at, key in enumerate(row):
            odd = ODD[(number + at) % len(ODD)]
            world.put(attacks.chained([*clean[:number], {**row, key: odd}, *clean[number + 1 :]]))
            code = cli.run(["certificate", str(world.case), "--reproduce"])
            assert code in (1, 2, 3), (key, odd, capsys.readouterr())
    world.put(attacks.chained(clean))
    for key in json.loads(statement):
        for odd in ODD[::2]:
            changed = journal.canonical({**json.loads(statement), key: odd}) + b"\n"
            (world.case / "seals/0001.json").write_bytes(changed)
            assert cli.run(["certificate", str(world.case), "-q"]) == 1, (key, odd)


@pytest.mark.parametrize("name", ["journal.jsonl", "manifest-sha256.txt", "tagmanifest-sha256.txt",
                                  "seals/0001.json", "seals/0001.sig", "bagit.txt", "bag-info.txt",
                                  "data/stick/paper-0.txt", "case.toml"])  # fmt: skip
@pytest.mark.parametrize("how", ["empty", "gone", "bytes", "folder", "link", "pipe"])
def test_no_file_of_a_case_in_any_state_is_a_bug_of_ours(
    world: World, name: str, how: str, tmp_path: Path
) -> None:
    path = world.case / name
    path.unlink(missing_ok=True)
    if how in ("empty", "bytes"):
        path.write_bytes(b"" if how == "empty" else bytes(range(256)) * 40)
    elif how == "folder":
        path.mkdir()
    elif how == "link":
        path.symlink_to(tmp_path / "owner.key")
    elif how == "pipe":
        os.mkfifo(path)
    told = ["verify", str(world.case), "--key", world.public_key, "--reproduce"]
    assert cli.run(told) in (1, 2, 3)
    assert cli.run(["case", "note", str(world.case), "x"]) in (0, 2, 3)
