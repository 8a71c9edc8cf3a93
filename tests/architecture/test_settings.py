"""In service the portal does not start on settings that would leave it open."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hauggiang_pcmd.unsafe_settings import EXAMPLE_SECRET_KEY

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"SECRET_KEY": "k3y-" * 8 + "abcdefghijklmnopqrstuvwxyz", "ALLOWED_HOSTS": "portal.example"}


def start(code: str = "import hauggiang_pcmd.wsgi", **environment: str) -> subprocess.CompletedProcess[str]:
    """Loads the portal as the server does, in a process of its own."""
    clean = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **environment}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=clean, cwd=ROOT, capture_output=True, text=True, check=False)


def test_it_starts_on_safe_settings():
    assert start(**GOOD).returncode == 0


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"SECRET_KEY": ""}, "Thiếu SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY quá yếu"),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY quá yếu"),
        ({"SECRET_KEY": EXAMPLE_SECRET_KEY}, "SECRET_KEY còn là giá trị ví dụ"),
        ({"ALLOWED_HOSTS": ""}, "Thiếu ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS không được là *"),
        ({"ALLOWED_HOSTS": "portal.example,*"}, "ALLOWED_HOSTS không được là *"),
        ({"PORTAL_URL": "baocao.example.vn"}, "PORTAL_URL phải là địa chỉ"),
        ({"PORTAL_URL": "javascript://baocao.example.vn"}, "PORTAL_URL phải là địa chỉ"),
        ({"PORTAL_URL": "https://ai@baocao.example.vn"}, "PORTAL_URL phải là địa chỉ"),
        ({"PORTAL_URL": "https://baocao.example.vn/cong?x=1"}, "PORTAL_URL phải là địa chỉ"),
        ({"PORTAL_URL": "https://baocao.example.vn:cong"}, "PORTAL_URL phải là địa chỉ"),
        ({"DATABASE_URL": "mysql://root@localhost/portal"}, "DATABASE_URL"),
        ({"DATABASE_URL": "portal.sqlite3"}, "DATABASE_URL"),
    ],
)
def test_it_names_the_unsafe_setting_and_does_not_start(change, names):
    answer = start(**{**GOOD, **change})
    assert answer.returncode != 0
    assert f"ImproperlyConfigured: {names}" in answer.stderr


def test_it_names_all_unsafe_settings_at_once():
    answer = start()
    assert "Thiếu SECRET_KEY" in answer.stderr
    assert "Thiếu ALLOWED_HOSTS" in answer.stderr


@pytest.mark.parametrize("address", ["https://baocao.example.vn/", "http://127.0.0.1:8000"])
def test_the_address_of_the_portal_is_kept_without_a_slash(address):
    answer = start("from hauggiang_pcmd.settings import *; print(PORTAL_URL)", **GOOD, PORTAL_URL=address)
    assert answer.stdout.strip() == address.rstrip("/")


def test_while_developing_it_starts_on_nothing():
    assert start(DEBUG="true").returncode == 0


def test_the_example_holds_every_variable_that_is_read_and_a_key_that_is_refused():
    sources = [ROOT / "hauggiang_pcmd/settings.py", ROOT / "hauggiang_pcmd/gunicorn_conf.py"]
    read = {name for source in sources for name in re.findall(r'env\.\w+\("([A-Z_]+)"', source.read_text("utf-8"))}
    given = dict(re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert set(given) == read - {"ENV_FILE"}
    assert given["SECRET_KEY"] == EXAMPLE_SECRET_KEY


def test_earlier_keys_are_read_from_the_environment():
    code = "from hauggiang_pcmd.settings import *; print(SECRET_KEY_FALLBACKS)"
    assert start(code, **GOOD, SECRET_KEY_FALLBACKS="one,two").stdout == "['one', 'two']\n"
    assert start(code, **GOOD).stdout == "[]\n"


def test_https_makes_cookies_secure_and_tells_browsers_to_stay():
    code = (
        "from hauggiang_pcmd.settings import *;"
        "print(SECURE_SSL_REDIRECT, SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE, SECURE_HSTS_SECONDS)"
    )
    assert start(code, **GOOD, SECURE_SSL="true").stdout == "True True True 31536000\n"
    assert start(code, **GOOD).stdout == "False False False 0\n"
