"""What is asked for: a document in a format. The same content is the same order, whoever asks."""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from reports.document import OfficialDocument
from reports.press.shelf import key_of

_LIBRARIES = ("typst", "pikepdf", "python-docx", "openpyxl", "matplotlib")
_SOURCES = (("reports", "*.py"), ("hauggiang_pcmd/lib", "*.py"), ("templates/documents", "*"))


@dataclass(frozen=True)
class Order:
    """`format` is one of FORMATS."""

    document: OfficialDocument
    format: str
    draft: bool

    @cached_property
    def content(self) -> str:
        return self.document.canonical_json()

    @property
    def drawn(self) -> bool:
        """True for a document with charts."""
        return any(part.charts for part in self.document.all_parts()) or any(
            annex.charts for annex in self.document.annexes
        )

    @cached_property
    def key(self) -> str:
        """Its place on the shelf: another version of the portal makes its files anew."""
        return key_of(edition(), self.format, str(self.draft), self.content)


@cache
def edition() -> str:
    """A name for all that decides how a file looks: the portal's own code and templates, the libraries' versions."""
    digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    for folder, kind in _SOURCES:
        for file in sorted(Path(settings.BASE_DIR, folder).rglob(kind)):
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()
