"""What a reminder says: plain text, official and respectful, without a figure in it."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.dates import format_date_text
from plans.models import ReportingPeriod
from reports.models import ReminderKind
from reports.period_wording import in_sentence
from reports.reminding.owing import Owing

LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Message:
    subject: str
    body: str


def message_for(one: Owing, period: ReportingPeriod) -> Message:
    """The mail to an agency about the return that it owes; obliged agencies are asked, requested ones with respect."""
    plan, issuer = period.plan, period.plan.consolidated_by
    paragraphs = (
        f"Kính gửi: {one.agency.name}",
        f"{issuer.name} {_news(one, period)}",
        f"{issuer.name} {_request(one)}",
        _way_in(one),
        _ending(issuer.name, issuer.office_telephone),
        f"Trân trọng,\n{issuer.name}",
    )
    subject = " ".join(f"{_subject(one, period)} ({plan.kind} số {plan.number})".split())
    return Message(nfc(subject)[:LONGEST_SUBJECT], nfc("\n\n".join(filter(None, paragraphs))) + "\n")


def _subject(one: Owing, period: ReportingPeriod) -> str:
    report = f"báo cáo {in_sentence(period)}"
    due = format_date_text(one.due)
    return {
        ReminderKind.AHEAD: f"Nhắc hạn nộp {report}: ngày {due}",
        ReminderKind.OVERDUE: f"Đôn đốc {report}, hạn nộp ngày {due}",
        ReminderKind.MENDING: f"Nhắc gửi lại {report} sau khi chỉnh sửa",
    }[one.kind]


def _news(one: Owing, period: ReportingPeriod) -> str:
    report = f"báo cáo {in_sentence(period)} thực hiện {period.plan.kind} số {period.plan.number}"
    due, day = format_date_text(one.due), format_date_text(one.day)
    if one.came_back:
        return (
            f"trân trọng thông báo: {report} của đơn vị đã được chuyển lại để bổ sung, chỉnh sửa; tính đến ngày {day} "
            f"chưa nhận được bản gửi lại. Hạn nộp báo cáo: ngày {due}."
        )
    if one.late:
        return (
            f"trân trọng thông báo: {report} có hạn nộp ngày {due}; tính đến ngày {day} đã quá hạn {one.days_late:02} "
            "ngày, chưa nhận được báo cáo của đơn vị."
        )
    return f"trân trọng thông báo: {report} của đơn vị có hạn nộp ngày {due}."


def _request(one: Owing) -> str:
    asks = "trân trọng đề nghị" if one.asked_with_respect else "đề nghị"
    what = "hoàn thành việc chỉnh sửa và gửi lại báo cáo" if one.came_back else "hoàn thành và gửi báo cáo"
    if one.late:
        return f"{asks} đơn vị quan tâm, sớm {what}. Báo cáo gửi sau hạn vẫn được tiếp nhận."
    return f"{asks} đơn vị {what} chậm nhất vào ngày {format_date_text(one.due)}."


def _way_in(one: Owing) -> str:
    """The address of the return, which opens only for those who may read it; nothing where the portal has none."""
    if not settings.PORTAL_URL:
        return ""
    return f"Báo cáo của đơn vị trên cổng:\n{settings.PORTAL_URL}{reverse('return', args=[one.submission.pk])}"


def _ending(issuer: str, telephone: str) -> str:
    reach = f"{issuer} (điện thoại: {telephone})" if telephone else issuer
    return (
        "Nếu đơn vị đã gửi báo cáo, xin bỏ qua thư này. Đây là thư nhắc do cổng báo cáo gửi đi; khi có khó khăn, vướng "
        f"mắc, xin liên hệ {reach}."
    )
