"""HTML to PDF by WeasyPrint, which takes a second to load: imported in the press's own processes only."""

from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.press.drawings import Picture
from reports.press.painting import png_of, svg_of
from reports.press.pieces import Piece


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
    """A fetcher that answers for a piece's fonts and drawings and raises ValueError for every other address."""

    def __init__(self, fonts: tuple[tuple[str, str], ...], drawings: tuple[tuple[str, bytes], ...] = ()) -> None:
        super().__init__(allowed_protocols=("font", "drawing"), allow_redirects=False)
        self._files = {address: (Path(file).read_bytes(), "font/ttf") for address, file in fonts}
        self._files |= {address: (svg, "image/svg+xml") for address, svg in drawings}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in self._files:
            raise ValueError("Văn bản chỉ được dùng phông chữ và hình vẽ đi kèm.")
        content, kind = self._files[url]
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def make(job: Piece | Picture) -> bytes:
    """A piece as PDF, or a picture as PNG."""
    return png_of(job.drawing, job.fonts) if isinstance(job, Picture) else set_piece(job)


def set_piece(piece: Piece) -> bytes:
    """The piece as a tagged PDF/A-3a; the same bytes for the same piece."""
    drawn = tuple((address, svg_of(drawing, piece.fonts, piece.family)) for address, drawing in piece.drawings)
    fetcher, fonts = OwnFilesOnly(piece.fonts, drawn), FontConfiguration()
    html = weasyprint.HTML(string=piece.html, base_url=None, url_fetcher=fetcher)
    sheet = weasyprint.CSS(string=piece.css, base_url=None, url_fetcher=fetcher, font_config=fonts)
    pdf: bytes = html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_identifier=b"piece", pdf_variant="pdf/a-3a")
    return pdf
