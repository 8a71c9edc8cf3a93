"""The state of all returns of a period, as rows to print: an agency a row, under the groups that the plan numbers."""

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agencies.models import AgencyGroup
from agencies.today import today
from hauggiang_pcmd.lib.collation import sort_key
from hauggiang_pcmd.lib.dates import format_date_table, format_moment
from plans.models import ReportingPeriod
from reports.deadlines.due import Deadlines
from reports.deadlines.locks import is_locked
from reports.lateness import Lateness
from reports.models import State
from reports.paper.wording import ENTERED_FOR
from reports.progress import Progress, progress_of
from reports.reminding.log import last_reminders
from reports.reminding.owing import owing_among
from reports.standings import AgencyStanding, standings


@dataclass(frozen=True)
class Line:
    """One agency. `number` is its group's in the plan, with its place in a group of several: 7, 12.3.

    `reminded` tells when last, `alone` until when its return is open in a closed period; both may be empty.
    """

    place: int
    number: str
    of: AgencyStanding
    progress: Progress
    reminded: str = ""
    alone: str = ""

    @property
    def pk(self) -> int:
        return self.of.submission.pk

    @property
    def name(self) -> str:
        return self.of.agency.name

    @property
    def state(self) -> str:
        return self.of.submission.state

    @property
    def state_label(self) -> str:
        return State(self.state).label

    @property
    def remarks(self) -> list[str]:
        """What is not seen in its state: entered from paper, sent outside the portal."""
        outside = [f"Gửi riêng (báo cáo mật): {self.of.outside} phần"] if self.of.outside else []
        return [ENTERED_FOR] * self.of.on_paper + outside

    @property
    def figures(self) -> str:
        """`4/12`, beside a bar."""
        return f"{self.progress.figures_given}/{self.progress.figures}"

    @property
    def sections(self) -> str:
        return f"{self.progress.sections_written}/{self.progress.sections}"

    @property
    def extended(self) -> str:
        """`Gia hạn đến 24/06/2024`, or empty."""
        due = self.of.due
        return f"Gia hạn đến {format_date_table(due.day)}" if due.instead_of else ""

    @property
    def last_activity(self) -> str:
        return format_moment(self.progress.last_activity) if self.progress.last_activity else "chưa có"


@dataclass(frozen=True)
class Bundle:
    """The lines of one group of the plan; it is complete only when every agency of it is accepted.

    A group that is one agency of the same name needs no heading.
    """

    group: AgencyGroup | None
    lines: tuple[Line, ...]
    accepted: int
    members: int

    @property
    def headed(self) -> bool:
        return self.group is not None and (self.members > 1 or self.lines[0].name != self.group.heading)

    @property
    def complete(self) -> bool:
        return self.accepted == self.members

    @property
    def code(self) -> str:
        return "done" if self.complete else "doing" if self.accepted else "todo"

    @property
    def label(self) -> str:
        return f"{self.accepted}/{self.members} đã tiếp nhận"


def _owes(line: Line) -> bool:
    return line.of.standing.owes


def _late(line: Line) -> bool:
    return line.of.standing.code is Lateness.LATE


def _in(state: State) -> Callable[[Line], bool]:
    return lambda line: line.state == state


FILTERS: dict[str, tuple[str, Callable[[Line], bool]]] = {
    "": ("Tất cả", lambda line: True),
    "cho-xem-xet": ("Chờ xem xét", _in(State.SUBMITTED)),
    "tra-lai": ("Trả lại", _in(State.RETURNED)),
    "dang-nhap": ("Đang nhập", _in(State.DRAFT)),
    "da-tiep-nhan": ("Đã tiếp nhận", _in(State.ACCEPTED)),
    "qua-han": ("Quá hạn, chưa nộp", _owes),
    "nop-muon": ("Nộp muộn", _late),
    "them-thoi-gian": ("Gia hạn, mở riêng", lambda line: bool(line.extended or line.alone)),
}
"""What `?loc=` may be: how it is called, and which lines stay."""

