"""Annex IV: how every agency reported, in the groups as the plan numbers them."""

from hauggiang_pcmd.lib.dates import format_date_table
from hauggiang_pcmd.lib.numbers import prose_count
from plans.models import ReportingPeriod
from reports.document import Column, Row, Table
from reports.models import State
from reports.standings import AgencyStanding

COLUMNS = (
    Column("TT", 5),
    Column("Đơn vị", 34),
    Column("Trách nhiệm báo cáo", 14),
    Column("Hạn nộp", 11),
    Column("Ngày gửi lần đầu", 11),
    Column("Thời hạn", 13),
    Column("Tình trạng", 13),
    Column("Ghi chú", 20),
)


def reporting_table(period: ReportingPeriod, standings: list[AgencyStanding]) -> Table:
    """A row an agency under the heading of its group."""
    rows: list[Row] = []
    group = None
    for number, one in enumerate(standings, 1):
        if one.agency.group_id != group:
            group = one.agency.group_id
            rows.append(Row((f"{one.agency.group.number}. {one.agency.group.heading}",), heading=True))
        sent = one.submission.first_submitted_on
        rows.append(
            Row(
                (
                    str(number),
                    one.agency.name,
                    one.agency.get_duty_display(),
                    format_date_table(one.due.day),
                    format_date_table(sent) if sent else "–",
                    one.standing.label,
                    one.submission.get_state_display(),
                    _remarks(one),
                )
            )
        )
    return Table("", COLUMNS, tuple(rows))


def _remarks(one: AgencyStanding) -> str:
    remarks = ["Nhập từ báo cáo giấy"] * one.on_paper
    remarks += [f"Gửi riêng (báo cáo mật): {prose_count(one.outside)} phần"] if one.outside else []
    remarks += [] if one.submission.state == State.ACCEPTED else ["Không tính trong báo cáo này"]
    return "; ".join(remarks)
