"""Where the files of evidence lie: outside the web's reach, under random names, readable by the portal alone."""

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"[0-9a-f]{32}")


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "evidence"


def path_of(stored: str) -> Path:
    """ValueError for a name that this module did not give."""
    if not NAME.fullmatch(stored):
        raise ValueError(f"{stored!r} is no name of a stored file")
    return folder() / stored[:2] / stored


def put(data: bytes) -> str:
    """Write the file under a new name and return the name; it is on the disk when this returns."""
    stored = secrets.token_hex(16)
    path = path_of(stored)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    _sync(path.parent)
    return stored


def get(stored: str) -> bytes:
    """OSError where the file is not there."""
    return path_of(stored).read_bytes()


def erase(stored: str) -> None:
    path_of(stored).unlink(missing_ok=True)


def stored_files() -> Iterator[Path]:
    """Every file that lies there, whoever put it."""
    return (path for path in sorted(folder().rglob("*")) if path.is_file()) if folder().exists() else iter(())


def _sync(directory: Path) -> None:
    """Makes the name survive a power cut, not the content alone."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
