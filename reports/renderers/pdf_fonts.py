"""What WeasyPrint may read: the bundled fonts and nothing else, neither files nor the network."""

from reports.renderers.measure import FACES, font_file

FAMILY = "Liberation Serif Bundled"
"""A name of our own: fonts of the machine with the usual name would come first."""

_DESCRIPTORS = {
    "Regular": "font-weight: normal; font-style: normal",
    "Bold": "font-weight: bold; font-style: normal",
    "Italic": "font-weight: normal; font-style: italic",
    "BoldItalic": "font-weight: bold; font-style: italic",
}


def font_url(face: str) -> str:
    """The address that stands for a bundled font in a stylesheet."""
    return f"font:LiberationSerif-{face}.ttf"


def font_faces() -> str:
    """The four fonts as css."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{font_url(face)}"); {_DESCRIPTORS[face]} }}'
        for face in FACES
    )


def font_files() -> tuple[tuple[str, str], ...]:
    """The addresses in the stylesheet with the files that they stand for."""
    return tuple((font_url(face), str(font_file(face))) for face in FACES)
