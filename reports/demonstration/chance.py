"""Chance that is the same every time: what is invented depends on what it is invented for, and on nothing else."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def chance(*names: object) -> float:
    """A number from 0 up to, not including, 1."""
    seed = "/".join(str(name) for name in names).encode()
    return int.from_bytes(hashlib.sha256(seed).digest()[:6], "big") / 2**48


def lean(spread: float, *names: object) -> float:
    """How far the thing lies off the middle: from -spread/2 to spread/2."""
    return (chance(*names) - 0.5) * spread


def one_of(things: Sequence[Thing], turn: int, *names: object) -> Thing:
    """One of the things; the next `turn` takes the next one, so that neighbours differ."""
    return things[(int(chance(*names) * len(things)) + turn) % len(things)]


def apportion(whole: int, weights: Sequence[float]) -> list[int]:
    """The whole divided by the weights into whole parts that add up to it; the largest remainders get the rest."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    exact = [whole * weight / total for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: whole - sum(parts)]:
        parts[place] += 1
    return parts
