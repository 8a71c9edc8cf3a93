"""The square on the first page that telephones read: the address at which its code is checked."""

import io

import segno

from reports.document import Check

QUIET = 0
"""Modules around it: the margin of the page is white enough."""


def square_address(check: Check | None) -> str:
    """`HTTPS://BAOCAO.EXAMPLE.VN/kiem-tra/7KMQ-2ADX-94TN/`; empty where the portal knows no address of its own."""
    return f"https://{check.address}/{check.code}/" if check and check.address else ""


def square_svg(check: Check | None) -> str:
    """The square as SVG without a size; empty where there is nothing to lead to."""
    address = square_address(check)
    if not address:
        return ""
    svg: str = segno.make(address, error="m", micro=False).svg_inline(
        border=QUIET, omitsize=True, title=address, svgclass=None, lineclass=None
    )
    return svg


def square_png(check: Check | None) -> bytes:
    """The same as a picture for Word; empty likewise."""
    address = square_address(check)
    if not address:
        return b""
    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="png", scale=8, border=QUIET)
    return made.getvalue()
