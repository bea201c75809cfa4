"""Fuzzing: what people and programs write, as bytes, into what reads it.

``targets`` holds the functions; the normal tests drive them with hypothesis, ``run`` with atheris.
"""
