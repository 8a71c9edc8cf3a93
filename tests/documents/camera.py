"""Pictures of the portal for the guides: small files, of a page or of one piece of it."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDTH = 1366
COLOURS = 96
AIR = 20


class Camera:
    """A browser at the portal, in which one person after the other signs in."""

    def __init__(self, page: Page, base_url: str) -> None:
        page.set_default_timeout(30_000)
        self.page = page
        self.base_url = base_url

    def sign_in(self, username: str, password: str) -> None:
        self.page.context.clear_cookies()
        self.open("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url(f"{self.base_url}/")

    def open(self, path: str) -> None:
        answer = self.page.goto(f"{self.base_url}{path}")
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def shoot(self, name: str, *, height: int = 768, width: int = WIDTH) -> None:
        """What a window of that size shows, from the top of the page unless it was scrolled."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_timeout(200)
        keep(name, self.page.screenshot())

    def shoot_piece(self, name: str, piece: Locator) -> None:
        """One piece of the page with some air, in a window so high that no bar at its foot covers anything."""
        self.page.set_viewport_size({"width": WIDTH, "height": 9000})
        box = piece.bounding_box()
        assert box is not None
        left, width = max(box["x"] - AIR, 0), box["width"] + 2 * AIR
        keep(
            name,
            self.page.screenshot(
                clip={"x": left, "y": box["y"] - AIR / 2, "width": width, "height": box["height"] + AIR}
            ),
        )

    def figure(self, code: str) -> Locator:
        """One figure of the sheet by the code of its indicator."""
        return self.page.locator("tbody").filter(has=self.page.locator(".code").get_by_text(code, exact=True))


def keep(name: str, png: bytes) -> None:
    """Saved in docs/images with as few colours as text and lines need."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    IMAGES.mkdir(exist_ok=True)
    picture.save(IMAGES / f"{name}.png", optimize=True)
