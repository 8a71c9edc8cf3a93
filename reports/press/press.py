"""The press: sets the pieces of a document side by side, each in a process with limits of its own, and joins them.
Drawings are painted in such processes, too.

A server process that has WeasyPrint loaded (multiprocessing's forkserver) starts with the first document; each piece
then costs a fork. What exceeds its limits fails with a sentence, and the portal goes on.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Any

from hauggiang_pcmd.lib.refusal import Refused
from reports.press.drawings import Picture
from reports.press.joining import join
from reports.press.pieces import Attachment, Limits, Piece
from reports.press.shelf import Shelf, key_of
from reports.press.worker import work

EDITION = f"2/{version('weasyprint')}/{version('pikepdf')}/{version('matplotlib')}"
"""Part of every key of the shelf: what an earlier edition set is not used."""

TOO_LARGE = "Văn bản quá lớn, chưa dựng được trong giới hạn bộ nhớ và thời gian. Số liệu vẫn an toàn."
TOO_SLOW = "Văn bản dựng quá lâu nên đã dừng lại. Số liệu vẫn an toàn; hãy thử lại sau."

_context: ForkServerContext | ForkContext = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["reports.press.setting"])

Told = Callable[[int, int], None]
"""Hears how many pieces are set, and of how many."""


def set_pieces_in_forks() -> None:
    """From now on fork this process itself for every piece: it was forked from the server and has WeasyPrint loaded."""
    global _context  # noqa: PLW0603 (such a process sets one document and ends)
    _context = multiprocessing.get_context("fork")


def _nobody(done: int, of: int) -> None:
    """Nobody asks how far it is."""


class NotSet(Refused):
    """The document could not be set within the limits."""


class Press:
    """What was set before is taken from the shelf: a document from its file, else its unchanged pieces from theirs."""

    def __init__(self, shelf: Shelf, limits: Limits = Limits(), told: Told = _nobody) -> None:  # noqa: B008 (a frozen value)
        self.shelf, self.limits, self.told = shelf, limits, told

    def printed(
        self, pieces: Sequence[Piece], *, title: str, identifier: bytes, attachment: Attachment | None = None
    ) -> bytes:
        """One PDF of all pieces in their order. NotSet where one takes too much; then no process is left."""
        keys = [_key(piece) for piece in pieces]
        carried = attachment.content if attachment else b""
        key = key_of(EDITION, title, identifier, carried, *keys)
        whole = self.shelf.get(key)
        if whole is None:
            made = self._set(dict(zip(keys, pieces, strict=True)), keys)
            whole = join(made, title=title, identifier=identifier, attachment=attachment)
            self.shelf.put(key, whole)
        return whole

    def painted(self, pictures: Sequence[Picture]) -> list[bytes]:
        """The pictures as PNG, in their order; NotSet where one takes too much."""
        keys = [key_of(EDITION, repr(picture)) for picture in pictures]
        return self._set(dict(zip(keys, pictures, strict=True)), keys)

    def _set(self, pieces: Mapping[str, Piece | Picture], keys: list[str]) -> list[bytes]:
        made = {key: kept for key in keys if (kept := self.shelf.get(key)) is not None}
        self.told(len(made), len(pieces))
        for key, pdf in set_pieces({key: piece for key, piece in pieces.items() if key not in made}, self.limits):
            self.shelf.put(key, pdf)
            made[key] = pdf
            self.told(len(made), len(pieces))
        return [made[key] for key in keys]


def _key(piece: Piece) -> str:
    return key_of(EDITION, piece.html, piece.css, repr((piece.fonts, piece.drawings, piece.family)))


def set_pieces(pieces: Mapping[str, Piece | Picture], limits: Limits) -> Iterator[tuple[str, bytes]]:
    """The pieces' PDFs by their keys, as they are set: as many at a time as there are processors, the longest first."""
    waiting = sorted(pieces, key=lambda key: pieces[key].length)
    running: dict[Any, tuple[str, BaseProcess]] = {}
    until = time.monotonic() + limits.patience
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                started = _start(pieces[waiting[-1]], limits)
                running[started[0]] = waiting.pop(), started[1]
            answered = wait(list(running), timeout=max(until - time.monotonic(), 0))
            if not answered:
                raise NotSet(TOO_SLOW)
            for answer in answered:
                yield running[answer][0], _result(answer)
                running.pop(answer)[1].join()
    finally:
        for answer, (_, process) in running.items():
            process.kill()
            process.join()
            answer.close()


def _start(piece: Piece | Picture, limits: Limits) -> tuple[Connection, BaseProcess]:
    answer, sender = _context.Pipe(duplex=False)
    process = _context.Process(target=work, args=(sender, piece, limits), daemon=True)
    process.start()
    sender.close()
    return answer, process


def _result(answer: Any) -> bytes:
    """What a process sent; one that the kernel ended sends nothing."""
    try:
        kind, value = answer.recv()
    except EOFError:
        raise NotSet(TOO_LARGE) from None
    finally:
        answer.close()
    if kind == "limits":
        raise NotSet(TOO_LARGE)
    if kind == "error":
        raise RuntimeError(value)
    made: bytes = value
    return made
