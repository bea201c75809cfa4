"""Launcher for a checkout: ``python cli.py`` is the same as the ``forensics`` command."""

from forensics.cli import main

if __name__ == "__main__":
    main()
