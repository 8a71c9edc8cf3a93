"""The life of a process that sets one paper: no network, no other program, and no more than its limits."""

import contextlib
import ctypes
import errno
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from reports.press.drawings import Picture
from reports.press.papers import Limits, Paper

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG = 1
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork")


def work(answer: Connection, job: Paper | Picture, limits: Limits) -> None:
    """Make what is asked, send the bytes or what went wrong, end."""
    said: tuple[str, Any]
    try:
        from reports.press.setting import make  # noqa: PLC0415 (loaded in the server that this was forked from)

        confine(limits)
        said = ("made", make(job))
    except MemoryError:
        said = ("limits", None)
    except Exception as error:  # noqa: BLE001 (told to the portal, which logs it)
        # a library that reads a folder is told by the kernel that there is no memory
        spent = isinstance(error, OSError) and error.errno == errno.ENOMEM
        said = ("limits", None) if spent else ("error", f"{type(error).__name__}: {error}")
    with contextlib.suppress(BrokenPipeError):
        answer.send(said)
    answer.close()
    os._exit(0)  # nothing is left to clean up


def confine(limits: Limits) -> None:
    """For good: no network, no more than the limits, no other program; it ends with the process that asked for it."""
    restrict(limits)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    sys.addaudithook(_refuse)


def restrict(limits: Limits) -> None:
    """The kernel ends what takes more than the limits. Where it grants a network of its own, that is empty."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kernel = ctypes.CDLL(None)
    for flags in (CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWNET):
        if kernel.unshare(flags) == 0:
            break


def _refuse(event: str, arguments: object) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(event)