URGENCY = [Lateness.OVERDUE, Lateness.MISSING, Lateness.LATE, Lateness.NOT_DUE, Lateness.ON_TIME]
STATES = [State.SUBMITTED, State.RETURNED, State.DRAFT, State.ACCEPTED]

ORDERS: dict[str, tuple[str, Callable[[Line], Any]]] = {
    "": ("Thứ tự kế hoạch", lambda line: line.place),
    "ten": ("Đơn vị", lambda line: sort_key(line.name)),
    "tinh-trang": ("Tình trạng", lambda line: (STATES.index(State(line.state)), line.place)),
    "thoi-han": ("Thời hạn", lambda line: (URGENCY.index(line.of.standing.code), -line.of.standing.days, line.place)),
    "so-lieu": ("Số liệu", lambda line: (line.progress.share, line.place)),
    "don-doc": ("Đôn đốc", lambda line: (not line.reminded, line.place)),
    "hoat-dong": (
        "Hoạt động gần nhất",
        lambda line: (-line.progress.last_activity.timestamp() if line.progress.last_activity else 0, line.place),
    ),
}
"""What `?xep=` may be: how it is called, and the key of a line, first things first."""


def lines_of(period: ReportingPeriod, deadlines: Deadlines | None = None) -> list[Line]:
    """All agencies that report in the period, in plan order; seven queries whatever their number."""
    found, day = standings(period, deadlines), today()
    reminded = last_reminders(period)
    progress = progress_of([one.submission for one in found])
    members = Counter(one.agency.group_id for one in found)
    seen: Counter[int] = Counter()
    lines = []
    for place, one in enumerate(found):
        group = one.agency.group
        seen[group.pk] += 1
        number = f"{group.number}.{seen[group.pk]}" if members[group.pk] > 1 else str(group.number)
        lines.append(
            Line(
                place,
                number,
                one,
                progress[one.submission.pk],
                reminded[one.submission.pk].words if one.submission.pk in reminded else "",
                _alone(one, period, day),
            )
        )
    return lines


def _alone(one: AgencyStanding, period: ReportingPeriod, day: datetime.date) -> str:
    """`Mở riêng đến 28/06/2024`, or empty."""
    until = one.submission.open_until
    if until is None or period.closed_at is None or is_locked(one.submission, period, day):
        return ""
    return f"Mở riêng đến {format_date_table(until)}"


def counts(lines: list[Line]) -> dict[str, int]:
    """How many lines each filter keeps."""
    return {code: sum(map(keeps, lines)) for code, (_, keeps) in FILTERS.items()}


def late_words(lines: list[Line], period: ReportingPeriod, day: datetime.date) -> str:
    """`5 đơn vị quá hạn, trong đó 2 đơn vị đang sửa sau khi trả lại`, or empty; the same as the page lists them."""
    late = [one for one in owing_among((line.of for line in lines), period, day) if one.late]
    back = sum(one.came_back for one in late)
    words = f"{len(late)} đơn vị quá hạn" if late else ""
    return f"{words}, trong đó {back} đơn vị đang sửa sau khi trả lại" if back else words


def bundles(lines: list[Line], chosen: str, order: str) -> list[Bundle]:
    """The lines that the filter keeps: under their groups in plan order, else one list. Unknown words are as none."""
    keeps = FILTERS.get(chosen, FILTERS[""])[1]
    kept = [line for line in lines if keeps(line)]
    if order not in ORDERS or not order:
        return _grouped(lines, kept)
    return [Bundle(None, tuple(sorted(kept, key=ORDERS[order][1])), 0, 0)] if kept else []


def _grouped(lines: list[Line], kept: list[Line]) -> list[Bundle]:
    members: Counter[int] = Counter(line.of.agency.group_id for line in lines)
    accepted: Counter[int] = Counter(line.of.agency.group_id for line in lines if line.of.accepted)
    by_group: dict[int, list[Line]] = {}
    for line in kept:
        by_group.setdefault(line.of.agency.group_id, []).append(line)
    return [
        Bundle(inside[0].of.agency.group, tuple(inside), accepted[group], members[group])
        for group, inside in by_group.items()
    ]
