"""Threads as pages print them: who said what when, and what the reader may do about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_moment
from reports.models import Narrative, Submission, Thread, ThreadState
from reports.reviewing.returned import Part
from reports.reviewing.threads import why_no_comment, why_not_done

SHAPES = {ThreadState.WAITING: "doing", ThreadState.ANSWERED: "submitted", ThreadState.DONE: "done"}


@dataclass(frozen=True)
class Said:
    """One comment."""

    who: str
    when: str
    text: str


@dataclass(frozen=True)
class ShownThread:
    """One thread. `shape` is the code of its status's drawing; `returned` where its first comment is a reason."""

    id: str
    url: str
    state: str
    shape: str
    label: str
    returned: bool
    comments: tuple[Said, ...]
    may_write: bool
    may_close: bool

    @property
    def is_open(self) -> bool:
        return self.state != ThreadState.DONE


def part_key(part: Part) -> str:
    """`f12` for a figure, `s7` for a section: how pages name a part, as the place on the page and in forms."""
    return f"{'s' if isinstance(part, Narrative) else 'f'}{part.pk}"


def threads_by_part(submission: Submission, reader: User) -> dict[str, list[ShownThread]]:
    """All threads of the return by the part they are about, oldest first; two queries."""
    found: dict[str, list[ShownThread]] = {}
    for thread in submission.threads.in_order():
        thread.submission = submission
        found.setdefault(part_key(thread.part), []).append(shown(thread, reader))
    return found


def shown(thread: Thread, reader: User) -> ShownThread:
    """`thread` has its return, people and comments at hand."""
    state = ThreadState(thread.state)
    return ShownThread(
        id=f"trao-doi-{thread.pk}",
        url=reverse("thread", args=[thread.submission_id, thread.pk]),
        state=state,
        shape=SHAPES[state],
        label=str(state.label),
        returned=thread.returned,
        comments=tuple(Said(str(one.by), format_moment(one.at), one.text) for one in thread.comments.all()),
        may_write=thread.is_open and not why_no_comment(thread.submission, reader),
        may_close=not why_not_done(thread, reader),
    )


def open_of(threads: Iterable[ShownThread]) -> int:
    return sum(thread.is_open for thread in threads)
