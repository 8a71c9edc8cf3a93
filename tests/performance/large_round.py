"""A whole round of a plan of any size, accepted to the last figure."""

import random
import tempfile
from pathlib import Path

from agencies.models import User
from plans.models import Plan, ReportingPeriod
from reports.figure_loading import load_figures
from reports.models import State, Submission
from reports.plan_files.loading import load_plan
from reports.rounds import open_period
from reports.writing import write_all
from tests.indicators.random_figures import random_rows, write_file
from tests.indicators.reference import ReferencePlan
from tests.large_plan import write_large_plan

LABEL = "2024-6T"
PARAGRAPH = (
    "Đơn vị đã xây dựng kế hoạch, phân công cán bộ phụ trách, phối hợp với các ngành trên địa bàn tổ chức thực hiện; "
    "định kỳ kiểm tra, rút kinh nghiệm và báo cáo kết quả về đơn vị tổng hợp theo quy định. "
)


def make(agencies: int) -> ReportingPeriod:
    """A period of that many agencies, each of which writes every section and reports every figure."""
    operator = User.objects.operator()
    with tempfile.TemporaryDirectory() as name:
        plan_file = write_large_plan(Path(name), agencies)
        load_plan(plan_file)
        year, _, code = LABEL.partition("-")
        period = Plan.objects.get(code=plan_file.stem).periods.get(year=year, code=code)
        open_period(period, by=operator)
        period.refresh_from_db()
        for submission in Submission.objects.filter(period=period):
            texts = {section.key: f"{section.heading}: {PARAGRAPH * 2}" for section in submission.narratives.all()}
            write_all(submission, texts, by=operator)
        rows = random_rows(ReferencePlan(plan_file), LABEL, random.Random(1), missing=0, nil=0.05)
        figures = write_file(rows, Path(name) / "figures.csv")
        load_figures(figures, period, state=State.ACCEPTED, by=operator)
    return period
