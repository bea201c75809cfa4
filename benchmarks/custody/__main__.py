"""``make bench-custody``: a stick of 1,000 files, attacks on the records, and being killed.

FILES=n takes another number, SIZE=n bytes a file (200,000). The last line is JSON: {files, mb,
seconds, cpu_s, verify_s, untouched, bag_valid, attacks, attacks_found, kills, lost}.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from pathlib import Path

import bagit

from benchmarks.custody.attacks import ATTACKS, UNTELLABLE, World, attack, sealed_case
from benchmarks.custody.killing import add_and_die
from forensics.custody import ingest
from forensics.custody.bag import Bag, create
from forensics.custody.check import Outcome, worst
from forensics.custody.originals import known
from forensics.custody.sealed import check_seals
from forensics.custody.verify import check_case


def _state(folder: Path) -> dict[str, tuple[int, int, str]]:
    return {
        str(p): (
            p.stat().st_mtime_ns,
            p.stat().st_mode,
            hashlib.sha256(p.read_bytes()).hexdigest(),
        )
        for p in sorted(folder.rglob("*.jpg"))
    }


def taking_in(work: Path, files: int, size: int) -> dict[str, object]:
    stick = work / "stick"
    for number in range(files):
        path = stick / f"DCIM/{number // 100:03}" / f"IMG_{number:05}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(size))
        os.utime(path, (1_400_000_000 + number, 1_400_000_000 + number))
    before = _state(stick)
    bag = create(work / "case")
    wall, cpu = time.perf_counter(), time.process_time()
    added = sum(r.outcome == "added" for r in ingest.add(bag, [stick]))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    start = time.process_time()
    _, found = check_case(work / "case", lambda done, whole: None)
    holds = worst(list(found)) is Outcome.OK
    took = time.process_time() - start
    start = time.process_time()
    again = sum(r.outcome == "known" for r in ingest.add(Bag(work / "case"), [stick]))
    return {
        "files": added,
        "mb": round(files * size / 1e6),
        "seconds": round(wall, 2),
        "cpu_s": round(cpu, 2),
        "verify_s": round(took, 2),
        "again_s": round(time.process_time() - start, 2) if again == files else None,
        "untouched": sum(_state(stick)[k] == v for k, v in before.items()),
        "bag_valid": bagit.Bag(str(work / "case")).is_valid() and holds,
    }


def outcome(world: World, *, with_key: bool) -> Outcome:
    chain, found = check_case(world.case, lambda done, whole: None)
    keys = [world.public_key] if with_key else []
    return worst([*found, *check_seals(world.case, chain, public_keys=keys)])


def attacked(work: Path) -> dict[str, tuple[str, str]]:
    """Attack → what verify says to who knows the key, and to who does not."""
    table = {}
    for how in (*ATTACKS, *UNTELLABLE):
        folder = work / how.__name__
        folder.mkdir()
        world = sealed_case(folder)
        attack(world, how)
        said = (outcome(world, with_key=True).value, outcome(world, with_key=False).value)
        table[how.__name__] = said
        print(f"{how.__name__:>24}  {said[0]:>9} with the key, {said[1]:>9} without", flush=True)
    return table


def killed(work: Path, files: int = 5) -> dict[str, int]:
    """At every system call of an add. ``lost``: said to be added, and not there afterwards."""
    stick, case = work / "few", work / "killed"
    stick.mkdir()
    for number in range(files):
        (stick / f"{number}.jpg").write_bytes(os.urandom(3000))
    create(work / "spare")
    at = lost = broken = 0
    while True:
        shutil.copytree(work / "spare", case)
        said, died = add_and_die(case, [stick], at)
        if not died:
            return {"kills": at, "lost": lost, "not_mended": broken}
        chain, _ = check_case(case, lambda done, whole: None)
        there = {hashlib.sha256(p.read_bytes()).hexdigest() for p in case.glob("data/**/*.jpg")}
        lost += len(set(said) - (there & {o.sha256 for o in known(chain).values()}))
        list(ingest.add(Bag(case), [stick]))
        _, found = check_case(case, lambda done, whole: None)
        broken += not (worst(list(found)) is Outcome.OK and bagit.Bag(str(case)).is_valid())
        shutil.rmtree(case)
        at += 1


def main() -> None:
    files, size = int(os.environ.get("FILES", "1000")), int(os.environ.get("SIZE", "200000"))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        told = taking_in(work, files, size)
        table = attacked(work)
        told["attacks"] = len(ATTACKS)
        told["attacks_found"] = sum(table[a.__name__][0] == "mismatch" for a in ATTACKS)
        told["found_without_key"] = sum(table[a.__name__][1] == "mismatch" for a in ATTACKS)
        told["called_well_without_key"] = sum(table[a.__name__][1] == "ok" for a in ATTACKS)
        print(json.dumps({**told, **killed(work)}))


if __name__ == "__main__":
    main()
