"""What came back to the agency, as its pages print it: each part with its reason, and the way from one to the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from reports.models import Submission, Thread, ThreadState
from reports.reviewing.places import place_of
from reports.reviewing.returned import Part, ReturnedPart, part_after
from reports.reviewing.shown import SHAPES, part_key
from reports.reviewing.threads import TALKING
from reports.reviewing.wording import part_name


@dataclass(frozen=True)
class ReturnedLine:
    """One part. `code` and `label` say how far it is; `following` is the next part's address, empty after the last."""

    number: int
    total: int
    key: str
    name: str
    url: str
    reason: str
    code: str
    label: str
    thread_url: str
    comments: int
    following: str


@dataclass(frozen=True)
class Question:
    """A thread that is open about a part that was not sent back."""

    name: str
    url: str
    code: str
    label: str
    text: str


def returned_lines(submission: Submission, parts: Sequence[ReturnedPart]) -> list[ReturnedLine]:
    return [_line(submission, one, parts) for one in parts]


def _line(submission: Submission, one: ReturnedPart, parts: Sequence[ReturnedPart]) -> ReturnedLine:
    code, label = _progress(one)
    following = part_after(parts, one.part)
    return ReturnedLine(
        number=one.number,
        total=len(parts),
        key=part_key(one.part),
        name=one.name,
        url=place_of(submission, one.part),
        reason=one.reason,
        code=code,
        label=label,
        thread_url=_thread_url(one.thread),
        comments=len(one.thread.comments.all()),
        following=place_of(submission, following.part) if following else "",
    )


def _progress(one: ReturnedPart) -> tuple[str, str]:
    if one.mended:
        return "done", "Đã sửa"
    return ("submitted", "Đã trả lời") if one.answered else ("sent_back", "Bị trả lại")


def lines_by_key(lines: Iterable[ReturnedLine]) -> Mapping[str, ReturnedLine]:
    return {line.key: line for line in lines}


def after(submission: Submission, parts: Sequence[ReturnedPart], part: Part) -> str:
    """Where to go from a returned part: the next one, or the check after the last; empty where it is none of them."""
    if part not in [one.part for one in parts]:
        return ""
    following = part_after(parts, part)
    return place_of(submission, following.part) if following else reverse("check", args=[submission.pk])


def questions(submission: Submission, parts: Sequence[ReturnedPart]) -> list[Question]:
    """What else the department asks about; two queries while there can be any."""
    if submission.state not in TALKING:
        return []
    known = {one.thread.pk for one in parts}
    return [_question(one) for one in submission.threads.open().in_order() if one.pk not in known]


def _question(thread: Thread) -> Question:
    comments = list(thread.comments.all())
    state = ThreadState(thread.state)
    return Question(
        part_name(thread.part),
        _thread_url(thread),
        SHAPES[state],
        str(state.label),
        comments[-1].text if comments else "",
    )


def _thread_url(thread: Thread) -> str:
    return reverse("thread", args=[thread.submission_id, thread.pk])
