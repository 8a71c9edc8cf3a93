"""manage.py load_figures FILE.csv --period PERIOD [--plan CODE] [--state draft|submitted|accepted]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from agencies.models import User
from hauggiang_pcmd.lib.commands import PlainCommand, one_of
from plans.finding import opened_period_called, plan_called
from reports.figure_loading import STEPS_TO, load_figures
from reports.models import State


class Command(PlainCommand):
    help = "Nạp số liệu hàng loạt từ tệp CSV, tất cả hoặc không gì cả."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.csv", type=Path)
        parser.add_argument("--period", required=True, help="kỳ, ví dụ 2024-6T")
        parser.add_argument("--plan", metavar="CODE", help="mã kế hoạch, khi có nhiều kế hoạch")
        parser.add_argument("--state", default=State.DRAFT.value, help="draft, submitted hoặc accepted")

    def handle(self, *args: Any, **options: Any) -> None:
        state = State(one_of("--state", options["state"], [state.value for state in STEPS_TO]))
        period = opened_period_called(plan_called(options["plan"]), options["period"])
        changed, agencies = load_figures(options["file"], period, state=state, by=User.objects.operator())
        self.stdout.write(
            f"Kỳ {period.label}: ghi {changed} số liệu của {agencies} đơn vị, tình trạng “{state.label}”."
        )
