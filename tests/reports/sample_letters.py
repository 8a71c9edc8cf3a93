"""Letters to one late agency, to some, and to all: without a database."""

import datetime
import unicodedata

from agencies.models import Agency, Duty
from plans.models import Plan, ReportingPeriod
from reports.document import OfficialDocument
from reports.models import DocumentKind, State, Submission
from reports.reminding.letter_text import letter_to
from reports.reminding.owing import Owing
from reports.templating import TemplateName
from reports.templating.start import start_of
from tests.reports.sample_documents import AGENCIES

DEPARTMENT = Agency(
    name="Sở Lao động - Thương binh và Xã hội", symbol="SLĐTBXH", kind="department", office_telephone="0293 3 000 000"
)
PLAN = Plan(
    kind="Kế hoạch",
    number="52/KH-UBND",
    title="PHÒNG, CHỐNG MẠI DÂM GIAI ĐOẠN 2021-2025",
    subject="phòng, chống mại dâm",
    issued_by="Ủy ban nhân dân tỉnh Hậu Giang",
    issued_on=datetime.date(2022, 3, 25),
    place="Hậu Giang",
    preamble=["Ủy ban nhân dân tỉnh ban hành Kế hoạch phòng, chống mại dâm giai đoạn 2021-2025 như sau:"],
    report_recipient="Ủy ban nhân dân tỉnh Hậu Giang",
    consolidated_by=DEPARTMENT,
)
PERIOD = ReportingPeriod(
    plan=PLAN,
    year=2025,
    name="6 tháng đầu năm",
    code="6T",
    data_from=datetime.date(2024, 12, 15),
    data_to=datetime.date(2025, 6, 14),
)
DUE, TODAY, ANSWER_BY = datetime.date(2025, 6, 18), datetime.date(2025, 6, 20), datetime.date(2025, 6, 25)
REQUESTED = range(10, 18)
"""Places in AGENCIES of those whom the plan requests."""


def owing(place: int, state: State = State.DRAFT, due: datetime.date = DUE) -> Owing:
    duty = Duty.REQUESTED if place in REQUESTED else Duty.OBLIGED
    return Owing(Submission(state=state), Agency(name=AGENCIES[place], duty=duty), due, TODAY)


def to(*places: int, **changed: object) -> OfficialDocument:
    return letter([owing(place, **changed) for place in places])


def letter(late: list[Owing]) -> OfficialDocument:
    """As the start of the letter's template has it."""
    template = start_of(PLAN.subject, TemplateName(DocumentKind.LETTER))
    return letter_to(late, PERIOD, template, due=DUE, answer_by=ANSWER_BY)


def one() -> OfficialDocument:
    return to(1)


def one_requested() -> OfficialDocument:
    return to(11)


def some() -> OfficialDocument:
    """Obliged and requested ones; one came back, one has a due day of its own."""
    late = [
        owing(2), owing(8, due=datetime.date(2025, 6, 19)), owing(14), owing(17), owing(20, State.RETURNED), owing(23),
    ]  # fmt: skip
    return letter(late)


def everyone() -> OfficialDocument:
    """26 agencies: two pages."""
    return to(*range(len(AGENCIES)))


def awkward() -> OfficialDocument:
    """Names that take more than a line, that must be escaped, and that are not composed."""
    names = (
        "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc tỉnh",
        "Trung tâm <b>A & B</b>",
        unicodedata.normalize("NFD", "Ủy ban nhân dân huyện Vị Thủy"),
    )
    late = [Owing(Submission(state=State.DRAFT), Agency(name=name), DUE, TODAY) for name in names]
    return letter(late)


def tight() -> OfficialDocument:
    """A line that reached 2 points into the margin while letters were kerned. Found among generated documents."""
    return to(20)
