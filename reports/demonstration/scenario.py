"""What becomes of every return in the demonstration, and on which day: read from demo-scenario.yaml, and pure."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plans.models import ReportingPeriod
from reports.demonstration.chance import chance
from reports.demonstration.data import demo_data


class Does(StrEnum):
    BEGIN = "begin"
    ENTER = "enter"
    MEND = "mend"
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    ASK = "ask"
    ANSWER = "answer"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Slip:
    """What is wrong with a return when it first comes in: a figure, or a section of its words.

    `in_part`: only that is sent back, with the sections that tell the figure. `answer`: what the agency says to it.
    """

    reason: str
    indicator: str = ""
    factor: int = 1
    instead: str = ""
    section: str = ""
    text: str = ""
    by_department: bool = False
    in_part: bool = False
    answer: str = ""


@dataclass(frozen=True)
class Happening:
    """One thing that somebody does to the return of one agency."""

    day: datetime.date
    agency: str
    does: Does


@dataclass(frozen=True)
class Round:
    """One period: when it is opened, what happens in it in order, when it is closed (None: it stays open)."""

    opened: datetime.date
    happenings: tuple[Happening, ...]
    closed: datetime.date | None
    slips: Mapping[str, Slip]
    corrected: Mapping[str, Slip]
    waiting: Mapping[str, Mapping[str, str]]
    questions: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class HotspotList:
    """The list that the department draws up before a period is opened."""

    before: str
    localities: tuple[str, ...]


@dataclass(frozen=True)
class Reminding:
    """How the agencies of one period are reminded: by the schedule, and on which days by hand and by letter."""

    by_schedule: bool
    by_hand: tuple[datetime.date, ...]
    letters: tuple[datetime.date, ...]


def reminding_of(label: str) -> Reminding:
    told = demo_data("scenario")["rounds"][label].get("reminded")
    if told is None:
        return Reminding(by_schedule=False, by_hand=(), letters=())
    return Reminding(by_schedule=True, by_hand=tuple(told["by_hand"]), letters=tuple(told["letters"]))


def without_address() -> tuple[str, ...]:
    """Agencies that no mail reaches, by code."""
    return tuple(demo_data("scenario")["without_address"])


def unknown_mailboxes() -> tuple[str, ...]:
    """What stands before the @ of addresses that the mail server does not know."""
    return tuple(demo_data("scenario")["unknown_mailboxes"])


@dataclass(frozen=True)
class LongerTime:
    """A later due day or a closed period opened for one agency: given on `day`."""

    period: str
    agency: str
    day: datetime.date
    until: datetime.date
    reason: str


def longer_times(kind: str) -> list[LongerTime]:
    """Those of a kind: `extensions`, `exceptions`."""
    return [
        LongerTime(
            told["period"],
            told["agency"],
            last_day() - datetime.timedelta(days=told["back"]),
            told["until"],
            told["reason"],
        )
        for told in demo_data("scenario")[kind]
    ]


def last_day() -> datetime.date:
    """The day on which the demonstration lives from then on."""
    day: datetime.date = demo_data("scenario")["day"]
    return day


def plan_file_name() -> str:
    return str(demo_data("scenario")["plan"])


def hotspot_list() -> HotspotList:
    listed = demo_data("scenario")["hotspots"]
    return HotspotList(listed["before"], tuple(listed["localities"]))


@dataclass(frozen=True)
class EditedTemplate:
    """A template that the leader edits before the period's report is issued: whom copies go to, and why."""

    period: str
    kind: str
    recipients: tuple[str, ...]
    reason: str


def edited_template() -> EditedTemplate:
    told = demo_data("scenario")["template"]
    return EditedTemplate(told["period"], told["kind"], tuple(told["recipients"]), told["reason"].strip())


def reason_of_what_follows() -> str:
    """Why sections that tell a wrong figure go back with it."""
    return str(demo_data("scenario")["reasons"]["follows"])


def answer_to_what_stays() -> str:
    return str(demo_data("scenario")["reasons"]["stays"])


def labels() -> tuple[str, ...]:
    """The periods that are opened."""
    return tuple(demo_data("scenario")["rounds"])


def round_of(period: ReportingPeriod, agencies: Sequence[str], due: datetime.date) -> Round:
    """What happens in a period to the returns of these agencies, given by code in the plan's order and due that day."""
    data = demo_data("scenario")
    told = data["rounds"][period.label]
    stages = _stages(told) if "stages" in told else None
    happenings = [
        happening
        for code in agencies
        for happening in (_staged(stages[code], code) if stages else _course(period, told, code, due))
    ]
    closed = period.department_due + datetime.timedelta(days=data["closed"])
    return Round(
        opened=period.data_to - datetime.timedelta(days=data["opened"]),
        happenings=tuple(sorted(happenings, key=lambda one: one.day)),
        closed=None if told.get("open") else closed,
        slips=_slips(told.get("slips", {})),
        corrected=_slips(told.get("corrected", {})),
        waiting=told.get("waiting", {}),
        questions=told.get("questions", {}),
    )


def _slips(told: Mapping[str, Any]) -> dict[str, Slip]:
    reasons = demo_data("scenario")["reasons"]
    return {code: Slip(**slip | {"reason": reasons[slip["reason"]]}) for code, slip in told.items()}


def _course(period: ReportingPeriod, told: Mapping[str, Any], code: str, due: datetime.date) -> Iterator[Happening]:
    """In time, unless the agency is late; sent back where it slipped; never, where it is so written."""
    if code in told.get("never", []):
        return
    course = "mended" if code in told.get("slips", {}) else "accepted"
    yield from _steps(course, _first_day(period, told, code, due), code)


def _first_day(period: ReportingPeriod, told: Mapping[str, Any], code: str, due: datetime.date) -> datetime.date:
    days_late = told.get("late", {}).get(code)
    if days_late is not None:
        return due + datetime.timedelta(days=days_late)
    span = (due - period.data_to).days
    return period.data_to + datetime.timedelta(days=1 + int(chance(code, period.label, "day") * span))


def _stages(told: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    """Course and first day, in days back from the last, by agency."""
    return {
        code: (course, stage.get("back", 0)) for course, stage in told["stages"].items() for code in stage["agencies"]
    }


def _staged(stage: tuple[str, int], code: str) -> Iterator[Happening]:
    course, back = stage
    spread = int(chance(code, course) * 2) if back else 0
    yield from _steps(course, last_day() - datetime.timedelta(days=back + spread), code)


def _steps(course: str, first: datetime.date, code: str) -> Iterator[Happening]:
    for does, days in demo_data("scenario")["courses"][course]:
        yield Happening(first + datetime.timedelta(days=days), code, Does(does))
