"""What the press sets, and how much it may take for it."""

from dataclasses import dataclass

from reports.press.drawings import Drawing


@dataclass(frozen=True)
class Attachment:
    """A file that a PDF carries with it; `name` has letters that every system keeps."""

    name: str
    description: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Paper:
    """A document to be set: `layout` is Typst's markup, ours alone; `content` is what it prints, as JSON and never read
    as markup. `drawings` are shown by their place in the list. Only the fonts in the folder `fonts` are used.
    """

    layout: str
    content: str
    fonts: str
    family: str
    drawings: tuple[Drawing, ...] = ()
    attachment: Attachment | None = None


@dataclass(frozen=True)
class Limits:
    """For one process: seconds of processor time, bytes of address space; for all together: seconds of waiting."""

    seconds: int = 240
    memory: int = 2 << 30
    patience: float = 100
