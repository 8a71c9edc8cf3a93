"""One page for a meeting of leaders: what was reached, what is not, what moved, who is late, what is due next.

It stays on one page whatever the data: every paragraph has so many lines, and says how many things it leaves out.
"""

from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.numbers import prose_count
from indicators.measures import Verdict
from indicators.results import results_of_periods
from plans.models import ReportingPeriod
from reports.consolidation.like_periods import like_periods
from reports.consolidation.results_charts import verdicts_chart
from reports.deadlines.due import deadlines_of
from reports.derived.lines import listed
from reports.document import Chart, Contribution, OfficialDocument, Part
from reports.models import DocumentKind
from reports.official_form import lower_first, subject_of
from reports.overviews.province import ProvinceOverview, province_overview
from reports.period_wording import days_to
from reports.result_lines import ResultLine
from reports.templating import form_for

MOST_PERIODS = 4
"""So many like periods stand in the small chart."""

NOTHING = "không có"


def brief(period: ReportingPeriod, *, with_tables: bool = True) -> OfficialDocument:
    """As leaders of the province read it: small counts of people are not told. A fixed number of queries."""
    deadlines = deadlines_of([period])
    overview = province_overview(period, today(), deadlines)
    form, about = form_for(period, DocumentKind.BRIEF).punctuated(), f"Tóm tắt {lower_first(subject_of(period))}"
    said = {
        "results": _verdicts(overview),
        "not_met": _not_met(overview),
        "changes": _changes(overview),
        "reporting": _reporting(overview),
        "deadlines": _deadlines(overview, period),
    }
    lines = tuple(Contribution(form.heading(key), (text,)) for key, text in said.items())
    return OfficialDocument(
        title=f"Báo cáo {about}",
        letterhead=form.letterhead(period.department_due.year),
        kind="BÁO CÁO",
        subject=about,
        addressees=form.addressees,
        preamble=form.preamble,
        parts=(Part(1, "", "", contributions=lines, charts=(_chart(period),)),),
        closing=form.closing,
        signature=form.awaiting(),
        recipients=form.copies,
        annexes=(),
        annex_reference="",
        one_page=True,
    )


def _verdicts(overview: ProvinceOverview) -> str:
    told = [f"{prose_count(one.number)} {one.label.lower()}" for one in overview.verdicts if one.number]
    total = sum(one.number for one in overview.verdicts)
    if not told:
        return "kỳ báo cáo không có chỉ tiêu phải đánh giá."
    return f"trong {prose_count(total)} chỉ tiêu có {', '.join(told)}; {overview.words}."


def _not_met(overview: ProvinceOverview) -> str:
    found = [line for line in overview.results.lines if line.verdict is Verdict.NOT_MET]
    return listed([_shortfall(line) for line in found], 5, "chỉ tiêu", NOTHING)


def _shortfall(line: ResultLine) -> str:
    """`CT3.1. Tố giác, tin báo … 95,5%, mục tiêu ≥ 100%, còn thiếu 2 tin`."""
    words = line.words
    parts = [
        f"{line.indicator.code}. {line.indicator.title} {words.value}",
        f"mục tiêu {words.threshold}",
        words.shortfall,
    ]
    return ", ".join(part.strip() for part in parts if part)


def _changes(overview: ProvinceOverview) -> str:
    told = [
        f"{line.indicator.code}. {line.indicator.title} {line.words.comparison.removesuffix(' so với cùng kỳ')}"
        for line in overview.changes
    ]
    return listed(told, 4, "chỉ tiêu", "chưa có số liệu cùng kỳ để so sánh")


def _reporting(overview: ProvinceOverview) -> str:
    owing = [f"{one.agency.name} ({one.standing.label.lower()})" for one in overview.late]
    return listed(owing, 3, "đơn vị", "không có đơn vị quá hạn hoặc chưa nộp")


def _deadlines(overview: ProvinceOverview, period: ReportingPeriod) -> str:
    """What of the period is still ahead, then when the next one is due."""
    day = today()
    told = [f"{one.what}: {format_date_text(one.day)} ({one.left})" for one in overview.deadlines]
    following = period.plan.periods.filter(data_to__gt=period.data_to).order_by("data_to", "data_from").first()
    if following is not None:
        due = deadlines_of([following]).agencies(following).day
        told.append(
            f"Nộp báo cáo kỳ {following.title[:1].lower()}{following.title[1:]}: {format_date_text(due)} "
            f"({days_to(due, day)})"
        )
    return listed(told, 2, "thời hạn", "không còn thời hạn nào của kế hoạch")


def _chart(period: ReportingPeriod) -> Chart:
    periods = like_periods(period)[-MOST_PERIODS:]
    found = results_of_periods(periods)
    return verdicts_chart({one.title: found[one.pk] for one in periods})
