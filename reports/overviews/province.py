"""The one page for leaders of the province: verdicts, what moved most, who is late, what is due next."""

import datetime
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from agencies.models import User
from indicators.measures import VERDICT_LABELS, Verdict
from plans.models import ReportingPeriod
from reports.deadlines.due import Deadlines, deadlines_of
from reports.period_wording import days_to
from reports.result_lines import WORD_OF_VERDICT, PeriodResults, ResultLine, lines_of_results
from reports.standings import AgencyStanding, standings

MOST_CHANGES = 5
ORDER = (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_DUE, Verdict.NO_OCCURRENCE, Verdict.INCOMPLETE)


@dataclass(frozen=True)
class VerdictCount:
    """`url` leads to the results with this verdict; empty where there are none."""

    code: str
    label: str
    number: int
    url: str


@dataclass(frozen=True)
class Deadline:
    """`left` is how far off it is."""

    what: str
    day: datetime.date
    left: str


@dataclass(frozen=True)
class ProvinceOverview:
    """`changes` hold the indicators whose percentage moved most against the same period last year."""

    period: ReportingPeriod
    results: PeriodResults
    verdicts: tuple[VerdictCount, ...]
    changes: tuple[ResultLine, ...]
    late: tuple[AgencyStanding, ...]
    accepted: int
    total: int
    deadlines: tuple[Deadline, ...]

    @property
    def full(self) -> bool:
        return self.accepted == self.total

    @property
    def words(self) -> str:
        return f"{self.accepted}/{self.total} đơn vị đã được tiếp nhận báo cáo"

    @property
    def gap(self) -> str:
        """What the missing returns mean for the results."""
        incomplete = sum(one.number for one in self.verdicts if one.code == Verdict.INCOMPLETE.value)
        of_all = f"{incomplete}/{sum(one.number for one in self.verdicts)}"
        return f"{self.words}; {of_all} chỉ tiêu chưa đủ số liệu."


def chosen_period(user: User, asked: str) -> ReportingPeriod | None:
    """The opened period that the address names, else the newest."""
    periods = ReportingPeriod.objects.overseen_by(user).opened().newest_first().select_related("plan")
    if asked.isascii() and asked.isdigit() and len(asked) < 18:
        named = periods.filter(pk=int(asked)).first()
        if named is not None:
            return named
    return periods.first()


def period_before(user: User, period: ReportingPeriod) -> ReportingPeriod | None:
    """The opened period of the same plan that ended before this one."""
    periods = ReportingPeriod.objects.overseen_by(user).opened().newest_first()
    return periods.filter(plan_id=period.plan_id, data_to__lt=period.data_to).first()


def province_overview(
    period: ReportingPeriod, today: datetime.date, deadlines: Deadlines | None = None
) -> ProvinceOverview:
    """The period as leaders of the province read it: small counts of people are not told."""
    deadlines = deadlines or deadlines_of([period])
    results, states = lines_of_results(period, of_department=False), standings(period, deadlines)
    counts: Counter[Verdict] = results.verdicts()
    return ProvinceOverview(
        period=period,
        results=results,
        verdicts=tuple(_verdict_count(period, verdict, counts[verdict]) for verdict in ORDER),
        changes=tuple(_moved_most(results.lines)),
        late=tuple(one for one in states if one.standing.owes),
        accepted=sum(one.accepted for one in states),
        total=len(states),
        deadlines=tuple(_deadlines(period, today, deadlines)),
    )


def _verdict_count(period: ReportingPeriod, verdict: Verdict, number: int) -> VerdictCount:
    url = f"{reverse('results', args=[period.pk])}?danh-gia={WORD_OF_VERDICT[verdict]}" if number else ""
    return VerdictCount(verdict, VERDICT_LABELS[verdict], number, url)


def _moved_most(lines: list[ResultLine]) -> list[ResultLine]:
    """Percentages only: counts of different things do not compare. What is hidden or incomplete does not count."""
    full = [line for line in lines if not line.missing]
    moved = [(abs(_points(line)), place, line) for place, line in enumerate(full) if _points(line)]
    return [line for _, _, line in sorted(moved, key=lambda one: (-one[0], one[1]))[:MOST_CHANGES]]


def _points(line: ResultLine) -> Fraction:
    last_year = line.result.last_year
    if last_year is None or last_year.difference is None or not line.words.comparison:
        return Fraction(0)
    return last_year.difference if line.result.measure.has_denominator else Fraction(0)


def _deadlines(period: ReportingPeriod, today: datetime.date, deadlines: Deadlines) -> list[Deadline]:
    """What of the period is still ahead."""
    days = [
        ("Chốt số liệu", period.data_to),
        ("Các đơn vị nộp báo cáo", deadlines.agencies(period).day),
        ("Báo cáo tổng hợp", deadlines.department(period).day),
    ]
    return [Deadline(what, day, days_to(day, today)) for what, day in days if day >= today]
