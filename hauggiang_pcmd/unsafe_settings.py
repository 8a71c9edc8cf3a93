"""What the portal refuses to start with in service. Pure: it is called while the settings are being read."""

from collections.abc import Sequence
from urllib.parse import urlsplit

EXAMPLE_SECRET_KEY = "thay-bang-mot-chuoi-ngau-nhien-dai-it-nhat-50-ky-tu"  # noqa: S105
SHORTEST_SECRET_KEY = 50
FEWEST_DIFFERENT_CHARACTERS = 5


def unsafe_settings(*, debug: bool, secret_key: str, allowed_hosts: Sequence[str], portal_url: str = "") -> list[str]:
    """One Vietnamese sentence for each setting that is unsafe in service, naming it; nothing while `debug` is on."""
    if debug:
        return []
    problems = [_about_secret_key(secret_key), _about_allowed_hosts(allowed_hosts), _about_portal_url(portal_url)]
    return [problem for problem in problems if problem]


def _about_secret_key(secret_key: str) -> str:
    if not secret_key:
        return "Thiếu SECRET_KEY: cần một chuỗi ngẫu nhiên, bí mật, ít nhất 50 ký tự."
    if secret_key == EXAMPLE_SECRET_KEY:
        return "SECRET_KEY còn là giá trị ví dụ trong .env.example: cần thay bằng một chuỗi ngẫu nhiên, bí mật."
    if len(secret_key) < SHORTEST_SECRET_KEY or len(set(secret_key)) < FEWEST_DIFFERENT_CHARACTERS:
        return "SECRET_KEY quá yếu: cần một chuỗi ngẫu nhiên, ít nhất 50 ký tự."
    return ""


def _about_allowed_hosts(allowed_hosts: Sequence[str]) -> str:
    if not allowed_hosts:
        return "Thiếu ALLOWED_HOSTS: cần ghi tên miền hoặc địa chỉ mà cổng được truy cập, cách nhau bằng dấu phẩy."
    if "*" in allowed_hosts:
        return "ALLOWED_HOSTS không được là *: cần ghi rõ tên miền hoặc địa chỉ mà cổng được truy cập."
    return ""


def _about_portal_url(portal_url: str) -> str:
    """It is printed in mails: scheme and host, perhaps a port, and nothing else."""
    wanted = "PORTAL_URL phải là địa chỉ của cổng, ví dụ https://baocao.example.vn, không kèm đường dẫn hay mật khẩu."
    if not portal_url:
        return ""
    try:
        parts = urlsplit(portal_url)
        port = parts.port
    except ValueError:
        return wanted
    plain = parts.hostname if port is None else f"{parts.hostname}:{port}"
    known = parts.scheme in ("http", "https") and parts.hostname
    return "" if known and portal_url == f"{parts.scheme}://{plain}" else wanted
