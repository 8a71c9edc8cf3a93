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


def fonts_only() -> "object":
    """A fetcher that answers for the bundled fonts and raises ValueError for every other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 (takes a second)

    fonts = {font_url(face): font_file(face).read_bytes() for face in FACES}

    class FontsOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url not in fonts:
                raise ValueError("Văn bản chỉ được dùng phông chữ đi kèm.")
            return URLFetcherResponse(url, fonts[url], {"Content-Type": "font/ttf"})

    return FontsOnly(allowed_protocols=("font",), allow_redirects=False)
