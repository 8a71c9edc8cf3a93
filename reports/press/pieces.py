"""What the press sets, and how much it may take for it."""

from dataclasses import dataclass

from reports.press.drawings import Drawing

PAINTING = 5_000


@dataclass(frozen=True)
class Piece:
    """A part of a document that is set on pages of its own. `fonts` are the files behind the addresses in the css,
    `drawings` stand behind those of images; their text is in the font `family`.
    """

    html: str
    css: str
    fonts: tuple[tuple[str, str], ...]
    drawings: tuple[tuple[str, Drawing], ...] = ()
    family: str = ""

    @property
    def length(self) -> int:
        """By which pieces are put in order: the longest takes most time. Loading what paints counts as a page."""
        return len(self.html) + PAINTING * len(self.drawings)


@dataclass(frozen=True)
class Attachment:
    """A file that a PDF carries with it; `name` has letters that every system keeps."""

    name: str
    description: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Limits:
    """For one piece: seconds of processor time, bytes of address space; for all together: seconds of waiting."""

    seconds: int = 240
    memory: int = 2 << 30
    patience: float = 100
