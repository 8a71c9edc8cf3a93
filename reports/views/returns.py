"""The return of one agency as a list of tasks, with its deadline and its history."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import SignedInRequest, enters_figures, is_department, is_specialist, reads_returns
from agencies.models import User
from hauggiang_pcmd.lib.dates import format_date_text, format_moment
from hauggiang_pcmd.lib.http import page, requires
from reports.deadlines.due import Due
from reports.deadlines.record import granted_to
from reports.entering.presence import who_is_here
from reports.gaps import Gap, gaps_of
from reports.models import PaperReturn, State, Submission, SubmissionEvent
from reports.own_report.files import own_report_links
from reports.paper.wording import paper_of, paper_sentence
from reports.readiness import Readiness, readiness
from reports.reviewing.locks import SENDS_BACK
from reports.reviewing.mending import questions, returned_lines
from reports.reviewing.places import next_to_mend
from reports.task_list import Task, figures_task, next_task, section_tasks
from reports.views.fetching import return_of
from reports.views.return_frame import frame, giving_time, report_title
from reports.workflow import STEPS, Action, NotNow, allowed, take


@page("GET")
@requires(reads_returns)
def one_return(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    found = readiness(submission)
    sections = section_tasks(submission, submission.narratives.select_related("assignment"), found)
    figures = figures_task(submission, found)
    tasks = [figures, *sections] if figures else sections
    paper = paper_of(submission)
    events = list(submission.events.select_related("by"))
    context = frame(
        submission,
        request.user,
        report_title(submission.period),
        figures=[figures] if figures else [],
        sections=sections,
        more=more_of(submission, found, paper, request.user),
        paper=paper_sentence(paper) if paper else "",
        done=sum(task.done for task in tasks),
        total=len(tasks),
        following=_following_returned(submission, found) or _following(submission, tasks, gaps_of(submission, found)),
        steps=[_step(event) for event in events],
        returned=_returned(submission, events),
        parts=returned_lines(submission, found.returned),
        questions=questions(submission, found.returned),
        may_withdraw=allowed(Action.WITHDRAW, submission, request.user),
        receipt_url=reverse("receipt", args=[pk]) if submission.first_submitted_on else "",
        check_url=reverse("check", args=[pk]),
        here=who_is_here(submission, request.user),
        files=own_report_links(submission),
        review_url=reverse("review", args=[pk]) if is_department(request.user) else "",
    )
    context["granted"] = granted_to(submission)
    context["giving"] = giving_time(submission, request.user)
    context["dates"] = _dates(submission, context["due"])
    context["breadcrumb"] = context["breadcrumb"][:-1]
    return render(request, "reports/return.html", context)


def more_of(submission: Submission, found: Readiness, paper: PaperReturn | None, user: User) -> dict[str, object]:
    """How many files and parts sent outside there are, and the words of the way to the paper, for specialists."""
    files = submission.evidence.attached().count()
    words = ("Sửa thông tin báo cáo giấy" if paper else "Nhập hộ từ báo cáo giấy") if is_specialist(user) else ""
    return {"files": files, "outside": len(found.outside), "paper": words if submission.open_for_entry else ""}


@page("POST")
@requires(enters_figures)
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the last sending back, while nobody has begun to review it."""
    submission = return_of(request, pk)
    try:
        take(Action.WITHDRAW, submission, by=request.user)
    except NotNow as refused:
        for sentence in refused.problems:
            messages.error(request, sentence)
    else:
        messages.success(request, "Đã rút lại báo cáo. Sửa xong thì gửi lại.")
    return redirect("return", pk=pk)


def _following_returned(submission: Submission, found: Readiness) -> dict[str, str]:
    """What to do of what was sent back; nothing where the whole is open."""
    if not found.returned:
        return {}
    url = next_to_mend(submission, list(found.returned))
    return {"label": "Sửa phần tiếp theo" if found.unanswered else "Kiểm tra và gửi lại", "url": url}


def _following(submission: Submission, tasks: list[Task], gaps: list[Gap]) -> dict[str, str]:
    """The one primary action: the next part, at its first input that lacks something, or the check when all is done."""
    task = next_task(tasks)
    if task is None:
        return {"label": "Kiểm tra và gửi", "url": reverse("check", args=[submission.pk])}
    url = next((gap.entry_url for gap in gaps if gap.page == task.url), task.url)
    return {"label": "Làm phần tiếp theo", "url": url}


def _dates(submission: Submission, due: Due) -> list[dict[str, str]]:
    period = submission.period
    window = f"{format_date_text(period.data_from)} – {format_date_text(period.data_to)}"
    return [
        {"key": "Số liệu từ – đến", "value": window, "url": ""},
        {"key": "Hạn nộp", "value": format_date_text(due.day), "url": ""},
        {"key": "Nơi nhận", "value": period.plan.consolidated_by.name, "url": ""},
    ]


def _returned(submission: Submission, events: list[SubmissionEvent]) -> SubmissionEvent | None:
    """Why the return came back, while it is waiting to be mended."""
    back = [event for event in events if event.action in SENDS_BACK]
    return back[-1] if back and submission.state == State.RETURNED else None


def _step(event: SubmissionEvent) -> dict[str, str]:
    """`Trả lại: từ “Đã gửi” sang “Trả lại”`, by whom and why."""
    label = STEPS[Action(event.action)].label
    moves = f": từ “{State(event.from_state).label}” sang “{State(event.to_state).label}”"
    version = f", phiên bản {event.version}" if event.version > 1 else ""
    return {
        "what": f"{label}{moves if event.from_state != event.to_state else ''}{version}",
        "who": f"{event.by} ({event.by.get_role_display()})",
        "when": format_moment(event.at),
        "note": event.reason,
    }
