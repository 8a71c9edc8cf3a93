"""Where a file is asked for: from the shelf at once, made at once where that is quick, else by a process of its own."""

import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path

from django.conf import settings

from reports.making.maker import begin
from reports.making.orders import Order
from reports.making.records import Held, Progress, hold, progress, running
from reports.press.papers import Limits
from reports.press.press import NotSet
from reports.press.shelf import Shelf
from reports.renderers import FORMATS

QUICK = ("docx", "xlsx")
LARGE = 600_000
"""Characters of content from which Word and Excel take more than a second as well."""

LOOK_EVERY = 0.05
STOPPED = "Việc dựng tệp đã dừng giữa chừng. Số liệu vẫn an toàn; có thể dựng lại."

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["reports.press.setting", "reports.making.workplace"])


@dataclass(frozen=True)
class Waiting:
    """The file is being made; `key` names the making."""

    key: str
    progress: Progress


def open_press() -> None:
    """Start the press's server while nobody waits for it."""
    forkserver.ensure_running()


def ask(
    order: Order,
    *,
    patience: float,
    began: str = "",
    limits: Limits = Limits(),  # noqa: B008 (a frozen value)
) -> bytes | Waiting:
    """The file, if it is there or comes within `patience` seconds. NotSet where it could not be made.

    However many ask for one content, it is made once at a time. `began` is the key of the making that the asker waits
    for: where that has ended without a file, it does not begin again by itself.
    """
    shelf = Shelf(_folder())
    if (kept := shelf.get(order.key)) is not None:
        return kept
    if began == order.key and not running(shelf.folder, order.key):
        return _outcome(order.key, shelf)
    if _quick(order):
        return _here(order, shelf)
    try:
        held = hold(shelf.folder, order.key)
        if held is None and not running(shelf.folder, order.key):  # it was somebody who looked, not who makes
            held = hold(shelf.folder, order.key)
    except OSError:  # no folder to work in: the request itself waits
        return _here(order, shelf)
    if held is not None:
        _start(held, order, shelf.folder, limits)
    return waiting_for(order.key, patience=patience) or _outcome(order.key, shelf)


def waiting_for(key: str, *, patience: float = 0) -> Waiting | None:
    """How far the making is, or None once nobody is at it (any more)."""
    until = time.monotonic() + patience
    while running(_folder(), key):
        if time.monotonic() >= until:
            return Waiting(key, progress(_folder(), key))
        time.sleep(LOOK_EVERY)
    return None


def _why_none(key: str) -> str:
    """Why there is no file: what its maker said, or that it ended without a word."""
    return progress(_folder(), key).failed or STOPPED


def _quick(order: Order) -> bool:
    """Word and Excel, unless they are large or have pictures to be painted."""
    if order.format == "docx" and order.drawn:
        return False
    return order.format in QUICK and len(order.content) < LARGE


def _outcome(key: str, shelf: Shelf) -> bytes:
    made = shelf.get(key)
    if made is None:
        raise NotSet(_why_none(key))
    return made


def _here(order: Order, shelf: Shelf) -> bytes:
    made = FORMATS[order.format].render(order.document, draft=order.draft)
    shelf.put(order.key, made)
    return made


def _start(held: Held, order: Order, folder: Path, limits: Limits) -> None:
    """The process forks once more and ends: it need not be waited for, and this one may end before it."""
    held.say(Progress())
    process = _context.Process(target=begin, args=(held, order.key, order, folder, limits))
    process.start()
    process.join()
    held.close()


def _folder() -> Path:
    return Path(settings.PRESS_SHELF)
