"""What the letter (công văn) to late agencies says; number, date and signature are for people to give."""

import datetime
from collections.abc import Sequence

from agencies.models import Agency
from hauggiang_pcmd.lib.dates import format_date_text
from plans.models import ReportingPeriod
from reports.document import OfficialDocument, Part
from reports.official_form import lower_first, subject_of
from reports.reminding.owing import Owing
from reports.templating import Template, filled


def letter_to(
    late: Sequence[Owing], period: ReportingPeriod, template: Template, *, due: datetime.date, answer_by: datetime.date
) -> OfficialDocument:
    """One letter to all of them (one at least), in the order given. `due` is the day of those without their own."""
    issuer = period.plan.consolidated_by
    who = _all_of(late, "các cơ quan, đơn vị")
    form = filled(template, period, issuer, place=period.plan.place, han_nop=format_date_text(due), cac_don_vi=who)
    subject = f"đôn đốc báo cáo {lower_first(subject_of(period))}"
    return OfficialDocument(
        title=f"Công văn {subject}",
        letterhead=form.letterhead(late[0].day.year),
        kind="",
        subject=subject,
        addressees=tuple(one.agency.name for one in late),
        preamble=form.preamble,
        parts=(*_lists(late, issuer, due), Part(1, "", "", paragraphs=_requests(late, period, answer_by))),
        closing=form.closing,
        signature=form.awaiting(),
        recipients=form.copies,
        annexes=(),
        annex_reference="",
    )


def _lists(late: Sequence[Owing], issuer: Agency, due: datetime.date) -> list[Part]:
    """Who has not handed in, and whose return waits to be put right, each with the days that it is overdue."""
    day = format_date_text(late[0].day)
    told = (
        (f"Tính đến ngày {day}, {issuer.name} chưa nhận được báo cáo của:", [one for one in late if not one.came_back]),
        (
            f"Tính đến ngày {day}, báo cáo đã được chuyển lại để bổ sung, chỉnh sửa và chưa được gửi lại của:",
            [one for one in late if one.came_back],
        ),
    )
    return [Part(1, "", "", paragraphs=(said,), items=_items(found, due)) for said, found in told if found]


def _items(late: Sequence[Owing], due: datetime.date) -> tuple[str, ...]:
    last = len(late)
    return tuple(
        f"{one.agency.name}: {_overdue(one, due)}{'.' if place == last else ';'}"
        for place, one in enumerate(late, start=1)
    )


def _overdue(one: Owing, due: datetime.date) -> str:
    overdue = f"quá hạn {one.days_late:02} ngày"
    if one.due == due:
        return overdue
    return f"{overdue} (hạn nộp của đơn vị: ngày {format_date_text(one.due)})"


def _requests(late: Sequence[Owing], period: ReportingPeriod, answer_by: datetime.date) -> tuple[str, ...]:
    """Agencies with a duty are asked, those whom the plan requests are asked with respect."""
    plan, issuer = period.plan, period.plan.consolidated_by
    by = f"chậm nhất vào ngày {format_date_text(answer_by)}"
    obliged = [one for one in late if not one.asked_with_respect]
    requested = [one for one in late if one.asked_with_respect]
    purpose = f"Để kịp thời tổng hợp, báo cáo {plan.report_recipient}, {issuer.name}"
    asked = []
    if obliged:
        who = "các cơ quan, đơn vị nêu trên"
        if requested:
            who = f"các cơ quan, đơn vị được giao nhiệm vụ tại {plan.kind} số {plan.number} có tên nêu trên"
        asked.append(f"{purpose} đề nghị {_all_of(obliged, who)} khẩn trương hoàn thành, gửi báo cáo trên cổng {by}.")
    if requested:
        begin = issuer.name if obliged else purpose
        names = "; ".join(one.agency.name for one in requested) if obliged else "các cơ quan, đơn vị nêu trên"
        asked.append(
            f"{begin} trân trọng đề nghị {_all_of(requested, names)} quan tâm, phối hợp thực hiện, gửi báo cáo "
            f"trên cổng {by}."
        )
    return (*asked, f"Khi có khó khăn, vướng mắc, xin trao đổi với {_reach(issuer)} để cùng phối hợp giải quyết.")


def _all_of(late: Sequence[Owing], words: str) -> str:
    """A single one is called by its name."""
    return late[0].agency.name if len(late) == 1 else words


def _reach(issuer: Agency) -> str:
    return f"{issuer.name} (điện thoại: {issuer.office_telephone})" if issuer.office_telephone else issuer.name
