"""manage.py open_period PERIOD [--plan CODE]"""

from argparse import ArgumentParser
from typing import Any

from agencies.models import User
from hauggiang_pcmd.lib.commands import PlainCommand
from plans.finding import period_called, plan_called
from reports.rounds import open_period


class Command(PlainCommand):
    help = "Mở một kỳ báo cáo: báo cáo nháp cho mọi đơn vị, ô số liệu trống cho mọi chỉ tiêu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("period", metavar="PERIOD", help="kỳ, ví dụ 2024-6T")
        parser.add_argument("--plan", metavar="CODE", help="mã kế hoạch, khi có nhiều kế hoạch")

    def handle(self, *args: Any, **options: Any) -> None:
        period = period_called(plan_called(options["plan"]), options["period"])
        made = open_period(period, by=User.objects.operator())
        self.stdout.write(
            f"Kỳ {period.label}: thêm {made.returns} báo cáo, {made.figures} ô số liệu, {made.sections} phần lời."
        )
