"""The receipt of a return that was sent."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from agencies.access import SignedInRequest, reads_returns
from hauggiang_pcmd.lib.dates import format_date_text, format_moment
from hauggiang_pcmd.lib.http import page, requires
from reports.models import State, Submission
from reports.paper.wording import paper_of, paper_sentence
from reports.receipts import Receipt, receipt_of
from reports.views.fetching import return_of
from reports.views.return_frame import frame, return_url

NEXT = {
    State.SUBMITTED: "{department} xem xét rồi tiếp nhận, hoặc trả lại kèm lý do. Kết quả hiện ở trang báo cáo.",
    State.ACCEPTED: "{department} đã tiếp nhận báo cáo; số liệu được tính vào kết quả chung.",
    State.RETURNED: "{department} đã trả lại báo cáo để sửa. Biên nhận này là của lần gửi trước; sửa xong thì gửi lại.",
}


@page("GET")
@requires(reads_returns)
def receipt(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = return_of(request, pk)
    found = receipt_of(submission)
    if found is None:
        raise Http404
    context = frame(
        submission,
        request.user,
        "Biên nhận",
        receipt=found,
        facts=[
            {"key": "Đơn vị", "value": submission.agency.name, "url": ""},
            {"key": "Kỳ báo cáo", "value": submission.period.title, "url": ""},
            {"key": "Gửi lúc", "value": format_moment(found.event.at), "url": ""},
            {"key": "Người gửi", "value": f"{found.event.by} ({found.event.by.get_role_display()})", "url": ""},
            {"key": "Lần gửi", "value": str(found.number), "url": ""},
            {"key": "Nội dung", "value": _content(found), "url": ""},
            *([{"key": "Gửi riêng (báo cáo mật)", "value": found.outside, "url": ""}] if found.outside else []),
            {"key": "Mã kiểm tra SHA-256", "value": _grouped(found.fingerprint), "url": ""},
        ],
        next=_next(submission),
        paper=paper_sentence(paper) if (paper := paper_of(submission)) else "",
        return_url=return_url(submission),
    )
    due = f"{format_date_text(context['due'].day)} · {context['standing'].label}"
    context["facts"].insert(3, {"key": "Hạn nộp", "value": due, "url": ""})
    return render(request, "reports/receipt.html", context)


def _next(submission: Submission) -> str:
    words = NEXT.get(State(submission.state), "")
    return words.format(department=submission.period.plan.consolidated_by.name)


def _content(found: Receipt) -> str:
    words = f"{found.figures} số liệu, {found.sections} phần lời"
    return f"{words}, {len(found.evidence)} tệp minh chứng" if found.evidence else words


def _grouped(digest: str) -> str:
    """In groups of eight, to compare by eye."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
