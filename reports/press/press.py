"""The press: sets documents and paints pictures, each in a process with limits of its own.

A server process that has the libraries loaded (multiprocessing's forkserver) starts with the first document; each
then costs a fork. What exceeds its limits fails with a sentence, and the portal goes on.
"""

import multiprocessing
import os
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Any

from hauggiang_pcmd.lib.refusal import Refused
from reports.press.drawings import Picture
from reports.press.papers import Limits, Paper
from reports.press.worker import work

TOO_LARGE = "Văn bản quá lớn, chưa dựng được trong giới hạn bộ nhớ và thời gian. Số liệu vẫn an toàn."
TOO_SLOW = "Văn bản dựng quá lâu nên đã dừng lại. Số liệu vẫn an toàn; hãy thử lại sau."

_context: ForkServerContext | ForkContext = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["reports.press.setting"])

ORDINARY = Limits()


def press_in_forks() -> None:
    """From now on fork this process itself for every job: it came from the server, with the libraries loaded."""
    global _context  # noqa: PLW0603 (such a process makes one file and ends)
    _context = multiprocessing.get_context("fork")


class NotSet(Refused):
    """The document could not be set within the limits."""


def printed(paper: Paper, limits: Limits = ORDINARY) -> bytes:
    """The paper as PDF. NotSet where it takes too much; then no process is left."""
    return _made([paper], limits)[0]


def painted(pictures: Sequence[Picture], limits: Limits = ORDINARY) -> list[bytes]:
    """The pictures as PNG, in their order; NotSet where one takes too much."""
    return _made(pictures, limits)


def _made(jobs: Sequence[Paper | Picture], limits: Limits) -> list[bytes]:
    """As many at a time as there are processors."""
    made: dict[int, bytes] = {}
    waiting = list(range(len(jobs)))[::-1]
    running: dict[Any, tuple[int, BaseProcess]] = {}
    until = time.monotonic() + limits.patience
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                answer, process = _start(jobs[waiting[-1]], limits)
                running[answer] = waiting.pop(), process
            answered = wait(list(running), timeout=max(until - time.monotonic(), 0))
            if not answered:
                raise NotSet(TOO_SLOW)
            for ended in answered:
                made[running[ended][0]] = _result(ended)
                running.pop(ended)[1].join()
    finally:
        for answer, (_, process) in running.items():
            process.kill()
            process.join()
            answer.close()
    return [made[place] for place in range(len(jobs))]


def _start(job: Paper | Picture, limits: Limits) -> tuple[Connection, BaseProcess]:
    answer, sender = _context.Pipe(duplex=False)
    process = _context.Process(target=work, args=(sender, job, limits), daemon=True)
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
