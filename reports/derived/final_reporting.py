"""How every agency reported over the periods of a plan."""

from collections import Counter
from dataclasses import dataclass

from agencies.models import Agency
from agencies.today import today
from hauggiang_pcmd.lib.numbers import prose_count
from plans.models import ReportingPeriod
from reports.deadlines.due import deadlines_of
from reports.document import Cell, Column, Row, Table
from reports.lateness import Lateness, Standing, standing_of
from reports.models import Submission
from reports.official_form import lower_first

CAME = (Lateness.ON_TIME, Lateness.LATE)


@dataclass(frozen=True)
class Record:
    """The standings of every agency by period, agencies in plan order."""

    periods: tuple[ReportingPeriod, ...]
    agencies: tuple[Agency, ...]
    standings: dict[tuple[int, int], Standing]

    def of(self, period: ReportingPeriod) -> Counter[Lateness]:
        return Counter(one.code for (_, pk), one in self.standings.items() if pk == period.pk)


def record_of(last: ReportingPeriod) -> Record:
    """Over the opened periods of the plan until `last`; three queries."""
    periods = last.plan.periods.opened().filter(data_to__lte=last.data_to).order_by("data_to", "data_from")
    known = {one.pk: one for one in periods.select_related("plan")}
    returns = list(
        Submission.objects.filter(period__in=known)
        .select_related("agency__group", "extension")
        .order_by("agency__group__number", "agency__position")
    )
    day, deadlines = today(), deadlines_of(known.values())
    standings = {
        (one.agency_id, one.period_id): standing_of(one, known[one.period_id], day, deadlines) for one in returns
    }
    return Record(tuple(known.values()), tuple({one.agency_id: one.agency for one in returns}.values()), standings)


def reporting_table(record: Record) -> Table:
    """A row an agency under the heading of its group, a column a period, and how often it was in time."""
    columns = (
        Column("TT", 4),
        Column("Đơn vị", 26),
        *(Column(one.title, 11) for one in record.periods),
        Column("Đúng hạn", 9),
    )
    rows: list[Row] = []
    group = None
    for number, agency in enumerate(record.agencies, 1):
        if agency.group_id != group:
            group = agency.group_id
            rows.append(Row((f"{agency.group.number}. {agency.group.heading}",), heading=True))
        rows.append(Row((str(number), agency.name, *_cells(record, agency))))
    return Table("", columns, tuple(rows))


def _cells(record: Record, agency: Agency) -> tuple[Cell, ...]:
    found = [record.standings.get((agency.pk, period.pk)) for period in record.periods]
    asked = [one for one in found if one is not None]
    on_time = sum(one.code is Lateness.ON_TIME for one in asked)
    return (*(one.label if one else "–" for one in found), f"{on_time}/{len(asked)} kỳ")


def record_sentences(record: Record) -> tuple[str, ...]:
    """For each period how many reported, in time and late."""
    said = []
    for period in record.periods:
        codes = record.of(period)
        came, owing = sum(codes[code] for code in CAME), codes[Lateness.OVERDUE] + codes[Lateness.MISSING]
        missing = f", {prose_count(owing)} đơn vị chưa nộp" if owing else ""
        said.append(
            f"Kỳ {lower_first(period.title)}: {prose_count(came)}/{prose_count(codes.total())} đơn vị đã gửi báo cáo, "
            f"trong đó {prose_count(codes[Lateness.ON_TIME])} đơn vị đúng hạn, "
            f"{prose_count(codes[Lateness.LATE])} đơn vị nộp muộn{missing}."
        )
    return tuple(said)
