"""The shell commands a newcomer types: what they leave on the machine, and what they say."""

import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hauggiang_pcmd.unsafe_settings import unsafe_settings

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [path for path in sorted((ROOT / "script").iterdir()) if path.suffix in {"", ".sh"} and path.is_file()]


@pytest.fixture
def clone(tmp_path) -> Path:
    shutil.copytree(ROOT / "script", tmp_path / "script")
    shutil.copy(ROOT / ".env.example", tmp_path)
    return tmp_path


def bash(clone: Path, code: str, **environment: str) -> str:
    command = ["bash", "-c", f". script/_setup.sh; {code}"]
    clean = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(command, cwd=clone, env=clean, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci" / "run"], ids=lambda script: script.name)
def test_bash_understands_it(script):
    subprocess.run(["bash", "-n", script], check=True)


def test_a_fresh_clone_gets_a_key_of_its_own_that_only_its_owner_reads(clone):
    bash(clone, "need_env_file")
    env_file = clone / ".env"
    values = dict(re.findall(r"^([A-Z_]+)=(.*)$", env_file.read_text("utf-8"), re.MULTILINE))
    hosts = values["ALLOWED_HOSTS"].split(",")
    assert unsafe_settings(debug=False, secret_key=values["SECRET_KEY"], allowed_hosts=hosts) == []
    assert values["DEBUG"] == "false"
    assert stat.S_IMODE(env_file.stat().st_mode) == 0o600


def test_settings_that_are_there_already_stay(clone):
    (clone / ".env").write_text("SECRET_KEY=mine\n", "utf-8")
    bash(clone, "need_env_file")
    assert (clone / ".env").read_text("utf-8") == "SECRET_KEY=mine\n"


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(clone):
    assert bash(clone, "need_env_file; setting PORT 1") == "8000"
    assert bash(clone, "setting PORT 1", PORT="8123") == "8123"
    assert bash(clone, "setting SOMETHING_ELSE 1") == "1"


def test_a_port_that_another_program_holds_is_not_free():
    address = [sys.executable, ROOT / "script" / "address.py", "free", "127.0.0.1"]
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert subprocess.run([*address, port], check=False).returncode == 1
    assert subprocess.run([*address, port], check=False).returncode == 0
