"""``python -m tests.fuzz.run NAME [options of libFuzzer]``: one target under atheris.

Needs the extra ``fuzz``. Goes on until something is found, or for ``-max_total_time=60`` seconds;
a find is written to ``crash-…`` in this folder, and run again by ``… NAME crash-…``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random


def main() -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is missing: pip install '.[fuzz]'")
    with atheris.instrument_imports(include=["forensics", "tomllib"]):
        from tests.fuzz.mutate import mutated
        from tests.fuzz.targets import TARGETS
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"name one of: {', '.join(TARGETS)}")
    name, *options = sys.argv[1:]
    target = TARGETS[name]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        corpus, words = Path(folder) / "corpus", Path(folder) / "words"
        corpus.mkdir()
        for number, seed in enumerate(target.seeds):
            (corpus / str(number)).write_bytes(seed)
        lines = ["".join(f"\\x{b:02x}" for b in word.encode()) for word in target.words]
        words.write_text("".join(f'"{line}"\n' for line in lines))
        # A folder of the caller's own comes first: libFuzzer keeps in it what it finds new.
        inputs = [o for o in options if not o.startswith("-")]
        kept = [] if any(Path(i).is_file() for i in inputs) else [str(corpus)]
        limits = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=2048", f"-dict={words}"]

        def mutator(data: bytes, most: int, seed: int) -> bytes:
            random = Random(seed)
            if random.random() < 0.7 and len(made := mutated(data, random)) <= most:
                return made
            return bytes(atheris.Mutate(data, most))

        more = {"custom_mutator": mutator} if target.json else {}
        command = [sys.argv[0], *limits, *options, *kept]
        atheris.Setup(command, lambda data: target.run(data) and None, **more)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
