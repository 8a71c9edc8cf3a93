"""What must hold for a step beside the person's role and the return's state: each says why not, or nothing."""

from collections.abc import Callable

from agencies.access import is_specialist
from agencies.models import Agency, Role, User
from hauggiang_pcmd.lib.dates import format_moment
from indicators.models import FigureRevision
from reports.deadlines.locks import why_locked
from reports.models import NarrativeRevision, PaperReturn, Submission

Condition = Callable[[Submission, User], str]

NO_PAPER = "Gửi thay đơn vị phải có báo cáo giấy: ghi nhận báo cáo giấy (người ký, số, ngày nhận, bản quét) trước."
OTHERS_ACCEPT = "nên không tự tiếp nhận báo cáo này; đề nghị lãnh đạo hoặc chuyên viên khác tiếp nhận."


def period_is_open(submission: Submission, by: User) -> str:
    """Where it is closed, the return may have been opened alone."""
    return why_locked(submission)


def not_their_own(submission: Submission, by: User) -> str:
    """Nobody accepts the return that they handed in or wrote in; the command line does, for that is what loading is
    for. What they once wrote counts also where others wrote over it since.
    """
    if by.role == Role.OPERATOR:
        return ""
    if submission.submitted_by_id == by.pk:
        return f"Anh/chị là người gửi báo cáo {OTHERS_ACCEPT}"
    figures = FigureRevision.objects.filter(
        by=by, figure__period_id=submission.period_id, figure__agency_id=submission.agency_id
    )
    if code := figures.values_list("figure__indicator__code", flat=True).first():
        return f"Anh/chị đã nhập số liệu {code} {OTHERS_ACCEPT}"
    sections = NarrativeRevision.objects.filter(by=by, narrative__submission=submission)
    if heading := sections.values_list("narrative__heading", flat=True).first():
        return f"Anh/chị đã viết phần “{heading}” {OTHERS_ACCEPT}"
    return ""


def paper_is_here(submission: Submission, by: User) -> str:
    """A specialist hands in for an agency only what that agency sent on paper."""
    if by.role != Role.SPECIALIST or PaperReturn.objects.filter(submission=submission).exists():
        return ""
    if Agency.objects.acted_for_by(by).filter(pk=submission.agency_id).exists():
        return ""
    return NO_PAPER


def nothing_is_open(submission: Submission, by: User) -> str:
    """Accepting needs that department and agency are done with every thread."""
    number = submission.threads.open().count()
    return f"Còn {number} trao đổi chưa xong; xem, trả lời và bấm “Đã xong” trước khi tiếp nhận." if number else ""


def nobody_reviews(submission: Submission, by: User) -> str:
    if submission.review_begun_at is None:
        return ""
    return f"Đơn vị tổng hợp đã bắt đầu xem xét báo cáo lúc {format_moment(submission.review_begun_at)}."


def sent_by_them(submission: Submission, by: User) -> str:
    """A specialist takes back only what they themselves sent for the agency; the agency takes back either."""
    others = is_specialist(by) and submission.submitted_by_id != by.pk
    return "Chuyên viên chỉ rút lại báo cáo do chính mình gửi hộ đơn vị." if others else ""
