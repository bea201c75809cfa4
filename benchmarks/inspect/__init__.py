"""Honest and altered files, drawn, for the checks of ``forensics inspect``."""
