"""``forensics demo``."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from forensics.errors import UsageError
from forensics.escape import visible


def command(
    folder: Annotated[Path, typer.Argument(help="New folder for the case.")] = Path("demo"),
) -> None:
    """Write a sample case to try: drawn papers of an invented person, marked SPECIMEN.

    Example: forensics demo mydemo && forensics crosscheck mydemo
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            "is there already", place=str(folder), advice="name a folder that is new or empty"
        )
    stories = resources.files("forensics.data") / "demo"
    story = min((s for s in stories.iterdir() if s.is_dir()), key=lambda s: s.name)
    with resources.as_file(story) as source:
        # Recorded readings are for the tests: whoever tries it out wants it read.
        leave = shutil.ignore_patterns("recorded", "expected.jsonl", "__pycache__")
        shutil.copytree(source, folder, dirs_exist_ok=True, ignore=leave)
    name = visible(str(folder))
    print(f"{name}: {len(list((folder / 'papers').iterdir()))} papers of an invented person")
    print("next:")
    print(f"  forensics extract {name}")
    print(f"  forensics crosscheck {name}")
    print(f"  forensics crosscheck {name} --format html -o report.html")
