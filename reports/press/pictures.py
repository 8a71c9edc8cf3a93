"""Pages of a PDF as pictures, for pages of the portal. PDFium is loaded when the first is asked for."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

POINTS_TO_PIXELS = 1.5
"""A portrait page becomes 893 pixels wide."""

_one_at_a_time = threading.Lock()
"""PDFium knows no threads."""


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document as PDFium reads it; nobody else reads meanwhile."""
    import pypdfium2  # noqa: PLC0415 (only those who look at a preview wait for it)

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        yield document


def painted(page: Any) -> bytes:
    """A page of an opened document as PNG."""
    made = io.BytesIO()
    page.render(scale=POINTS_TO_PIXELS, grayscale=True).to_pil().save(made, "PNG")
    return made.getvalue()
