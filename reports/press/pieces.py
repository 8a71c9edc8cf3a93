"""What the press sets, and how much it may take for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A part of a document that is set on pages of its own. `fonts` are the files behind the addresses in the css."""

    html: str
    css: str
    fonts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Limits:
    """For one piece: seconds of processor time, bytes of address space; for all together: seconds of waiting."""

    seconds: int = 240
    memory: int = 2 << 30
    patience: float = 100
