"""How far a making is, where every process can read it: a file beside the shelf's, locked by whoever makes.

The kernel gives the lock up when its holder ends, however it ends: a making that was killed is nobody's and can begin
again. What the file says is either how far the making is or why it failed.
"""

import contextlib
import fcntl
import json
import os
from dataclasses import dataclass
from multiprocessing import reduction
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Progress:
    """Not `begun` while the making waits for its turn. `failed` says why there is no file."""

    begun: bool = False
    failed: str = ""


class Held:
    """The lock of one record. It can be handed to a new process, and is given up when the last holder has closed it."""

    def __init__(self, handle: int, path: Path) -> None:
        self.handle, self.path = handle, path

    def __reduce__(self) -> tuple[Any, ...]:
        return _handed, (reduction.DupFd(self.handle), self.path)

    def say(self, progress: Progress) -> None:
        """In one writing, over what stood there."""
        said = json.dumps([progress.begun, progress.failed]).encode()
        os.pwrite(self.handle, said, 0)
        os.ftruncate(self.handle, len(said))

    def forget(self) -> None:
        """The file is there: nothing is left to say."""
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        os.close(self.handle)


def _handed(copy: Any, path: Path) -> Held:
    return Held(copy.detach(), path)


def record_path(folder: Path, key: str) -> Path:
    return folder / f"{key}.making"


def hold(folder: Path, key: str) -> Held | None:
    """The lock of the making, or None while somebody has it. OSError where the folder cannot be written."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = record_path(folder, key)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return Held(handle, path)


def running(folder: Path, key: str) -> bool:
    """True while some process makes it."""
    if not record_path(folder, key).exists():
        return False
    held = hold(folder, key)
    if held is None:
        return True
    held.close()
    return False


def progress(folder: Path, key: str) -> Progress:
    """What was last said of the making; nothing done where nothing can be read."""
    with contextlib.suppress(OSError, ValueError):
        return Progress(*json.loads(record_path(folder, key).read_bytes()))
    return Progress()
