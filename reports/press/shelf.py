"""Files that were made before, kept by their content: what did not change is not made again.

Files of one folder, readable by the portal alone. Each begins with the SHA-256 of the rest, so that a damaged one is
set anew rather than printed. Losing the folder costs time and nothing else.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

MOST_BYTES = 200 << 20
DIGEST = 32


class Shelf:
    """`folder` is made when the first file is put there."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder, self.most_bytes = folder, most_bytes

    def get(self, key: str) -> bytes | None:
        """What was put under the key, if it is still there and whole."""
        try:
            kept = self._path(key).read_bytes()
        except OSError:
            return None
        digest, content = kept[:DIGEST], kept[DIGEST:]
        if hashlib.sha256(content).digest() != digest:
            return None
        with contextlib.suppress(OSError):
            os.utime(self._path(key))  # the least used go first
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep it, whole or not at all; a full disk is no reason for a document to fail."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(name).replace(self._path(key))
            self._make_room()

    def _path(self, key: str) -> Path:
        return self.folder / key

    def _make_room(self) -> None:
        files = sorted(((one.stat(), one) for one in self.folder.iterdir()), key=lambda pair: pair[0].st_mtime)
        total = sum(stat.st_size for stat, _ in files)
        for stat, one in files:
            if total <= self.most_bytes:
                return
            one.unlink(missing_ok=True)
            total -= stat.st_size


def key_of(*texts: str | bytes, also: Iterable[str] = ()) -> str:
    """A name for a content: SHA-256 in hexadecimal over all texts, each with its length."""
    digest = hashlib.sha256()
    for text in (*texts, *also):
        data = text.encode() if isinstance(text, str) else text
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()
