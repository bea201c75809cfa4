"""JSON Lines broken where bytes seldom break them: a part gone, doubled, or of another kind."""

from __future__ import annotations

import json
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1, 10**30, 1.5, float("inf"), "", "x", "2016-13-45", "\ud800", "\u202e",
    [], [[]], {}, [0, 0, 0, 0, 0], {"type": "UncertainDate"}, {"readings": []},
)  # fmt: skip


def mutated(data: bytes, random: Random) -> bytes:
    """The lines with one part of one line changed; as they are if that line is no JSON."""
    lines = data.split(b"\n")
    chosen = random.randrange(len(lines))
    try:
        tree = [json.loads(lines[chosen])]
    except (ValueError, RecursionError):
        return data
    places = list(_places(tree))
    holder, key = random.choice(places)
    what = random.randrange(4)
    if what == 0 and holder is not tree:
        del holder[key]
    elif what == 1:
        other, there = random.choice(places)
        holder[key] = json.loads(json.dumps(other[there]))
    elif what == 2 and isinstance(holder, list) and holder is not tree:
        holder.insert(key, random.choice(ODD))
    else:
        holder[key] = random.choice(ODD)
    lines[chosen] = json.dumps(tree[0], separators=(",", ":")).encode()
    if random.random() < 0.1:
        lines.insert(random.randrange(len(lines)), lines[chosen])
    return b"\n".join(lines)


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Every (list or object, index or key) in it."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        keys = range(len(node)) if isinstance(node, list) else list(node)
        for key in keys:
            found.append((node, key))
            if isinstance(node[key], list | dict):
                waiting.append(node[key])
    return found
