"""``forensics review``: a page on this machine where a person corrects what was misread.

``desk`` knows the case, the queue and the corrections; ``queue`` says what to look at first;
``pictures`` cuts the crops; ``server`` is the only part that speaks HTTP. It writes
``corrections.toml`` and nothing else.
"""
