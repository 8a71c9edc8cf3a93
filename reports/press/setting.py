"""HTML to PDF by WeasyPrint, which takes a second to load: imported in the press's own processes only."""

from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.press.pieces import Piece


class FontsOnly(URLFetcher):  # type: ignore[misc]
    """A fetcher that answers for the given fonts and raises ValueError for every other address."""

    def __init__(self, fonts: tuple[tuple[str, str], ...]) -> None:
        super().__init__(allowed_protocols=("font",), allow_redirects=False)
        self._fonts = {address: Path(file).read_bytes() for address, file in fonts}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in self._fonts:
            raise ValueError("Văn bản chỉ được dùng phông chữ đi kèm.")
        return URLFetcherResponse(url, self._fonts[url], {"Content-Type": "font/ttf"})


def set_piece(piece: Piece) -> bytes:
    """The piece as a tagged PDF/A-3a; the same bytes for the same piece."""
    fetcher, fonts = FontsOnly(piece.fonts), FontConfiguration()
    html = weasyprint.HTML(string=piece.html, base_url=None, url_fetcher=fetcher)
    sheet = weasyprint.CSS(string=piece.css, base_url=None, url_fetcher=fetcher, font_config=fonts)
    pdf: bytes = html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_identifier=b"piece", pdf_variant="pdf/a-3a")
    return pdf
