"""One thread about a part of a return: read it, write in it, be done with it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agencies.access import SignedInRequest, is_department, reads_returns
from hauggiang_pcmd.lib.http import page, requires
from hauggiang_pcmd.lib.problems import problems_at
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import Submission, Thread
from reports.reviewing.places import place_of
from reports.reviewing.returned import part_after, returned_parts
from reports.reviewing.shown import part_key, shown
from reports.reviewing.threads import close, comment
from reports.reviewing.wording import part_name
from reports.views.fetching import return_of
from reports.views.return_frame import frame, return_url

DONE = "xong"


@page("GET", "POST")
@requires(reads_returns)
def thread(request: SignedInRequest, pk: int, thread: int) -> HttpResponse:
    submission = return_of(request, pk)
    found = get_object_or_404(submission.threads.in_order(), pk=thread)
    found.submission = submission
    if request.method == "POST":
        return _answer(request, found)
    return _page(request, found)


def _answer(request: SignedInRequest, found: Thread) -> HttpResponse:
    """Keep what was written; or show it again with why it was not kept."""
    typed = request.POST.get("text", "")
    try:
        if DONE in request.POST:
            close(found, by=request.user)
            messages.success(request, "Đã kết thúc trao đổi.")
        else:
            comment(found, typed, by=request.user)
            messages.success(request, "Đã gửi ý kiến.")
    except Refused as refused:
        may = shown(found, request.user).may_write and DONE not in request.POST
        return _page(request, found, typed, refused.problems, status=422 if may else 409)
    return HttpResponseRedirect(_onwards(request, found))


def _onwards(request: SignedInRequest, found: Thread) -> str:
    """Back to the review for the department; for the agency on to the next returned part, or to its return."""
    submission = found.submission
    if is_department(request.user):
        return f"{reverse('review', args=[submission.pk])}#{part_key(found.part)}"
    following = part_after(returned_parts(submission), found.part)
    return place_of(submission, following.part) if following else return_url(submission)


def _page(
    request: SignedInRequest, found: Thread, typed: str = "", problems: list[str] | None = None, *, status: int = 200
) -> HttpResponse:
    submission: Submission = found.submission
    department = is_department(request.user)
    review = f"{reverse('review', args=[submission.pk])}#{part_key(found.part)}"
    context = frame(
        submission,
        request.user,
        part_name(found.part),
        thread=shown(found, request.user),
        typed=typed,
        problems=problems or [],
        errors=problems_at("#noi-dung", problems or []),
        place_url=review if department else place_of(submission, found.part),
        place_label="Về trang xem xét" if department else "Mở phần này",
    )
    return render(request, "reports/thread.html", context, status=status)
