"""bubblewrap around a worker: no network, no file but the programs it runs and the paper in hand.

A worker inside sees the interpreter, the packages, tesseract and its languages, all read-only,
and an empty folder for temporary files that is gone with it. Papers lie outside of that view: the
parent opens them and hands over the descriptor. Where ``bwrap`` is missing or the system refuses
it, workers start without it, under their own limits, and ``refused`` says why.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAM = "bwrap"
TEMPORARY = "/tmp"
_SYSTEM = (
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store",
    "/etc/ld.so.cache", "/etc/alternatives", "/sys/devices/system/cpu",
)  # fmt: skip
SETTINGS = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "MALLOC_ARENA_MAX": "1"}
"""Variables of every worker. An arena for each thread takes 64 MiB of address space for itself."""
_FOLDERS = ("LD_LIBRARY_PATH", "TESSDATA_PREFIX")
"""Variables that name folders a worker looks into."""
_VARIABLES = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "FORENSICS_DEBUG", *_FOLDERS)


_LOOK = "from forensics.intake.sandbox import look; look()"


def look() -> None:
    """Inside: raises ``ModuleNotFoundError`` for a package that reads papers and is not in view."""
    for name in ("cv2", "numpy", "onnxruntime", "pdfplumber", "pikepdf", "PIL", "pypdfium2"):
        if importlib.util.find_spec(name) is None:
            raise ModuleNotFoundError(f"{name} is out of view inside the sandbox")


class Sandbox:
    """Whether workers start inside bubblewrap; ``proven`` by the first of them that has."""

    def __init__(self) -> None:
        self.proven = False
        self.refused = ""
        """Why workers start without; ``""`` as long as nothing speaks against it."""
        found = shutil.which(PROGRAM) if sys.platform == "linux" else None
        self._program = found or ""
        if sys.platform != "linux":
            self.refused = "bubblewrap is for Linux alone"
        elif not found:
            self.refused = f"{PROGRAM} is not on the PATH"

    @property
    def in_force(self) -> bool:
        return not self.refused

    def refuse(self, root: Path) -> None:
        """A worker did not come up inside: says why, by bubblewrap's or Python's last line."""
        load = "import sys; sys.path.insert(0, sys.argv[1]); " + _LOOK
        command = [*self.command(root), sys.executable, "-c", load, str(root)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, errors="replace", timeout=20
            )
            said = done.stderr.strip().splitlines()
        except (OSError, subprocess.TimeoutExpired) as problem:
            said = [str(problem)]
        self.refused = said[-1][:200] if said else "a worker inside of it did not answer"

    def command(self, root: Path) -> list[str]:
        """What stands before a worker's own command; ``root`` is the folder that holds us."""
        out = [
            self._program, "--unshare-all", "--die-with-parent", "--new-session",
            "--cap-drop", "ALL", "--clearenv", "--chdir", TEMPORARY,
            "--proc", "/proc", "--dev", "/dev", "--tmpfs", TEMPORARY,
        ]  # fmt: skip
        for place in _seen(root):  # last: some of it may lie in the folder for temporary files
            out += ["--ro-bind-try", place, place]
        for name, value in _environment().items():
            out += ["--setenv", name, value]
        return out


def _seen(root: Path) -> list[str]:
    """Folders and files a worker sees, none within another."""
    packages = [p for p in sys.path if Path(p).name in ("site-packages", "dist-packages")]
    named = [p for name in _FOLDERS for p in os.environ.get(name, "").split(os.pathsep)]
    tesseract = shutil.which("tesseract")
    every = [
        *_SYSTEM,
        sys.prefix,
        sys.base_prefix,
        *packages,
        *(p for p in named if os.path.isabs(p)),
        *([os.path.realpath(tesseract), tesseract] if tesseract else []),
        str(root / "forensics"),
    ]
    seen: list[str] = []
    for place in every:
        inside = any(place == s or place.startswith(s.rstrip("/") + "/") for s in seen)
        if not inside and place != "/":
            seen.append(place)
    return seen


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _VARIABLES if name in os.environ}
    return kept | SETTINGS | {"HOME": TEMPORARY, "TMPDIR": TEMPORARY}
