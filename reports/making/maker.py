"""The life of a process that makes one file: forked from the press's server, outliving the request that asked.

It has the content and needs no database. A PDF is set in a process that it forks in turn.
"""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps

from reports.making.orders import Order
from reports.making.records import Held, Progress
from reports.press.papers import Limits
from reports.press.press import TOO_LARGE, NotSet, press_in_forks
from reports.press.shelf import Shelf
from reports.press.worker import restrict
from reports.renderers import FORMATS
from reports.renderers.pdf import render_pdf

logger = logging.getLogger(__name__)

TURNS = 2
"""So many files are made at a time; others wait."""

WAITING = 600.0
TOO_MANY = "Nhiều tệp đang được dựng cùng lúc, chưa tới lượt tệp này. Hãy thử lại sau ít phút."
OURS = "Chưa dựng được tệp vì lỗi của hệ thống; lỗi đã được ghi lại. Số liệu vẫn an toàn."
NOT_KEPT = "Đã dựng xong nhưng chưa giữ được tệp: ổ đĩa của máy chủ có thể đã đầy. Số liệu vẫn an toàn."


def begin(held: Held, key: str, order: Order, folder: Path, limits: Limits) -> None:
    """Go on in a process that nobody waits for; the lock goes with it."""
    if os.fork():
        return
    try:
        if not apps.ready:
            django.setup()
        make(held, key, order, folder, limits)
    finally:
        os._exit(0)


def make(held: Held, key: str, order: Order, folder: Path, limits: Limits) -> None:
    """Put the file on the shelf, or say why there is none."""
    press_in_forks()
    restrict(limits)
    shelf = Shelf(folder)
    try:
        with _turn(folder):
            held.say(Progress(begun=True))
            shelf.put(key, _made(order, limits))
    except NotSet as refused:
        held.say(Progress(failed=" ".join(refused.problems)))
    except MemoryError:
        held.say(Progress(failed=TOO_LARGE))
    except Exception:
        logger.exception("A file could not be made")
        held.say(Progress(failed=OURS))
    else:
        if shelf.get(key) is None:
            held.say(Progress(failed=NOT_KEPT))
        else:
            held.forget()


def _made(order: Order, limits: Limits) -> bytes:
    if order.format == "pdf":
        return render_pdf(order.document, draft=order.draft, limits=limits)
    return FORMATS[order.format].render(order.document, draft=order.draft)


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """One of TURNS places; NotSet where none is free for too long."""
    handles = [os.open(folder / f"turn-{place}", os.O_RDWR | os.O_CREAT, 0o600) for place in range(TURNS)]
    for handle in handles:
        os.utime(handle)  # the shelf drops what nobody used for long, and would let more in at a time
    until = time.monotonic() + WAITING
    try:
        while not any(map(_taken, handles)):
            if time.monotonic() > until:
                raise NotSet(TOO_MANY)
            time.sleep(0.1)
        yield
    finally:
        for handle in handles:
            os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
