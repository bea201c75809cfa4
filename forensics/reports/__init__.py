"""What people and programs read: one file an output, over one shared view of the answer.

``view`` words every finding once; ``terminal`` and ``html`` only lay it out, so that they
cannot say different things. Nothing here decides anything: verdicts come from the rules.
"""
