"""Making the letter to late agencies: its content is kept, so that the same letter can be had again."""

import datetime
from collections.abc import Collection

from django.db import transaction

from agencies.models import Role, User
from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_table
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.deadlines.due import deadlines_of
from reports.document import OfficialDocument
from reports.frozen import thaw
from reports.models import DocumentKind, Letter
from reports.reminding.letter_text import letter_to
from reports.reminding.owing import Owing, late
from reports.renderers import FORMATS
from reports.templating import template_for

LETTER_FORMATS = ("pdf", "docx")
DAYS_TO_ANSWER = 3


def usual_answer_day(period: ReportingPeriod) -> datetime.date:
    """The third working day from today; people may set another."""
    day, days = today(), deadlines_of([period]).working_days(period)
    for _ in range(DAYS_TO_ANSWER):
        day = days.on_or_after(day + datetime.timedelta(days=1))
    return day


def late_ones(period: ReportingPeriod) -> list[Owing]:
    """Whom a letter can go to: whoever owes past the due day, but for the department that writes it."""
    return [one for one in late(period) if one.agency.pk != period.plan.consolidated_by_id]


def draft_letter(period: ReportingPeriod, agencies: Collection[int], answer_by: datetime.date) -> OfficialDocument:
    """The letter to these agencies (`Agency.pk`) as it would be made today.

    Refused where one of them does not owe a return past its due day, where none is named, and where the day to answer
    by has passed.
    """
    chosen = [one for one in late_ones(period) if one.agency.pk in set(agencies)]
    if not chosen:
        raise Refused("Chưa chọn đơn vị nào quá hạn để làm công văn.")
    if len(chosen) < len(set(agencies)):
        raise Refused("Có đơn vị được chọn không còn quá hạn: báo cáo vừa được gửi. Hãy xem lại danh sách.")
    if answer_by <= today():
        raise Refused(f"Ngày đề nghị gửi báo cáo ({format_date_table(answer_by)}) phải sau hôm nay.")
    template = template_for(period.plan, DocumentKind.LETTER)
    return letter_to(chosen, period, template, due=deadlines_of([period]).agencies(period).day, answer_by=answer_by)


@transaction.atomic
def make_letter(period: ReportingPeriod, agencies: Collection[int], answer_by: datetime.date, *, by: User) -> Letter:
    """Keep the letter that `draft_letter` describes; pressing twice makes one letter.

    Refused for anyone but the consolidating department.
    """
    if by.role not in (Role.SPECIALIST, Role.LEADER):
        raise Refused("Chỉ chuyên viên và lãnh đạo đơn vị tổng hợp làm công văn đôn đốc.")
    period = (
        ReportingPeriod.objects.select_for_update(of=("self",))
        .select_related("plan__consolidated_by")
        .get(pk=period.pk)
    )
    content = draft_letter(period, agencies, answer_by).canonical_json()
    day = today()
    same = Letter.objects.filter(period=period, day=day, content=content, made_by=by).first()
    if same is not None:
        return same
    letter = Letter.objects.create(period=period, day=day, content=content, made_by=by)
    letter.agencies.set(agencies)
    return letter


def content_of(letter: Letter) -> OfficialDocument:
    """What the letter says, as it was made."""
    return thaw(letter.content)


def letter_file(letter: Letter, name: str) -> bytes:
    """The letter as one of LETTER_FORMATS, ready for number, date and signature."""
    return FORMATS[name].render(content_of(letter), draft=False)
