"""Uploads and bulk loads that are killed in the middle: killed_processes.py, run by itself.

It forks, and a process of other tests has threads, of the browser's server among them, whose connections a fork would
share.
"""

import os
import subprocess
import sys
from pathlib import Path

KILLING = Path(__file__).with_name("killed_processes.py")
LONGEST = 1500


def test_killed_processes_leave_nothing_partial_and_nothing_stuck() -> None:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    if database := outside.get("TEST_DATABASE_URL"):
        outside["TEST_DATABASE_URL"] = f"{database}_killed"  # the tests that call it stand in the other
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(KILLING)],
        cwd=KILLING.parents[3],
        env=outside,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout
